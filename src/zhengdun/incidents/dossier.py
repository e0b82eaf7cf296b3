"""Everything about one incident: the facts, its grade on both tracks and why, both tracks' clocks, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from zhengdun.incidents.clocks import TrackClock, day_of
from zhengdun.incidents.csrc import csrc_clocks
from zhengdun.incidents.grading import Grading, grading, is_at_least
from zhengdun.incidents.national import national_clocks
from zhengdun.incidents.notices import Gap, gaps
from zhengdun.incidents.records import Records, Row, records
from zhengdun.incidents.rules import TRACK_LABELS, rules_of
from zhengdun.kit import incident_terms as terms
from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.world import World
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.clock import Calendar
    from zhengdun.kit.parameters import Parameter
    from zhengdun.ledger.book import Ledgers

_TERMS = (
    terms.EMERGENCY_REPORT_TERM,
    terms.PROGRESS_REPORT_TERM,
    terms.SUMMARY_TERM,
    terms.SUPPLEMENT_TERM,
    terms.CII_NATIONAL_TERM,
    terms.NATIONAL_TERM,
    terms.NATIONAL_SUMMARY_TERM,
)


@dataclass(frozen=True)
class Dossier:
    """One incident at one moment.

    Args:
        records: what the ledgers say of it.
        gradings: by track, what the rules on record make of the facts.
        clocks: of both tracks.
        gaps: by track, what the reports still lack.
    """

    records: Records
    gradings: Mapping[str, Grading]
    clocks: tuple[TrackClock, ...]
    gaps: Mapping[str, tuple[Gap, ...]]

    @property
    def institution(self) -> str:
        """The institution's code."""
        return str(self.records.value(Institution.institution))

    @property
    def code(self) -> str:
        """The incident's code."""
        return str(self.records.value(Incident.code))

    @property
    def title(self) -> str:
        """What the incident is called; its code where it has no name."""
        return self.records.value(Incident.title) or self.code

    def clocks_beside(self, until: date) -> tuple[TrackClock, ...]:
        """The open clocks that no duty of the Measures judges, overdue or ending on ``until`` or before.

        What ends on a day nobody can work out is left out.
        """
        return tuple(
            clock
            for clock in self.clocks
            if not clock.report.judged and clock.is_open and clock.due is not None and day_of(clock.due) <= until
        )

    def found(self, track: str) -> Row | None:
        """The grade that a person found last: the row of the ledger 事件定级."""
        return self.records.grade_found(track)

    def contradiction(self, track: str) -> bool:
        """Whether a person's grade is not what the rules on record give, or is below what surely applies."""
        person, computed = self.found(track), self.gradings[track]
        if person is None or computed.at_least is None:
            return False
        if computed.grade is not None:
            return bool(person["grade"] != computed.grade)
        return not is_at_least(person["grade"], computed.at_least)


def end_of_day(day: date) -> datetime:
    """The moment by which everything dated that day is known."""
    return datetime.combine(day, time.max)


def dossiers(ledgers: Ledgers, at: datetime, *, calendar: Calendar) -> tuple[Dossier, ...]:
    """The dossier of every incident found by the moment ``at``.

    Args:
        ledgers: of one institution or several.
        at: Beijing time; what is dated later is not known.
        calendar: working days.
    """
    world = World(ledgers, at.date(), calendar)
    bound = world.bound(CORE | OPERATING, by_reference=True)
    amounts = _amounts(world)
    rules = {code: rules_of(ledgers, code) for code in ledgers.institutions}
    found = []
    for of in records(world, at):
        code = of.value(Institution.institution)
        gradings = {track: grading(track, of.facts, rules[code], of.day) for track in TRACK_LABELS}
        binds = True if code in bound.sure else None if code in bound.unknown else False
        clocks = (
            *csrc_clocks(of, amounts[code], bound=binds, calendar=calendar),
            *national_clocks(of, gradings["cac"], amounts[code], calendar),
        )
        lacking = {track: tuple(gaps(track, of, _grade(of, gradings[track]))) for track in TRACK_LABELS}
        found.append(Dossier(of, gradings, clocks, lacking))
    return tuple(found)


def _grade(of: Records, graded: Grading) -> str | None:
    person = of.grade_found(graded.track)
    return graded.grade if person is None else str(person["grade"])


def _amounts(world: World) -> dict[str, dict[Parameter, float | None]]:
    """The length of each term, for each institution."""
    frame = world.with_parameters(world.frame(Institution), _TERMS).collect()
    return {row["institution"]: {term: row[term.column] for term in _TERMS} for row in frame.iter_rows(named=True)}
