"""Securities accounts of Shanghai (a letter and nine digits) and Shenzhen (ten digits).

Shanghai: A, B, C, D, E or F and nine digits, the last of them a check digit whose rule is not published. Shenzhen:
the first digits tell the kind of account; 00 to 03, 06 and 08 are plain enough, 20 (B shares) and 4 need a word.
"""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

CUES = (
    "证券账户",
    "证券账号",
    "证券帐户",
    "证券帐号",
    "股东代码",
    "股东账户",
    "股东账号",
    "股东号",
    "股东卡",
    "深A",
    "深B",
)

RULES = (
    NumberRule(Kind.SSE_ACCOUNT, (Shape("A9"),), letters=frozenset("ABCDEF"), plain=True),
    NumberRule(
        Kind.SZSE_ACCOUNT,
        (Shape("10"),),
        first_two=frozenset({"00", "01", "02", "03", "06", "08"}),
        plain=True,
        refusable=True,
    ),
    NumberRule(
        Kind.SZSE_ACCOUNT,
        (Shape("10"),),
        first_two=frozenset({"20", *(f"4{digit}" for digit in range(10))}),
        cues=CUES,
    ),
)
