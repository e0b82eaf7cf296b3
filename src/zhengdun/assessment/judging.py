"""Every duty over every institution: the plans, and how they are carried out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.assessment.law_of_the_day import in_its_days, is_over, is_to_come
from zhengdun.kit.decision import case_columns, reasons
from zhengdun.kit.shapes.base import SLOTS

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.world import Bound, World

TYPES = {
    "institution": pl.String(),
    "duty": pl.UInt16(),
    "subject": pl.String(),
    "reason": pl.UInt8(),
    **SLOTS,
}
"""What a finding holds: the duty by its number among those judged, the reason by its code."""

_FEW_ROWS = 200_000
"""Up to so many rows, to optimise the plans would take longer than it saves."""

_AS_THEY_ARE = pl.QueryOptFlags.none()
_NARROWED = pl.QueryOptFlags(comm_subplan_elim=False, comm_subexpr_elim=False)
"""To early rows and columns; looking for parts in common takes longer than it saves."""

_BATCH, _BATCHES_AT_ONCE = 16, 2

_Plan = tuple[int, pl.LazyFrame]
"""What a duty finds, by the duty's number."""


def judged(worlds: Sequence[World], duties: Sequence[Duty], bounds: Sequence[Bound]) -> pl.DataFrame:
    """What each duty says of each of its subjects in the institutions that it surely binds, as :data:`TYPES`.

    Args:
        worlds: in which each duty is judged.
        duties: the duties; those that are not law yet say nothing.
        bounds: whom each duty binds.
    """
    ledgers = worlds[0].ledgers.frames.values() if worlds else ()
    few = sum(frame.height for frame in ledgers) < _FEW_ROWS
    decisions = tuple(duty.decision for duty in duties)
    nothing = pl.DataFrame(schema=TYPES | case_columns(decisions))
    plans = (
        (number, _plan(*asked))
        for number, asked in enumerate(zip(worlds, duties, bounds, strict=True))
        if _is_asked(*asked)
    )
    found = _carried_out(plans, nothing, _AS_THEY_ARE if few else _NARROWED)
    return found.with_columns(reasons(decisions, "duty").alias("reason")).select(*TYPES)


def _is_asked(world: World, duty: Duty, bound: Bound) -> bool:
    """Whether the duty is law yet, and somebody whom it surely binds has a subject."""
    return not is_to_come(duty, world.on) and not bound.sure.isdisjoint(world.keepers(duty.shape.each.table))


def _plan(world: World, duty: Duty, bound: Bound) -> pl.LazyFrame:
    """What the duty finds, but for its number and reason.

    To build it carries nothing out, as far as can be: that would wait for the plans that are being carried out.
    """
    subjects = duty.shape.judge(world)
    if is_over(duty, world.on):
        subjects = subjects.filter(in_its_days(duty))
    if bound.sure != world.institutions:
        subjects = subjects.filter(pl.col("institution").is_in(sorted(bound.sure)))
    return subjects.select("institution", *duty.finding)


def _carried_out(plans: Iterator[_Plan], nothing: pl.DataFrame, optimizations: pl.QueryOptFlags) -> pl.DataFrame:
    """What the plans find, under ``nothing``, which has all columns that any of them may have.

    Polars plans one after the other; so batches are planned and carried out side by side, while more are built.
    """
    carry_out = partial(_found, nothing=nothing, optimizations=optimizations)
    with ThreadPoolExecutor(_BATCHES_AT_ONCE) as pool:
        running = [pool.submit(carry_out, batch) for batch in iter(lambda: list(islice(plans, _BATCH)), [])]
        return pl.concat([nothing, *(batch.result() for batch in running)], rechunk=True)


def _found(batch: Sequence[_Plan], nothing: pl.DataFrame, optimizations: pl.QueryOptFlags) -> pl.DataFrame:
    """What the plans of one batch find, and by which duty."""
    each = pl.collect_all([plan for _, plan in batch], engine="in-memory", optimizations=optimizations)
    numbers = (pl.Series("duty", [number], dtype=TYPES["duty"]) for number, _ in batch)
    numbered = (
        found.hstack([number.new_from_index(0, found.height)]) for number, found in zip(numbers, each, strict=True)
    )
    return pl.concat([nothing, *numbered], how="diagonal", rechunk=True)  # what a shape does not have is blank
