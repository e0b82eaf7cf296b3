"""Passports and the permits of Hong Kong, Macau and Taiwan residents: letters and digits without a check digit."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

_ORDINARY_SECOND_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # I and O are not issued

RULES = (
    NumberRule(Kind.PASSPORT, (Shape("A8"),), letters=frozenset("DEGPS"), plain=True, refusable=True),
    NumberRule(
        Kind.PASSPORT,
        (Shape("AA7"),),
        letters=frozenset({*(f"E{letter}" for letter in _ORDINARY_SECOND_LETTERS), "DE", "SE", "PE", "MA", "HJ", "KJ"}),
        plain=True,
        refusable=True,
    ),
    NumberRule(Kind.PASSPORT, (Shape("A8"), Shape("AA7")), cues=("护照", "护照号", "护照号码")),
    NumberRule(
        Kind.HK_MACAU_PERMIT,
        (Shape("A8"), Shape("A10")),
        letters=frozenset("HM"),
        cues=("通行证", "回乡证", "港澳居民", "港澳居民来往内地通行证"),
        plain=True,
        refusable=True,
    ),
    NumberRule(
        Kind.TAIWAN_PERMIT,
        (Shape("8"),),
        cues=("台胞证", "通行证", "台湾居民", "台湾居民来往大陆通行证"),
    ),
)
