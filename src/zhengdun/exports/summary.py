"""What the terminal, the HTML report and the workbook share: the articles at a glance, and names for codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.exports.row_names import row_names
from zhengdun.exports.topics import NO_CHAPTER
from zhengdun.kit.outcomes import Outcome
from zhengdun.kit.shapes.existence import Covers
from zhengdun.law import Chapter, load
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.assessment import Findings
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.shapes.base import Shape
    from zhengdun.ledger.book import Ledgers
    from zhengdun.ledger.schema import Ledger

GRAVEST_FIRST = (Outcome.BREACHED, Outcome.ERROR, Outcome.CANNOT_TELL, Outcome.MET, Outcome.NOT_APPLICABLE)
"""The outcomes in the order in which one of them stands for many."""

MARKS: Mapping[Outcome, str] = {
    Outcome.MET: "✓",
    Outcome.BREACHED: "✗",
    Outcome.CANNOT_TELL: "?",
    Outcome.NOT_APPLICABLE: "–",
    Outcome.ERROR: "!",
}
"""A sign for each outcome: colour alone never tells one from another."""

Names = Mapping[tuple[str, str, str], str]
"""(institution, duty, subject) of a finding -> what its subject is called."""


@dataclass(frozen=True)
class ArticleOverview:
    """How one article stands: its findings and its duties by outcome, a duty counting as its gravest finding.

    ``internal`` are those of the breached findings that break an internal standard, not the law itself.
    """

    article: int
    chapter: Chapter
    findings: Mapping[Outcome, int]
    duties: Mapping[Outcome, int]
    internal: int

    @property
    def worst(self) -> Outcome:
        """The gravest outcome of any of its findings."""
        return gravest(self.findings)

    @property
    def breaks_the_law(self) -> bool:
        """Whether any breach is one of the law itself."""
        return self.findings.get(Outcome.BREACHED, 0) > self.internal


def overview(findings: Findings) -> tuple[ArticleOverview, ...]:
    """Every article of the version asked about with a duty that was judged, in its order.

    What the law of old has to say of the conduct of its days is not among them.
    """
    by_duty = outcomes_by_duty(findings)
    text = load(findings.version)
    articles: dict[int, list[Duty]] = {}
    for duty in findings.duties:
        if duty.version == findings.version:
            articles.setdefault(duty.cite.article, []).append(duty)
    found = []
    for number, duties in sorted(articles.items()):
        chapter = text.article(number).chapter or NO_CHAPTER
        counts = [by_duty[duty.id] for duty in duties if duty.id in by_duty]
        internal = sum(by_duty[duty.id][Outcome.BREACHED] for duty in duties if duty.internal and duty.id in by_duty)
        found.append(ArticleOverview(number, chapter, sum(counts, Counter()), Counter(map(gravest, counts)), internal))
    return tuple(found)


def outcomes_by_duty(findings: Findings) -> dict[str, Counter[Outcome]]:
    """How many findings of each outcome every duty has."""
    by_key = {outcome.key: outcome for outcome in Outcome}
    counted: dict[str, Counter[Outcome]] = {}
    for duty, outcome, count in findings.frame.group_by("duty", "outcome").len().iter_rows():
        counted.setdefault(duty, Counter())[by_key[outcome]] = count
    return counted


def gravest(outcomes: Iterable[Outcome]) -> Outcome:
    """The one that stands for them all.

    >>> gravest([Outcome.MET, Outcome.NOT_APPLICABLE]).key
    'met'
    """
    return min(outcomes, key=GRAVEST_FIRST.index)


def subject_names(ledgers: Ledgers, findings: Findings, lang: str = "zh") -> Names:
    """What the subjects of the findings are called, for people who do not know the codes.

    See :func:`~zhengdun.exports.row_names.row_names`; an item on a list (a kind of document) has its label, after
    the name of what it is asked of: ``集中交易系统：灾难备份设施``. A row without any name is
    called by its kind, ``应急演练``, to be read beside its code.
    """
    present = set(findings.frame["duty"].unique())
    judged = (duty for duty in findings.duties if duty.id in present)
    tables: set[type[Ledger]] = {Institution, *(duty.shape.each.table for duty in judged)}
    named = {table: row_names(ledgers, table) for table in tables}
    found = {}
    for institution, duty_id, subject in findings.frame.select("institution", "duty", "subject").iter_rows():
        shape = findings.by_id[duty_id].shape
        rows = named[shape.each.table]
        name = rows.get((institution, subject)) or _composed(shape, institution, subject, rows, lang)
        if name is None and subject == institution:
            name = named[Institution].get((institution, institution), institution)
        found[institution, duty_id, subject] = name or shape.each.table.sheet.get(lang)
    return found


def _composed(
    shape: Shape, institution: str, subject: str, rows: Mapping[tuple[str, str], str], lang: str
) -> str | None:
    """The name of a subject that is an item asked of a row: the row's name and the item's label."""
    of, _, item = subject.rpartition(" ")
    label = shape.items.get(item) if isinstance(shape, Covers) else None
    what = label.get(lang) if label else item
    if not of:
        return what if label else None
    owner = rows.get((institution, of))
    if owner is None:
        return f"{of} {what}" if label else None
    return f"{owner}: {what}" if lang == "en" else f"{owner}：{what}"
