"""One batch of rows by a plan: the kernel that every driver calls."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.kernel.binding import bind, check_columns_exist
from zhengdun.privacy.kernel.columns import as_text, back, output_type
from zhengdun.privacy.kernel.counts import Counts, Rejected, What
from zhengdun.privacy.kernel.free_text import protect_text, restore_text
from zhengdun.privacy.kernel.keyed import Keyed
from zhengdun.privacy.kernel.outcome import UNPROTECTED, Outcome
from zhengdun.privacy.kernel.typed import protect_values
from zhengdun.privacy.plan import ColumnPlan, Plan
from zhengdun.privacy.policy.actions import Keep

_REASON = ("值不属于该类型的有效范围，无法处理", "the value is outside of what its kind allows and cannot be protected")


def transform(batch: pa.RecordBatch, plan: Plan) -> tuple[pa.RecordBatch, Counts]:
    """Change a batch by a plan; one that is not bound to columns yet is bound by this batch as its own sample.

    Returns:
        The changed rows, without those that could not be protected where the plan rejects these, and the account.

    Raises:
        PolicyError: the plan does not fit the columns.
        KeyProblem: the key cannot be had.
        DataError: the columns are not those that the plan was bound to.

    >>> batch = pa.RecordBatch.from_pydict({"备注": ["电话13800138000", None]})
    >>> changed, counts = transform(batch, Plan.preset("strict"))
    >>> changed.to_pydict(), dict(counts.done)
    ({'备注': ['电话138****8000', None]}, {What(column='备注', kind=<Kind.MOBILE: 'mobile'>, action='mask'): 1})
    """
    if plan.columns is None:
        check_columns_exist(plan.policy, batch.schema.names, "数据 data")
        plan = bind(plan, batch)
    return Transformer(plan)(batch)


class Transformer:
    """A plan that is ready to work: what it makes from the key is kept between batches.

    Args:
        plan: bound to columns. The transformer itself can be pickled: the key is loaded anew where it arrives.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._keyed = Keyed(plan)

    def __call__(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counts]:
        """Change a batch; see :func:`transform`."""
        planned = self._plan.columns or ()
        if batch.schema.names != [column.name for column in planned]:
            raise DataError(
                f"列与计划不一致：计划为 {[column.name for column in planned]}，实为 {batch.schema.names}",
                f"The columns differ from the plan: planned {[column.name for column in planned]},"
                f" found {batch.schema.names}",
            )
        counts = Counts(batch.num_rows)
        rejected: dict[int, Rejected] = {}
        changed = [
            self._changed(column, values, counts, rejected)
            for column, values in zip(planned, batch.columns, strict=True)
        ]
        counts.rejected = [rejected[row] for row in sorted(rejected)]
        counts.written = counts.read - len(rejected)
        kept = pa.array(counts.kept()) if rejected else None
        arrays, fields = [], []
        for column, field, values in zip(planned, batch.schema, changed, strict=True):
            kind = output_type(column, field.type)
            arrays.append(back(values if kept is None else values.take(kept), kind))
            fields.append(field if isinstance(column.action, Keep) else field.with_type(kind).with_nullable(True))
        return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields, batch.schema.metadata)), counts

    def _changed(self, column: ColumnPlan, values: pa.Array, counts: Counts, rejected: dict[int, Rejected]) -> pa.Array:
        """The column, not yet in its output type; what failed is put down for rejection, or taken away."""
        if pa.types.is_string_view(values.type):
            values = values.cast(pa.large_string())  # Arrow can take no rows of views
        outcome = self._outcome(column, values)
        for (kind, action), count in outcome.done.items():
            if count:
                counts.done[What(column.name, kind, action)] += count
        failed = np.flatnonzero(outcome.failed)
        if self._plan.restoring or not failed.size:  # what cannot be restored is no plain value, and stays
            return outcome.values
        if column.unprotected == "reject":
            for row in failed.tolist():
                rejected.setdefault(row, Rejected(row, column.name, _REASON))
        else:
            counts.done[What(column.name, column.kind, UNPROTECTED)] += failed.size
        if column.action is None:
            return outcome.values  # the hits are starred, the text around them stays
        return pc.if_else(pa.array(outcome.failed), pa.scalar(None, outcome.values.type), outcome.values)

    def _outcome(self, column: ColumnPlan, values: pa.Array) -> Outcome:
        if column.action is None:
            treat = restore_text if self._plan.restoring else protect_text
            return treat(as_text(values), column, self._plan, self._keyed)
        return protect_values(values, column.action, column.kind, self._keyed)
