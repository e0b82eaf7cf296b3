"""A few duties in hand-written DuckDB SQL, as a peer of the kernel: the breached subjects of each.

The queries take the ledgers as they are and know nothing of what is unknown; they run over an institution whose
ledgers are complete, where that makes no difference.
"""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl

from zhengdun.clock import Calendar
from zhengdun.clock.frames import ordinal, working_days_before
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import TABLES
from zhengdun.ledger.tables.systems import MEASURES

_IMPORTANT = """
    select code, online_on from system
    where important and online_on <= $on and (offline_on is null or offline_on > $on)
"""

BREACHED: dict[str, str] = {
    "21.3a": f"""
        select s.code from ({_IMPORTANT}) s join (
            select system, arg_max(capacity, measured_on) capacity, max(historical_peak) peak
            from capacity_record where measured_on <= $on group by system
        ) m on m.system = s.code where m.capacity < 2 * m.peak
    """,
    "21.3c": """
        select l.code from network_link l join (
            select link, arg_max(peak_past_year, measured_on) peak, arg_max(bandwidth, measured_on) bandwidth
            from network_usage where measured_on <= $on group by link
        ) u on u.link = l.code
        where l.used_in_trading and l.in_use_from <= $on and (l.in_use_until is null or l.in_use_until > $on)
          and not u.peak < 0.8 * u.bandwidth
    """,
    "21.1a": f"""
        select s.code from ({_IMPORTANT}) s where s.online_on <= make_date(year($on) - 1, 1, 1) and not exists (
            select 1 from stress_test t where t.system = s.code and year(t.tested_on) = year($on) - 1)
    """,
    "22.2a-4": """
        select code from supplier v
        where v.from_on <= $on and (v.until_on is null or v.until_on > $on) and not exists (
            select 1 from contract c where c.supplier = v.code
              and c.confidentiality_signed_on <= $on and (c.expires_on is null or c.expires_on >= $on))
    """,
    "15.1b-3": """
        select c.code from change c join system s on s.code = c.system
        where s.important and coalesce(c.started_at, c.planned_start_at)::date <= $on
          and (c.started_at is not null or c.cancelled_on is null or c.cancelled_on > $on)
          and (c.rollback_plan_on is null
               or c.rollback_plan_on > coalesce(c.started_at, c.planned_start_at)::date)
    """,
    "17-1": """
        select code from service_notice
        where effective_at::date <= $on and (issued_at is null or issued_at > effective_at)
    """,
    "19a-2": """
        select kind from measure_kind where kind not in (
            select kind::varchar from protective_measure
            where in_use_from <= $on and (in_use_until is null or in_use_until > $on))
    """,
    "20.1b": f"""
        select s.code from ({_IMPORTANT}) s left join backup_run b
            on b.system = s.code and b.succeeded and b.backed_up_on < $on
            and b.backed_up_on >= greatest(s.online_on, $on - 92, date '2023-05-01')
        where s.online_on < $on
        group by s.code, s.online_on
        having count(b.system) < date_diff('day', greatest(s.online_on, $on - 92, date '2023-05-01'), $on)
    """,
    "20.1c": f"""
        select distinct s.code from ({_IMPORTANT}) s, generate_series(1, 4) quarter(ago)
        where date_trunc('quarter', $on) - interval (3 * ago) month >= greatest(s.online_on, date '2023-05-01')
          and not exists (
            select 1 from backup_verification v where v.system = s.code and v.valid
              and date_trunc('quarter', v.verified_on) = date_trunc('quarter', $on) - interval (3 * ago) month)
    """,
    "36a-2": """
        select code from vulnerability
        where confirmed and found_on <= $on
          and coalesce(case when fixed_on <= $on then fixed_on end, $on) > found_on + 30
    """,
    "38.2b-1": """
        select d.code from drill d
        join working_day e on e.day = d.ended_on
        join working_day m on m.day = coalesce(case when d.report_made_on <= $on then d.report_made_on end, $on)
        where d.kind = 'own' and d.ended_on <= $on and m.before - e.so_far >= 15
    """,
    "28-2": """
        select code from software_licence
        where (in_use_until is null or in_use_until > $on)
          and (not licensed or (expires_on is not null and expires_on < $on))
    """,
}
"""Duty -> the query for its breached subjects on the day ``$on``."""


def connect(ledgers: Ledgers) -> duckdb.DuckDBPyConnection:
    """A database in memory with the ledgers as tables."""
    database = duckdb.connect()
    database.execute("create table measure_kind (kind varchar)")
    database.executemany("insert into measure_kind values (?)", [[kind] for kind in MEASURES])
    _register(database, "working_day", _working_days())
    for name, table in TABLES.items():
        _register(database, name, ledgers[table])
    return database


def _register(database: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    choices = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    frame = frame.with_columns(pl.col(choices).cast(pl.List(pl.String)))  # DuckDB 2.0.0 cannot read empty lists of Enum
    database.register("incoming", frame.to_arrow())
    database.execute(f'create table "{name}" as select * from incoming')
    database.unregister("incoming")


def _working_days() -> pl.DataFrame:
    """Each day of the calendar: how many working days there are up to it and including it, and before it."""
    calendar = Calendar.standard()
    days = pl.date_range(calendar.first, calendar.last, eager=True).alias("day").to_frame()
    day = pl.col("day")
    return days.with_columns(so_far=ordinal(day, calendar), before=working_days_before(day, calendar))


def breached(database: duckdb.DuckDBPyConnection, duty: str, on: date) -> set[str]:
    """The subjects for which ``duty`` is breached."""
    return {str(code) for (code,) in database.execute(BREACHED[duty], {"on": on}).fetchall()}
