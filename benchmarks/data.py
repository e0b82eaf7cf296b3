"""The ledgers that are measured: made up once from a seed, kept in ``build/bench``, used again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.writing import write_parquet, write_workbook
from zhengdun.sample import generate, generate_chunks

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
UNTIL = date(2026, 10, 31)
"""The last day of the records, and the day of every assessment."""

SYSTEMS = 60
_SEED = 1
_A_PART = 20
"""Institutions in one Parquet file of an industry."""


def institution() -> tuple[Ledgers, Path, Path]:
    """One institution with two years of records: in memory, as a folder of Parquet files, as a workbook."""
    ledgers = generate(seed=_SEED, systems=SYSTEMS, until=UNTIL)
    folder, workbook = FOLDER / "institution", FOLDER / "institution-xlsx"
    write_parquet(ledgers, folder)
    workbook.mkdir(parents=True, exist_ok=True)
    write_workbook(ledgers, workbook / "台账.xlsx")
    return ledgers, folder, workbook


def industry(institutions: int, systems: int) -> Path:
    """The folder of an industry; generated unless it is there already, a few institutions in memory at a time."""
    folder = FOLDER / f"industry-{institutions}x{systems}"
    done = folder / "done"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        for number, part in enumerate(_parts(institutions, systems), 1):
            write_parquet(part, folder, part=f"{number:04}")
        done.touch()
    return folder


def _parts(institutions: int, systems: int) -> Iterator[Ledgers]:
    each = generate_chunks(seed=_SEED, systems=systems, institutions=institutions, until=UNTIL)
    while some := list(islice(each, _A_PART)):
        tables = dict.fromkeys(table for one in some for table in one.frames)
        yield Ledgers({table: pl.concat([one[table] for one in some]) for table in tables})
