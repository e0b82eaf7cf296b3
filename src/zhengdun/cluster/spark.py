"""The assessment of an industry on Spark."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zhengdun.cluster.job import FINDINGS, ROWS_A_RANGE, TALLIES, Job, Result, packed
from zhengdun.ledger.scanning import scan_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyspark.sql import DataFrame, SparkSession

    from zhengdun.clock import Calendar, SessionTable


def assess_on_spark(
    session: SparkSession,
    directory: Path,
    on: date,
    *,
    calendar: Calendar,
    duties: Iterable[str],
    sessions: SessionTable | None = None,
    result: Result = TALLIES,
    rows: int = ROWS_A_RANGE,
) -> DataFrame:
    """Assess an industry: the same as :func:`zhengdun.assessment.industry.evaluate_chunks`, in no certain order.

    Each task reads its range of institutions itself, judges it and gives back what is wanted of it. Nothing is
    done before an action on what is returned, and then each time.

    Args:
        session: the Spark to use; see :func:`local_session`.
        directory: Parquet files as :func:`zhengdun.ledger.writing.write_parquet` writes them, under a path that
            every worker can read.
        on: the day of the assessment.
        calendar: working days and trading days.
        duties: the ids of the duties to judge.
        sessions: the rules of the trading sessions; the shipped ones where None.
        result: :data:`TALLIES` or :data:`FINDINGS`.
        rows: about how many rows of ledgers a task may read.

    Raises:
        BadLedgers: the folder holds no such files.
    """
    job = Job(directory, on, tuple(duties), result, packed(calendar, sessions))
    ranges = scan_folder(directory).ranges(rows)
    tasks = session.createDataFrame(ranges, "first string, last string").repartition(len(ranges))
    return tasks.mapInArrow(job, result.columns)


def local_session(cores: int) -> SparkSession:
    """A Spark on this machine alone, with ``cores`` workers of one thread each, that listens to nobody else."""
    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers' Python must be the one that has this package
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only who wants a Spark here needs the package here

    return (
        SparkSession.builder.master(f"local[{cores}]")
        .appName("zhengdun")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executorEnv.POLARS_MAX_THREADS", "1")
        .getOrCreate()
    )


__all__ = ["FINDINGS", "TALLIES", "assess_on_spark", "local_session"]
