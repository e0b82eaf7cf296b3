"""Reading ledgers from workbooks, CSV and Parquet files: cells, headings, types, keys and references.

Each stage hands on what it could make out and a list of problems; only ledgers without a problem are given.
"""

from __future__ import annotations

from zhengdun.ledger.problems import BadLedgers, Problem
from zhengdun.ledger.reading.folder import is_ledger_file, read_folder
from zhengdun.ledger.reading.limits import Limits

__all__ = ["BadLedgers", "Limits", "Problem", "is_ledger_file", "read_folder"]
