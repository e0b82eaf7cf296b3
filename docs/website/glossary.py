"""Reads ``docs/glossary.md``, so that no word is explained twice."""

from __future__ import annotations

import re
from pathlib import Path

from zhengdun.exports.pages.concepts import Word
from zhengdun.ledger.columns import Label

GLOSSARY = Path(__file__).parents[1] / "glossary.md"
_ROW = re.compile(r"\| (?P<zh>[^|]+) \| (?P<en>[^|]+) \| (?P<code>[^|]+) \|")


def glossary() -> tuple[Word, ...]:
    """The words of the table below its heading.

    Raises:
        ValueError: the table is not there, or a row of it is not of three cells.
    """
    rows = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    found = [_ROW.fullmatch(row) for row in rows]
    if not found or None in found:
        raise ValueError(f"{GLOSSARY.name} holds a table of three columns: 中文, English, in code")
    return tuple(Word(Label(row["zh"], row["en"]), row["code"].replace("`", "")) for row in found if row)
