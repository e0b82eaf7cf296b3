"""evaluate: every duty over every institution in one pass. No clock, no I/O, no duty by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.assessment.judging import TYPES, judged
from zhengdun.assessment.law_of_the_day import asked, is_over, is_to_come
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.shapes.base import SLOTS
from zhengdun.kit.world import World
from zhengdun.law import CURRENT

if TYPE_CHECKING:
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.world import Bound
    from zhengdun.ledger.book import Ledgers

_REASONS = pl.Series([reason.key for reason in Reason], dtype=pl.Enum([reason.key for reason in Reason]))
_OUTCOMES = pl.Series([reason.outcome.key for reason in Reason], dtype=pl.Enum([outcome.key for outcome in Outcome]))
"""The keys of each reason and of its outcome, by the reason's code."""


@dataclass(frozen=True, eq=False)
class Findings:
    """The result of an assessment.

    ``frame`` has one row an institution, duty and subject, in the order of the Measures: ``institution``,
    ``duty`` (id), ``subject`` (code), ``outcome`` and ``reason`` (keys), and the slots ``due``, ``event``,
    ``done`` (dates), ``value``, ``bound`` (numbers). Every bound or unbound institution has at least one row
    for every duty, unless the duty is of a law that is over: such a one has a row for each subject whose conduct lies
    in its days, and where there is none it is not among the ``duties``.
    """

    frame: pl.DataFrame
    on: date
    duties: tuple[Duty, ...]

    @cached_property
    def version(self) -> str:
        """The version of the Measures that was asked about: today's, unless the assessment is a what-if."""
        return next((duty.version for duty in self.duties if duty.what_if), CURRENT)

    @property
    def what_if(self) -> bool:
        """Whether another version than today's was judged as though it stood in its place."""
        return self.version != CURRENT

    @cached_property
    def by_id(self) -> dict[str, Duty]:
        """The duties by their id."""
        return {duty.id: duty for duty in self.duties}

    def counts(self) -> dict[Outcome, int]:
        """How many findings there are of each outcome."""
        found = dict(self.frame.group_by("outcome").len().iter_rows())
        return {outcome: found.get(outcome.key, 0) for outcome in Outcome}


def evaluate(
    ledgers: Ledgers,
    on: date,
    *,
    calendar: Calendar,
    duties: Sequence[Duty],
    sessions: SessionTable | None = None,
) -> Findings:
    """Judge ``duties`` over ``ledgers`` as of the day ``on``.

    Args:
        ledgers: the checked ledgers of one or many institutions.
        on: the day of the assessment; whatever is dated later is not known.
        calendar: working days and trading days; where it ends, verdicts that need more are errors.
        duties: what to judge, each by its shape; of whatever version of the Measures, see :class:`Findings`.
        sessions: the rules of the trading sessions; the shipped ones where None.
    """
    duties = asked(duties, ledgers, on)
    world = World(ledgers, on, calendar, sessions=sessions)
    bounds = _bounds(world, duties)
    found = judged(_worlds(world, duties), duties, bounds)
    heard = _heard(found)
    verdicts = [
        verdict
        for number, (duty, bound) in enumerate(zip(duties, bounds, strict=True))
        if not is_over(duty, on)
        for verdict in (*_unbound(world, number, bound), *_silent(world, number, duty, bound.sure - heard[number]))
    ]
    whole = _in_order(pl.concat([found, _about_institutions(verdicts)]))
    spoke = tuple(duty for number, duty in enumerate(duties) if heard[number] or not is_over(duty, on))
    return Findings(_named(whole, duties), on, spoke)


def _worlds(world: World, duties: Sequence[Duty]) -> list[World]:
    """In which world each duty is judged: what differs is since when the law governs."""
    days = {duty.days[0] for duty in duties}
    known = {since: world if since == world.since else replace(world, since=since) for since in days}
    return [known[duty.days[0]] for duty in duties]


def _bounds(world: World, duties: Sequence[Duty]) -> list[Bound]:
    """Whom each duty binds; duties of the same classes share the answer."""
    known: dict[tuple[frozenset[str], bool], Bound] = {}
    found = []
    for duty in duties:
        key = (duty.binds.classes, duty.by_reference)
        if key not in known:
            known[key] = world.bound(duty.binds, by_reference=duty.by_reference)
        found.append(known[key])
    return found


_Verdict = tuple[str, int, Reason]
"""A finding about an institution itself: its code, the duty's number, the reason."""


def _about_institutions(verdicts: Sequence[_Verdict]) -> pl.DataFrame:
    """The findings that are about institutions, not about one of their subjects."""
    return pl.DataFrame(
        {
            "institution": [institution for institution, _, _ in verdicts],
            "duty": [duty for _, duty, _ in verdicts],
            "subject": [institution for institution, _, _ in verdicts],
            "reason": [reason.code for _, _, reason in verdicts],
            **{slot: [None] * len(verdicts) for slot in SLOTS},
        },
        schema=TYPES,
    )


def _unbound(world: World, duty: int, bound: Bound) -> Iterator[_Verdict]:
    """Those the duty does not bind, and those for whom that cannot be told."""
    for institution in world.institutions - bound.sure - bound.unknown:
        yield institution, duty, Reason.NOT_BOUND
    for institution in bound.unknown:
        yield institution, duty, Reason.UNKNOWN_SCOPE


def _heard(found: pl.DataFrame) -> Mapping[int, set[str]]:
    """The institutions in which each duty found a subject."""
    heard: dict[int, set[str]] = defaultdict(set)
    for number, institution in found.select("duty", "institution").unique().iter_rows():
        heard[number].add(institution)
    return heard


def _silent(world: World, number: int, duty: Duty, institutions: frozenset[str]) -> Iterator[_Verdict]:
    """The bound institutions in which the duty found no subject: it is not law yet, nothing to judge, or no ledger."""
    to_come, keepers = is_to_come(duty, world.on), world.keepers(duty.shape.each.table)
    for institution in institutions:
        nothing = Reason.NO_SUBJECT if institution in keepers else Reason.NO_LEDGER
        yield institution, number, Reason.NOT_IN_FORCE if to_come else nothing


def _in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """By duty, institution and subject. A stable sort is quick where most are in order already, as in ledgers."""
    return frame.sort("duty", "institution", "subject", maintain_order=True)


def _named(frame: pl.DataFrame, duties: Sequence[Duty]) -> pl.DataFrame:
    """Numbers into keys."""
    duty, reason = frame["duty"], frame["reason"]
    ids = [one.id for one in duties]
    return frame.select(
        "institution",
        pl.Series(ids, dtype=pl.Enum(ids)).gather(duty).alias("duty"),
        "subject",
        _OUTCOMES.gather(reason).alias("outcome"),
        _REASONS.gather(reason).alias("reason"),
        *SLOTS,
    )
