"""Subjects that many duties share."""

from __future__ import annotations

import polars as pl

from zhengdun.kit.rows import ON, SINCE, derived, first, in_force, later, rows, via
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.governance import Appointment, Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.monitoring import MonitoringIndicator
from zhengdun.ledger.tables.personal import ProcessingActivity
from zhengdun.ledger.tables.supervision import RegulatorRequest
from zhengdun.ledger.tables.systems import MlpsGrading, System

institutions = rows(Institution)
"""Each institution itself."""

kind_began = derived("成为该类机构日期|Of this kind since", Institution.kind_since.col.fill_null(SINCE))
"""Since when an institution has been what it is; where that is blank, since the duties govern."""

systems = rows(System, in_force(System.online_on, System.offline_on))
"""Systems on line on the day of the assessment."""

important_systems = systems.where(System.important.col)
"""Important systems (重要信息系统, article 71(5)) on line on the day of the assessment."""

critical_systems = systems.where(System.cii.col)
"""Systems of critical information infrastructure (关键信息基础设施) on line on the day of the assessment."""

critical_assets = rows(CiiAsset, in_force(CiiAsset.identified_on, CiiAsset.ended_on))
"""Each piece of infrastructure that is identified as critical on the day of the assessment."""

operator_since = first(CiiAsset.identified_on, CiiAsset.identified_on.col <= ON, about=Institution)
"""Since when the institution has operated critical infrastructure: when the first of it was identified."""


def as_operator(day: pl.Expr) -> pl.Expr:
    """The day or moment of an act as one of an operator: blank where the first infrastructure was identified later."""
    since = pl.col(operator_since.name)
    return pl.when(since.is_null() | (day.cast(pl.Date) >= since)).then(day)


changes = rows(
    Change, Change.started_at.col.is_not_null() | Change.cancelled_on.col.is_null() | (Change.cancelled_on.col > ON)
)
"""Going on line, changes and going off line, done or planned; not what was called off before it began."""

changes_of_important_systems = changes.of(rows(System, System.important.col), System.trading_sessions)
"""Going on line, changes and going off line of important systems, whether these are on line today or not."""

change_start = (Change.started_at, Change.planned_start_at)
"""When a change begins: the actual time, and until there is one the planned."""

officers = rows(Appointment, in_force(Appointment.from_on, Appointment.until_on)).of(
    rows(Staff, Staff.left_on.col.is_null() | (Staff.left_on.col > ON))
)
"""Appointments in office on the day of the assessment of people who have not left; unknown where no person is named."""

graded_systems = rows(MlpsGrading).of(systems, System.online_on)
"""Systems on line with their grade of classified protection (等级保护)."""

graded_and_on_line = derived(
    "定级且上线之日|Day graded and on line", later(MlpsGrading.graded_on.col, via(System.online_on))
)
"""Since when a row of :data:`graded_systems` has been both graded and on line."""

indicators_in_use = rows(
    MonitoringIndicator, in_force(MonitoringIndicator.in_use_from, MonitoringIndicator.in_use_until)
)
"""What is watched on the day of the assessment."""

indicators_of_systems = indicators_in_use.where(
    MonitoringIndicator.system.col.is_not_null() | MonitoringIndicator.infrastructure.col.is_null()
)
"""Those that watch a system: all but those that name infrastructure alone."""

incidents = rows(Incident)
"""Every network security incident (网络安全事件)."""

requests_about_incidents = rows(RegulatorRequest, RegulatorRequest.incident.col.is_not_null())
"""What the regulator asked in an investigation of an incident; its other requests are article 57's."""

_recipient = IncidentReport.recipient.col
_to_csrc = (_recipient == "csrc") & ((via(Institution.kind) == "core") | IncidentReport.csrc_directed.col)

reports_to_the_supervisor = (
    rows(IncidentReport)
    .of(institutions, Institution.kind)
    .where(_to_csrc | ((_recipient == "bureau") & (via(Institution.kind) != "core")))
)
"""Reports on incidents that went where article 72 sends them: those of core institutions to the CSRC, all others to
its local office, or to the CSRC where it so directed."""

processing_activities = rows(ProcessingActivity, in_force(ProcessingActivity.started_on, ProcessingActivity.ended_on))
"""Activities that process investors' personal information on the day of the assessment."""
