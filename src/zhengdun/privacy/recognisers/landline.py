"""The landline number: with its area code by its form, without one where a word announces it.

With its area code in brackets, (021)68812345, or after that of the country, +86 21 68812345, it is no plain number and
read by an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row, whole_row_by_row
from zhengdun.privacy.recognisers.checks import Check, Values
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.pairs import Pair
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.recognisers.shapes import Shape
from zhengdun.privacy.text.flat import FlatText

_ZERO, _ONE, _TWO, _NINE = (np.uint8(ord(digit)) for digit in "0129")
_SHORT_AREA_WIDTH = 11
_with_area = re.compile("(?:010|02[0-9])[2-9][0-9]{7}|0[3-9][0-9]{2}[2-9][0-9]{6,7}").fullmatch


def _with_area_of_many(values: Values) -> Mask:
    width = values.shape[1]
    second, third = values[:, 1], values[:, 2]
    short_area = ((second == _ONE) & (third == _ZERO)) | (second == _TWO)
    first_of_number = np.where(short_area, values[:, 3], values[:, 4])
    right_area = (short_area & (width == _SHORT_AREA_WIDTH)) | (second > _TWO)
    answer: Mask = (values[:, 0] == _ZERO) & right_area & (first_of_number >= _TWO) & (first_of_number <= _NINE)
    return answer


WITH_AREA = Check(_with_area_of_many, lambda value: _with_area(value) is not None)
"""010 and 02x stand before eight digits, the other area codes have four digits and stand before seven or eight."""

_LOCAL = Check(lambda values: values[:, 0] >= _TWO, lambda value: value[0] >= "2")

RULES = (
    NumberRule(
        Kind.LANDLINE,
        tuple(Shape(written) for written in ("11", "12", "3-8", "4-7", "4-8", "3-4-4", "4-4-4", "4-3-4")),
        first_two=frozenset({"01", "02", "03", "04", "05", "06", "07", "08", "09"}),
        form=WITH_AREA,
        plain=True,
        refusable=True,
    ),
    NumberRule(
        Kind.LANDLINE,
        tuple(Shape(written) for written in ("7", "8", "4-4", "3-4")),
        form=_LOCAL,
        cues=("座机", "固话", "固定电话", "办公电话", "家庭电话", "联系电话", "电话", "传真"),
        refusable=True,
    ),
)

_LOCAL_NUMBER = "[ -]?[2-9][0-9]{2,3}[ -]?[0-9]{4}(?![0-9])"
_find_in_brackets = re.compile(f"[(（]0[1-9][0-9]{{1,2}}[)）]{_LOCAL_NUMBER}").finditer
_find_after_country = re.compile(rf"\+86[ -]?((?:10|2[0-9]|[3-9][0-9]{{2}})(?=[ -]){_LOCAL_NUMBER})").finditer
_not_digits = re.compile("[^0-9]").sub
_SHORTEST = 7
_COUNTRY_REACH = 9
"""Bytes before a local number within which the plus sign of a country code stands."""
_BRACKET_ENDS = np.array([ord(")"), "）".encode()[-1]], np.uint8)
_SEPARATORS = np.frombuffer(b" -", np.uint8)


@dataclass(frozen=True)
class _WithAreaApart:
    kind: Kind = Kind.LANDLINE
    shortest_run: int = _SHORTEST
    pairs_asked: tuple[Pair, ...] = (Pair("(（", "0"), Pair("+", "8"))

    def find(self, reading: Reading) -> Hits:
        begins = [reading.runs_of(_SHORTEST), reading.runs_of(_SHORTEST + 1)]
        begins += [reading.joints_of(before, 4) - before for before in (3, 4)]
        return find_row_by_row(reading, _after_area(reading, np.concatenate(begins)), self.find_in_message)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        for match in _find_in_brackets(message) if ")" in message or "）" in message else ():
            if WITH_AREA.of_one(_not_digits("", match[0])):
                yield Hit(*match.span(), self.kind, Confidence.PATTERN, Reason.FORM)
        for match in _find_after_country(message) if "+86" in message else ():
            if WITH_AREA.of_one("0" + _not_digits("", match[1])):
                yield Hit(*match.span(1), self.kind, Confidence.PATTERN, Reason.FORM)

    def whole(self, text: FlatText) -> Mask:
        return whole_row_by_row(text, self.find_in_message)


def _after_area(reading: Reading, begins: Positions) -> Positions:
    """The local numbers before which a bracket ends or a country code may stand."""
    if not len(begins):
        return begins
    first, last = reading.bounds(begins)
    before = reading.around(begins - _COUNTRY_REACH, _COUNTRY_REACH, first, last)
    separated = np.isin(before[:, -1], _SEPARATORS)
    bracketed = np.isin(before[:, -1], _BRACKET_ENDS) | (separated & np.isin(before[:, -2], _BRACKET_ENDS))
    after_area: Mask = bracketed | (separated & (before == np.uint8(ord("+"))).any(axis=1))
    return np.compress(after_area, begins)


RECOGNISERS = (_WithAreaApart(),)
