"""To whom what the Measures ask to be reported goes (article 72)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dataframely as dy
import polars as pl

from zhengdun.kit.rows import via
from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty

CSRC = Label("中国证监会", "CSRC")
BUREAU = Label("属地中国证监会派出机构", "the CSRC's local office")
_BY_KIND = Label(
    "核心机构报中国证监会，其他机构报属地中国证监会派出机构",
    "the CSRC for core institutions, its local office for others",
)


def recipient(kind: str, bureau: str | None) -> Label:
    """The recipient for an institution of ``kind``: the CSRC for core institutions, else its local office.

    The CSRC may ask otherwise in a single case (中国证监会另有要求的除外).

    >>> recipient("core", None).zh, recipient("securities", "示例证监局").zh
    ('中国证监会', '示例证监局')
    """
    if kind == "core":
        return CSRC
    return Label(bureau, bureau) if bureau else BUREAU


def recipients_by_class(duty: Duty) -> dict[str, Label]:
    """To whom each class that ``duty`` binds files what it calls for."""
    if duty.filed_with is not None:
        return dict.fromkeys(duty.binds.keys, Label.parse(duty.filed_with))
    routes = {"core": CSRC, "cii": _BY_KIND}  # an operator of critical infrastructure may be of any kind
    return {key: routes.get(key, BUREAU) for key in duty.binds.keys}


def reached_its_recipient(to: dy.Column, csrc_directed: dy.Column) -> pl.Expr:
    """Whether what was reported went to whom article 72 names; null where that cannot be told.

    Core institutions report to the CSRC; all others to its local office, or to the CSRC where it so directed.

    Args:
        to: the column of the recipient (``csrc``, ``bureau`` …), in rows that bring the institution's kind:
            ``rows(…).of(institutions, Institution.kind)``.
        csrc_directed: the column that says whether the CSRC directed it to be sent there.
    """
    to_csrc = to.col == "csrc"
    return (
        pl.when(via(Institution.kind) == "core")
        .then(to_csrc)
        .otherwise((to.col == "bureau") | (to_csrc & csrc_directed.col))
    )
