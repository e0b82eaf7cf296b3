"""The kernel on Spark beside a ``mapInArrow`` that changes nothing: a ratio within one run.

Run by ``make bench-privacy`` after ``make full``. Both read the same Parquet file and write nowhere. Nothing is
asserted about time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from benchmarks.data import FOLDER
from benchmarks.privacy.corpus import columns
from benchmarks.privacy.files import MASKED
from zhengdun.cluster.spark import local_session
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy
from zhengdun.privacy.spark import protect_on_spark

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

RUNS = 5
_KINDS = ("name", "resident_id", "mobile", "bank_card", "sse_account", "address")


def main(rows: int = 500_000) -> None:
    """Measure and print."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"privacy-spark-{rows}.parquet"
    if not path.exists():
        pq.write_table(pa.table({kind.value: values for kind, values in columns(rows).items()}), path)
    session = local_session(2)
    session.sparkContext.setLogLevel("ERROR")
    frame = session.read.parquet(str(path)).select(*_KINDS)
    plan = Plan(parse_policy(MASKED))
    identity, kernel = _in_turns(
        lambda: _noop(frame.mapInArrow(_unchanged, frame.schema)), lambda: _noop(protect_on_spark(frame, plan))
    )
    session.stop()
    table = Table("what", "seconds", "× identity", "at most", title=f"Spark, two cores, {rows:,} rows, six columns")
    table.add_row("mapInArrow, nothing changed", f"{identity:.2f}", "1.00", "")
    table.add_row("mapInArrow, the kernel", f"{kernel:.2f}", f"{kernel / identity:.2f}", "1.4")
    Console().print(table)


def _unchanged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield from batches


def _noop(frame: DataFrame) -> None:
    frame.write.format("noop").mode("overwrite").save()


def _in_turns(*calls: Callable[[], None]) -> list[float]:
    """The median seconds of each, the calls taking turns; the first round does not count."""
    taken: list[list[float]] = [[] for _ in calls]
    for turn in range(RUNS + 1):
        for call, seconds in zip(calls, taken, strict=True):
            start = time.perf_counter()
            call()
            if turn:
                seconds.append(time.perf_counter() - start)
    return [statistics.median(seconds) for seconds in taken]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
