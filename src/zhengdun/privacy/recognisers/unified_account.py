"""The unified (one-code) account 一码通: twelve digits that nothing but a word tells from others."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

RULES = (
    NumberRule(
        Kind.UNIFIED_ACCOUNT,
        (Shape("12"), Shape("4-4-4")),
        cues=("一码通", "一码通账户", "一码通账号", "一码通账户号码", "一码通号"),
    ),
)
