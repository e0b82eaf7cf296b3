"""The landline number: with its area code by its form, without one where a word announces it."""

from __future__ import annotations

import re

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.checks import Check, Values
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.reading import Mask
from zhengdun.privacy.recognisers.shapes import Shape

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
