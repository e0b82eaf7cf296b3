"""How a cell of each kind is read from text, shown as text, and what is expected in it.

A kind is declared once, in :data:`KINDS`. Text comes in stripped, blank cells as null; whatever a kind's
``parse`` turns into null although it was not blank could not be read, and ``explain`` says why.
"""

from __future__ import annotations

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.columns import Kind as KindName
from zhengdun.ledger.kinds.dates import DATE, MOMENT
from zhengdun.ledger.kinds.kind import Kind
from zhengdun.ledger.kinds.lists import CHOICES, REFS
from zhengdun.ledger.kinds.numbers import INTEGER, NUMBER
from zhengdun.ledger.kinds.texts import CODE, REF, TEXT
from zhengdun.ledger.kinds.words import CHOICE, FLAG

KINDS: dict[KindName, Kind] = {
    "code": CODE,
    "text": TEXT,
    "date": DATE,
    "moment": MOMENT,
    "flag": FLAG,
    "number": NUMBER,
    "integer": INTEGER,
    "choice": CHOICE,
    "ref": REF,
    "refs": REFS,
    "choices": CHOICES,
}


def kind_of(facts: Facts) -> Kind:
    """The kind of a column."""
    return KINDS[facts.kind]


def expected(facts: Facts) -> Label:
    """What a cell of the column should hold."""
    return kind_of(facts).expected(facts)


__all__ = ["KINDS", "Kind", "expected", "kind_of"]
