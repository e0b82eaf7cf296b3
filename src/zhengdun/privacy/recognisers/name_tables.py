"""What the loops that look for names look up: the characters and pairs of characters in and around names."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.recognisers import latin_labels, name_words
from zhengdun.privacy.recognisers.characters import FIRST_HAN, LAST_HAN
from zhengdun.privacy.recognisers.name_messages import BETWEEN_NAMES, COLONS, DOTS, SPACED_LABELS, WORDS_BY_ROLE, Role
from zhengdun.privacy.recognisers.name_words import (
    FOLLOWING,
    GLUE_OF_ADDRESSING,
    GLUE_OF_LABELS,
    NEVER_IN_NAMES,
    NOT_NAMES,
    ROLES,
    SELDOM_NAMES,
    TITLES,
)
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND, ALL_SINGLE
from zhengdun.privacy.recognisers.tables import character_table, word_table
from zhengdun.privacy.recognisers.word_places import WORD_BYTES

(
    HAN, SINGLE, NEVER, SELDOM, DOT, FOLLOWS, BEGINS_PAIR, LABEL_GLUE, ADDRESSING_GLUE, OF, MARKUP, LATIN,
    BEFORE_ALONE, NEVER_ALONE, NOT_AFTER_TITLE, NEVER_LAST, BETWEEN, BEFORE_FORM,
) = (1 << bit for bit in range(18))  # fmt: skip
"""What a character is: Chinese, a surname, a character that is never in a name …"""

COMPOUND, TITLE, NOT_NAME, FOLLOWING_PAIR, ROLE = (1 << bit for bit in range(5))
"""What two characters are."""

SAYS_TITLE, SAYS_ROLE, SAYS_LABEL, SAYS_ADDRESSING, SAYS_ROW = (1 << bit for bit in range(5))
"""What a word says of where a name is; after the last, which ends an unusual label, the row is read by itself."""

_PAIRS = {
    COMPOUND: ALL_COMPOUND,
    TITLE: TITLES,
    ROLE: ROLES,
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
        NEVER_LAST: name_words.NEVER_LAST,
        BETWEEN: BETWEEN_NAMES,
        BEFORE_FORM: f"{COLONS} ",
    }
)
PAIRS = word_table(_PAIRS)

_BIT_OF_ROLE = {
    Role.TITLE: SAYS_TITLE,
    Role.ROLE: SAYS_ROLE,
    Role.LABEL: SAYS_LABEL,
    Role.ADDRESSING: SAYS_ADDRESSING,
}


def _says() -> dict[bytes, int]:
    spaced = (label.encode()[:WORD_BYTES] for label in SPACED_LABELS)
    says = dict.fromkeys((*latin_labels.SEARCH_WORDS, *spaced), SAYS_ROW)
    for role, words in WORDS_BY_ROLE.items():
        for word in words:
            says[word.encode()] = says.get(word.encode(), 0) | _BIT_OF_ROLE[role]
    return dict(sorted(says.items()))


_SAYS = _says()
SEARCH_WORDS = tuple(_SAYS)
"""What is looked for in many rows, in order."""

SAYS = np.array(list(_SAYS.values()), np.uint8)
"""What each of ``SEARCH_WORDS`` says, uint8 of shape ``(words,)``."""
