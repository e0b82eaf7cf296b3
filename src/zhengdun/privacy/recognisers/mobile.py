"""The mobile number: eleven digits that begin with 13 to 19, with or without 86 before them."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

RULES = (
    NumberRule(
        Kind.MOBILE,
        tuple(Shape(written) for written in ("11", "86+11", "0086+11", "3-4-4", "3-8", "7-4")),
        first_two=frozenset({"13", "14", "15", "16", "17", "18", "19"}),
        plain=True,
        apart=False,
    ),
)
