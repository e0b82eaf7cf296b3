"""Numbers with a name: of the Measures, of other rules, and those an institution sets for open words.

A number of the Measures carries its citation and a value for each version, and is bound to one of them. An outside
number carries the rule that sets it, and how that is known. An internal standard carries the open word of the law
(定期 and the like), a documented default or none, and may be set by the institution in the ledger 内部标准. It is never
shown as law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import polars as pl

from zhengdun.law import CURRENT, Citation
from zhengdun.ledger.columns import Label

Source = Literal["law", "outside", "internal"]

SOURCES: dict[Source, Label] = {
    "law": Label("法定", "the Measures"),
    "outside": Label("其他规定", "another rule"),
    "internal": Label("内部标准", "internal standard"),
}
"""Who sets a number."""

PREFIX = "parameter:"
PARAMETERS: dict[str, Parameter] = {}
"""Every declared parameter by its name."""


@dataclass(frozen=True)
class Parameter:
    """One number by name; see :func:`law_number`, :func:`outside_number` and :func:`internal_standard`.

    ``why`` is the rule that sets an outside number, or what an internal default rests on. ``version`` is the version
    of the Measures whose value counts; see :meth:`under`.
    """

    name: str
    label: Label
    unit: Label
    cite: Citation
    source: Source
    values: Mapping[str, float | None] = field(hash=False)
    why: Label | None = None
    version: str = CURRENT

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

    @property
    def number(self) -> str:
        """The name that it has in every version."""
        return self.name.partition("@")[0]

    @property
    def counts(self) -> float | None:
        """The value that counts; None where it is not set."""
        return self.values.get(self.version) if self.source == "law" else self.values["default"]

    def under(self, version: str, cite: Citation) -> Parameter:
        """The same number of the Measures as another ``version`` sets it, at the place ``cite``."""
        if self.source != "law" or version not in self.values:
            raise ValueError(f"{self.name} is not set by version {version}")
        return replace(self, name=f"{self.number}@{version}", cite=cite, version=version)


def law_number(
    name: str,
    label: str,
    *,
    unit: str,
    cite: Citation,
    value: float,
    others: Mapping[str, float | None] | None = None,
) -> Parameter:
    """A number that the Measures set.

    Args:
        name: a unique slug, such as ``capacity_multiple``.
        label: ``中文|English``.
        unit: ``中文|English``.
        cite: where the Measures set it; a number that only an earlier version set is cited there.
        value: the value in the version cited.
        others: values in other versions, by version; a version that sets none is left out.
    """
    values = {cite.version: value, **(others or {})}
    return Parameter(name, Label.parse(label), Label.parse(unit), cite, "law", values, version=cite.version)


def outside_number(name: str, label: str, *, unit: str, cite: Citation, value: float, rule: str) -> Parameter:
    """A number that another rule sets, where the Measures refer to it or leave room for it.

    Args:
        name: a unique slug.
        label: ``中文|English``.
        unit: ``中文|English``.
        cite: where the Measures refer to other rules or leave room for them.
        value: the value.
        rule: the rule and its article, and where it is known from if not from its own text, ``中文|English``.
    """
    return Parameter(
        name, Label.parse(label), Label.parse(unit), cite, "outside", {"default": value}, Label.parse(rule)
    )


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
