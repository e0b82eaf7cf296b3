"""The workbook that an institution fills in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhengdun.ledger.columns import Label
from zhengdun.ledger.replacing import replacing
from zhengdun.ledger.schema import TABLES, Ledger
from zhengdun.ledger.workbooks import LedgerWorkbook

FILE_NAME = Label("台账模板.xlsx", "Ledger template.xlsx")


def write_template(directory: Path, tables: Sequence[type[Ledger]] | None = None, *, lang: str = "zh") -> list[Path]:
    """Write the template with a sheet for each of ``tables`` (all by default); returns the files.

    Headings with notes, drop-downs, an example row that is not read. As it is, it reads as empty ledgers.

    Raises ``FileExistsError`` where there is one already: somebody may have filled it in.
    """
    book = LedgerWorkbook(tables if tables is not None else list(TABLES.values()), lang)
    for table in book.tables:
        book.add_example(table)
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / FILE_NAME.get(lang)
    if path.exists():
        raise FileExistsError(path)
    with replacing(path) as temporary:
        temporary.write_bytes(book.content())
    return [path]
