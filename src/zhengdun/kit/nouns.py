"""Subjects that many duties share."""

from __future__ import annotations

from zhengdun.kit.rows import in_force, rows
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System

institutions = rows(Institution)
"""Each institution itself."""

systems = rows(System, in_force(System.online_on, System.offline_on))
"""Systems on line on the day of the assessment."""

important_systems = systems.where(System.important.col)
"""Important systems (重要信息系统, article 71(5)) on line on the day of the assessment."""

changes_of_important_systems = rows(Change).of(rows(System, System.important.col), System.trading_sessions)
"""Going on line, changes and going off line of important systems, whether these are on line today or not."""
