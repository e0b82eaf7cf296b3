"""Numbers with a name: those the law sets, dated by version, and those an institution sets for open words.

A parameter of the law carries its citation and a value for each version of the Measures. An internal standard
carries the open word of the law (及时, 定期 …), a documented default or none, and may be set by the institution
in the ledger 内部标准. It is never shown as law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from zhengdun.law import Citation
from zhengdun.ledger.columns import Label

PREFIX = "parameter:"
PARAMETERS: dict[str, Parameter] = {}
"""Every declared parameter by its name."""


@dataclass(frozen=True)
class Parameter:
    """One number by name; see :func:`law_number` and :func:`internal_standard`."""

    name: str
    label: Label
    unit: Label
    cite: Citation
    source: Literal["law", "internal"]
    values: Mapping[str, float | None]
    why: Label | None = None

    def __post_init__(self) -> None:
        if self.name in PARAMETERS and PARAMETERS[self.name] != self:
            raise ValueError(f"Two different parameters are called {self.name!r}")
        PARAMETERS[self.name] = self

    @property
    def column(self) -> str:
        """The name of the column that carries its value beside each row."""
        return PREFIX + self.name

    @property
    def expr(self) -> pl.Expr:
        """The value for the row's institution, null where it is not set."""
        return pl.col(self.column)

    def value(self, version: str) -> float | None:
        """The value under ``version``; an internal standard has the same under all."""
        return self.values.get(version) if self.source == "law" else self.values["default"]


def law_number(
    name: str,
    label: str,
    *,
    unit: str,
    cite: Citation,
    value: float,
    others: Mapping[str, float | None] | None = None,
    statute: str | None = None,
) -> Parameter:
    """A number that the law sets: the Measures, or another statute that asks for more.

    Args:
        name: a unique slug, such as ``capacity_multiple``.
        label: ``中文|English``.
        unit: ``中文|English``.
        cite: where the Measures set it, or leave room for another statute.
        value: the value in force (2023).
        others: values in other versions, by version; a version that sets none is left out.
        statute: the other statute that sets it and its article, ``中文|English``; it is then the ``why``.
    """
    values = {"2023": value, **(others or {})}
    why = Label.parse(statute) if statute else None
    return Parameter(name, Label.parse(label), Label.parse(unit), cite, "law", values, why)


def internal_standard(
    name: str, label: str, *, unit: str, cite: Citation, default: float | None, why: str
) -> Parameter:
    """A number for a word that the Measures leave open.

    Args:
        name: a unique slug.
        label: ``中文|English``, naming the open word.
        unit: ``中文|English``.
        cite: where the open word stands.
        default: the value used until the institution sets its own; None where no default is defensible.
        why: ``中文|English``, on what the default rests.
    """
    return Parameter(
        name, Label.parse(label), Label.parse(unit), cite, "internal", {"default": default}, Label.parse(why)
    )
