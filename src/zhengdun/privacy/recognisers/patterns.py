r"""Where an expression matches in many rows, read off marks that the Rust engine in Polars sets on both sides.

An expression must mean the same to Python's ``re`` and to Rust: classes and repetitions, no groups that capture, no
look around, no ``\b``, ``\d`` or ``\s``. Rust marks whole matches much faster than groups within them, which is why
what stands before or after a value is told apart by the recognisers themselves.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from zhengdun.privacy.recognisers.reading import Positions, Reading
from zhengdun.privacy.text.flat import FlatText

_OPEN, _CLOSE = "\x01", "\x02"
_MARKS = np.array([1, 2], np.uint8)
_OTHER = 3
"""A control character that stands in no expression, for what looks like a mark in the text."""


def spans(reading: Reading, expression: str, rows: Positions) -> tuple[Positions, Positions]:
    """Where the matches begin and end.

    Args:
        reading: the text.
        expression: what is looked for.
        rows: the numbers of the rows that it is looked for in, at least one, in order.

    Returns:
        Byte positions, int64 of shape ``(matches,)`` each, in order.
    """
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


def rows_with(reading: Reading, expression: str) -> Positions:
    """The numbers of the rows in which an expression matches, best an alternation of words, which is quick."""
    return np.flatnonzero(reading.series.str.contains(expression).fill_null(value=False).to_numpy())
