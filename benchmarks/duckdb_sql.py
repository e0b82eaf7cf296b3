"""A few duties in hand-written DuckDB SQL, as a peer of the kernel: the breached subjects of each.

The queries take the ledgers as they are and know nothing of what is unknown; they run over an institution whose
ledgers are complete, where that makes no difference.
"""

from __future__ import annotations

from datetime import date

import duckdb

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import TABLES

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
    "22.2a-2": """
        select code from supplier v
        where v.from_on <= $on and (v.until_on is null or v.until_on > $on) and not exists (
            select 1 from contract c where c.supplier = v.code and c.signed_on <= $on
              and c.confidentiality_signed_on <= $on and (c.expires_on is null or c.expires_on >= $on))
    """,
    "15.1b-3": """
        select c.code from change c join system s on s.code = c.system
        where s.important and coalesce(c.started_at, c.planned_start_at)::date <= $on
          and (c.rollback_plan_on is null
               or c.rollback_plan_on > coalesce(c.started_at, c.planned_start_at)::date)
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
    for name, table in TABLES.items():
        frame = ledgers[table].to_arrow()
        database.register("incoming", frame)
        database.execute(f'create table "{name}" as select * from incoming')
        database.unregister("incoming")
    return database


def breached(database: duckdb.DuckDBPyConnection, duty: str, on: date) -> set[str]:
    """The subjects for which ``duty`` is breached."""
    return {str(code) for (code,) in database.execute(BREACHED[duty], {"on": on}).fetchall()}
