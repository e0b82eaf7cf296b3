"""The fund account at a transfer agent: twelve digits, or a letter and eleven, after a word."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

RULES = (
    NumberRule(
        Kind.FUND_ACCOUNT,
        (Shape("12"), Shape("4-4-4"), Shape("A11")),
        cues=("基金账号", "基金账户", "基金帐号", "基金帐户", "TA账号", "TA账户", "基金TA账号"),
    ),
)
