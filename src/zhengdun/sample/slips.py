"""Small mistakes that any institution may make, so that a view of the industry has something to show."""

from __future__ import annotations

from dataclasses import dataclass

import dataframely as dy
import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import table_of
from zhengdun.ledger.tables.backup import BackupRun, BackupVerification, RecoveryTarget
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkUsage, StressTest
from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestEnvironment, TestPlan
from zhengdun.ledger.tables.content import ContentIncident, SoftwareLicence
from zhengdun.ledger.tables.emergency import Drill, Incident, IncidentReport, InvestorNotice, Vulnerability
from zhengdun.ledger.tables.governance import Appointment, Document, Staff
from zhengdun.ledger.tables.monitoring import Alert, LogStore
from zhengdun.ledger.tables.suppliers import Contract, Supplier
from zhengdun.ledger.tables.systems import MlpsGrading, ProtectiveMeasure, System
from zhengdun.sample.edits import Fixed
from zhengdun.sample.house import House
from zhengdun.sample.picking import ANY, latest


@dataclass(frozen=True)
class Slip:
    """In one row ``among`` those of its ledger, ``column`` says ``value``."""

    column: dy.Column
    value: Fixed
    among: pl.Expr = ANY


_LATEST = latest("measured_on")

SLIPS: tuple[Slip, ...] = (
    Slip(System.important, None),
    Slip(CapacityRecord.capacity, 1.0, _LATEST),
    Slip(CapacityRecord.historical_peak, None, _LATEST),
    Slip(NetworkUsage.peak_past_year, 1000.0, _LATEST),
    Slip(StressTest.covers_recovery, value=False),
    Slip(BackupRun.succeeded, value=False),
    Slip(BackupVerification.valid, value=False),
    Slip(RecoveryTarget.recovery_time, None),
    Slip(Change.rollback_plan_on, None),
    Slip(Change.reviewed_on, None),
    Slip(Change.technical_risk_assessed_on, None),
    Slip(TestPlan.passed, value=False),
    Slip(TestEnvironment.masked, value=False),
    Slip(ServiceNotice.states_alternative, value=False),
    Slip(LogStore.protected, value=False),
    Slip(Alert.handled_at, None),
    Slip(MlpsGrading.filed_on, None),
    Slip(ProtectiveMeasure.kind, "policy"),
    Slip(Staff.skill_evidence, None),
    Slip(Appointment.is_senior, value=False),
    Slip(Document.approved_on, None),
    Slip(Contract.confidentiality_signed_on, None),
    Slip(Supplier.urged_on, None),
    Slip(ContentIncident.reported_on, None),
    Slip(SoftwareLicence.licensed, value=False),
    Slip(Vulnerability.fixed_on, None),
    Slip(Drill.report_made_on, None),
    Slip(Incident.mended_on, None),
    Slip(IncidentReport.truthful, value=False),
    Slip(InvestorNotice.states_risk, value=False),
)
"""Every kind of slip; each happens to an institution with the same probability."""


def slip(house: House, ledgers: Ledgers, rate: float) -> Ledgers:
    """The ledgers with each slip made with probability ``rate``, in a row that chance picks."""
    chance = house.chance("slips")
    for one in SLIPS:
        happens, place = chance.random() < rate, chance.random()
        if happens:
            ledgers = _made(one, ledgers, place)
    return ledgers


def _made(one: Slip, ledgers: Ledgers, place: float) -> Ledgers:
    """The ledgers with the slip made in the row at ``place``, a share of those that it may happen in."""
    table = table_of(one.column)
    frame = ledgers[table].with_row_index("place:")
    rows = frame.filter(one.among)["place:"]
    if rows.is_empty():
        return ledgers
    chosen = pl.col("place:") == rows[int(place * len(rows))]
    value = pl.lit(one.value, dtype=one.column.dtype)
    slipped = pl.when(chosen).then(value).otherwise(pl.col(one.column.name)).alias(one.column.name)
    return ledgers.replace(table, frame.with_columns(slipped).drop("place:"))
