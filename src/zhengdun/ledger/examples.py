"""The example row of a template: what a record of the table looks like. It is not read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from zhengdun.ledger.columns import Facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds.lists import SEPARATOR
from zhengdun.ledger.kinds.words import YES
from zhengdun.ledger.naming import EXAMPLE_MARK
from zhengdun.ledger.schema import Ledger

_YEAR, _DAY = 2026, dt.date(2026, 3, 1)
_MOMENT = dt.datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 -- Beijing time, without a zone


def example_row(table: type[Ledger], lang: str = "zh") -> list[Any]:
    """A value for each column; the mark stands before the first key column beside the institution."""
    known = declared(table)
    row = {name: _example(about, lang) for name, about in known.facts.items()}
    marked = known.own_key[0]
    row[marked] = f"{EXAMPLE_MARK.get(lang)}{row[marked] or ''}"
    return list(row.values())


def _example(about: Facts, lang: str) -> Any:
    labels = [label.get(lang) for label in about.choices.values()]
    values = {
        "date": _DAY,
        "moment": _MOMENT,
        "flag": YES[lang],
        "number": 100,
        "integer": _YEAR if about.unit and about.unit.zh == "年" else 1,
        "choice": next(iter(labels), None),
        "choices": SEPARATOR.join(labels[:2]),
        "ref": _code_of(about),
        "refs": _code_of(about),
    }
    return about.example or values.get(about.kind)


def _code_of(about: Facts) -> str | None:
    """The example of the code that a reference names."""
    if about.refers_to is None:
        return None
    known = declared(about.refers_to)
    return known.facts[known.own_key[-1]].example
