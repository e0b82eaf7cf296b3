"""A policy over the tables of a database: bound to each, carried out batch by batch, looked over at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.files.rejects import RejectFile
from zhengdun.privacy.kernel.binding import bind
from zhengdun.privacy.kernel.counts import Counts
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.actions import Keep
from zhengdun.privacy.policy.model import Policy
from zhengdun.privacy.proof.promises import promises_of
from zhengdun.privacy.proof.residual import ResidualScan


class PlannedProtection:
    """Protects the tables of a database by one plan.

    A policy may name a column of one table as ``table.column``, which stands before the bare ``column``.

    Args:
        plan: not bound to columns yet.
        samples: some rows of each table, every column as text, by which unnamed columns are typed.
        rejects: takes the rows that cannot be protected, with table and row as counted from 1.

    Raises:
        PolicyError: the policy names columns that no table has, or does not fit one.
    """

    def __init__(self, plan: Plan, samples: Mapping[str, pa.RecordBatch], rejects: RejectFile) -> None:
        _require_columns(plan.policy, samples)
        self.plan = plan
        self.bound = {table: _bound(plan, table, sample) for table, sample in samples.items()}
        self.counts = {table: Counts() for table in samples}
        self.rejected: Counter[str] = Counter()
        self.scans = {
            table: ResidualScan(promises_of(bound.columns or (), plan.policy)) for table, bound in self.bound.items()
        }
        self._transformers = {table: Transformer(bound) for table, bound in self.bound.items()}
        self._rejects = rejects

    def touches(self, table: str, column: str) -> bool:
        """Whether the plan does anything to this column."""
        planned = next(one for one in self.bound[table].columns or () if one.name == column)
        return not isinstance(planned.action, Keep)

    def batch(self, table: str, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, NDArray[np.int64]]:
        """The batch protected, and which of its rows it still holds; the others are in the reject file."""
        after, counts = self._transformers[table](batch)
        kept = counts.kept()
        before = self.counts[table].read
        for one in counts.rejected:
            record = batch.slice(one.row, 1).to_pylist()[0]
            self._rejects.add(before + one.row + 1, one.reason, record, table=table, column=one.column)
        self.counts[table].add(counts)
        self.rejected[table] += len(counts.rejected)
        self.scans[table].look(after, batch.take(pa.array(kept)) if counts.rejected else batch)
        return after, kept

    def not_looked_at(self, rows: Mapping[str, int]) -> list[str]:
        """The tables with ``rows`` in the target that this run did not fill: nobody knows what is left there."""
        return [table for table, number in rows.items() if number and not self.scans[table].rows_seen]

    def done(self) -> Counter[tuple[str, str, str | None, str]]:
        """How many values were treated, by table, column, kind and action."""
        return Counter(
            {
                (table, what.column, what.kind, what.action): number
                for table, counts in self.counts.items()
                for what, number in counts.done.items()
            }
        )


def _bound(plan: Plan, table: str, sample: pa.RecordBatch) -> Plan:
    """The plan of one table, its own rules before the common ones."""
    prefix = f"{table}."
    rules = {
        name: rule
        for column in sample.schema.names
        for name, rule in [(column, plan.policy.columns.get(prefix + column) or plan.policy.columns.get(column))]
        if rule is not None
    }
    policy = plan.policy.model_copy(update={"columns": rules})
    try:
        return bind(replace(plan, policy=policy), sample)
    except PolicyError as error:
        raise PolicyError(f"表 {table}：{error.zh}", f"table {table}: {error.en}") from None


def _require_columns(policy: Policy, samples: Mapping[str, pa.RecordBatch]) -> None:
    known = {
        name for table, sample in samples.items() for one in sample.schema.names for name in (one, f"{table}.{one}")
    }
    unknown = [name for name in policy.columns if name not in known]
    if unknown:
        raise PolicyError(
            f"没有一张表有策略写到的列：{'、'.join(unknown)}（可写作 列 或者 表.列）",
            f"no table has the columns that the policy names: {', '.join(unknown)} (write column or table.column)",
        )
