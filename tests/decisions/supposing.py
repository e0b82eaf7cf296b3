"""What a case does not say, supposed to be in order.

A case says nothing of a step under a heading that it does not have, so that nobody is cited for it. When it would have
been done nobody knows either: it is supposed to have been done early, and done late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import dataframely as dy
import polars as pl

from decisions.filling import BEGINNINGS, STANDING
from decisions.loading import Case
from decisions.referring import UNNAMED
from zhengdun.duties.registry import duties_over_time
from zhengdun.kit.rows import Fact, Related, Rows
from zhengdun.kit.shapes.base import Shape
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.existence import Has
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.within import Within
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger, polars_schema, table_of
from zhengdun.ledger.tables.backup import RecoveryTarget
from zhengdun.ledger.tables.capacity import MarketSwing, NetworkLink
from zhengdun.ledger.tables.changes import Change, TestEnvironment
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.content import ContentIncident
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.monitoring import Alert, MonitoringIndicator
from zhengdun.ledger.tables.people import Education
from zhengdun.ledger.tables.personal import LifecycleControl, ProcessingActivity
from zhengdun.ledger.tables.suppliers import ProductUse, Supplier
from zhengdun.ledger.tables.systems import Project, System

EXCEPTIONS: dict[type[Ledger], dict[str, bool | str]] = {
    System: {"active_active": False},
    Change: {"emergency": False},
    TestEnvironment: {"needs_unmasked": False},
}
"""What exempts from a duty: a case that does not say so has no such exception."""

SCOPES: dict[type[Ledger], dict[str, bool | str]] = {
    Alert: {"abnormal": True},
    Change: {"kind": "change"},
    Incident: {"affects_investors": True},
    MarketSwing: {"endangered": True},
    NetworkLink: {"used_in_trading": True},
    ProcessingActivity: {"legal_ground": "consent"},
    ProductUse: {"core_or_operating": True},
    Staff: {"works_in_security": True},
    Supplier: {"supplies_important_systems": True},
    System: {"important": True},
    TestEnvironment: {"has_sensitive_data": True},
}
"""What brings a thing under a duty: a decision that names the thing means that it is such a one."""

NAMED: dict[type[Ledger], dict[str, bool | str | int]] = {
    CiiAsset: {"manager": UNNAMED},
    ContentIncident: {"record": UNNAMED},
    Education: {"staff_total": 1, "staff_educated": 1},
    LifecycleControl: {"measure": UNNAMED},
    MonitoringIndicator: {"infrastructure": UNNAMED},
    RecoveryTarget: {"recovery_time": 1, "recovery_point": 1},
}
"""What must be named to be there: where a case does not speak of it, it was."""

_YEARS_IN_USE = 5
"""How long a thing has been there of which a case does not say since when."""

_AHEAD = timedelta(days=60)
"""How long before the first day named a step was done that must be done some days ahead."""

_COOPERATION = timedelta(days=400)
"""How long a supplier has been there of which a case does not say since when: long enough for a yearly review."""

ENDS = {
    "until_on",
    "in_use_until",
    "repealed_on",
    "offline_on",
    "left_on",
    "expires_on",
    "ended_on",
    "collected_until",
    "certificate_until",
    "act_by",
    "recovered_at",
}
"""Days on which something ends or is due: where a case does not tell, it goes on."""


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
    for name in _days_asked().get(table, set()):
        when = long_ago if name in STANDING else since if name in BEGINNINGS else day
        if when == first and name in _days_ahead().get(table, set()):
            when -= _AHEAD
        at = pl.lit(datetime.combine(when, time.min)).cast(frame.schema[name])
        columns.append(pl.when(_unsaid(case, table, name)).then(at).otherwise(pl.col(name)).alias(name))
    sound = {table: dict.fromkeys(_flags_of_proofs().get(table, set()), True)}
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


@cache
def _days_asked() -> dict[type[Ledger], set[str]]:
    """The days that a duty looks for, by table: of a step, or since when something counts."""
    found: dict[type[Ledger], set[str]] = {}
    for duty in duties_over_time():
        for column in _days_of(duty.shape):
            found.setdefault(table_of(column), set()).add(column.name)
    return found


@cache
def _days_ahead() -> dict[type[Ledger], set[str]]:
    """The days of steps that must be done some days before an act, by table."""
    found: dict[type[Ledger], set[str]] = {}
    for shape in (duty.shape for duty in duties_over_time()):
        for step in shape.steps if isinstance(shape, Before) and shape.ahead else ():
            if isinstance(step, dy.Column):
                found.setdefault(table_of(step), set()).add(step.name)
    return found


@cache
def _flags_of_proofs() -> dict[type[Ledger], set[str]]:
    """What is asked of that by which a duty is fulfilled: a backup succeeded, a plan is comprehensive."""
    found: dict[type[Ledger], set[str]] = {}
    for shape in (duty.shape for duty in duties_over_time()):
        for rows in (getattr(shape, "of", None), *(one.among for one in looked_for(shape) if isinstance(one, Related))):
            for asked in rows.conditions if isinstance(rows, Rows) else ():
                if asked.meta.is_column():
                    found.setdefault(rows.table, set()).add(asked.meta.output_name())
    return found


def looked_for(shape: Shape) -> tuple[Fact, ...]:
    """What the duty looks for as done."""
    return shape.steps if isinstance(shape, Before) else (shape.until,) if isinstance(shape, Within | ByDate) else ()


def _days_of(shape: Shape) -> Iterator[dy.Column]:
    facts = looked_for(shape)
    for fact in facts:
        if isinstance(fact, dy.Column | Related):
            yield fact.column if isinstance(fact, Related) else fact
    if isinstance(shape, Holds | Never):
        yield from _days_in(shape.each.table, shape.when)
        if isinstance(shape.at, dy.Column):
            yield shape.at
    if isinstance(shape, OutOfSession):
        yield from _days_in(shape.each.table, shape.unless)
    if isinstance(shape, Has) and shape.instead is not None:
        yield from _days_in(shape.each.table, shape.instead.when)
    if isinstance(shape, Told):
        yield shape.used[0]
    for rows in (shape.each, getattr(shape, "of", None), *(fact.among for fact in facts if isinstance(fact, Related))):
        for one in _with_parents(rows):
            if one.table is not Project:  # a project's own stages are what its security is compared with
                yield from _days_in(one.table, *one.conditions)


def _with_parents(rows: object) -> Iterator[Rows]:
    if isinstance(rows, Rows):
        yield rows
        yield from _with_parents(rows.parent)


def _days_in(table: type[Ledger], *conditions: pl.Expr) -> Iterator[dy.Column]:
    """The days that the conditions look at, but for those on which something ends."""
    columns = table.columns()
    for name in {name for condition in conditions for name in condition.meta.root_names()}:
        if name in columns and name not in ENDS and polars_schema(table)[name].is_temporal():
            yield columns[name]


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
