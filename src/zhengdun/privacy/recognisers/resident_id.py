"""The resident identity number: 18 characters by GB 11643-1999, or the 15 digits that were in use before."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.checks import BIRTH_DATE_15, BIRTH_DATE_18, MOD_11_2
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
    ]
)
"""The first two digits of the codes of provinces, GB/T 2260; 81 to 83 stand on residence permits instead."""

CUES = ("身份证", "证件号", "身份号码", "公民身份")

SHAPES = tuple(
    Shape(written)
    for written in ("18", "17x", "6-8-4", "6-8-3x", "6-4-4-4", "6-4-4-3x", "4-4-4-4-2", "4-4-4-4-1x", "14-4", "14-3x")
)

RULES = (
    NumberRule(
        Kind.RESIDENT_ID,
        SHAPES,
        first_two=PROVINCES,
        form=BIRTH_DATE_18,
        checksum=MOD_11_2,
        cues=CUES,
        apart=False,
    ),
    NumberRule(
        Kind.RESIDENT_ID,
        (Shape("15"), Shape("6-6-3")),
        first_two=PROVINCES,
        form=BIRTH_DATE_15,
        cues=CUES,
        plain=True,
        refusable=True,
        apart=False,
    ),
)
