"""The kinds of column a ledger may have, each declared in one line with its Chinese and English label.

A label is written ``"中文|English"``. What a column means beyond its type (unit, choices, the table it
refers to) travels in the dataframely column's ``metadata``; :func:`facts` reads it back.

A blank cell is never zero and never "no". A blank *completion date* (报告日期, 评估日期 …) says that
the step is not recorded as done; a blank *fact* (a number, a choice, yes/no) says that it is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import dataframely as dy

if TYPE_CHECKING:
    from zhengdun.ledger.schema import Ledger

Kind = Literal["code", "text", "date", "moment", "flag", "number", "integer", "choice", "ref", "refs", "choices"]


@dataclass(frozen=True)
class Label:
    """One thing's name in Chinese and English.

    >>> label = Label.parse("结束日期|Ended on")
    >>> label.zh, label.en, label.get("en")
    ('结束日期', 'Ended on', 'Ended on')
    """

    zh: str
    en: str

    @classmethod
    def parse(cls, both: str) -> Label:
        """Split ``中文|English``; both parts are required."""
        zh, _, en = both.partition("|")
        if not zh.strip() or not en.strip():
            raise ValueError(f"A label needs both languages, as 中文|English: {both!r}")
        return cls(zh.strip(), en.strip())

    def get(self, lang: str) -> str:
        """The label in ``lang`` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True)
class Facts:
    """What the ledger knows of one column beside its type."""

    kind: Kind
    label: Label
    unit: Label | None = None
    note: Label | None = None
    example: str | None = None
    choices: dict[str, Label] = field(default_factory=dict)
    refers_to: type[Ledger] | None = None


def facts(column: dy.Column) -> Facts:
    """The :class:`Facts` that one of the functions below attached to ``column``."""
    if column.metadata is None:
        raise TypeError(f"Column {column.name!r} was not declared with zhengdun.ledger.columns")
    found: Facts = column.metadata["facts"]
    return found


def _describe(
    kind: Kind,
    label: str,
    *,
    unit: str | None = None,
    note: str | None = None,
    example: str | None = None,
    choices: dict[str, str] | None = None,
    refers_to: type[Ledger] | None = None,
) -> dict[str, Any]:
    return {
        "facts": Facts(
            kind=kind,
            label=Label.parse(label),
            unit=Label.parse(unit) if unit else None,
            note=Label.parse(note) if note else None,
            example=example,
            choices={key: Label.parse(text) for key, text in (choices or {}).items()},
            refers_to=refers_to,
        )
    }


def code(label: str, *, note: str | None = None, example: str | None = None) -> dy.String:
    """The code by which other tables refer to a row; unique within an institution."""
    return dy.String(primary_key=True, min_length=1, metadata=_describe("code", label, note=note, example=example))


def ref(
    to: type[Ledger], label: str, *, key: bool = False, required: bool = False, note: str | None = None
) -> dy.String:
    """The code of one row of another table of the same institution."""
    return dy.String(
        primary_key=key,
        nullable=not (key or required),
        metadata=_describe("ref", label, note=note, refers_to=to),
    )


def refs(to: type[Ledger], label: str, *, note: str | None = None) -> dy.List:
    """Codes of several rows of another table; in a workbook one cell, separated by 、."""
    return dy.List(dy.String(), nullable=True, metadata=_describe("refs", label, note=note, refers_to=to))


def text(
    label: str,
    *,
    key: bool = False,
    required: bool = False,
    note: str | None = None,
    example: str | None = None,
) -> dy.String:
    """Free text: a name, a title, a place."""
    return dy.String(
        primary_key=key,
        nullable=not (key or required),
        metadata=_describe("text", label, note=note, example=example),
    )


def date(
    label: str,
    *,
    key: bool = False,
    required: bool = False,
    note: str | None = None,
    example: str | None = None,
) -> dy.Date:
    """A calendar day."""
    return dy.Date(
        primary_key=key,
        nullable=not (key or required),
        metadata=_describe("date", label, note=note, example=example),
    )


def moment(label: str, *, required: bool = False, note: str | None = None, example: str | None = None) -> dy.Datetime:
    """A day and time of day, Beijing time, without a zone."""
    return dy.Datetime(nullable=not required, metadata=_describe("moment", label, note=note, example=example))


def flag(label: str, *, note: str | None = None) -> dy.Bool:
    """Yes (是), no (否), or blank where it is not known."""
    return dy.Bool(nullable=True, metadata=_describe("flag", label, note=note))


def number(
    label: str, *, unit: str, required: bool = False, minimum: float | None = 0, note: str | None = None
) -> dy.Float64:
    """A measured quantity in ``unit``; not below ``minimum`` unless that is None."""
    return dy.Float64(nullable=not required, min=minimum, metadata=_describe("number", label, unit=unit, note=note))


def integer(
    label: str,
    *,
    unit: str,
    key: bool = False,
    required: bool = False,
    minimum: int = 0,
    note: str | None = None,
) -> dy.Int64:
    """A count of ``unit``."""
    return dy.Int64(
        primary_key=key,
        nullable=not (key or required),
        min=minimum,
        metadata=_describe("integer", label, unit=unit, note=note),
    )


def choice(
    label: str,
    options: dict[str, str],
    *,
    key: bool = False,
    required: bool = False,
    note: str | None = None,
) -> dy.Enum:
    """One of ``options`` (code -> ``中文|English``); workbooks show and accept the labels."""
    return dy.Enum(
        list(options),
        primary_key=key,
        nullable=not (key or required),
        metadata=_describe("choice", label, note=note, choices=options),
    )


def choices(label: str, options: dict[str, str], *, note: str | None = None) -> dy.List:
    """Several of ``options``; in a workbook one cell, separated by 、."""
    return dy.List(
        dy.Enum(list(options)),
        nullable=True,
        metadata=_describe("choices", label, note=note, choices=options),
    )
