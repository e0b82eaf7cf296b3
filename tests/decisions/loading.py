"""Reads cases as people write them; README.md says how."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from decisions.cells import EVENING, MORNING, UNSAID, at_edge, cell_of, day_of, parameter_named, text_of
from decisions.citing import articles_of
from decisions.filling import filled, with_stand_ins
from decisions.referring import CALLED, Row
from zhengdun.duties.ch4_emergency.art39_reports import EMERGENCY_REPORT_TERM_OF_OLD
from zhengdun.duties.registry import duties_over_time, matching
from zhengdun.kit.incident_terms import EMERGENCY_REPORT_TERM
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import Citation, parse_citation
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.declared import declared
from zhengdun.ledger.naming import column_like, column_named, table_like, table_named
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Institution, Setting

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


class BadCase(ValueError):
    """A case cannot be read; the message names the file and what is wrong in it."""


@dataclass(frozen=True, eq=False)
class Case:
    """A case: what the institution's ledgers said on the day ``on``, and the ``articles`` that a decision cites.

    Where only the day of a moment is told, ``ledgers`` have its first minute and ``evening`` its last. ``unsaid`` are
    the columns of which a row says nothing, by table and row.
    """

    name: str
    title: str
    on: date
    ledgers: Ledgers
    evening: Ledgers
    articles: frozenset[Citation]
    unsaid: Mapping[type[Ledger], tuple[frozenset[str], ...]]


def cases_in(folder: Path) -> Iterator[tuple[str, Path, list[Path]]]:
    """Name, file and CSV tables of each case in ``folder``: a YAML or JSON file, or a folder with ``case.yaml``."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / "case.yaml").exists():
            yield path.name, path / "case.yaml", sorted(path.glob("*.csv"))
        elif path.suffix in (".yaml", ".yml", ".json"):
            yield path.stem, path, []


def read_case(path: Path, name: str, tables: Sequence[Path] = ()) -> Case:
    """One case; ``tables`` are CSV files of ledgers beside it.

    Raises:
        BadCase: a key, a ledger, a column that does not exist, or a cell that cannot be read.
        LawError: an article that does not exist.
    """
    said = _keys(yaml.safe_load(path.read_text(encoding="utf-8-sig")), path)
    written: dict[str, Any] = dict(said.get("ledgers") or {})
    for table in tables:
        written[table.stem] = _rows_of_csv(table)
    rows = {_table(title, path): _listed(found) for title, found in written.items()}
    rows.setdefault(Institution, [_institution(said.get("institution"))])
    named = {table: [_named(table, row, path) for row in found] for table, found in rows.items() if found}
    if Setting in named:
        named[Setting] = [set_ for row in named[Setting] for set_ in _settings(row, path)]
    if Attestation in named:
        named[Attestation] = [one for row in named[Attestation] for one in _statements(row, path)]
    on = _day(said["day"], path)
    whole = filled(named, on)
    return Case(
        name=name,
        title=str(said.get("title", name)),
        on=on,
        ledgers=_ledgers(whole, MORNING, on, path),
        evening=_ledgers(whole, EVENING, on, path),
        articles=frozenset(articles_of(said["articles"])),
        unsaid={
            table: tuple(_unsaid(table, found, row) for found, row in zip_longest(named.get(table, []), whole[table]))
            for table in whole
        },
    )


def _unsaid(table: type[Ledger], said: Row | None, row: Row) -> frozenset[str]:
    """The columns of which the case says nothing; of a row that is made up all but what it is called."""
    known = said if said is not None else {name for name in row if row[name] is not None and name in CALLED}
    return frozenset(set(table.column_names()).difference(known))


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


def _listed(rows: Any) -> list[Row]:
    """The rows of a ledger, of which there may be one alone."""
    return [rows] if isinstance(rows, dict) else list(rows or [])


def _institution(said: Any) -> Row:
    """The institution's row; a word alone is what kind of institution it is."""
    return {"kind": said} if isinstance(said, str) else dict(said or {})


def _named(table: type[Ledger], row: Row, path: Path) -> Row:
    """What the row says, under the names of its columns, its cells as text."""
    found: Row = {}
    for heading, value in row.items():
        column = column_named(table, str(heading)) or _without_remark(table, str(heading))
        if column is None:
            like = column_like(table, str(heading))
            hint = f", perhaps {like.zh}" if like else ""
            raise BadCase(f"{path}: the ledger {table.sheet.zh} has no column {heading!r}{hint}")
        if text_of(value) not in UNSAID:
            found[column] = cell_of(value, declared(table).facts[column])
    return with_stand_ins(table, found)


def _without_remark(table: type[Ledger], heading: str) -> str | None:
    """The one column whose label is ``heading`` but for a remark in brackets at its end."""
    labels = {name: re.sub(r"（[^（）]*）$", "", about.label.zh) for name, about in declared(table).facts.items()}
    found = [name for name, label in labels.items() if label == heading.strip()]
    return found[0] if len(found) == 1 else None


def _settings(row: Row, path: Path) -> Iterator[Row]:
    """The standard under the name of its number; the hours of the emergency report under every law."""
    words = str(row.get("parameter"))
    name = parameter_named(words)
    if name is None:
        raise BadCase(f"{path}: no duty reads a number {words!r}; `zhengdun duties` shows what they are called")
    yield {**row, "parameter": name}
    if name == EMERGENCY_REPORT_TERM.name:
        yield {**row, "parameter": EMERGENCY_REPORT_TERM_OF_OLD.name}


def _statements(row: Row, path: Path) -> Iterator[Row]:
    """The statement on each rule that rests on one: that named, or those of the article or paragraph named."""
    words = str(row.get("duty"))
    found = matching(_number_of(words) if "条" in words else words, among=duties_over_time())
    topics = {duty.shape.topic for duty in found if isinstance(duty.shape, Attested)}
    if not topics:
        judged = "、".join(sorted({table.sheet.zh for duty in found for table in duty.shape.reads}))
        raise BadCase(f"{path}: no statement decides {words!r}, but the ledgers {judged}")
    return ({**row, "duty": topic} for topic in sorted(topics))


def _number_of(article: str) -> str:
    cited = parse_citation(article)
    return str(cited.article) if cited.paragraph is None else f"{cited.article}.{cited.paragraph}"


def _ledgers(rows: Mapping[type[Ledger], list[Row]], hour: str, on: date, path: Path) -> Ledgers:
    """The ledgers, with ``hour`` where a row tells only the day; rows that are referred to need not be there."""
    frames = {table: _frame(table, found, hour, on) for table, found in rows.items()}
    try:
        return Ledgers.from_frames(frames, references=False)
    except BadLedgers as bad:
        raise BadCase(f"{path}: {bad}") from bad


def _frame(table: type[Ledger], rows: list[Row], hour: str, on: date) -> pl.DataFrame:
    about = declared(table).facts
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return pl.DataFrame(
        [{name: at_edge(row.get(name), about[name], hour, on) for name in columns} for row in rows],
        dict.fromkeys(columns, pl.String),
    )


def _day(value: Any, path: Path) -> date:
    try:
        return day_of(value)
    except ValueError as bad:
        raise BadCase(f"{path}: {bad}") from bad
