"""Reads cases as people write them; README.md says how."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from zhengdun.law import Citation, parse_citation
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.declared import declared
from zhengdun.ledger.naming import column_like, column_named, table_like, table_named
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution

CODE = "A"
"""The code of the institution where a case gives none."""

UNSAID = "（未写明）"
BLANK = {"无", "未", "空", "-", "—"}
"""What people write into the cell of a day or number that there is none of."""
KEYS = {
    "title": "标题",
    "day": "评估日",
    "institution": "机构",
    "ledgers": "台账",
    "articles": "应引条款",
    "note": "说明",
}
"""The keys of a case, each in English and Chinese."""

OTHER_KEYS = {"on": "day", True: "day"}
"""Other words for a key; YAML takes a bare ``on`` for true."""

Row = dict[str, Any]


class BadCase(ValueError):
    """A case cannot be read; the message names the file and what is wrong in it."""


@dataclass(frozen=True, eq=False)
class Case:
    """A case: what the institution's ledgers said on the day ``on``, and the ``articles`` that a decision cites.

    ``lacking`` are the columns that the case does not have at all, by table: of these it says nothing.
    """

    name: str
    title: str
    on: date
    ledgers: Ledgers
    articles: frozenset[Citation]
    lacking: Mapping[type[Ledger], frozenset[str]]


def read_cases(folder: Path) -> Iterator[Case]:
    """Every case in ``folder``: a YAML file each, or a folder with ``case.yaml`` and CSV files."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "case.yaml").exists():
            yield read_case(path / "case.yaml", path.name, sorted(path.glob("*.csv")))
        elif path.suffix in (".yaml", ".yml"):
            yield read_case(path, path.stem)


def read_case(path: Path, name: str, tables: Sequence[Path] = ()) -> Case:
    """One case; ``tables`` are CSV files of ledgers beside it.

    Raises:
        BadCase: a key, a ledger, a column that does not exist, or a cell that cannot be read.
        LawError: an article that does not exist.
    """
    said = _keys(yaml.safe_load(path.read_text(encoding="utf-8-sig")), path)
    written: dict[str, list[Row]] = dict(said.get("ledgers") or {})
    for table in tables:
        written[table.stem] = _rows_of_csv(table)
    rows = {_table(title, path): found or [] for title, found in written.items()}
    rows.setdefault(Institution, [dict(said.get("institution") or {})])
    named = {table: [_named(table, row, path) for row in found] for table, found in rows.items()}
    code = _institution(named[Institution])
    frames = {table: _frame(table, found, code) for table, found in named.items() if found}
    return Case(
        name=name,
        title=str(said.get("title", name)),
        on=_day(said["day"]),
        ledgers=_checked(frames, path),
        articles=frozenset(parse_citation(str(one)) for one in said["articles"]),
        lacking={
            table: frozenset(set(table.column_names()).difference(*found)) for table, found in named.items() if found
        },
    )


def _keys(said: Any, path: Path) -> Row:
    if not isinstance(said, dict):
        raise BadCase(f"{path}: a case is a mapping with the keys {', '.join(KEYS)}")
    names = {zh: key for key, zh in KEYS.items()} | OTHER_KEYS
    found = {names.get(key, str(key)): value for key, value in said.items()}
    unknown, missing = found.keys() - KEYS.keys(), {"day", "articles"} - found.keys()
    if unknown or missing:
        raise BadCase(f"{path}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    return found


def _rows_of_csv(path: Path) -> list[Row]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    return [dict(row) for row in csv.DictReader(text.splitlines())]


def _table(title: str, path: Path) -> type[Ledger]:
    table = table_named(title)
    if table is None:
        like = table_like(title)
        raise BadCase(f"{path}: there is no ledger {title!r}" + (f", perhaps {like.zh}" if like else ""))
    return table


def _named(table: type[Ledger], row: Row, path: Path) -> Row:
    """The row under the names of its columns, its cells as text."""
    found: Row = {}
    for heading, value in row.items():
        column = column_named(table, str(heading)) or _without_remark(table, str(heading))
        if column is None:
            like = column_like(table, str(heading))
            hint = f", perhaps {like.zh}" if like else ""
            raise BadCase(f"{path}: the ledger {table.sheet.zh} has no column {heading!r}{hint}")
        cell = _text(value)
        measured = declared(table).facts[column].kind in ("date", "moment", "number", "integer")
        found[column] = None if cell == "" or (measured and cell in BLANK) else cell
    return found


def _without_remark(table: type[Ledger], heading: str) -> str | None:
    """The one column whose label is ``heading`` but for a remark in brackets at its end."""
    labels = {name: re.sub(r"（[^（）]*）$", "", about.label.zh) for name, about in declared(table).facts.items()}
    found = [name for name, label in labels.items() if label == heading.strip()]
    return found[0] if len(found) == 1 else None


def _text(value: Any) -> str:
    """A cell as somebody would write it into a workbook."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return "" if value is None else str(value).strip()


def _institution(rows: list[Row]) -> str:
    """Fill in what the institution's row leaves out; its code."""
    for row in rows:
        for column, usual in (
            ("institution", CODE),
            ("name", "示例机构"),
            ("kind", "证券公司"),
            ("cii_operator", "否"),
        ):
            row.setdefault(column, usual)
    return str(rows[0]["institution"])


def _frame(table: type[Ledger], rows: list[Row], code: str) -> pl.DataFrame:
    """The rows as text; codes and names that nobody cares for are made up."""
    known = declared(table)
    filled = []
    for number, row in enumerate(rows, 1):
        new = {"institution": code, **row}
        for column in known.required:
            if new.get(column) is None and known.facts[column].kind in ("code", "text"):
                new[column] = f"{table.table}-{number}" if known.facts[column].kind == "code" else UNSAID
        filled.append(new)
    columns = list(dict.fromkeys(column for row in filled for column in row))
    return pl.DataFrame(
        [{name: row.get(name) for name in columns} for row in filled], dict.fromkeys(columns, pl.String)
    )


def _checked(frames: Mapping[type[Ledger], pl.DataFrame], path: Path) -> Ledgers:
    """The ledgers; rows that are referred to need not be there."""
    try:
        return Ledgers.from_frames(frames, references=False)
    except BadLedgers as bad:
        raise BadCase(f"{path}: {bad}") from bad


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))
