"""Chinese characters at many places of a text at once, and the words that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.recognisers.surnames import COMPOUND, SINGLE

HAN = "\u4e00-\u9fa5"
"""The Chinese characters, as a range in an expression."""

_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FA5
_BYTES = 3
"""Of each such character in UTF-8."""

Characters = NDArray[np.int64]
"""Code points, 0 where no Chinese character stands, int64 of shape ``(n, count)``."""

_IS_SINGLE = np.zeros(0x10000, np.bool_)
_IS_SINGLE[[ord(surname) for surname in SINGLE]] = True
_BEGINS_COMPOUND = np.zeros(0x10000, np.bool_)
_BEGINS_COMPOUND[[ord(surname[0]) for surname in COMPOUND]] = True
_PAIR = 1 << 16
_COMPOUND_CODES = np.array([ord(surname[0]) * _PAIR + ord(surname[1]) for surname in COMPOUND])


def han_after(reading: Reading, begins: Positions, last: Positions, count: int) -> tuple[Characters, Positions]:
    """The next ``count`` Chinese characters from each place on, and where each of them ends.

    After the first that is not Chinese all are 0. Rows end at ``last``.
    """
    window = reading.around(begins, _BYTES * count, begins, last)
    characters = _code_points(window)
    characters *= np.logical_and.accumulate(characters > 0, axis=1)
    return characters, begins[:, None] + _BYTES * np.arange(1, count + 1)


def han_before(reading: Reading, ends: Positions, first: Positions, count: int) -> tuple[Characters, Positions]:
    """The last ``count`` Chinese characters before each place, the nearest last, and where each of them begins.

    Before the nearest that is not Chinese all are 0. Rows begin at ``first``.
    """
    window = reading.around(ends - _BYTES * count, _BYTES * count, first, ends)
    characters = _code_points(window)
    characters *= np.logical_and.accumulate(characters[:, ::-1] > 0, axis=1)[:, ::-1]
    return characters, ends[:, None] - _BYTES * np.arange(count, 0, -1)


def is_name(characters: Characters, *, compound: bool | None = None) -> Mask:
    """Which rows of characters, all of them, are a surname and one or two characters.

    Args:
        characters: of shape ``(n, count)``.
        compound: only with a surname of two characters, only of one; ``None``: either.
    """
    count = characters.shape[1]
    answer = np.zeros(len(characters), np.bool_)
    if not compound and count in (2, 3):
        answer[_IS_SINGLE[characters[:, 0]]] = True
    if compound is not False and count in (3, 4):
        candidates = np.flatnonzero(_BEGINS_COMPOUND[characters[:, 0]])
        pairs = characters[candidates, 0] * _PAIR + characters[candidates, 1]
        answer[candidates[np.isin(pairs, _COMPOUND_CODES)]] = True
    answer[(characters == 0).any(axis=1)] = False
    return answer


def starts_with(reading: Reading, begins: Positions, last: Positions, words: Iterable[str]) -> Positions:
    """How many bytes the longest of the words has that stands at each place before ``last``; 0: none does."""
    encoded = sorted((word.encode() for word in words), key=len)
    width = len(encoded[-1])
    window = reading.around(begins, width, begins, last)
    lengths = np.zeros(len(begins), np.int64)
    for word in encoded:
        telling = min(_BYTES, len(word)) - 1  # the last byte of the first character differs most
        candidates = np.flatnonzero(window[:, telling] == word[telling])
        same = (window[candidates, : len(word)] == np.frombuffer(word, np.uint8)).all(axis=1)
        lengths[candidates[same]] = len(word)
    return lengths


def after_characters(reading: Reading, begins: Positions, last: Positions, characters: str, most: int) -> Positions:
    """The places moved on past at most so many of the characters, which are given as a class of an expression."""
    singles = re.findall("[^\\[\\]]", characters)
    for _ in range(most):
        begins = begins + starts_with(reading, begins, last, singles)
    return begins


def _code_points(window: NDArray[np.uint8]) -> Characters:
    parts = window.reshape(len(window), window.shape[1] // _BYTES, _BYTES).astype(np.int64)
    lead, middle, tail = parts[:, :, 0], parts[:, :, 1], parts[:, :, 2]
    codes = ((lead & 0x0F) << 12) | ((middle & 0x3F) << 6) | (tail & 0x3F)
    three_bytes = ((lead & 0xF0) == 0xE0) & (middle & 0xC0 == 0x80) & (tail & 0xC0 == 0x80)  # noqa: PLR2004 - UTF-8
    codes[~(three_bytes & (codes >= _FIRST_HAN) & (codes <= _LAST_HAN))] = 0
    return codes
