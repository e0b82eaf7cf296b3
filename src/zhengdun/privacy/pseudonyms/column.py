"""Whole columns: rows of one width are taken together, nulls stay null, and what cannot be done is left empty."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from zhengdun.privacy.pseudonyms.base import Mask, Pseudonym, Values
from zhengdun.privacy.text.flat import FlatText

Convert = Callable[[Values], tuple[Values, Mask]]


def pseudonymise_column(text: FlatText, pseudonym: Pseudonym) -> tuple[FlatText, Mask]:
    """Replace the values of a column by their pseudonyms.

    Args:
        text: the column; a row is one value.
        pseudonym: of the kind of the column.

    Returns:
        The column, and which rows are done, (rows,). A null or empty row holds nothing and counts as done; a row whose
        value is not in the domain of the pseudonym is empty now and not done.
    """
    return _converted(text, pseudonym.encrypt)


def restore_column(text: FlatText, pseudonym: Pseudonym) -> tuple[FlatText, Mask]:
    """Undo :func:`pseudonymise_column` with the same key and domain."""
    return _converted(text, pseudonym.decrypt)


def _converted(text: FlatText, convert: Convert) -> tuple[FlatText, Mask]:
    widths = np.diff(text.offsets)
    whole = _of_one_width(text, widths)
    if whole is not None:
        values, done = convert(whole)
        data = values.reshape(-1)
    else:
        data, done = _by_width(text, widths, convert)
    if done.all():
        return FlatText(data, text.offsets, text.valid), done
    kept = np.where(done, widths, 0)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
    return FlatText(data[np.repeat(done, widths)], offsets, text.valid), done


def _of_one_width(text: FlatText, widths: NDArray[np.int64]) -> Values | None:
    """The column as a matrix where all rows are of one width."""
    if not len(widths) or widths[0] == 0 or (widths != widths[0]).any():
        return None
    return text.data.reshape(len(widths), -1)


def _by_width(text: FlatText, widths: NDArray[np.int64], convert: Convert) -> tuple[NDArray[np.uint8], Mask]:
    data, done = np.zeros_like(text.data), widths == 0
    for width in np.unique(widths[widths > 0]).tolist():
        rows = np.flatnonzero(widths == width)
        starts = text.offsets[rows]
        values, done[rows] = convert(sliding_window_view(text.data, width)[starts])
        sliding_window_view(data, width, writeable=True)[starts] = values
    return data, done
