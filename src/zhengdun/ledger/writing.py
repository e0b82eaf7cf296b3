"""Writing ledgers as Parquet, workbook or CSV; what is written reads back equal.

Every file is written beside its place and then put there at once, so that no half-written file is ever read.
"""

from __future__ import annotations

import json
from pathlib import Path

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.declared import declared
from zhengdun.ledger.replacing import replacing
from zhengdun.ledger.scanning import INSTITUTIONS
from zhengdun.ledger.schema import TABLES
from zhengdun.ledger.showing import shown
from zhengdun.ledger.workbooks import LedgerWorkbook

ROW_GROUP = 20_000
"""Rows whose least and greatest institution a Parquet file records, so that a reader can skip them."""


def write_parquet(ledgers: Ledgers, directory: Path, *, part: str | None = None) -> list[Path]:
    """One file a table, ``drill.parquet``, rows sorted by institution; returns the files.

    The folder then holds these ledgers and no others: files of tables without rows are removed. With
    ``part``, the rows are one part of many, ``drill/0001.parquet`` for part "0001", and nothing is removed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for table in TABLES.values():
        path = directory / f"{table.table}.parquet" if part is None else directory / table.table / f"{part}.parquet"
        if table in ledgers.frames:
            path.parent.mkdir(exist_ok=True)
            with replacing(path) as temporary:
                frame = ledgers[table].sort(declared(table).key)
                held = json.dumps([frame["institution"][0], frame["institution"][-1], frame.height])
                frame.write_parquet(temporary, row_group_size=ROW_GROUP, statistics=True, metadata={INSTITUTIONS: held})
            written.append(path)
        elif part is None:
            path.unlink(missing_ok=True)
    return written


def write_csv(ledgers: Ledgers, directory: Path, *, encoding: str = "utf-8-sig", lang: str = "zh") -> list[Path]:
    """One file a table, ``应急演练.csv``, with the template's headings; returns the files.

    ``encoding`` is "utf-8-sig" (UTF-8 with the mark by which Excel knows it) or "gb18030". Files of tables
    without rows are removed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for table in TABLES.values():
        path = directory / f"{table.sheet.get(lang)}.csv"
        if table in ledgers.frames:
            text = shown(table, ledgers[table], lang).write_csv(line_terminator="\r\n")
            with replacing(path) as temporary:
                temporary.write_bytes(text.encode(encoding))
            written.append(path)
        else:
            path.unlink(missing_ok=True)
    return written


def write_workbook(ledgers: Ledgers, path: Path, *, lang: str = "zh") -> Path:
    """One workbook with a sheet for each table that has rows, laid out as the template; returns ``path``.

    Raises ``ValueError`` where a table has more rows, or a cell more characters, than Excel can hold.
    """
    book = LedgerWorkbook(list(ledgers.frames), lang)
    for table in book.tables:
        book.add_rows(table, ledgers[table].sort(declared(table).key))
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as temporary:
        temporary.write_bytes(book.content())
    return path
