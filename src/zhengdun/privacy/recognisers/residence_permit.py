"""The residence permit of Hong Kong, Macau and Taiwan residents: 18 characters by GB 11643 that begin with 81 to 83."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.checks import BIRTH_DATE_18, MOD_11_2
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.resident_id import SHAPES

RULES = (
    NumberRule(
        Kind.RESIDENCE_PERMIT,
        SHAPES,
        first_two=frozenset({"81", "82", "83"}),
        form=BIRTH_DATE_18,
        checksum=MOD_11_2,
        cues=("居住证", "港澳台居民居住证"),
        apart=False,
    ),
)
