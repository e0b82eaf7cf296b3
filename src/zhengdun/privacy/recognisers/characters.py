"""Chinese characters at many places of a text at once, and the words that stand there."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND, ALL_SINGLE

HAN = "\u4e00-\u9fa5"
"""The Chinese characters, as a range in an expression."""

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FA5
"""The same as code points."""

_BYTES = 3
"""Of each such character in UTF-8."""

_WORD = 8
"""Bytes of a machine word."""

Characters = NDArray[np.int32]
"""Code points, 0 where no Chinese character stands, int32 of shape ``(n, count)``."""

_IS_SINGLE = np.zeros(0x10000, np.bool_)
_IS_SINGLE[[ord(surname) for surname in ALL_SINGLE]] = True
_BEGINS_COMPOUND = np.zeros(0x10000, np.bool_)
_BEGINS_COMPOUND[[ord(surname[0]) for surname in ALL_COMPOUND]] = True
_PAIR = 1 << 16
_Code = TypeVar("_Code", np.int64, np.uint64)


def pair_codes(words: Iterable[str]) -> NDArray[np.int64]:
    """Words of two characters as numbers, in order."""
    return np.array(sorted(ord(word[0]) * _PAIR + ord(word[1]) for word in words))


_COMPOUND_CODES = pair_codes(ALL_COMPOUND)


def han_without(characters: str) -> str:
    """The Chinese characters but for some, as ranges in an expression.

    >>> han_without("和、") == "\u4e00-\u548b\u548d-\u9fa5"
    True
    """
    without = sorted(code for code in map(ord, set(characters)) if FIRST_HAN <= code <= LAST_HAN)
    edges = [FIRST_HAN - 1, *without, LAST_HAN + 1]
    kept = [(left + 1, right - 1) for left, right in pairwise(edges) if left + 1 <= right - 1]
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in kept)


def han_in(window: NDArray[np.uint8]) -> Characters:
    """The Chinese characters that bytes, ``(n, 3 * count)``, begin with; after the first that is none all are 0."""
    characters = _code_points(window)
    characters *= np.logical_and.accumulate(characters > 0, axis=1)
    return characters


def han_before(reading: Reading, ends: Positions, first: Positions, count: int) -> tuple[Characters, Positions]:
    """The last ``count`` Chinese characters before each place, the nearest last, and where each of them begins.

    Before the nearest that is not Chinese all are 0. Rows begin at ``first``.
    """
    window = reading.around(ends - _BYTES * count, _BYTES * count, first, ends)
    characters = _code_points(window)
    characters *= np.logical_and.accumulate(characters[:, ::-1] > 0, axis=1)[:, ::-1]
    return characters, ends[:, None] - _BYTES * np.arange(count, 0, -1)


def is_name(characters: Characters) -> Mask:
    """Which rows of characters, all of them, are a surname and one or two characters.

    Args:
        characters: of shape ``(n, count)``, from ``han_in`` or ``han_before``.
    """
    count = characters.shape[1]
    answer = np.zeros(len(characters), np.bool_)
    if count in (2, 3):
        answer |= is_surname(characters[:, :1])
    if count in (3, 4):
        answer |= is_surname(characters[:, :2])
    answer[(characters[:, 0] == 0) | (characters[:, -1] == 0)] = False  # beyond the first 0 there are only others
    return answer


def is_surname(characters: Characters) -> Mask:
    """Which rows of one or two characters are a surname; the characters as for ``is_name``."""
    if characters.shape[1] == 1:
        single: Mask = _IS_SINGLE[characters[:, 0]]
        return single
    answer = np.zeros(len(characters), np.bool_)
    candidates = np.flatnonzero(_BEGINS_COMPOUND[characters[:, 0]])
    answer[candidates[are_pairs(characters[candidates], _COMPOUND_CODES)]] = True
    return answer


def are_characters(characters: Characters, wanted: str) -> Mask:
    """Which of the characters are among those wanted, bool of the same shape."""
    answer: Mask = characters == ord(wanted[0])
    for each in wanted[1:]:
        answer |= characters == ord(each)
    return answer


def are_pairs(characters: Characters, codes: NDArray[np.int64]) -> Mask:
    """Which rows of two characters are one of the words, given as ``pair_codes``; of shape ``(n,)``."""
    return _are_among(characters[:, 0].astype(np.int64) * _PAIR + characters[:, 1], codes)


def starts_with(reading: Reading, begins: Positions, last: Positions, words: Words) -> Positions:
    """How many bytes the longest of the words has that stands at each place before ``last``; 0: none does."""
    next_eight = reading.around(begins, _WORD, begins, last).view(">u8").ravel().astype(np.uint64)
    lengths = words.lengths(next_eight)
    for word, code in words.longer:
        candidates = np.flatnonzero(next_eight == code)
        if len(candidates):
            window = reading.around(begins[candidates], len(word), begins[candidates], last[candidates])
            lengths[candidates[(window == np.frombuffer(word, np.uint8)).all(axis=1)]] = len(word)
    return lengths


def after_characters(reading: Reading, begins: Positions, last: Positions, characters: Words, most: int) -> Positions:
    """The places moved on past at most so many of the characters."""
    begins = begins.copy()
    moving = np.arange(len(begins))
    for _ in range(most):
        lengths = starts_with(reading, begins[moving], last[moving], characters)
        moving, lengths = moving[lengths > 0], lengths[lengths > 0]
        if not len(moving):
            break
        begins[moving] += lengths
    return begins


class Words:
    """Words as numbers, so that many places are compared with them at once.

    Args:
        words: the words, or single characters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        encoded = sorted((word.encode() for word in words), key=len)
        short = [word for word in encoded if len(word) <= _WORD]
        self.codes = [
            (length, np.sort(np.array([int.from_bytes(word, "big") for word in same], np.uint64)))
            for length, same in groupby(short, len)
        ]
        """The words of up to eight bytes by their lengths, the shortest first."""
        self.longer = [(word, np.uint64(int.from_bytes(word[:_WORD], "big"))) for word in encoded if len(word) > _WORD]
        """The others with their first eight bytes as a number, the shortest first."""

    def lengths(self, next_eight: NDArray[np.uint64]) -> Positions:
        """How many bytes the longest of the words of up to eight bytes has that the eight begin with; 0: none does."""
        lengths = np.zeros(len(next_eight), np.int64)
        for length, codes in self.codes:
            lengths[_are_among(next_eight >> np.uint64(8 * (_WORD - length)), codes)] = length
        return lengths


def _are_among(values: NDArray[_Code], codes: NDArray[_Code]) -> Mask:
    """Which values are one of the codes, which are sorted; quicker than ``isin`` where these are few."""
    place = np.minimum(np.searchsorted(codes, values), len(codes) - 1)
    among: Mask = codes[place] == values
    return among


def may_be_han(leads: NDArray[np.uint8]) -> Mask:
    """Which bytes a Chinese character may begin with."""
    answer: Mask = (leads >= np.uint8(0xE4)) & (leads <= np.uint8(0xE9))
    return answer


def _code_points(window: NDArray[np.uint8]) -> Characters:
    lead, middle, tail = (window[:, place::_BYTES].astype(np.int32) for place in range(_BYTES))
    codes = ((lead & 0x0F) << 12) | ((middle & 0x3F) << 6) | (tail & 0x3F)
    three_bytes = ((lead & 0xF0) == 0xE0) & (middle & 0xC0 == 0x80) & (tail & 0xC0 == 0x80)  # noqa: PLR2004 - UTF-8
    codes[~(three_bytes & (codes >= FIRST_HAN) & (codes <= LAST_HAN))] = 0
    return codes
