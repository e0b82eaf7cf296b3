"""Anonymity measured over a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pyarrow as pa

from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.proof.anonymity import Anonymity, anonymity
from zhengdun.privacy.proof.pairing import pieces

_PARQUET = {".parquet", ".pq"}


def measured(path: Path, quasi: Sequence[str], sensitive: Sequence[str] = ()) -> tuple[Anonymity, ...]:
    """k-anonymity and l-diversity of a file; of each table that has the columns, where it has several.

    Args:
        path: Parquet is read as it is needed; of other files the named columns are held in memory.
        quasi: the quasi-identifiers.
        sensitive: the attributes that should not be given away.

    Raises:
        PolicyError: no quasi-identifier is named, or no table has these columns.
    """
    if path.suffix.lower() in _PARQUET:
        return (anonymity(pl.scan_parquet(path), quasi, sensitive),)
    wanted = [*quasi, *sensitive]
    held: dict[str, list[pa.RecordBatch]] = {}
    for table, batch in pieces(path):
        if set(wanted) <= set(batch.schema.names):
            held.setdefault(table, []).append(batch.select(wanted))
    if not held:
        names = "、".join(wanted)
        raise PolicyError(f"没有一张表有这些列：{names}", f"no table has these columns: {names.replace('、', ', ')}")
    frames = [pl.DataFrame(pa.Table.from_batches(batches)) for batches in held.values()]
    return tuple(anonymity(frame, quasi, sensitive) for frame in frames)
