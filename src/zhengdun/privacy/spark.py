"""The kernel on Spark: each partition's Arrow batches through the same plan, keys loaded where they are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.kernel.binding import bind, check_columns_exist
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.plan import Plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

_SAMPLE = 10_000


def protect_on_spark(frame: DataFrame, plan: Plan) -> DataFrame:
    """Protect a frame by a plan; the same value gets the same pseudonym in every partition, and as on one machine.

    Nothing is done before an action on what is returned, but for a look at some rows where the policy types columns
    by a sample. The plan travels to the workers with its key by reference: a file or variable that it names must be
    there on every worker.

    What is written with Spark's own writer and its default committer is whole or not there: a task writes below
    ``_temporary``, its files move when the job commits, and ``_SUCCESS`` comes last. The task of
    a worker that is killed is tried again, as often as ``spark.task.maxFailures`` says (never on ``local``); else the
    job fails and no file of data is left in its place. If the driver is killed during the commit, some files may have
    moved: a folder without ``_SUCCESS`` is not whole and is written again with ``mode("overwrite")``. Committers that
    move files early (``mapreduce.fileoutputcommitter.algorithm.version`` 2) do not promise this.

    Args:
        frame: its columns are those of the policy.
        plan: bound to columns, or not yet.

    Raises:
        PolicyError: the plan does not fit the columns.
        DataError: when a row cannot be protected and the policy rejects such rows; a frame has no reject file.
    """
    empty = _no_rows(frame)
    if plan.columns is None:
        check_columns_exist(plan.policy, frame.columns, "DataFrame")
        by_sample = plan.policy.other_columns == "detect"
        plan = bind(plan, _one_batch(frame.limit(_SAMPLE).toArrow()) if by_sample else empty)
    return frame.mapInArrow(_Task(plan), _spark_schema(Transformer(plan)(empty)[0].schema))


@dataclass(frozen=True)
class _Task:
    """What each worker does; it can be pickled, since the plan can."""

    plan: Plan

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        transformer = Transformer(self.plan)
        for batch in batches:
            changed, counts = transformer(batch)
            if counts.rejected:
                first = counts.rejected[0]
                raise DataError(
                    f"列“{first.column}”有 {len(counts.rejected)} 行无法处理：{first.reason[0]}。Spark 上没有拒收文件，"
                    "请在策略中写 unprotected: suppress，或者用文件方式处理",
                    f"column {first.column!r}: {len(counts.rejected)} rows cannot be protected: {first.reason[1]}."
                    " Spark has no reject file: write unprotected: suppress in the policy, or protect files",
                )
            yield changed


def _no_rows(frame: DataFrame) -> pa.RecordBatch:
    from pyspark.sql.pandas.types import to_arrow_schema

    return pa.RecordBatch.from_pylist([], to_arrow_schema(frame.schema))


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    return pa.concat_batches(table.to_batches()) if table.num_rows else pa.RecordBatch.from_pylist([], table.schema)


def _spark_schema(schema: pa.Schema) -> StructType:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
