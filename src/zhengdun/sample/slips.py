"""Small mistakes that any institution may make, so that a view of the industry has something to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import dataframely as dy
import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import table_of
from zhengdun.ledger.tables.backup import BackupRun, BackupVerification, RecoveryTarget
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkUsage, StressTest
from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestEnvironment
from zhengdun.ledger.tables.content import ContentIncident, SoftwareLicence
from zhengdun.ledger.tables.emergency import Drill, Incident, IncidentReport, Vulnerability
from zhengdun.ledger.tables.governance import Appointment, Document, Staff
from zhengdun.ledger.tables.monitoring import Alert, LogStore
from zhengdun.ledger.tables.suppliers import Contract, SupplierReview
from zhengdun.ledger.tables.systems import MlpsGrading, ProtectiveMeasure, System
from zhengdun.sample.edits import Fixed
from zhengdun.sample.house import House
from zhengdun.sample.picking import ANY, latest, where
from zhengdun.sample.suppliers import IMPORTANT_SUPPLIERS


@dataclass(frozen=True)
class Slip:
    """In one row ``among`` those of its ledger, ``column`` says ``value``."""

    column: dy.Column
    value: Fixed
    among: pl.Expr = ANY


_LONG_AGO = date(2024, 1, 2)


def _days_before_the_last(column: str, first: int, last: int) -> pl.Expr:
    """The rows from ``first`` to ``last`` days before the last: in periods that are judged, and over."""
    ago = pl.col(column).max() - pl.col(column)
    return ago.is_between(pl.duration(days=first), pl.duration(days=last))


_IMPORTANT = pl.col("system").is_in([f"SYS{number:03}" for number in range(1, 6)])
"""Records of the five most important systems."""
_OF_IMPORTANT_SUPPLIERS = pl.col("supplier").is_in([f"V{number:03}" for number in range(1, IMPORTANT_SUPPLIERS + 1)])
_MEASURED_LAST = latest("measured_on")
_CURRENT = where(version="V2.0")

SLIPS: tuple[Slip, ...] = (
    Slip(System.important, None),
    Slip(CapacityRecord.capacity, 1.0, _MEASURED_LAST),
    Slip(CapacityRecord.historical_peak, None, _MEASURED_LAST),
    Slip(NetworkUsage.peak_past_year, 1000.0, _MEASURED_LAST & where(link="LINK-05")),
    Slip(StressTest.covers_recovery, value=False),
    Slip(BackupRun.succeeded, value=False, among=_IMPORTANT & _days_before_the_last("backed_up_on", 3, 60)),
    Slip(BackupVerification.valid, value=False, among=_IMPORTANT & _days_before_the_last("verified_on", 120, 300)),
    Slip(RecoveryTarget.recovery_time, None, _IMPORTANT),
    Slip(Change.rollback_plan_on, None, _IMPORTANT),
    Slip(Change.reviewed_on, None, _IMPORTANT),
    Slip(Change.technical_risk_assessed_on, None, _IMPORTANT),
    Slip(TestEnvironment.masked, value=False, among=~TestEnvironment.needs_unmasked.col & _IMPORTANT),
    Slip(ServiceNotice.states_alternative, value=False),
    Slip(LogStore.protected, value=False),
    Slip(Alert.handled_at, None, Alert.abnormal.col),
    Slip(MlpsGrading.filed_on, None),
    Slip(ProtectiveMeasure.kind, "policy", ProtectiveMeasure.in_use_until.col.is_null()),
    Slip(Staff.skill_checked_on, None, Staff.works_in_security.col & Staff.left_on.col.is_null()),
    Slip(Appointment.is_senior, value=False, among=where(role="direct_responsible")),
    Slip(Document.repealed_on, _LONG_AGO, _CURRENT & where(kind="content_review")),
    Slip(Contract.confidentiality_signed_on, None, latest("signed_on")),
    Slip(SupplierReview.improved_on, None, SupplierReview.needs_improvement.col & _OF_IMPORTANT_SUPPLIERS),
    Slip(ContentIncident.reported_on, None),
    Slip(SoftwareLicence.licensed, value=False, among=SoftwareLicence.in_use_until.col.is_null()),
    Slip(Vulnerability.fixed_on, None, Vulnerability.confirmed.col),
    Slip(Drill.report_made_on, None),
    Slip(Incident.evidence_kept, value=False),
    Slip(Incident.mended_on, None),
    Slip(IncidentReport.truthful, value=False),
)
"""Every kind of slip; each happens to an institution with the same probability."""


def slip(house: House, ledgers: Ledgers, rate: float) -> Ledgers:
    """The ledgers with each slip made with probability ``rate``, in a row that chance picks."""
    chance = house.chance("slips")
    for one in SLIPS:
        happens, place = chance.random() < rate, chance.random()
        if happens:
            ledgers = slipped(one, ledgers, place)
    return ledgers


def slipped(one: Slip, ledgers: Ledgers, place: float) -> Ledgers:
    """The ledgers with one slip made, in the row at ``place``: a share of those that it may happen in."""
    table = table_of(one.column)
    frame = ledgers[table].with_row_index("place:")
    rows = frame.filter(one.among)["place:"]
    if rows.is_empty():
        return ledgers
    chosen = pl.col("place:") == rows[int(place * len(rows))]
    value = pl.lit(one.value, dtype=one.column.dtype)
    cell = pl.when(chosen).then(value).otherwise(pl.col(one.column.name)).alias(one.column.name)
    return ledgers.replace(table, frame.with_columns(cell).drop("place:"))
