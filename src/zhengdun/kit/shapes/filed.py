"""Filed: what is owed for every civil year, by a day of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, omission
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.limits import A_DAY
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, Fact, Rows
from zhengdun.kit.shapes.base import Shape, day, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label, facts

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

_FIRST = IN_FORCE.year + 1
"""The first civil year that began under the Measures: what was due in an earlier one is not judged."""

_NEXT, _THIS, _LAST = 1, 0, -1
"""The civil years that matter on a day, counted from its own."""

_EVENT, _DUE = Label("已过的最后期限", "Latest day that has passed"), Label("下次最迟", "Next due by")


@dataclass(frozen=True, eq=False, kw_only=True)
class Filed(Shape):
    """A record ``of`` each subject for every civil ``year``, done (``on``) by the ``month`` and ``day``.

    The day lies ``years_after`` the year that the record is about: 1 for a report on the year before, 0 for the plan
    of a year. It counts itself; a parameter may put it some days earlier (``earlier_by``), within its year; a rest day
    does not put it off. Judged is the latest day that has passed, of those in the civil years that began under the
    Measures; the next is a date in the agenda. A blank ``on`` is not done. A record that does not say of which year
    it is, or for which it is unknown whether it counts, leaves the verdict open where it would be in time; one about
    the year before that is dated before that year was over contradicts itself.

    Of a subject that began (``since``) under the Measures those days are asked that lie in a later civil year. A blank
    ``since`` excuses nothing.
    """

    name = Label("每年按期完成", "Every year by a day")

    of: Rows
    year: dy.Column
    on: dy.Column
    month: int
    day: int
    years_after: int = 1
    earlier_by: Parameter | None = None
    since: Fact | None = None

    def __post_init__(self) -> None:
        date(_FIRST, self.month, self.day)
        if (self.month, self.day) == (2, 29):
            raise ValueError("The 29th of February is not a day of every year")
        if self.earlier_by is not None and self.earlier_by.counts is None:
            raise ValueError(f"{self.earlier_by.name} has no default, so that there would be no last day")

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put beside each subject when it began."""
        return world.with_facts(population, self.each.table, self._wanted)

    @property
    def _wanted(self) -> tuple[Fact, ...]:
        return () if self.since is None else (self.since,)

    def _is_asked(self, year: pl.Expr) -> pl.Expr:
        """Whether the day in a civil year is one of those asked of the subject."""
        under_the_measures = year >= _FIRST
        if self.since is None:
            return under_the_measures
        began = fact_expr(self.since).cast(pl.Date).fill_null(IN_FORCE)
        return under_the_measures & (began.dt.year() < year)

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Find the records of the years that matter, and the day that has passed."""
        taken = self._taken(world.on.year)
        frame = world.with_records(subjects, self.each.table, self.of, taken, among=self.on.col <= ON)
        for step in (self._passed, self._around, self._days):
            frame = frame.with_columns(step)
        return frame

    def _taken(self, this_year: int) -> tuple[pl.Expr, ...]:
        """When it was first done for each year: surely, perhaps, and before the year was over."""
        at, sure = self.on.col.cast(pl.Date), pl.col(APPLIES).fill_null(value=False)
        found = []
        for offset in (_NEXT, _THIS, _LAST):
            about = this_year + offset - self.years_after
            its = self.year.col == about
            over = at.dt.year() > about if self.years_after else pl.lit(value=True)
            blank = self.year.col.is_null() & over
            found += [
                at.filter(sure & its & over).min().alias(f"done:{offset}"),
                at.filter((~sure & its & over) | blank).min().alias(f"maybe:{offset}"),
                (its & ~over).any().alias(f"early:{offset}"),
            ]
        return tuple(found)

    def _last_day(self, year: pl.Expr) -> pl.Expr:
        """The last day in a civil year."""
        day_ = pl.date(year, self.month, self.day)
        if self.earlier_by is None:
            return day_
        return day_ - self.earlier_by.expr.cast(pl.Int64) * A_DAY

    @cached_property
    def _passed(self) -> pl.Expr:
        """The civil year of the latest day that has passed: this one or the last."""
        this = ON.dt.year()
        return pl.when(self._last_day(this) < ON).then(this).otherwise(this + _LAST).alias("year:")

    @cached_property
    def _around(self) -> tuple[pl.Expr, ...]:
        """The latest day that has passed and the two that follow; what was done for the first and the second."""
        year = pl.col("year:")
        is_this = year == ON.dt.year()

        def of_year(what: str, this: int, last: int) -> pl.Expr:
            return pl.when(is_this).then(pl.col(f"{what}:{this}")).otherwise(pl.col(f"{what}:{last}"))

        return (
            *(self._last_day(year + n).alias(name) for n, name in enumerate(("latest:", "next:", "after next:"))),
            of_year("done", _THIS, _LAST).alias("for latest:"),
            of_year("done", _NEXT, _THIS).alias("for next:"),
            of_year("maybe", _THIS, _LAST).alias("maybe:"),
            of_year("early", _THIS, _LAST).fill_null(value=False).alias("early:"),
        )

    @cached_property
    def _days(self) -> tuple[pl.Expr, ...]:
        """The day that is judged, what was done by then, and until when the next is due."""
        latest, for_next = pl.col("latest:"), pl.col("for next:")
        asked, next_is_asked = self._is_asked(pl.col("year:")), self._is_asked(pl.col("year:") + 1)
        done = pl.when(asked).then(pl.col("for latest:"))
        due = (
            pl.when(asked & done.is_null())
            .then(latest)
            .when(~next_is_asked | for_next.is_not_null())
            .then(pl.col("after next:"))
            .otherwise(pl.col("next:"))
        )
        return (
            pl.when(asked).then(latest).alias("event:"),
            pl.coalesce(done, pl.when(next_is_asked).then(for_next)).alias("done:"),
            done.alias("judged:"),
            due.alias("due:"),
        )

    @cached_property
    def reason(self) -> Decision:
        """Whether it was done by the day that has passed."""
        last, done = pl.col("event:"), pl.col("judged:")
        return decide(
            (~kept(self.of.table), Reason.NO_LEDGER),
            (last.is_null() & pl.col("done:").is_null(), Reason.NOT_YET_DUE),
            (last.is_null() | (done <= last), Reason.EVERY_PERIOD),
            (pl.col("maybe:") <= last, Reason.UNKNOWN_FACT),
            (pl.col("early:"), Reason.CONFLICT),
            (done.is_null(), Reason.OVERDUE),
            otherwise=Reason.LATE,
        )

    @property
    def is_clock(self) -> bool:
        """The next is due by a day."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """By how much earlier than the law's day, where a parameter says so."""
        return () if self.earlier_by is None else (self.earlier_by,)

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """None: the day is in the words of the law, the parameter only reads them."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects, when they began, and the records."""
        return *tables_of(self.each, *self._wanted), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """From the day after the day that has passed until it was done."""
        return omission(finding["event"], finding["done"], on=on)

    def describe(self, lang: str) -> str:
        """What is asked, and by which day."""
        words, at = self.of.table.sheet.get(lang), facts(self.on).label.get(lang)
        if (self.month, self.day, self.years_after) == (12, 31, 0):
            return (
                f"{words} ({at}), for the year: within that year" if lang == "en" else f"{words}（{at}），当年的：年内"
            )
        if lang == "en":
            about = "for the year before" if self.years_after else "for the year"
            return f"{words} ({at}), {about}: every year by {self.month:02}-{self.day:02}, the day itself counted"
        about = "上一年" if self.years_after else "当年"
        return f"{words}（{at}），{about}的：每年{self.month}月{self.day}日前（含当日）"

    def labels(self) -> Mapping[str, Label]:
        """The day that has passed, when it was done, until when the next is due."""
        return {"event": _EVENT, "done": facts(self.on).label, "due": _DUE}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The three days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )
