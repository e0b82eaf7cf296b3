"""What personal information lies where: the report of a scan, and the policy to start from. No value is ever shown."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from zhengdun.privacy.kernel.column_kinds import KindShare, kinds_in
from zhengdun.privacy.kernel.columns import as_text, is_number, is_text

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class ColumnFinding:
    """What a column holds.

    Args:
        table: the sheet of a workbook, the file of a folder, "" elsewhere.
        column: its name.
        type: its type in Arrow's words.
        rows: rows of the sample.
        filled: the share of cells that hold something, from 0 to 1.
        kinds: the kinds in it, the largest share first; empty where nothing was found.
        shapes: the commonest forms of its values: 9 for a digit, A for a letter, 汉 for a Chinese character.
    """

    table: str
    column: str
    type: str
    rows: int
    filled: float
    kinds: tuple[KindShare, ...]
    shapes: tuple[str, ...]


def scan_batch(batch: pa.RecordBatch, table: str = "") -> list[ColumnFinding]:
    """A finding for each column of a sample.

    >>> batch = pa.RecordBatch.from_pydict({"手机": ["13800138000", "13912345678"], "金额": [1.5, 2.5]})
    >>> for found in scan_batch(batch):
    ...     print(found.column, [(share.kind, share.share) for share in found.kinds], found.shapes)
    手机 [(<Kind.MOBILE: 'mobile'>, 1.0)] ('99999999999',)
    金额 [] ('9.9',)
    """
    return [_finding(table, name, values) for name, values in zip(batch.schema.names, batch.columns, strict=True)]


def _finding(table: str, name: str, values: pa.Array) -> ColumnFinding:
    if is_text(values.type) or is_number(values.type):
        text = as_text(values).cast(pa.string())
        filled = pc.sum(pc.greater(pc.binary_length(text), 0)).as_py() or 0
        shapes = _shapes(text)
    else:
        filled, shapes = len(values) - values.null_count, ()
    share = filled / len(values) if len(values) else 0.0
    return ColumnFinding(table, name, str(values.type), len(values), share, tuple(kinds_in(name, values)), shapes)


def _shapes(text: pa.Array) -> tuple[str, ...]:
    """The commonest forms of up to 40 characters; longer text has no form worth showing."""
    short = text.filter(pc.fill_null(pc.less_equal(pc.utf8_length(text), 40), False))
    for pattern, sign in ((r"\d|[０-９]", "9"), (r"[A-Za-zＡ-Ｚａ-ｚ]", "A"), (r"\p{Han}", "汉")):
        short = pc.replace_substring_regex(short, pattern, sign)
    short = pc.replace_substring_regex(short, r"[^9A汉\s!-~，。：；、（）]", "?")
    counts = sorted(pc.value_counts(short.filter(pc.not_equal(short, ""))).to_pylist(), key=lambda one: -one["counts"])
    return tuple(one["values"] for one in counts[:_EXAMPLES])
