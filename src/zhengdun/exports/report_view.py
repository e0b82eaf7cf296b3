"""What the HTML report shows, worked out before a template sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from zhengdun.assessment.agenda import agenda, derivation_of
from zhengdun.assessment.beside import SameMatter, matters_by_duty
from zhengdun.assessment.liability import Liability, liabilities, merged
from zhengdun.assessment.parties import Party, parties
from zhengdun.duties.registry import duties_of
from zhengdun.exports import charts
from zhengdun.exports.consequences import recipients
from zhengdun.exports.deadlines import Outlook, outlook
from zhengdun.exports.gaps import wanted
from zhengdun.exports.lines import Line, lines
from zhengdun.exports.report_parts import Breach, ChapterMap, Gap, InUse, Quiet, Tile
from zhengdun.exports.summary import (
    GRAVEST_FIRST,
    MARKS,
    ArticleOverview,
    Names,
    overview,
    subject_names,
)
from zhengdun.exports.topics import NO_CHAPTER, Heading, heading
from zhengdun.incidents import dossiers, end_of_day
from zhengdun.kit.outcomes import Outcome
from zhengdun.law import (
    VERSIONS,
    Chapter,
    Mitigation,
    OutsideProvision,
    Sanction,
    Text,
    Version,
    art,
    load,
)
from zhengdun.ledger.tables.institution import Setting

if TYPE_CHECKING:
    from datetime import date

    from zhengdun.assessment import Findings
    from zhengdun.clock import Calendar
    from zhengdun.incidents import Dossier
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers

_OPEN = (Outcome.CANNOT_TELL, Outcome.ERROR)


@dataclass(frozen=True, eq=False)
class ReportView:
    """Everything that the report shows; see the templates for where."""

    findings: Findings
    ledgers: Ledgers
    calendar: Calendar
    lang: str
    days: int

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The institutions."""
        return parties(self.ledgers)

    @cached_property
    def party(self) -> dict[str, Party]:
        """The institutions by code."""
        return {party.code: party for party in self.parties}

    @property
    def version(self) -> Version:
        """The version of the Measures whose numbers were used."""
        return VERSIONS[self.findings.version]

    @cached_property
    def counts(self) -> dict[Outcome, int]:
        """Findings by outcome."""
        return self.findings.counts()

    @cached_property
    def names(self) -> Names:
        """What the subjects are called."""
        return subject_names(self.ledgers, self.findings, self.lang)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every finding."""
        return lines(self.findings, self.ledgers, self.names)

    @cached_property
    def articles(self) -> tuple[ArticleOverview, ...]:
        """The articles judged."""
        return overview(self.findings)

    @cached_property
    def outlook(self) -> Outlook:
        """What is overdue and what falls due."""
        items = agenda(self.findings, calendar=self.calendar, days=self.days)
        return outlook(items, on=self.findings.on, days=self.days)

    @cached_property
    def incidents(self) -> tuple[Dossier, ...]:
        """Every incident, as the assessment's day ends; none where articles 39 and 40 were not judged."""
        if not {39, 40} & {duty.cite.article for duty in self.findings.duties}:
            return ()
        return dossiers(self.ledgers, end_of_day(self.findings.on), calendar=self.calendar)

    @cached_property
    def binding(self) -> set[int]:
        """The articles that hold duties, judged or not."""
        ours = (duty for duty in self.findings.duties if duty.version == self.version.key)
        return {duty.cite.article for duty in (*duties_of(self.version.key), *ours)}

    @cached_property
    def chapters(self) -> tuple[ChapterMap, ...]:
        """The chapters of which at least one duty was judged, each up to its last article that holds one.

        What follows is left out: the articles on sanctions that close chapter 7, the last ones of chapter 8.
        """
        judged = {article.article: article for article in self.articles}
        seen = {article.chapter.number for article in self.articles}
        return tuple(
            ChapterMap(
                chapter,
                tuple(Tile(self._heading(number), judged.get(number)) for number in self._up_to_the_last_duty(chapter)),
            )
            for chapter in (NO_CHAPTER, *self._text.chapters)
            if chapter.number in seen
        )

    @property
    def _text(self) -> Text:
        return load(self.version.key)

    def _heading(self, article: int) -> Heading:
        return heading(art(article, version=self.version.key))

    def _up_to_the_last_duty(self, chapter: Chapter) -> list[int]:
        articles = [article for article in self._text.articles if (article.chapter or NO_CHAPTER) == chapter]
        numbers = [article.number for article in articles]
        last = max(number for number in numbers if number in self.binding)
        return [number for number in numbers if number <= last]

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """Every duty with a breach, in the order of the Measures."""
        return tuple(self._breach(duty, found) for duty, found in _by_duty(self._having(Outcome.BREACHED)))

    def _breach(self, duty: Duty, found: tuple[Line, ...]) -> Breach:
        concerned = [self.party[code] for code in dict.fromkeys(line.institution for line in found)]
        return Breach(
            duty=duty,
            lines=found,
            recipients=recipients(duty, concerned),
            liabilities=tuple(self.liability(line) for line in found),
            matters=tuple(dict.fromkeys(filter(None, (self._matters.get((one.code, duty.id)) for one in concerned)))),
        )

    @cached_property
    def _matters(self) -> dict[tuple[str, str], SameMatter]:
        return matters_by_duty(self.ledgers, self.findings.duties)

    def liability(self, line: Line) -> Liability:
        """What a breach can lead to."""
        return self._liabilities[line.institution, line.duty.id, line.subject]

    @cached_property
    def _liabilities(self) -> dict[tuple[str, str, str], Liability]:
        found = liabilities(self.findings, self.ledgers)
        return {(one.party.code, one.duty.id, one.finding["subject"]): one for one in found}

    @cached_property
    def sanctions(self) -> tuple[Sanction, ...]:
        """Every sanction that one of the breaches can lead to, once."""
        return merged(sanction for breach in self.breaches for sanction in breach.sanctions)

    @cached_property
    def other_laws(self) -> tuple[OutsideProvision, ...]:
        """The provisions that answer breaches of other laws, once."""
        laws = (law for breach in self.breaches for one in breach.liabilities for law in one.laws)
        return tuple(dict.fromkeys(provision for law in laws for provision in law.other_laws))

    @cached_property
    def mitigation(self) -> Mitigation | None:
        """Article 70, where it extends to one of the institutions in breach."""
        found = (one.mitigation for breach in self.breaches for one in breach.liabilities)
        return next((mitigation for mitigation in found if mitigation is not None), None)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What cannot be told, by duty and reason."""
        return tuple(
            Gap(duty, reason, wanted(duty, reason, institution, self.ledgers, self.lang), alike)
            for duty, found in _by_duty(self._having(*_OPEN))
            for (reason, institution), alike in _runs(found, lambda line: (line.reason, line.institution))
        )

    @cached_property
    def quiet(self) -> tuple[Quiet, ...]:
        """What is met or does not apply, by duty."""
        return tuple(
            Quiet(duty, tuple(_runs(found, lambda line: line.reason)))
            for duty, found in _by_duty(self._having(Outcome.MET, Outcome.NOT_APPLICABLE))
        )

    @cached_property
    def parameters(self) -> tuple[InUse, ...]:
        """The named numbers used, in the order of the Measures."""
        used = {parameter.name: parameter for duty in self.findings.duties for parameter in duty.shape.parameters}
        own: dict[str, list[tuple[Party, float]]] = {}
        for row in self.ledgers[Setting].iter_rows(named=True):
            own.setdefault(row["parameter"], []).append((self.party[row["institution"]], row["value"]))
        found = []
        for parameter in sorted(used.values(), key=lambda one: (one.cite, one.name)):
            value = parameter.counts
            found.append(InUse(parameter, value, None, None))
            if parameter.source == "internal":
                found += [InUse(parameter, value, set_, party) for party, set_ in own.get(parameter.name, [])]
        return tuple(found)

    def derivation(self, line: Line) -> str:
        """How the last day of a finding was counted in working days; empty for any other."""
        found = derivation_of(line.duty, self.calendar, line.finding["event"], line.finding["due"])
        return "" if found is None else found.text(self.lang)

    def duties_chart(self, title: str, labels: Iterable[str]) -> str:
        """The duties of each chapter by outcome."""
        series = {MARKS[outcome]: [chapter.duties(outcome) for chapter in self.chapters] for outcome in GRAVEST_FIRST}
        return charts.stacked_bars(title, list(labels), series)

    def weeks_chart(self, title: str) -> str:
        """How much falls due in each week."""
        weeks = self.outlook.weeks
        return charts.columns(title, [_short(week.monday) for week in weeks], [week.count for week in weeks])

    def _having(self, *outcomes: Outcome) -> list[Line]:
        return [line for line in self.lines if line.outcome in outcomes]


def _short(day: date) -> str:
    return f"{day.month}/{day.day}"


def _by_duty(found: Iterable[Line]) -> list[tuple[Duty, tuple[Line, ...]]]:
    runs = groupby(found, key=lambda line: line.duty.id)
    grouped = [tuple(run) for _, run in runs]
    return [(group[0].duty, group) for group in grouped]


def _runs(found: Iterable[Line], key: Callable[[Line], Any]) -> list[tuple[Any, tuple[Line, ...]]]:
    runs: dict[Any, list[Line]] = {}
    for line in found:
        runs.setdefault(key(line), []).append(line)
    return [(value, tuple(alike)) for value, alike in runs.items()]
