"""The mobile number: eleven digits that begin with 13 to 19, with or without 86 before them; no serial number."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

_AFTER_COUNTRY = tuple(f"{code}+{pieces}" for code in ("86", "0086") for pieces in ("3-4-4", "3-8", "7-4"))

RULES = (
    NumberRule(
        Kind.MOBILE,
        tuple(Shape(written) for written in ("11", "86+11", "0086+11", "3-4-4", "3-8", "7-4", *_AFTER_COUNTRY)),
        first_two=frozenset({"13", "14", "15", "16", "17", "18", "19"}),
        plain=True,
        refusable=True,
        apart=False,
    ),
)
