"""What the loops that look for addresses look up: the characters and words that addresses are made of."""

from __future__ import annotations

import re
import string

from zhengdun.privacy.recognisers.address_messages import (
    ANNOUNCING,
    BUILDINGS,
    DISTRICTS,
    GLUE,
    HOUSE_PARTS,
    NOT_IN_BUILDING,
    NOT_IN_DISTRICT,
    PROVINCES,
    SPACES,
    SPELLED_NUMBERS,
    STREETS,
    UNITS,
    WIDE_DIGITS,
)
from zhengdun.privacy.recognisers.characters import FIRST_HAN, LAST_HAN, han_without
from zhengdun.privacy.recognisers.tables import character_table, word_table

HAN, DIGIT, HYPHEN, NUMBER, ASCII, SPELLED, SPACE, SEPARATOR, UNIT, DISTRICT, IN_ADDRESS, IN_DISTRICT, IN_BUILDING = (
    1 << bit for bit in range(13)
)
"""What a character is: Chinese, a digit, a hyphen, what may stand in the number of a house …"""

ANNOUNCES, PROVINCE, PART, STREET, BUILDING = (1 << bit for bit in range(13, 18))
"""What a word is, and that a character begins such a word."""

_HAN = "".join(map(chr, range(FIRST_HAN, LAST_HAN + 1)))
_LATIN = string.ascii_letters + string.digits
_WORDS = {ANNOUNCES: ANNOUNCING, PROVINCE: PROVINCES, PART: HOUSE_PARTS, STREET: STREETS, BUILDING: BUILDINGS}

CHARACTERS = character_table(
    {
        HAN: _HAN,
        DIGIT: string.digits,
        HYPHEN: "-",
        NUMBER: _LATIN + WIDE_DIGITS,
        ASCII: _LATIN + "-",
        SPELLED: SPELLED_NUMBERS,
        SPACE: SPACES,
        SEPARATOR: GLUE,
        UNIT: UNITS,
        DISTRICT: DISTRICTS,
        IN_ADDRESS: _HAN + _LATIN + WIDE_DIGITS + "#-",
        IN_DISTRICT: re.findall(f"[{han_without(NOT_IN_DISTRICT)}]", _HAN),
        IN_BUILDING: [*re.findall(f"[{han_without(NOT_IN_BUILDING)}]", _HAN), *_LATIN],
    }
    | {bit: {word[0] for word in words} for bit, words in _WORDS.items()}
)
WORDS = word_table(_WORDS)
