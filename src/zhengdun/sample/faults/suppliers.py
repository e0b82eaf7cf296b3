"""Faults with suppliers, content and software: articles 22 to 28."""

from __future__ import annotations

import polars as pl

from zhengdun.ledger.tables.content import ContentIncident, SoftwareLicence
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.suppliers import Contract, Supplier
from zhengdun.sample.edits import amend, remove
from zhengdun.sample.picking import (
    ago,
    statement,
    where,
)
from zhengdun.sample.planting import Fault

SUPPLIERS = (
    Fault(
        ("22.2a-4", "V008", "absent"),
        "供应商续签的合同没有保密协议|The renewed contracts with a supplier lack confidentiality agreements",
        amend(
            Contract,
            where(supplier="V008") & (Contract.signed_on.col > Contract.signed_on.col.min()),
            confidentiality_signed_on=None,
        ),
    ),
    Fault(
        ("23.2", "V003", "fails"),
        "重要信息系统供应商未备案，也未督促|A supplier of important systems has not filed and was not urged to",
        amend(Supplier, where(code="V003"), filed=False, filed_on=None, urged_on=None),
    ),
    Fault(
        ("25b-1", "WF-001", "late"),
        "发现违法信息一小时后才停止传输|Unlawful content was stopped an hour after it was found",
        amend(ContentIncident, where(code="WF-001"), stopped_at=ContentIncident.found_at.col + pl.duration(minutes=60)),
    ),
    Fault(
        ("26.2-2", "I0001", "not_stated"),
        "从未就自主可控作出声明|No statement on self-reliance was ever made",
        remove(Attestation, where(duty="26.2-2")),
    ),
    Fault(
        ("28-2", "XK-005", "forbidden"),
        "软件许可到期后仍在使用|Software is used after its licence expired",
        amend(SoftwareLicence, where(code="XK-005"), expires_on=ago(10)),
    ),
    Fault(
        ("28-3", "I0001", "no_evidence"),
        "自有知识产权保护声明未附证据|The statement on own intellectual property names no evidence",
        amend(Attestation, statement("28-3"), evidence=None),
    ),
)
