"""An industry: how long it takes to assess it and how much memory, beside a bare scan of the same files and Spark.

Run by ``make bench`` and ``make bench-industry``. Nothing is asserted about time or memory; Spark must count the same
findings.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console
from rich.table import Table

from benchmarks.data import industry
from zhengdun.duties.registry import all_duties
from zhengdun.ledger.scanning import scan_folder


def main() -> None:
    """Measure and print."""
    wanted = _arguments()
    folder = industry(wanted.institutions, wanted.systems)
    files = [file for held in scan_folder(folder).files.values() for file in held]
    rows = sum(file.rows for file in files)
    measured = {
        "bare Polars scan": [_once("industry_once", "scan", str(folder)) for _ in range(wanted.runs)],
        f"kernel, {len(all_duties())} duties": [
            _once("industry_once", "kernel", str(folder)) for _ in range(wanted.runs)
        ],
    }
    if importlib.util.find_spec("pyspark"):
        measured |= _on_spark(folder, wanted.runs)
    screen = Console(width=130)
    screen.print(
        f"{wanted.institutions:,} institutions × {wanted.systems:,} systems, {rows:,} rows, {len(files):,} files;"
        f" {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Polars {pl.__version__}"
    )
    screen.print(_table(measured, rows))
    counts = {what: runs[0]["count"] for what, runs in measured.items() if what != "bare Polars scan"}
    if len(set(counts.values())) > 1:
        sys.exit(f"Not the same number of findings: {counts}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--institutions", type=int, required=True)
    parser.add_argument("--systems", type=int, required=True)
    parser.add_argument("--runs", type=int, default=5)
    return parser.parse_args()


def _once(module: str, *arguments: str) -> dict[str, Any]:
    """What a process of its own measured: nothing that ran before has left it warm or large."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def _on_spark(folder: Path, runs: int) -> dict[str, list[dict[str, Any]]]:
    """The first run starts the workers; the others find them."""
    found = _once("spark_industry", str(folder), str(runs))
    return {
        "Spark on this machine, first run": [found["first"]],
        "Spark on this machine, workers there": found["others"],
    }


def _table(measured: dict[str, list[dict[str, Any]]], rows: int) -> Table:
    table = Table(title="industry", title_justify="left")
    for heading in ("what", "median", "least", "most", "ratio", "s a 10⁸ rows", "peak MiB", "findings"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    base = statistics.median(run["seconds"] for run in next(iter(measured.values())))
    for what, runs in measured.items():
        seconds = [run["seconds"] for run in runs]
        median = statistics.median(seconds)
        peak = max(run.get("mebibytes", 0) for run in runs)
        table.add_row(
            what,
            *(f"{each:,.2f} s" for each in (median, min(seconds), max(seconds))),
            f"{median / base:.1f}",
            f"{median / rows * 1e8:,.1f}",
            f"{peak:,.0f}" if peak else "",
            "" if what == "bare Polars scan" else f"{runs[0]['count']:,}",
        )
    return table


if __name__ == "__main__":
    main()
