"""Has and Covers: something must be there, or everything on a list must be."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, state
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.nouns import institutions, officers
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, Rows, in_force, rows
from zhengdun.kit.shapes.base import Shape, Stricter, number, tables_of
from zhengdun.kit.world import kept, link_keys, names_none
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.tables.governance import Appointment, Document
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


_COUNTED = (pl.col(APPLIES).sum().alias("value:"), pl.col(APPLIES).null_count().alias("maybe:"))
_OF_ANY = pl.len().alias("nameless:")
_AND_OF_ANY = pl.sum_horizontal("maybe:", "nameless:").alias("maybe:")
_NONE_IS_ZERO = pl.col("value:", "maybe:").fill_null(0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Instead:
    """What counts in place of the rows: a condition on the subject, and what it ``says``, ``中文|English``."""

    when: pl.Expr
    says: str
    uses: tuple[Parameter, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Has(Shape):
    """Each subject has at least ``at_least`` (and at most ``at_most``) rows ``of``.

    Where several rows may be about one and the same (a person appointed anew), the different values of the column
    ``counted`` are; a blank may be one more. Rows for which it is unknown whether they count leave the verdict open
    where they would tip it; so do those that name no subject, and may be of any. ``instead``, if it holds for the
    subject, counts in place of the rows; unknown, it leaves open what they do not prove.
    """

    name = Label("应当具有", "Has")

    of: Rows
    what: str
    at_least: int | Parameter = 1
    at_most: int | None = None
    counted: dy.Column | None = None
    instead: Instead | None = None

    @cached_property
    def needed(self) -> int:
        """How many there must be at least."""
        return int(self.at_least.counts or 0) if isinstance(self.at_least, Parameter) else self.at_least

    @property
    def alike(self) -> Hashable | None:
        """What asks for the same number; what counts instead is a condition of its own."""
        return (type(self), self.needed, self.at_most) if self.instead is None else None

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Count the rows."""
        counts = _COUNTED if self.counted is None else _different(self.counted)
        frame = world.with_records(population, self.each.table, self.of, counts)
        nameless = names_none(self.of.table, self.each.table)
        if nameless is None:
            return frame
        of_any = world.linked(self.of, self.each.table).filter(nameless).group_by("institution").agg(_OF_ANY)
        return frame.join(of_any, on="institution", how="left").with_columns(_AND_OF_ANY)

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """How many rows count, and may count; whether their ledger is kept."""
        return _NONE_IS_ZERO, kept(self.of.table).alias("kept:")

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """Put the number needed beside it."""
        return subjects.with_columns(pl.lit(self.needed).alias("bound:"))

    @cached_property
    def reason(self) -> Decision:
        """Compare the numbers."""
        sure, perhaps = pl.col("value:"), pl.col("value:") + pl.col("maybe:")
        too_few = perhaps < self.needed
        cases = [(~pl.col("kept:"), Reason.NO_LEDGER), (too_few, Reason.ABSENT)]
        if self.instead is not None:
            cases[1] = (too_few & ~self.instead.when, Reason.ABSENT)
            cases.insert(0, (self.instead.when, Reason.PRESENT))
        cases.append((sure < self.needed, Reason.UNKNOWN_FACT))
        if self.at_most is not None:
            cases += [(sure > self.at_most, Reason.TOO_MANY), (perhaps > self.at_most, Reason.UNKNOWN_FACT)]
        return decide(*cases, otherwise=Reason.PRESENT)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How many are needed, where that is a named number, and those of what counts instead."""
        instead = () if self.instead is None else self.instead.uses
        return (self.at_least, *instead) if isinstance(self.at_least, Parameter) else instead

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """How many are needed, where that is a named number: else it is in the words of the law."""
        return (self.at_least,) if isinstance(self.at_least, Parameter) else ()

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """The more are needed, the more is asked."""
        return dict.fromkeys(self.decisive, "more")

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and what they must have."""
        return *tables_of(self.each), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:  # noqa: ARG002
        """As the ledgers stand."""
        return state(on)

    def describe(self, lang: str) -> str:
        """What must be there."""
        what = Label.parse(self.what).get(lang)
        if self.instead is not None:
            instead = Label.parse(self.instead.says).get(lang)
            what += f", or {instead}" if lang == "en" else f"，或者{instead}"
        if self.at_most == self.needed:
            return f"exactly {self.needed}: {what}" if lang == "en" else f"应有且仅有{self.needed}个：{what}"
        return f"at least {self.needed}: {what}" if lang == "en" else f"至少{self.needed}个：{what}"

    def labels(self) -> Mapping[str, Label]:
        """How many there are, how many there must be."""
        return {"value": Label.parse(self.what), "bound": Label("应有数量", "Needed")}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The count."""
        found, needed = number(finding["value"]), number(finding["bound"])
        return f"{found} found, {needed} needed" if lang == "en" else f"现有 {found}，应有 {needed}"


def _different(column: dy.Column) -> tuple[pl.Expr, pl.Expr]:
    """How many different values of ``column`` surely count, and how many more may."""
    named = column.col.is_not_null()
    sure = column.col.filter(pl.col(APPLIES), named).n_unique()
    perhaps = column.col.filter(named).n_unique() + column.col.null_count()
    return sure.alias("value:"), (perhaps - sure).alias("maybe:")


_FOUND = {Outcome.MET.key: Label("有", "found"), Outcome.BREACHED.key: Label("没有", "not found")}
_UNCERTAIN = Label("不能确定有无", "not certain")


@dataclass(frozen=True, eq=False, kw_only=True)
class Covers(Shape):
    """For each subject every one of ``items`` is covered by a row ``of``, named in its column ``by``.

    The subject of a finding is the item (with the subject's code before it where that is not the institution).
    ``by`` may hold one item or a list of them. A row where ``by`` is blank may cover any item, and leaves the
    verdict open on those that no other row covers.
    """

    name = Label("应当齐备", "All of a list")

    items: Mapping[str, Label]
    of: Rows
    by: dy.Column

    @property
    def alike(self) -> Hashable | None:
        """Every list."""
        return type(self)

    def subjects(self, world: World) -> pl.LazyFrame:
        """What is on record beside each subject is the same for all lists of one kind."""
        found = world.grouped_once(self.of, (self.by.name, self.each), lambda: super(Covers, self).subjects(world))
        return found.with_columns(self._items).explode("item:")

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put what the rows of each subject cover beside it."""
        left, right = link_keys(self.each.table, self.of.table)
        return population.join(self._grouped(world, right), left_on=left, right_on=right, how="left")

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """Whether the item is covered, and whether it may be; whether the ledger of the rows is kept."""
        covers, maybe = (pl.col(rows).list.contains(pl.col("item:")) for rows in ("sure:", "maybe:"))
        perhaps = maybe | pl.col("blank:")
        return covers.alias("covered:"), perhaps.alias("perhaps:"), kept(self.of.table).alias("kept:")

    @cached_property
    def _items(self) -> pl.Expr:
        return pl.lit(list(self.items)).alias("item:")

    def _grouped(self, world: World, right: list[str]) -> pl.LazyFrame:
        records = world.linked(self.of, self.each.table)
        if isinstance(self.by.dtype, pl.List):
            records = records.explode(self.by.name)
        return records.group_by(right).agg(self._listed)

    @property
    def _listed(self) -> tuple[pl.Expr, ...]:
        """The items that the rows of one subject cover, and those that they may cover; whether they may cover any."""
        item = self.by.col.cast(pl.String)
        return (
            item.filter(APPLIES).alias("sure:"),
            item.filter(pl.col(APPLIES).is_null()).alias("maybe:"),
            item.is_null().any().alias("blank:"),
        )

    @cached_property
    def reason(self) -> Decision:
        """Whether the item was found."""
        return decide(
            (~pl.col("kept:"), Reason.NO_LEDGER),
            (pl.col("covered:"), Reason.PRESENT),
            (pl.col("perhaps:"), Reason.UNKNOWN_FACT),
            otherwise=Reason.ABSENT,
        )

    def subject(self) -> pl.Expr:
        """The item, after the subject's own code unless the subject is the institution."""
        if self.each.table is Institution:
            return pl.col("item:")
        return pl.concat_str([super().subject(), pl.col("item:")], separator=" ")

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """None."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and the rows that cover the items."""
        return *tables_of(self.each), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:  # noqa: ARG002
        """As the ledgers stand."""
        return state(on)

    def describe(self, lang: str) -> str:
        """The list."""
        names = ("; " if lang == "en" else "、").join(label.get(lang) for label in self.items.values())
        return f"{self.of.table.sheet.get(lang)}: {names}" if lang == "en" else f"{self.of.table.sheet.zh}：{names}"

    def labels(self) -> Mapping[str, Label]:
        """No slots: the finding's subject says it all."""
        return {}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The item and whether it is there."""
        item = str(finding["subject"]).rpartition(" ")[2]
        what = self.items[item].get(lang) if item in self.items else item
        found = _FOUND.get(finding["outcome"], _UNCERTAIN).get(lang)
        sheet = self.of.table.sheet.get(lang)
        return f"{what}: {found} in “{sheet}”" if lang == "en" else f"“{sheet}”中{found}：{what}"


documents_in_force = rows(
    Document,
    in_force(Document.approved_on, Document.repealed_on),
    Document.effective_on.col.is_null() | (Document.effective_on.col <= ON),
)
"""Documents approved, in effect (from their approval where no day is named) and not repealed."""


def documented(*kinds: str, each: Rows | None = None) -> Covers:
    """Documents of all these ``kinds`` are in force.

    >>> documented("it_governance").describe("zh")
    '制度文件：信息技术治理架构文件'
    """
    options = facts(Document.kind).choices
    return Covers(
        each=each or institutions,
        items={kind: options[kind] for kind in kinds},
        of=documents_in_force,
        by=Document.kind,
    )


def appointed(*roles: str) -> Covers:
    """People hold all these posts.

    >>> appointed("security_manager").describe("zh")
    '责任人与岗位任命：安全管理人员'
    """
    options = facts(Appointment.role).choices
    return Covers(
        each=institutions,
        items={role: options[role] for role in roles},
        of=officers,
        by=Appointment.role,
    )
