"""What a case does not say, supposed to be in order.

A case says nothing of a step under a heading that it does not have, so that nobody is cited for it. When it would have
been done nobody knows either: it is supposed to have been done early, and done late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import polars as pl

from decisions.asked import days_ahead, days_asked, flags_of_proofs
from decisions.filling import BEGINNINGS, STANDING
from decisions.loading import Case
from decisions.meant import EXCEPTIONS, NAMED, SCOPES
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.suppliers import Supplier
from zhengdun.ledger.tables.systems import System

_YEARS_IN_USE = 5
"""How long a thing has been there of which a case does not say since when."""

_AHEAD = timedelta(days=60)
"""How long before the first day named a step was done that must be done some days ahead."""

_COOPERATION = timedelta(days=400)
"""How long a supplier has been there of which a case does not say since when: long enough for a yearly review."""


def supposed(case: Case) -> Iterator[Ledgers]:
    """The ledgers with the steps that the case does not mention done on the first day that it names, and on the last.

    What it does not say since when there is has been there since the first day, what is in use for years.
    """
    days = _days_named(case)
    for ledgers, day, session in zip((case.ledgers, case.evening), (days[0], days[-1]), _sessions(case), strict=True):
        whole = ledgers
        for table, frame in ledgers.frames.items():
            whole = whole.replace(table, _said(case, table, frame, days[0], day))
        whole = whole.replace(Change, _begun(case, whole[Change], days[-1]))
        whole = whole.replace(System, _serving(case, whole[System], session))
        yield _with_first_reports(whole)


def _days_named(case: Case) -> list[date]:
    """The days up to that of the case that it names, in order; that of the case where it names none."""
    columns = [column for frame in case.ledgers.frames.values() for column in frame if column.dtype.is_temporal()]
    days = {day for column in columns for day in column.cast(pl.Date).drop_nulls()}
    return sorted(day for day in days if day <= case.on) or [case.on]


def _said(case: Case, table: type[Ledger], frame: pl.DataFrame, first: date, day: date) -> pl.DataFrame:
    """The rows with ``day`` wherever they say nothing of a step, and without the exceptions they do not name."""
    columns, long_ago = [], date(case.on.year - _YEARS_IN_USE, 1, 1)
    since = case.on - _COOPERATION if table is Supplier else first
    for name in days_asked().get(table, set()):
        when = long_ago if name in STANDING else since if name in BEGINNINGS else day
        if when == first and name in days_ahead().get(table, set()):
            when -= _AHEAD
        at = pl.lit(datetime.combine(when, time.min)).cast(frame.schema[name])
        columns.append(pl.when(_unsaid(case, table, name)).then(at).otherwise(pl.col(name)).alias(name))
    sound = {table: dict.fromkeys(flags_of_proofs().get(table, set()), True)}
    for name, value in (one for values in (EXCEPTIONS, SCOPES, NAMED, sound) for one in values.get(table, {}).items()):
        meant = pl.lit(value).cast(frame.schema[name])
        columns.append(pl.when(_unsaid(case, table, name)).then(meant).otherwise(pl.col(name)).alias(name))
    return frame.with_columns(columns)


def _begun(case: Case, changes: pl.DataFrame, day: date) -> pl.DataFrame:
    """The changes begun on ``day`` of which the case does not say when."""
    at = pl.lit(datetime.combine(day, time.min)).cast(changes.schema["started_at"])
    untold = _unsaid(case, Change, "started_at") & _unsaid(case, Change, "planned_start_at")
    return changes.with_columns(pl.when(untold).then(at).otherwise("started_at").alias("started_at"))


def _sessions(case: Case) -> tuple[str, str]:
    """The sessions that the institution's systems serve at least: what is forbidden is so in either."""
    kinds = set(case.ledgers[Institution]["kind"])
    return ("futures_day", "cffex_index") if kinds == {"futures"} else ("stock", "stock_star_chinext")


def _serving(case: Case, systems: pl.DataFrame, session: str) -> pl.DataFrame:
    """The systems serving the session where the case does not say which."""
    served = pl.lit([session]).cast(systems.schema["trading_sessions"])
    untold = _unsaid(case, System, "trading_sessions")
    return systems.with_columns(pl.when(untold).then(served).otherwise("trading_sessions").alias("trading_sessions"))


def _unsaid(case: Case, table: type[Ledger], name: str) -> pl.Series:
    """Of which rows the case does not say what is under the heading."""
    return pl.Series([name in row for row in case.unsaid.get(table, ())], dtype=pl.Boolean)


def _with_first_reports(ledgers: Ledgers) -> Ledgers:
    """With a first report on every incident for which the case, although it has reports, names none, in time."""
    reports = ledgers[IncidentReport]
    told = set(reports.filter(pl.col("kind") == "initial")["incident"])
    rows = [
        {
            "institution": incident["institution"],
            "code": f"supposed-{incident['code']}",
            "incident": incident["code"],
            "kind": "initial",
            "recipient": "csrc" if "core" in ledgers[Institution]["kind"] else "bureau",
            "reported_at": incident["found_at"],
        }
        for incident in ledgers[Incident].iter_rows(named=True)
        if incident["code"] not in told
    ]
    if reports.is_empty() or not rows:
        return ledgers
    types = {name: reports.schema[name] for name in rows[0]}
    return ledgers.replace(IncidentReport, pl.concat([reports, pl.DataFrame(rows, types)], how="diagonal"))
