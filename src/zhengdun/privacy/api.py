"""The functions for one string, many, a table, or a file. Each takes and gives the same type of thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.kernel.binding import bind, check_columns_exist
from zhengdun.privacy.kernel.scanning import ColumnFinding, scan_batch
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.starting import starting_policy

T = TypeVar("T")
_COLUMN = "value"


def mask(data: T, plan: Plan | None = None, *, output: str | Path | None = None, **options: Any) -> Any:
    """Treat personal information by a plan; without one, the preset ``strict`` masks it.

    Args:
        data: a string, a list of strings, a pyarrow array, record batch or table, a polars series or frame, or a
            :class:`~pathlib.Path` of a file or folder. Strings are free text.
        plan: the plan.
        output: for a path, where to write.
        options: for a path, those of :class:`~zhengdun.privacy.files.running.Options`.

    Returns:
        The same type of thing; for a path the :class:`~zhengdun.privacy.proof.manifest.Manifest` of the output.

    Raises:
        PolicyError: the plan does not fit the columns.
        KeyProblem: the plan needs a key that cannot be had.
        DataError: a row could not be protected and the plan rejects such rows: in memory there is no reject file.

    >>> mask("客户电话13800138000")
    '客户电话138****8000'
    >>> import polars as pl
    >>> mask(pl.DataFrame({"手机": ["13800138000", "13912345678"], "金额": [1, 2]}))["手机"].to_list()
    ['138****8000', '139****5678']
    """
    return _changed(data, plan or Plan.preset("strict"), output, options)


def pseudonymise(
    data: T, plan: Plan | None = None, *, key: str | None = None, output: str | Path | None = None, **options: Any
) -> Any:
    """Replace personal information by pseudonyms; without a plan, by the preset ``test-data``.

    Args:
        data: as for :func:`mask`.
        plan: the plan.
        key: where the key is (``file:…``, ``env:…``, ``kms:…``), if the plan does not say.
        output: for a path, where to write.
        options: for a path, those of :class:`~zhengdun.privacy.files.running.Options`.

    Returns:
        As for :func:`mask`.

    Raises:
        KeyProblem: no key is named, or it cannot be had; and what :func:`mask` raises.

    >>> import os
    >>> os.environ["DOCTEST_KEY"] = "00112233445566778899aabbccddeeff" * 2
    >>> changed = pseudonymise("客户电话13800138000", key="env:DOCTEST_KEY")
    >>> changed != "客户电话13800138000", changed.startswith("客户电话138"), len(changed)
    (True, True, 15)
    >>> restore(changed, key="env:DOCTEST_KEY")
    '客户电话13800138000'
    """
    return _changed(data, _with_key(plan or Plan.preset("test-data"), key), output, options)


def restore(
    data: T, plan: Plan | None = None, *, key: str | None = None, output: str | Path | None = None, **options: Any
) -> Any:
    """Turn pseudonyms and tokens back into what they were. What was masked or suppressed stays so.

    A file is restored by the manifest beside it, which also tells whether the key is the right one before anything is
    written. In memory, tokens tell a wrong key; pseudonyms cannot, and give other valid values.

    Args:
        data: as for :func:`mask`.
        plan: the plan that made it, ``test-data`` if there is none.
        key: where the key is.
        output: for a path, where to write.
        options: for a path, those of :class:`~zhengdun.privacy.files.running.Options`.

    Raises:
        KeyProblem: the key is missing, or another than the one of the manifest or the tokens.
    """
    return _changed(data, _with_key(plan or Plan.preset("test-data"), key).reverse(), output, options)


@dataclass(frozen=True)
class ScanReport:
    """What personal information lies where.

    Args:
        findings: one for each column of each table.
    """

    findings: tuple[ColumnFinding, ...]

    def to_json(self) -> list[dict[str, Any]]:
        """The findings as JSON takes them."""
        return [asdict(finding) for finding in self.findings]

    def policy_text(self) -> str:
        """A policy to start from, with comments, for review."""
        return starting_policy(self.findings)


def scan(data: Any) -> ScanReport:
    """Find out what personal information lies where; values are never shown.

    Args:
        data: as for :func:`mask`.

    >>> report = scan(["电话13800138000", "无"])
    >>> [(share.kind.en, share.share) for share in report.findings[0].kinds]
    [('mobile number', 0.5)]
    """
    if isinstance(data, Path):
        from zhengdun.privacy.files.scans import scan_path

        return ScanReport(tuple(scan_path(data)))
    table, _ = _as_table(data)
    batch = pa.concat_batches(table.to_batches()) if table.num_rows else pa.RecordBatch.from_pylist([], table.schema)
    return ScanReport(tuple(scan_batch(batch)))


def _with_key(plan: Plan, key: str | None) -> Plan:
    return plan if key is None else replace(plan, key=key)


def _changed(data: Any, plan: Plan, output: str | Path | None, options: dict[str, Any]) -> Any:
    if isinstance(data, Path):
        return _changed_path(data, plan, output, options)
    if output is not None or options:
        raise DataError("output 与其他选项只用于文件", "output and other options are for files only")
    table, back = _as_table(data)
    return back(_changed_table(table, plan))


def _changed_path(source: Path, plan: Plan, output: str | Path | None, options: dict[str, Any]) -> Any:
    from zhengdun.privacy.files.folders import run_folder
    from zhengdun.privacy.files.running import Options, run_file

    if output is None:
        raise DataError("请给出输出位置 output", "Say where to write: output")
    run = run_folder if source.is_dir() else run_file
    return run(source, Path(output), plan, Options(**options))


def _changed_table(table: pa.Table, plan: Plan) -> pa.Table:
    batches = table.combine_chunks().to_batches() or [pa.RecordBatch.from_pylist([], table.schema)]
    if plan.columns is None:
        check_columns_exist(plan.policy, table.schema.names, "数据 data")
        plan = bind(plan, batches[0])
    transformer = Transformer(plan)
    changed = []
    for batch in batches:
        done, counts = transformer(batch)
        if counts.rejected:
            first = counts.rejected[0]
            raise DataError(
                f"第{first.row + 1}行“{first.column}”：{first.reason[0]}（可在策略中写 unprotected: suppress）",
                f"row {first.row + 1}, {first.column!r}: {first.reason[1]} (the policy may say unprotected: suppress)",
            )
        changed.append(done)
    return pa.Table.from_batches(changed)


def _as_table(data: Any) -> tuple[pa.Table, Callable[[pa.Table], Any]]:
    """The data as a table, and the way back to its own type."""
    if isinstance(data, str):
        return _one_column(pa.array([data])), lambda table: table.column(0)[0].as_py()
    if isinstance(data, list | tuple):
        return _one_column(pa.array(data, pa.large_string())), lambda table: type(data)(table.column(0).to_pylist())
    if isinstance(data, pa.Table):
        return data, lambda table: table
    if isinstance(data, pa.RecordBatch):
        return pa.Table.from_batches([data]), lambda table: pa.concat_batches(table.to_batches())
    if isinstance(data, pa.Array | pa.ChunkedArray):
        whole = data if isinstance(data, pa.Array) else data.combine_chunks()
        return _one_column(whole), lambda table: _as_given(table.column(0), data)
    return _from_polars(data)


def _one_column(values: pa.Array) -> pa.Table:
    return pa.table({_COLUMN: values})


def _as_given(column: pa.ChunkedArray, data: Any) -> Any:
    return column if isinstance(data, pa.ChunkedArray) else column.combine_chunks()


def _from_polars(data: Any) -> tuple[pa.Table, Callable[[pa.Table], Any]]:
    import polars as pl

    if isinstance(data, pl.DataFrame):
        return data.to_arrow(), pl.DataFrame
    if isinstance(data, pl.Series):
        return _one_column(data.to_arrow()), lambda table: pl.Series(data.name, table.column(0))
    raise DataError(
        f"不支持 {type(data).__name__}；文件请用 pathlib.Path",
        f"{type(data).__name__} is not supported; give a file as a pathlib.Path",
    )
