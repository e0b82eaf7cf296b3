"""What characters and words are, as tables that compiled loops look them up in: one bit a set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

BITS_OF_CHARACTER = 16
"""Characters beyond U+FFFF are in no set."""

LONGEST_WORD = 3
"""Characters of the longest words, so that a word is a number of 48 bits."""


def character_table(sets: Mapping[int, Iterable[str]]) -> NDArray[np.uint32]:
    """For each character up to U+FFFF the bits of the sets that it is in.

    Args:
        sets: the characters of each set by its bit.

    >>> character_table({1: "ab", 2: "b"})[[ord("a"), ord("b"), ord("c")]].tolist()
    [1, 3, 0]
    """
    table = np.zeros(1 << BITS_OF_CHARACTER, np.uint32)
    for bit, characters in sets.items():
        table[[ord(character) for character in characters]] |= np.uint32(bit)
    return table


def word_table(sets: Mapping[int, Iterable[str]]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Words of up to three characters as numbers in order, and the bits of the sets that each is in.

    A number has the last character in its lowest 16 bits.

    >>> numbers, bits = word_table({1: ["ab"], 2: ["ab", "c"]})
    >>> numbers.tolist(), bits.tolist()
    ([99, 6357090], [2, 3])
    """
    bits: dict[int, int] = {}
    for bit, words in sets.items():
        for word in words:
            number = _number(word)
            bits[number] = bits.get(number, 0) | bit
    numbers = sorted(bits)
    return np.array(numbers, np.int64), np.array([bits[number] for number in numbers], np.uint32)


def _number(word: str) -> int:
    if not 0 < len(word) <= LONGEST_WORD or ord(max(word)) >> BITS_OF_CHARACTER:
        raise ValueError(f"a word has one to {LONGEST_WORD} characters up to U+FFFF: {word!r}")
    number = 0
    for character in word:
        number = number << BITS_OF_CHARACTER | ord(character)
    return number
