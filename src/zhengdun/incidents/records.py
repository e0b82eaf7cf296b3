"""What the ledgers say of one incident at one moment; what is dated later is not known yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.incidents.clocks import Stop
from zhengdun.incidents.rules import AMOUNTS, WORDS
from zhengdun.kit.nouns import reports_to_the_supervisor
from zhengdun.kit.rows import APPLIES
from zhengdun.ledger.schema import Ledger, table_of
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.grading import IncidentGrading
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System

if TYPE_CHECKING:
    from zhengdun.kit.world import World

Row = Mapping[str, Any]
SUPERVISOR = "supervisor"
"""Stands for whom article 72 names, where the others are keys of ``IncidentReport.recipient``."""


@dataclass(frozen=True)
class Records:
    """One incident, its system and institution, the reports on it, the grades that people found.

    Args:
        rows: the row of each of the three ledgers, blank where there is none.
        reports: every report with ``counts``, whether it went where article 72 sends it (None: unknown).
        gradings: the rows of the ledger 事件定级.
        reports_kept: whether the institution keeps the ledger of reports.
        at: the moment.
    """

    rows: Mapping[type[Ledger], Row]
    reports: tuple[Row, ...]
    gradings: tuple[Row, ...]
    reports_kept: bool
    at: datetime

    def value(self, column: dy.Column) -> Any:
        """What stands in ``column`` of the institution, the incident or its system."""
        return self.rows[table_of(column)][column.name]

    def moment(self, column: dy.Column) -> datetime | None:
        """When something happened, as far as it has."""
        found: datetime | None = self.value(column)
        return found if found is not None and found <= self.at else None

    @property
    def day(self) -> date:
        """The day of the incident: that on which it occurred, or was found where nobody knows."""
        occurred: datetime = self.value(Incident.occurred_at) or self.value(Incident.found_at)
        return occurred.date()

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by which it is graded."""
        return {name: self.value(column) for name, column in (WORDS | AMOUNTS).items()}

    @property
    def concerns_cii(self) -> bool | None:
        """Whether critical information infrastructure is concerned; None where that cannot be told."""
        concerned: bool | None = self.value(System.cii)
        if concerned is None and self.value(Institution.cii_operator) is False:
            return False
        return concerned

    def grade_found(self, track: str) -> Row | None:
        """The latest grade that a person found."""
        found = [row for row in self.gradings if row["track"] == track and row["graded_at"] <= self.at]
        return max(found, key=lambda row: row["graded_at"], default=None)

    def reported(self, kinds: Collection[str], to: str) -> Stop:
        """When the first report of one of these ``kinds`` went ``to`` a recipient."""
        sure, unsure = self.reports_to(kinds, to, counts=True), self.reports_to(kinds, to, counts=None)
        return Stop(min(sure, default=None), min(unsure, default=None), self.reports_kept)

    def reports_to(self, kinds: Collection[str], to: str, *, counts: bool | None) -> list[datetime]:
        """When reports of these ``kinds`` were made, in order."""
        return sorted(
            row["reported_at"]
            for row in self.reports
            if row["kind"] in kinds
            and row["reported_at"] is not None
            and row["reported_at"] <= self.at
            and (row["counts"] is counts if to == SUPERVISOR else counts is True and row["recipient"] == to)
        )


def records(world: World, at: datetime) -> Iterator[Records]:
    """Every incident found by the moment ``at``, by institution and code."""
    institutions = {row["institution"]: row for row in world.ledgers[Institution].iter_rows(named=True)}
    systems = {(row["institution"], row["code"]): row for row in world.ledgers[System].iter_rows(named=True)}
    reports = _by_incident(_reports(world))
    gradings = _by_incident(world.ledgers[IncidentGrading])
    kept = world.keepers(IncidentReport)
    no_system = dict.fromkeys(System.column_names())
    for row in world.ledgers[Incident].sort("institution", "code").iter_rows(named=True):
        if row["found_at"] > at:
            continue
        institution, key = row["institution"], (row["institution"], row["code"])
        yield Records(
            rows={
                Institution: institutions[institution],
                Incident: row,
                System: systems.get((institution, row["system"]), no_system),
            },
            reports=tuple(reports.get(key, ())),
            gradings=tuple(gradings.get(key, ())),
            reports_kept=institution in kept,
            at=at,
        )


def _reports(world: World) -> pl.DataFrame:
    """Every report, with ``counts``: whether article 72 sends it where it went."""
    key = ["institution", "code"]
    counting = world.population(reports_to_the_supervisor).select(*key, pl.col(APPLIES).alias("counts"), routed=True)
    joined = world.ledgers[IncidentReport].lazy().join(counting, on=key, how="left")
    return joined.with_columns(pl.when(pl.col("routed")).then("counts").otherwise(statement=False)).collect()


def _by_incident(frame: pl.DataFrame) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault((row["institution"], row["incident"]), []).append(row)
    return found
