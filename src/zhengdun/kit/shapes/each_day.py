"""EachDay: something that must recur every day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import WHICH_WAS_MISSED, Conduct, act, some_day
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, SINCE, Rows
from zhengdun.kit.shapes.base import Shape, number, tables_of
from zhengdun.kit.world import kept, link_keys
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.schema import own_key

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class EachDay(Shape):
    """A record ``of`` for every natural day, from ``since`` on, as far back as ``window``, up to yesterday.

    The records' key is the subject and the day, so that counting rows counts days. Days for which it is unknown
    whether the record counts leave the verdict open.
    """

    name = Label("每日开展", "Every day")

    of: Rows
    on: dy.Column
    since: dy.Column
    window: Limit

    def __post_init__(self) -> None:
        if self.on.name not in own_key(self.of.table):
            raise ValueError(f"{self.of.table.__name__} has no day in its key: days could be counted twice")
        if self.window.unit != "days":
            raise ValueError(f"The window of a daily duty is a number of days, not of {self.window.unit}")

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Count the days with a record."""
        left, right = link_keys(self.each.table, self.of.table)
        at, sure = self.on.col, pl.col(APPLIES).fill_null(value=False)
        begins = subjects.select(*left, self._first_day.alias("first day:"))
        records = (
            world.linked(self.of, self.each.table)
            .join(begins, left_on=right, right_on=left, how="inner")
            .filter(at.is_between(pl.col("first day:"), ON))
            .group_by(right)
            .agg(
                (sure & (at < ON)).sum().alias("value:"),
                (~sure & (at < ON)).sum().alias("maybe:"),
                (sure & (at == ON)).any().alias("today:"),
                at.filter(sure).max().alias("done:"),
            )
        )
        frame = subjects.join(records, left_on=left, right_on=right, how="left").with_columns(
            pl.col("value:", "maybe:").fill_null(0), pl.col("today:").fill_null(value=False)
        )
        return frame.with_columns(
            (ON - self._first_day).dt.total_days().clip(lower_bound=0).alias("bound:"),
            pl.when("today:").then(ON + timedelta(days=1)).otherwise(ON).alias("due:"),
        )

    @property
    def _first_day(self) -> pl.Expr:
        """The first day judged; a blank ``since`` does not shorten the window."""
        return pl.max_horizontal(self.window.before(ON), SINCE, self.since.col)

    @cached_property
    def reason(self) -> Decision:
        """Compare the numbers of days."""
        value, bound, since = pl.col("value:"), pl.col("bound:"), self.since.col
        short = value < bound
        return decide(
            (~kept(self.of.table), Reason.NO_LEDGER),
            (since.is_null() & short, Reason.UNKNOWN_FACT),
            (since >= ON, Reason.NOT_YET_DUE),
            (self.window.amount.expr.is_null(), Reason.NO_PARAMETER),
            (short & (value + pl.col("maybe:") >= bound), Reason.UNKNOWN_FACT),
            (short, Reason.MISSED),
            otherwise=Reason.EVERY_PERIOD,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How far back one looks."""
        return (self.window.amount,)

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """None: the window only says how far back one looks."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and the records."""
        return *tables_of(self.each), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """A day that was missed: yesterday, where the latest record is older."""
        yesterday, asked = on - timedelta(days=1), int(finding["bound"])
        missing = asked - int(finding["value"])
        if finding["done"] is None or finding["done"] < yesterday:
            return act(yesterday)
        return some_day(on - timedelta(days=asked - missing + 1), yesterday, WHICH_WAS_MISSED)

    def describe(self, lang: str) -> str:
        """What is asked every day."""
        words = f"{self.of.table.sheet.get(lang)}（{facts(self.on).label.get(lang)}）"
        return f"{words}: at least once a day" if lang == "en" else f"{words}：每天至少一次"

    def labels(self) -> Mapping[str, Label]:
        """Days with a record, days asked, the last record, the next."""
        return {
            "value": Label("有记录的天数", "Days with a record"),
            "bound": Label("应有记录的天数", "Days asked"),
            "done": Label("最近一次", "Latest"),
            "due": Label("下次最迟", "Next due by"),
        }

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """How many days have a record."""
        value, bound = finding["value"], finding["bound"]
        missing = None if value is None or bound is None else bound - value
        if lang == "en":
            return f"{number(value)} of {number(bound)} days with a record, {number(missing)} missing"
        return f"应有 {number(bound)} 天，有记录 {number(value)} 天，缺 {number(missing)} 天"
