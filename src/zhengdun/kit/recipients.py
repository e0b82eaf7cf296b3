"""To whom what the Measures ask to be reported goes (article 72)."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from zhengdun.kit.rows import via
from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.institution import Institution

CSRC = Label("中国证监会", "CSRC")


def recipient(kind: str, bureau: str | None) -> Label:
    """The recipient for an institution of ``kind``: the CSRC for core institutions, else its local office.

    The CSRC may ask otherwise in a single case (中国证监会另有要求的除外).

    >>> recipient("core", None).zh, recipient("securities", "示例证监局").zh
    ('中国证监会', '示例证监局')
    """
    if kind == "core":
        return CSRC
    return Label(bureau, bureau) if bureau else Label("属地中国证监会派出机构", "the CSRC's local office")


def reached_its_recipient(to: dy.Column) -> pl.Expr:
    """Whether what was reported went to whom article 72 names.

    The CSRC may ask others than core institutions to report to itself; no ledger says whether it has, so that
    a report of theirs to the CSRC may count or not: null, as where ``to`` is blank.

    Args:
        to: the column of the recipient (``csrc``, ``bureau``, ``other``), in rows that bring the institution's
            kind: ``rows(…).of(institutions, Institution.kind)``.
    """
    core = via(Institution.kind) == "core"
    of_others = pl.when(to.col != "csrc").then(to.col == "bureau")
    return pl.when(core).then(to.col == "csrc").otherwise(of_others)
