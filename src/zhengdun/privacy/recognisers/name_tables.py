"""What the loops that look for names look up: the characters and pairs of characters in and around names."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.recognisers import name_words
from zhengdun.privacy.recognisers.characters import FIRST_HAN, LAST_HAN
from zhengdun.privacy.recognisers.name_messages import DOTS, WORDS, WORDS_BY_ROLE, Role
from zhengdun.privacy.recognisers.name_words import (
    FOLLOWING,
    GLUE_OF_ADDRESSING,
    GLUE_OF_LABELS,
    NEVER_IN_NAMES,
    NOT_NAMES,
    SELDOM_NAMES,
    TITLES,
)
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND, ALL_SINGLE
from zhengdun.privacy.recognisers.tables import character_table, word_table

(
    HAN, SINGLE, NEVER, SELDOM, DOT, FOLLOWS, BEGINS_PAIR, LABEL_GLUE, ADDRESSING_GLUE, OF, MARKUP, LATIN,
    BEFORE_ALONE, NEVER_ALONE, NOT_AFTER_TITLE,
) = (1 << bit for bit in range(15))  # fmt: skip
"""What a character is: Chinese, a surname, a character that is never in a name …"""

COMPOUND, TITLE, NOT_NAME, FOLLOWING_PAIR = (1 << bit for bit in range(4))
"""What two characters are."""

SAYS_TITLE, SAYS_ROLE, SAYS_LABEL, SAYS_ADDRESSING, SAYS_KEY = (1 << bit for bit in range(5))
"""What a word says of where a name is."""

_PAIRS = {
    COMPOUND: ALL_COMPOUND,
    TITLE: TITLES,
    NOT_NAME: NOT_NAMES,
    FOLLOWING_PAIR: [word for word in FOLLOWING if len(word) > 1],
}
CHARACTERS = character_table(
    {
        HAN: map(chr, range(FIRST_HAN, LAST_HAN + 1)),
        SINGLE: ALL_SINGLE,
        NEVER: NEVER_IN_NAMES,
        SELDOM: SELDOM_NAMES,
        DOT: DOTS,
        FOLLOWS: [word for word in FOLLOWING if len(word) == 1],
        BEGINS_PAIR: [pair[0] for pairs in _PAIRS.values() for pair in pairs],
        LABEL_GLUE: GLUE_OF_LABELS,
        ADDRESSING_GLUE: GLUE_OF_ADDRESSING,
        OF: "的",
        MARKUP: "<&",
        LATIN: map(chr, range(ord("A"), ord("Z") + 1)),
        BEFORE_ALONE: name_words.BEFORE_SURNAME,
        NEVER_ALONE: name_words.NEVER_ALONE,
        NOT_AFTER_TITLE: name_words.NOT_AFTER_TITLE,
    }
)
PAIRS = word_table(_PAIRS)

_BIT_OF_ROLE = {
    Role.TITLE: SAYS_TITLE,
    Role.ROLE: SAYS_ROLE,
    Role.LABEL: SAYS_LABEL,
    Role.ADDRESSING: SAYS_ADDRESSING,
    Role.KEY: SAYS_KEY,
}
SAYS = np.array(
    [sum(bit for role, bit in _BIT_OF_ROLE.items() if word in WORDS_BY_ROLE[role]) for word in WORDS], np.uint8
)
"""What each of ``WORDS`` says, uint8 of shape ``(words,)``."""
