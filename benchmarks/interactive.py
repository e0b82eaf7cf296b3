"""One institution: how long the kernel, its peers and the command line take, as ratios in one run.

Run by ``make bench``. Nothing is asserted about time; the results of peers are compared, a difference ends the run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from oracle.case import Case
from oracle.judging import findings as judge_in_python
from rich.console import Console
from rich.table import Table

from benchmarks import duckdb_sql
from benchmarks.data import UNTIL, institution
from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.law import load
from zhengdun.ledger.book import Ledgers

RUNS = 9
_ZHENGDUN = str(Path(sys.executable).with_name("zhengdun"))


def timed(call: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Seconds of each run after one that does not count."""
    call()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return seconds


def command(*arguments: str) -> Callable[[], object]:
    """A process from its start to its end; its output is thrown away, its exit code is not judged."""
    return lambda: subprocess.run(arguments, check=False, capture_output=True)


def main() -> None:
    """Measure and print."""
    ledgers, folder, workbook = institution()
    calendar, duties = Calendar.standard(), all_duties()
    rows = sum(frame.height for frame in ledgers.frames.values())
    on = UNTIL.isoformat()
    some = [duty for duty in duties if duty.id in duckdb_sql.BREACHED]
    running = [duty for duty in duties if load().article(duty.cite.article).chapter.number in (2, 4)]
    database = duckdb_sql.connect(ledgers)
    _agree(ledgers, calendar, database)
    (tables,) = _tables(ledgers).values()
    processes = {
        "python -c 'import polars'": timed(command(sys.executable, "-c", "import polars")),
        "zhengdun --help": timed(command(_ZHENGDUN, "--help")),
        "zhengdun assess, Parquet": timed(command(_ZHENGDUN, "assess", str(folder), "--on", on)),
        "zhengdun assess, .xlsx": timed(command(_ZHENGDUN, "assess", str(workbook), "--on", on), 5),
    }
    kernels = {
        f"kernel, {len(duties)} duties": timed(lambda: evaluate(ledgers, UNTIL, calendar=calendar, duties=duties)),
        f"kernel, chapters 2 and 4: {len(running)} duties": timed(
            lambda: evaluate(ledgers, UNTIL, calendar=calendar, duties=running)
        ),
        "one collect a duty": timed(
            lambda: [evaluate(ledgers, UNTIL, calendar=calendar, duties=[duty]) for duty in duties], 3
        ),
        "plain-Python oracle": timed(lambda: list(judge_in_python(Case(tables, UNTIL, calendar), duties)), 3),
    }
    peers = {
        f"kernel, {len(some)} duties": timed(lambda: evaluate(ledgers, UNTIL, calendar=calendar, duties=some)),
        f"DuckDB SQL, the same {len(some)}": timed(
            lambda: [duckdb_sql.breached(database, duty.id, UNTIL) for duty in some]
        ),
    }
    screen = Console()
    busy = os.getloadavg()[0]
    screen.print(f"{rows:,} rows; load {busy:.1f}; Polars {pl.__version__}; medians, ratio to the first line of each")
    for title, measured in (("processes", processes), ("in one process", kernels), ("SQL", peers)):
        screen.print(_table(title, measured))


def _agree(ledgers: Ledgers, calendar: Calendar, database: object) -> None:
    for duty in all_duties():
        if duty.id not in duckdb_sql.BREACHED:
            continue
        frame = evaluate(ledgers, UNTIL, calendar=calendar, duties=[duty]).frame
        ours = set(frame.filter(pl.col("outcome") == "breached")["subject"])
        theirs = duckdb_sql.breached(database, duty.id, UNTIL)  # type: ignore[arg-type]
        if ours != theirs:
            sys.exit(f"{duty.id}: the kernel finds {sorted(ours)}, DuckDB {sorted(theirs)}")


def _tables(ledgers: Ledgers) -> dict[str, dict]:  # type: ignore[type-arg]
    return {
        code: {table: ledgers.only([code])[table].to_dicts() for table in ledgers.frames}
        for code in ledgers.institutions
    }


def _table(title: str, measured: dict[str, list[float]]) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in ("what", "median", "least", "most", "ratio"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    base = statistics.median(next(iter(measured.values())))
    for what, seconds in measured.items():
        median = statistics.median(seconds)
        cells = [f"{1000 * each:,.0f} ms" for each in (median, min(seconds), max(seconds))]
        table.add_row(what, *cells, f"{median / base:.2f}")
    return table


if __name__ == "__main__":
    main()
