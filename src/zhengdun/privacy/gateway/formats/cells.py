"""A worksheet of an xlsx file: text in its cells, and numbers, which a mask turns into text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from zhengdun.privacy.gateway.formats.markup import Markup
from zhengdun.privacy.gateway.guard import CannotMask

_CELL = re.compile(r"<((?:\w+:)?)c\b([^<>]*+)>([^<]*+(?:<(?!/?(?:\w+:)?c[\s>/])[^<]*+)*+)</(?:\w+:)?c>")
_VALUE = re.compile(r"<(?:\w+:)?v(?:\s[^<>]*+)?>([^<]*+)</(?:\w+:)?v>")
_TYPE = re.compile(r"""\st\s*=\s*["'](\w+)["']""")
_FORMULA = re.compile(r"<(?:\w+:)?f(?:\s[^<>]*+)?>([^<]*+)<")
_BREAKS = frozenset({"c", "f", "v", "is", "row", "p", "br"})
_LONGEST = 40  # digits; a double has no more than 17 that mean anything


class Sheet:
    """The XML of a worksheet.

    Excel keeps 13800138000 in a cell as a number, at times as ``1.3800138E10``. It is read as the digits that the
    cell shows; when they are masked the cell becomes a text cell. A formula is never changed: where its text or its
    number would have to be, the file is held.

    >>> sheet = Sheet('<row><c r="A1"><v>1.3800138E10</v></c></row>')
    >>> [reading.split() for reading in sheet.readings()]
    [['13800138000'], []]
    >>> sheet.replaced([sheet.readings()[0].replace("0013", "****"), sheet.readings()[1]])
    '<row><c r="A1" t="inlineStr"><is><t>138****8000</t></is></c></row>'
    """

    def __init__(self, source: str) -> None:
        self._source = _CELL.sub(_spelled_out, source)
        self._markup = Markup(self._source, breaks=_BREAKS)

    def readings(self) -> list[str]:
        """The text and the numbers of the cells, then the attributes."""
        return self._markup.readings()

    def replaced(self, masked: Sequence[str]) -> str:
        """The sheet; the cells whose number was masked hold text.

        Raises:
            CannotMask: a formula would have to be changed.
        """
        sheet = self._markup.replaced(masked)
        if _FORMULA.findall(sheet) != _FORMULA.findall(self._source):
            raise CannotMask("公式中含有个人信息", "a formula holds personal information")
        return _CELL.sub(_as_text, sheet)


def _spelled_out(cell: re.Match[str]) -> str:
    """The cell with its number in digits, without exponent and without a fraction of nothing."""
    value = _VALUE.search(cell[3])
    if _type(cell) != "n" or value is None:
        return cell[0]
    number = _number(value[1])
    if number is None or number != number.to_integral_value() or number.adjusted() > _LONGEST:
        return cell[0]
    start = cell.start(3) - cell.start() + value.start(1)
    return f"{cell[0][:start]}{number:.0f}{cell[0][start + len(value[1]) :]}"


def _as_text(cell: re.Match[str]) -> str:
    """The cell as a text cell, if it was a number and is none any more."""
    value = _VALUE.search(cell[3])
    if _type(cell) != "n" or value is None or not value[1].strip() or _number(value[1]) is not None:
        return cell[0]
    if _FORMULA.search(cell[3]):
        raise CannotMask("公式结果是个人信息", "the result of a formula is personal information")
    prefix, attributes = cell[1], _TYPE.sub("", cell[2])
    return (
        f'<{prefix}c{attributes} t="inlineStr"><{prefix}is><{prefix}t>{value[1]}</{prefix}t></{prefix}is></{prefix}c>'
    )


def _type(cell: re.Match[str]) -> str:
    named = _TYPE.search(cell[2])
    return named[1] if named else "n"


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
