"""How a verdict is decided: by the first of several cases that is true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from zhengdun.kit.outcomes import Reason

Case = tuple[pl.Expr, Reason]
"""A condition, and the reason for the verdict if it is true."""


@dataclass(frozen=True, eq=False)
class Decision:
    """The reason of the first of ``cases`` that is true; an unknown case counts as not true.

    The cases of many duties are looked at together, once their conditions stand in columns: see :func:`reasons`.
    """

    cases: tuple[Case, ...]
    otherwise: Reason

    @property
    def conditions(self) -> Iterable[pl.Expr]:
        """Whether each case is true, in a column of its own."""
        return (condition.alias(_column(number)) for number, (condition, _) in enumerate(self.cases))

    def codes(self, width: int) -> list[int]:
        """The codes of the reasons for each of ``width`` cases, and for none."""
        reasons = [reason for _, reason in self.cases]
        return [reason.code for reason in (*reasons, *[self.otherwise] * (width + 1 - len(reasons)))]


def decide(*cases: Case, otherwise: Reason | Decision) -> Decision:
    """The first of ``cases`` that is true decides, else what ``otherwise`` says."""
    if isinstance(otherwise, Decision):
        return Decision((*cases, *otherwise.cases), otherwise.otherwise)
    return Decision(cases, otherwise)


def case_columns(decisions: Iterable[Decision]) -> dict[str, pl.DataType]:
    """The columns in which the conditions of any of these stand."""
    return {_column(number): pl.Boolean() for number in range(_width(decisions))}


@lru_cache(maxsize=16)
def reasons(decisions: tuple[Decision, ...], which: str) -> pl.Expr:
    """The code of the reason in each row; the column ``which`` is the number of the decision that it falls under."""
    width = _width(decisions)
    first = pl.lit(width, dtype=pl.UInt32)
    for number in reversed(range(width)):
        first = pl.when(_column(number)).then(pl.lit(number, dtype=pl.UInt32)).otherwise(first)
    codes = pl.Series([code for decision in decisions for code in decision.codes(width)], dtype=pl.UInt8)
    return pl.lit(codes).gather(pl.col(which).cast(pl.UInt32) * (width + 1) + first)


def _width(decisions: Iterable[Decision]) -> int:
    return max((len(decision.cases) for decision in decisions), default=0)


def _column(number: int) -> str:
    return f"case:{number}"
