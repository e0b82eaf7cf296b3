"""An industry assessed by a Spark on this machine, once for the first time and then again: what it took, as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.data import UNTIL
from zhengdun.clock import Calendar
from zhengdun.cluster.spark import assess_on_spark, local_session
from zhengdun.duties.registry import all_duties


def main() -> None:
    """Assess the folder named by the first argument once, and as often again as the second says."""
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    session = local_session(os.cpu_count() or 1)
    session.sparkContext.setLogLevel("ERROR")
    ids = [duty.id for duty in all_duties()]
    runs = []
    for _ in range(times + 1):
        start = time.perf_counter()
        counted = assess_on_spark(session, folder, UNTIL, calendar=Calendar.standard(), duties=ids)
        count = counted.groupBy().sum("count").collect()[0][0]
        runs.append({"seconds": time.perf_counter() - start, "count": count})
    session.stop()
    print(json.dumps({"first": runs[0], "others": runs[1:]}))


if __name__ == "__main__":
    main()
