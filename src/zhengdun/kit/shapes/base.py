"""What all shapes share: how a verdict is written down, and what a finding carries."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import polars as pl

from zhengdun.kit.decision import Case, Decision, decide
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import APPLIES, ON, Derived, Fact, Related, Rows, with_needs
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.schema import own_key, polars_schema

if TYPE_CHECKING:
    from zhengdun.kit.conduct import Conduct
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.shapes.proportion import Proportion
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

SLOTS: dict[str, pl.DataType] = {
    "due": pl.Date(),
    "event": pl.Date(),
    "done": pl.Date(),
    "value": pl.Float64(),
    "bound": pl.Float64(),
}
"""The facts a finding carries, the same for every shape; :meth:`Shape.labels` says what they mean in each."""


Stricter = Literal["more", "less"]
"""Whether a duty asks more of people when its number is more, or when it is less."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Shape(ABC):
    """A way of judging; ``each`` names the subjects."""

    name: ClassVar[Label]
    conduct: ClassVar[str] = "event:"
    """The column with the day of the conduct, where the law of that day applies."""

    each: Rows

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The facts that hold the day of the conduct (:attr:`conduct`), by which the law that applies is found.

        Empty where there is no such day: a state is judged on the day of the assessment.
        """
        return ()

    @property
    def alike(self) -> Hashable | None:
        """What shapes must have in common to be weighed together; None where one is weighed by itself.

        Shapes that are alike weigh and decide in the same way whatever they have :attr:`taken`, which has the same
        names and types. To Polars it is one step instead of many.
        """
        return None

    @property
    def taken(self) -> tuple[pl.Expr, ...]:
        """What :meth:`weigh` and the :attr:`reason` read of the :meth:`subjects` where these are :attr:`alike`."""
        return ()

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """Put beside each subject what other ledgers hold about it.

        The :attr:`parameters` stand there already, and whether the ledgers that it :attr:`reads` are
        :func:`~zhengdun.kit.world.kept`.
        """
        return population

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """Add to each subject the slots it has, and whatever its :attr:`reason` is decided by, unless all is taken.

        A slot's column is its name and a colon (``due:``). Any other column is a step of the arithmetic.
        """
        return subjects

    @property
    @abstractmethod
    def reason(self) -> Decision:
        """What decides about each subject weighed; the same on every day, so best built once."""

    @property
    @abstractmethod
    def parameters(self) -> tuple[Parameter, ...]:
        """The named numbers it reads."""

    @property
    def is_clock(self) -> bool:
        """Whether the slot ``due`` is a deadline that belongs in an agenda."""
        return False

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """Those of the :attr:`parameters` on which "breached" depends: an internal one makes it no breach of law."""
        return self.parameters

    @property
    def proportion(self) -> Proportion | None:
        """What it asks of one measure in proportion to another; None where it compares no two measures."""
        return None

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """Which way each number by which it judges is the stricter one."""
        return {}

    @property
    @abstractmethod
    def reads(self) -> tuple[type[Ledger], ...]:
        """The ledgers it rests on, the subjects' own first."""

    @abstractmethod
    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """When the breach that a ``finding`` of the day ``on`` states was committed."""

    @abstractmethod
    def describe(self, lang: str) -> str:
        """What is checked, in plain words."""

    @abstractmethod
    def labels(self) -> Mapping[str, Label]:
        """What the slots mean here; a slot left out is not used."""

    @abstractmethod
    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The arithmetic of one finding (a row with the slots), such as ``1200 < 2 × 700 = 1400``."""

    def subjects(self, world: World) -> pl.LazyFrame:
        """The wide frame of all subjects with all that they are judged by."""
        return self.gather(world, world.population_with(self.each, self.parameters, self.reads[1:]))

    def judge(self, world: World) -> pl.LazyFrame:
        """The wide frame of all subjects: slots and every step of the arithmetic."""
        subjects = self.subjects(world)
        return self.weigh(world, subjects.with_columns(self.taken) if self.taken else subjects)

    def decision(self, since: date, until: date | None) -> Decision:
        """What decides, first of all whether the conduct was in force: since ``since``, and before ``until``."""
        cases: list[Case] = []
        if self.acts:
            cases.append((_out_of_force(pl.col(self.conduct), since, until), Reason.NOT_IN_FORCE))
        if self.may_not_apply or self.alike is not None:
            cases.append((pl.col(APPLIES).is_null(), Reason.UNKNOWN_SCOPE))
        return decide(*cases, otherwise=self.reason)

    @cached_property
    def slots(self) -> tuple[pl.Expr, ...]:
        """What the assessment takes from the subjects once they are weighed: the slots that have a label."""
        return tuple(pl.col(f"{slot}:").cast(SLOTS[slot]).alias(slot) for slot in self.labels())

    @cached_property
    def named(self) -> pl.Expr:
        """The :meth:`subject` under its name in findings."""
        return self.subject().alias("subject")

    @property
    def may_not_apply(self) -> bool:
        """Whether it may be unknown of a row that it is a subject."""
        return self.each.applies is not None

    def subject(self) -> pl.Expr:
        """The code by which the institution knows the subject."""
        types = polars_schema(self.each.table)
        key = [
            pl.col(name) if types[name] == pl.String else pl.col(name).cast(pl.String)
            for name in own_key(self.each.table) or ("institution",)
        ]
        return key[0] if len(key) == 1 else pl.concat_str(key, separator=" ")


def _out_of_force(day: pl.Expr, since: date, until: date | None) -> pl.Expr:
    return (day < since) | (day >= until) if until else day < since


def fact_label(fact: Fact) -> Label:
    """What a fact is called."""
    if isinstance(fact, Derived):
        return fact.label
    return facts(fact.column if isinstance(fact, Related) else fact).label


def known(day: pl.Expr) -> pl.Expr:
    """``day`` as far as it was known on the day of the assessment: what is dated later has not happened."""
    return pl.when(day.cast(pl.Date) <= ON).then(day)


def tables_of(each: Rows, *wanted: Fact) -> tuple[type[Ledger], ...]:
    """The ledgers of the subjects and of the related facts, each once."""
    found = dict.fromkeys([each.table, *(fact.table for fact in with_needs(wanted) if isinstance(fact, Related))])
    if each.parent is not None:
        found[each.parent.table] = None
    return tuple(found)


def number(value: Any) -> str:
    """A number as a person writes it; a dash where it is not known."""
    return "—" if value is None else f"{value:,.6g}"


def day(value: Any) -> str:
    """A date as ISO writes it; a dash where it is not known."""
    return "—" if value is None else str(value)
