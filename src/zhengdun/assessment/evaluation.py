"""evaluate: every duty over every institution in one pass. No clock, no I/O, no duty by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.shapes.base import SLOTS
from zhengdun.kit.world import World

if TYPE_CHECKING:
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.world import Bound
    from zhengdun.ledger.book import Ledgers

_REASONS = pl.Enum([reason.key for reason in Reason])
_OUTCOMES = pl.Enum([outcome.key for outcome in Outcome])
_CODES = list(range(len(Reason)))
_OUTCOME_CODES = [list(Outcome).index(reason.outcome) for reason in Reason]


@dataclass(frozen=True, eq=False)
class Findings:
    """The result of an assessment.

    ``frame`` has one row an institution, duty and subject, in the order of the Measures: ``institution``,
    ``duty`` (id), ``subject`` (code), ``outcome`` and ``reason`` (keys), and the slots ``due``, ``event``,
    ``done`` (dates), ``value``, ``bound`` (numbers). Every bound or unbound institution has at least one row
    for every duty.
    """

    frame: pl.DataFrame
    on: date
    version: str
    duties: tuple[Duty, ...]

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
    version: str = "2023",
    sessions: SessionTable | None = None,
) -> Findings:
    """Judge ``duties`` over ``ledgers`` as of the day ``on``.

    Args:
        ledgers: the checked ledgers of one or many institutions.
        on: the day of the assessment; whatever is dated later is not known.
        calendar: working days and trading days; where it ends, verdicts that need more are errors.
        duties: what to judge, each by its shape.
        version: whose numbers count.
        sessions: the rules of the trading sessions; the shipped ones where None.
    """
    world = World(ledgers, on, calendar, version, sessions)
    bounds: dict[tuple[frozenset[str], bool], Bound] = {}
    plans, unbound = [], []
    for number, duty in enumerate(duties):
        key = (duty.binds.classes, duty.by_reference)
        if key not in bounds:
            bounds[key] = world.bound(duty.binds, by_reference=duty.by_reference)
        bound = bounds[key]
        if bound.sure:
            findings = duty.shape.finding(duty.shape.judge(world, duty))
            if bound.sure != world.institutions:
                findings = findings.filter(pl.col("institution").is_in(sorted(bound.sure)))
            plans.append(findings.with_columns(pl.lit(number, pl.UInt16).alias("duty")))
        unbound.append(_unbound(world, number, bound))
    frames = pl.collect_all(plans, engine="in-memory")
    judged = pl.concat([frame.select(_COLUMNS) for frame in frames]) if frames else _nothing()
    silent = _silent(world, duties, bounds, judged)
    whole = pl.concat([judged, *unbound, silent]).sort("duty", "institution", "subject", maintain_order=True)
    return Findings(_named(whole, duties), on, version, tuple(duties))


_COLUMNS = ["institution", "duty", "subject", "reason", *SLOTS]
_TYPES = {
    "institution": pl.String(),
    "duty": pl.UInt16(),
    "subject": pl.String(),
    "reason": pl.UInt8(),
    **SLOTS,
}


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema=_TYPES)


def _about_institutions(institutions: Sequence[str], duty: int, reason: Reason) -> pl.DataFrame:
    """One row an institution, its own subject."""
    return pl.DataFrame({"institution": institutions}, schema={"institution": pl.String()}).select(
        "institution",
        pl.lit(duty, pl.UInt16).alias("duty"),
        pl.col("institution").alias("subject"),
        pl.lit(reason.code, pl.UInt8).alias("reason"),
        *[pl.lit(None, dtype).alias(slot) for slot, dtype in SLOTS.items()],
    )


def _unbound(world: World, duty: int, bound: Bound) -> pl.DataFrame:
    """Those the duty does not bind, and those for whom that cannot be told."""
    free = world.institutions - bound.sure - bound.unknown
    return pl.concat(
        [
            _about_institutions(sorted(free), duty, Reason.NOT_BOUND),
            _about_institutions(sorted(bound.unknown), duty, Reason.UNKNOWN_SCOPE),
        ]
    )


def _silent(
    world: World,
    duties: Sequence[Duty],
    bounds: dict[tuple[frozenset[str], bool], Bound],
    judged: pl.DataFrame,
) -> pl.DataFrame:
    """A row for each bound institution in which a duty found no subject: nothing to judge, or no ledger."""
    heard: dict[int, set[str]] = {}
    for number, institution in judged.select("duty", "institution").unique().iter_rows():
        heard.setdefault(number, set()).add(institution)
    found = [_nothing()]
    for number, duty in enumerate(duties):
        missing = bounds[(duty.binds.classes, duty.by_reference)].sure - heard.get(number, set())
        if missing:
            keepers = world.keepers(duty.shape.each.table)
            found.append(_about_institutions(sorted(missing & keepers), number, Reason.NO_SUBJECT))
            found.append(_about_institutions(sorted(missing - keepers), number, Reason.NO_LEDGER))
    return pl.concat(found)


def _named(frame: pl.DataFrame, duties: Sequence[Duty]) -> pl.DataFrame:
    """Numbers into keys."""
    ids = pl.Enum([duty.id for duty in duties])
    outcome = pl.col("reason").replace_strict(_CODES, _OUTCOME_CODES, return_dtype=pl.UInt8)
    return frame.select(
        "institution",
        pl.col("duty").cat.to(ids),
        "subject",
        outcome.cat.to(_OUTCOMES).alias("outcome"),
        pl.col("reason").cat.to(_REASONS),
        *SLOTS,
    )
