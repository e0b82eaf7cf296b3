"""Whom a duty binds (article 71, and by reference article 74)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dataframely as dy
import polars as pl

from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.tables.institution import Institution

_HOLDERS_FROM = 1000  # 持有人账户合计一千人以上, article 74(1); 以上 includes the number, 71(7)

KINDS_OF: dict[str, tuple[str, ...]] = {
    "core": ("core",),
    "operating": ("securities", "futures", "fund"),
    "service": ("service",),
    "association": ("association",),
    "referred": ("custody_bank", "advisory", "fund_service", "subsidiary", "tech_subsidiary", "private_fund"),
}
"""The kinds of institution that make up a class; of private fund managers only those with accounts enough."""


@dataclass(frozen=True)
class Who:
    """A set of classes of institution; ``CORE | OPERATING`` unites two."""

    classes: frozenset[str]

    def __or__(self, other: Who) -> Who:
        return Who(self.classes | other.classes)

    @property
    def keys(self) -> list[str]:
        """The classes in their usual order."""
        return [key for key in CLASSES if key in self.classes]

    def text(self, lang: str) -> str:
        """The classes in words."""
        return ("; " if lang == "en" else "、").join(CLASSES[key].get(lang) for key in self.keys)

    def including(self, *, by_reference: bool) -> list[str]:
        """The classes whose members are bound.

        Args:
            by_reference: whether a duty of operating institutions also binds those to whom the Measures apply
                by reference (article 74).
        """
        return [*self.keys, *(["referred"] if by_reference and "operating" in self.classes else [])]


CLASSES: dict[str, Label] = {
    "core": Label("核心机构", "core institutions"),
    "operating": Label("经营机构", "operating institutions"),
    "service": Label("信息技术系统服务机构", "IT-system service institutions"),
    "cii": Label("关键信息基础设施运营者", "operators of critical information infrastructure"),
    "association": Label("行业协会", "industry associations"),
    "anyone": Label("任何机构和个人", "any institution or person"),
    "referred": Label("参照适用主体", "institutions bound by reference"),
}


def _is(kinds: Sequence[str]) -> pl.Expr:
    """Whether one of ``kinds`` is the institution's own, or what it is beside that; a blank there is none."""
    also = [
        Institution.also.col.list.contains(kind).fill_null(value=False)
        for kind in kinds
        if kind in facts(Institution.also).choices
    ]
    return pl.any_horizontal(Institution.kind.col.is_in(list(kinds)), *also)


_ENOUGH_HOLDERS = Institution.operates_own_systems.col & (Institution.holder_accounts.col >= _HOLDERS_FROM)
_MEMBERSHIP: dict[str, pl.Expr] = {
    **{key: _is(kinds) for key, kinds in KINDS_OF.items()},
    "referred": _is([kind for kind in KINDS_OF["referred"] if kind != "private_fund"])
    | (_is(["private_fund"]) & _ENOUGH_HOLDERS),
    "cii": Institution.cii_operator.col,
    "anyone": pl.lit(value=True),
}

CORE, OPERATING, SERVICE, CII, ASSOCIATION, ANYONE = (
    Who(frozenset({key})) for key in ("core", "operating", "service", "cii", "association", "anyone")
)


def memberships(frame: pl.DataFrame) -> dict[str, dict[str, bool | None]]:
    """For each institution of the ledger 机构: class -> whether it is of it, None where that is unknown."""
    judged = frame.select("institution", *[expr.alias(key) for key, expr in _MEMBERSHIP.items()])
    return {row.pop("institution"): row for row in judged.iter_rows(named=True)}


def left_open_by(key: str, row: Mapping[str, Any]) -> tuple[dy.Column, ...]:
    """The blank cells of an institution's ``row`` that leave open whether it is of the class ``key``."""
    deciding = {
        "cii": (Institution.cii_operator,),
        "referred": (Institution.operates_own_systems, Institution.holder_accounts),
    }
    return tuple(column for column in deciding.get(key, ()) if row[column.name] is None)
