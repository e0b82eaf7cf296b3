"""Whom a duty binds (article 71, and by reference article 74)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.institution import Institution

_REFERRED_KINDS = ("custody_bank", "advisory", "fund_service", "subsidiary", "tech_subsidiary")
_HOLDERS_FROM = 1000  # 持有人账户合计一千户以上, article 74(1); 以上 includes the number, 71(7)


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

_kind = Institution.kind.col
_MEMBERSHIP: dict[str, pl.Expr] = {
    "core": _kind == "core",
    "operating": _kind.is_in(["securities", "futures", "fund"]),
    "service": _kind == "service",
    "cii": Institution.cii_operator.col,
    "association": _kind == "association",
    "anyone": pl.lit(value=True),
    "referred": _kind.is_in(list(_REFERRED_KINDS))
    | (
        (_kind == "private_fund")
        & Institution.operates_own_systems.col
        & (Institution.holder_accounts.col >= _HOLDERS_FROM)
    ),
}

CORE, OPERATING, SERVICE, CII, ASSOCIATION, ANYONE = (
    Who(frozenset({key})) for key in ("core", "operating", "service", "cii", "association", "anyone")
)


def memberships(frame: pl.DataFrame) -> dict[str, dict[str, bool | None]]:
    """For each institution of the ledger 机构: class -> whether it is of it, None where that is unknown."""
    judged = frame.select("institution", *[expr.alias(key) for key, expr in _MEMBERSHIP.items()])
    return {row.pop("institution"): row for row in judged.iter_rows(named=True)}
