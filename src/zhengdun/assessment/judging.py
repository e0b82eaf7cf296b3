"""Every duty over every institution: the plans, and how they are carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from zhengdun.assessment.law_of_the_day import in_its_days, is_over, is_to_come
from zhengdun.kit.decision import case_columns, decide, reasons
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import APPLIES, ON
from zhengdun.kit.shapes.base import SLOTS

if TYPE_CHECKING:
    from zhengdun.kit.decision import Decision
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.shapes.base import Shape
    from zhengdun.kit.world import Bound, World

TYPES = {
    "institution": pl.String(),
    "duty": pl.Int32(),
    "subject": pl.String(),
    "reason": pl.UInt8(),
    **SLOTS,
}
"""What a finding holds: the duty by its number among those judged, the reason by its code."""

_FEW_ROWS = 200_000
"""Up to so many rows, to optimise the plans would take longer than it saves."""


class _Way(NamedTuple):
    """How plans are carried out: what Polars makes of them before, how many in a batch, how many batches at once."""

    optimizations: pl.QueryOptFlags
    batch: int
    at_once: int


_AS_THEY_ARE = _Way(pl.QueryOptFlags.none(), batch=6, at_once=4)
_NARROWED = _Way(pl.QueryOptFlags(comm_subplan_elim=False, comm_subexpr_elim=False), batch=8, at_once=2)
"""To early rows and columns; looking for parts in common takes longer than it saves. More at once need more memory."""

_NOBODY_ASKED = decide(otherwise=Reason.NO_SUBJECT)

_IN_ALL = (ON, pl.col(APPLIES))
"""What is read of all subjects."""


@dataclass(frozen=True)
class _Asked:
    """A duty with its number, in its world, of those whom it binds."""

    number: int
    duty: Duty
    world: World
    bound: Bound

    @property
    def shape(self) -> Shape:
        """The shape of the duty."""
        return self.duty.shape

    @property
    def alike(self) -> Hashable:
        """What those have in common that are weighed together."""
        alike = self.shape.alike
        return self.number if alike is None else (alike, self.duty.days)

    def among_bound(self, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Those subjects that belong to an institution that is bound."""
        sure = self.bound.sure
        if sure == self.world.institutions:
            return subjects
        return subjects.filter(pl.col("institution").is_in(sorted(sure)))

    @property
    def named(self) -> tuple[str | pl.Expr, ...]:
        """Of which institution a finding is, by which duty, about what."""
        return "institution", _numbered(self.number), self.shape.named

    def taken(self) -> pl.LazyFrame:
        """Its subjects with what is weighed of them, in columns of the same names for all that are alike."""
        return self.among_bound(self.shape.subjects(self.world)).select(*self.named, *_IN_ALL, *self.shape.taken)


@lru_cache(maxsize=1024)
def _numbered(number: int) -> pl.Expr:
    return pl.lit(number).alias("duty")


def judged(worlds: Sequence[World], duties: Sequence[Duty], bounds: Sequence[Bound]) -> pl.DataFrame:
    """What each duty says of each of its subjects in the institutions that it surely binds, as :data:`TYPES`.

    Args:
        worlds: in which each duty is judged.
        duties: the duties; those that are not law yet say nothing.
        bounds: whom each duty binds.
    """
    ledgers = worlds[0].ledgers.frames.values() if worlds else ()
    few = sum(frame.height for frame in ledgers) < _FEW_ROWS
    asked = [_Asked(*each) for each in zip(count(), duties, worlds, bounds)]
    read = {table for one in asked for table in one.shape.reads}
    for world in {id(world): world for world in worlds}.values():
        for table in read:
            world.keepers(table)
    kinds = _by_kind(one for one in asked if _is_asked(one))
    decisions = _decisions(kinds, len(duties))
    nothing = pl.DataFrame(schema=TYPES | case_columns(decisions))
    found = _carried_out(kinds, nothing, _AS_THEY_ARE if few else _NARROWED)
    return found.with_columns(reasons(decisions, "duty").alias("reason")).select(*TYPES)


def _is_asked(one: _Asked) -> bool:
    """Whether the duty is law yet, and somebody whom it surely binds has a subject."""
    keepers = one.world.keepers(one.shape.each.table)
    return not is_to_come(one.duty, one.world.on) and not one.bound.sure.isdisjoint(keepers)


def _by_kind(asked: Iterable[_Asked]) -> Collection[list[_Asked]]:
    """Those that are alike beside each other."""
    found: dict[Hashable, list[_Asked]] = defaultdict(list)
    for one in asked:
        found[one.alike].append(one)
    return found.values()


def _decisions(kinds: Iterable[Sequence[_Asked]], count_of_duties: int) -> tuple[Decision, ...]:
    """What decides of each duty, by its number: the same for those that are alike; nothing where nobody is asked."""
    found = [_NOBODY_ASKED] * count_of_duties
    for alike in kinds:
        for one in alike:
            found[one.number] = alike[0].duty.decision
    return tuple(found)


def _plan(alike: Sequence[_Asked]) -> pl.LazyFrame:
    """What duties that are alike find, but for the reason.

    To build it carries nothing out, as far as can be: that would wait for the plans that are being carried out.
    """
    one = alike[0]
    if len(alike) == 1:
        subjects, named = one.among_bound(one.shape.judge(one.world)), one.named
    else:
        subjects = one.shape.weigh(one.world, pl.concat([each.taken() for each in alike]))
        named = ("institution", "duty", "subject")
    if is_over(one.duty, one.world.on):
        subjects = subjects.filter(in_its_days(one.duty))
    return subjects.select(*named, *one.duty.finding)


def _carried_out(kinds: Collection[Sequence[_Asked]], nothing: pl.DataFrame, way: _Way) -> pl.DataFrame:
    """What the duties of all kinds find, under ``nothing``, which has all columns that any of them may have.

    Polars plans one after the other; so batches are planned and carried out side by side, while more are built.
    """
    plans, carry_out = map(_plan, kinds), partial(_found, nothing=nothing, optimizations=way.optimizations)
    if len(kinds) <= way.batch:
        return carry_out(list(plans))
    with ThreadPoolExecutor(way.at_once) as pool:
        running = [pool.submit(carry_out, batch) for batch in iter(lambda: list(islice(plans, way.batch)), [])]
        return pl.concat([batch.result() for batch in running], rechunk=True)


def _found(batch: Sequence[pl.LazyFrame], nothing: pl.DataFrame, optimizations: pl.QueryOptFlags) -> pl.DataFrame:
    """What the plans of one batch find; what a shape does not have is blank."""
    each = pl.collect_all(batch, engine="in-memory", optimizations=optimizations)
    return pl.concat([nothing, *each], how="diagonal", rechunk=True)
