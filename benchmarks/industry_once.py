"""One way of going through an industry, once, in a process of its own: what it took, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import polars as pl

from benchmarks.data import UNTIL
from zhengdun.assessment.industry import evaluate_chunks, tally
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.ledger.scanning import scan_folder

ROWS_A_CHUNK = 2_000_000


def scan(folder: Path) -> pl.DataFrame:
    """Read every column of every ledger and count its values: the least that anything could do."""
    each = [pl.scan_parquet(table / "*.parquet").select(pl.all().count()) for table in sorted(folder.glob("*/"))]
    return pl.DataFrame({"count": [sum(frame.row(0)) for frame in pl.collect_all(each, engine="streaming")]})


def kernel(folder: Path) -> pl.DataFrame:
    """Assess every institution by every duty, a chunk of them at a time."""
    ledgers = scan_folder(folder)
    chunks = (ledgers.between(*some) for some in ledgers.ranges(ROWS_A_CHUNK))
    findings = evaluate_chunks(chunks, UNTIL, calendar=Calendar.standard(), duties=all_duties())
    return pl.concat([tally(found) for found in findings])


WAYS = {"scan": scan, "kernel": kernel}


def main() -> None:
    """Go the way named by the first argument through the folder named by the second."""
    way, folder = WAYS[sys.argv[1]], Path(sys.argv[2])
    start = time.perf_counter()
    counted = way(folder)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "mebibytes": peak, "count": int(counted["count"].sum())}))


if __name__ == "__main__":
    main()
