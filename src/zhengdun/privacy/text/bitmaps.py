"""One yes or no for each byte of a text, 64 to a machine word: what is asked of a whole text at once is asked of these.

Polars compares bytes and packs the answers in one step, several times as fast as numpy, which makes a byte of each
answer; and what takes eight passes over a text takes as many over an eighth of its size.

The answer for byte ``n`` is bit ``n % 64`` of word ``n // 64``. Behind the last byte all answers are no.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from zhengdun.privacy.compiling import TEXT, loops

Bitmap = NDArray[np.uint64]
"""The answers for a text of ``n`` bytes, uint64 of shape ``(n // 64 + 1,)``."""

_WORD = 64
_BYTE = 8
_ONE = np.uint64(1)


def where_between(data: NDArray[np.uint8], ranges: Sequence[tuple[int, int]]) -> list[Bitmap]:
    """For each range which bytes are from its first to its last, both included.

    >>> found = where_between(np.frombuffer(b"a1b29", np.uint8), [(ord("1"), ord("8")), (ord("a"), ord("a"))])
    >>> [answers.tolist() for answers in found]
    [[10], [1]]
    """
    compiled = loops(TEXT)
    if compiled is not None:
        answers = np.empty((len(ranges), len(data) // _WORD + 1), np.uint64)
        compiled.where_between(data, np.array(ranges, np.uint8).reshape(-1, 2), answers)
        return list(answers)
    series = pl.Series(data)
    return [
        _packed(series == first if first == last else (series >= first) & (series <= last)) for first, last in ranges
    ]


def and_ahead(answers: Bitmap, by: int, others: Bitmap | None = None) -> Bitmap:
    """Where the answer is yes and the one of the byte ``by`` bytes further on too, or what ``others`` say of that byte.

    >>> and_ahead(np.array([0b11101], np.uint64), 2).tolist()
    [5]
    """
    others = answers if others is None else others
    compiled = loops(TEXT)
    if compiled is None:
        return answers & _ahead(others, by)
    both = np.empty_like(answers)
    compiled.and_ahead(answers, others, by, both)
    return both


def changes(answers: Bitmap) -> Bitmap:
    """Where the answer is another than that of the byte before; the first byte has no before it.

    >>> changes(np.array([0b0110], np.uint64)).tolist()
    [10]
    """
    changed = np.empty_like(answers)
    compiled = loops(TEXT)
    if compiled is not None:
        compiled.changes(answers, changed)
        return changed
    np.left_shift(answers, _ONE, out=changed)
    changed[1:] |= answers[:-1] >> np.uint64(_WORD - 1)
    return np.bitwise_xor(answers, changed, out=changed)


def in_a_row(answers: Bitmap, count: int, known: int = 1) -> Bitmap:
    """Where ``count`` bytes follow each other of which the answer is yes.

    Args:
        answers: where ``known`` such bytes follow each other.
        count: how many are asked for, at least ``known``.
        known: how many ``answers`` tells of.

    >>> in_a_row(np.array([0b0110111], np.uint64), 3).tolist()
    [1]
    """
    while known < count:
        step = min(known, count - known)
        answers = and_ahead(answers, step)
        known += step
    return answers


def positions(answers: Bitmap) -> NDArray[np.int64]:
    """Where the answer is yes, int64 of shape ``(n,)``, in order.

    >>> positions(np.array([0b101, 1], np.uint64)).tolist()
    [0, 2, 64]
    """
    compiled = loops(TEXT)
    if compiled is not None:
        places = np.empty(compiled.count(answers) + 2, np.int64)
        compiled.positions(answers, places)
        return places[:-2]
    numbers = (answers != 0).nonzero()[0]
    words = answers[numbers]
    counts = np.bitwise_count(words)
    places = np.cumsum(counts, dtype=np.int64)
    found = np.empty(places[-1] if len(places) else 0, np.int64)
    places -= counts
    begins = numbers * _WORD
    while len(words):  # one answer of each word a round; few words have many
        below = words - _ONE
        found[places] = begins + np.bitwise_count(~words & below)
        words = words & below
        more = (words != 0).nonzero()[0]
        words, begins, places = words[more], begins[more], places[more] + 1
    return found


def _ahead(answers: Bitmap, by: int) -> Bitmap:
    """For each byte the answer of the one ``by`` bytes further on."""
    words, bits = divmod(by, _WORD)
    moved = np.zeros_like(answers)
    if words >= len(answers):
        return moved
    kept = len(answers) - words
    if not bits:
        moved[:kept] = answers[words:]
        return moved
    np.right_shift(answers[words:], np.uint64(bits), out=moved[:kept])
    moved[: kept - 1] |= answers[words + 1 :] << np.uint64(_WORD - bits)
    return moved


def _packed(mask: pl.Series) -> Bitmap:
    array = mask.to_arrow()
    words = np.zeros(len(array) // _WORD + 1, "<u8")
    whole, rest = divmod(len(array), _BYTE)
    if not len(array):
        return words.astype(np.uint64, copy=False)
    held = np.frombuffer(array.buffers()[1], np.uint8)
    if array.offset:
        raise ValueError("a comparison made by Polars begins at its first bit")
    packed = words.view(np.uint8)
    packed[:whole] = held[:whole]
    if rest:
        packed[whole] = held[whole] & np.uint8((1 << rest) - 1)
    return words.astype(np.uint64, copy=False)
