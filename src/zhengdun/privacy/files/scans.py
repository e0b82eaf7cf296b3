"""Scan a file or a folder: a sample of each table, typed column by column."""

from __future__ import annotations

from pathlib import Path

from zhengdun.privacy.files.formats import check_is_file, format_of, is_supported
from zhengdun.privacy.files.sampling import samples
from zhengdun.privacy.kernel.scanning import ColumnFinding, scan_batch


def scan_path(path: Path) -> list[ColumnFinding]:
    """The findings for each column of each table. Raises :class:`DataError` if there is nothing to read."""
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if file.is_file() and is_supported(file)]
        return [found for file in files for found in _scan_file(file, f"{file.relative_to(path)}")]
    check_is_file(path)
    return _scan_file(path, "")


def _scan_file(path: Path, name: str) -> list[ColumnFinding]:
    found = samples(path, format_of(path).layout(path))
    return [
        finding
        for table, batch in found.items()
        for finding in scan_batch(batch, ":".join(part for part in (name, table) if part))
    ]
