r"""Where an expression matches in many rows, read off marks that the Rust engine in Polars sets on both sides.

An expression must mean the same to Python's ``re`` and to Rust: classes and repetitions, no groups that capture, no
look around, no ``\b``, ``\d`` or ``\s``. Rust marks whole matches much faster than groups within them, which is why
what stands before or after a value is told apart by the recognisers themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import polars as pl

from zhengdun.privacy.recognisers.reading import Positions, Reading
from zhengdun.privacy.text.flat import FlatText

_OPEN, _CLOSE = "\x01", "\x02"
_MARKS = np.array([1, 2], np.uint8)
_OTHER = 3
"""A control character that stands in no expression, for what looks like a mark in the text."""


def spans(reading: Reading, expression: str, prefilter: str) -> tuple[Positions, Positions]:
    """Where the matches begin and end.

    Args:
        reading: the text.
        expression: what is looked for.
        prefilter: a quick expression, best an alternation of words, that each row with a match satisfies.

    Returns:
        Byte positions, int64 of shape ``(matches,)`` each, in order.
    """
    nothing = np.empty(0, np.int64)
    rows = _rows_with(reading, prefilter)
    if not len(rows):
        return nothing, nothing
    series = reading.series.gather(rows)
    chosen = FlatText.from_arrow(series.to_arrow())
    if (chosen.data == _MARKS[0]).any() or (chosen.data == _MARKS[1]).any():
        chosen = chosen.copy()
        chosen.data[np.isin(chosen.data, _MARKS)] = _OTHER
        series = pl.Series(pl.from_arrow(chosen.to_arrow()))
    marked = FlatText.from_arrow(series.str.replace_all(expression, f"{_OPEN}${{0}}{_CLOSE}").to_arrow()).data
    marks = np.flatnonzero((marked - _MARKS[0]) < len(_MARKS))
    within = marks - np.arange(len(marks))  # each mark is one byte that the text does not have
    starts, ends = within[0::2], within[1::2]
    row = chosen.row_of(starts)
    shift = reading.text.offsets[rows[row]] - chosen.offsets[row]
    return starts + shift, ends + shift


def word_starts(reading: Reading, words: Sequence[str]) -> tuple[Positions, Positions]:
    """Where any of the words begins, none of them overlapping another, and in which rows.

    Args:
        reading: the text.
        words: what is looked for, none of them beginning with another; up to 48 are found quickly.

    Returns:
        Byte positions, in order, and numbers of rows; int64 of shape ``(n,)`` each.
    """
    rows = _rows_with(reading, "|".join(map(re.escape, words)))
    if not len(rows):
        return np.empty(0, np.int64), rows
    found = reading.series.gather(rows).str.find_many(list(words), leftmost=True).to_arrow()
    row = np.repeat(rows, np.diff(np.asarray(found.offsets)))
    return reading.text.offsets[row] + np.asarray(found.values, np.int64), row


def _rows_with(reading: Reading, expression: str) -> Positions:
    """The numbers of the rows in which the expression matches."""
    return np.flatnonzero(reading.series.str.contains(expression).fill_null(value=False).to_numpy())
