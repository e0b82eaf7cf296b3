"""Rare kinds in many rows: a quick look at the bytes chooses rows, and each chosen row is read as one message."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from zhengdun.privacy.recognisers.hits import NUMBER_OF_KIND, Hit, Hits
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.text.flat import FlatText


def rows_of(text: FlatText) -> list[str]:
    """The rows as Python strings, null ones empty."""
    ends = text.offsets.tolist()
    view = text.data.data
    return [str(view[first:last], "utf-8") for first, last in itertools.pairwise(ends)]


def hits_in_rows(text: FlatText, rows: Sequence[str], found: Sequence[Iterable[Hit]]) -> Hits:
    """What was found in each row as a message; the rows as :func:`rows_of` gives them."""
    return _in_bytes(zip(text.offsets[:-1].tolist(), rows, found, strict=True))


def find_row_by_row(reading: Reading, candidates: Positions, find_in_message: Callable[[str], Iterable[Hit]]) -> Hits:
    """The hits in the rows in which the candidates (byte positions) lie."""
    return find_in_rows(reading.text, np.unique(reading.text.row_of(candidates)), find_in_message)


def find_in_rows(text: FlatText, rows: Positions, find_in_message: Callable[[str], Iterable[Hit]]) -> Hits:
    """The hits in the rows with the given numbers, int64 of shape ``(rows,)``, in order."""
    view = text.data.data
    bounds = zip(text.offsets[rows].tolist(), text.offsets[rows + 1].tolist(), strict=True)
    messages = ((first, str(view[first:last], "utf-8")) for first, last in bounds)
    return _in_bytes((first, message, find_in_message(message)) for first, message in messages)


def _in_bytes(rows: Iterable[tuple[int, str, Iterable[Hit]]]) -> Hits:
    """Hits that count bytes, of rows that each begin at a byte."""
    found: list[tuple[int, int, int, int, int]] = []
    for first, message, hits in rows:
        for hit in hits:
            start = first + len(message[: hit.start].encode())
            end = start + len(message[hit.start : hit.end].encode())
            found.append((start, end, NUMBER_OF_KIND[hit.kind], hit.confidence, hit.reason))
    if not found:
        return Hits.none()
    columns = np.array(found, np.int64)
    return Hits(columns[:, 0], columns[:, 1], *(columns[:, number].astype(np.uint8) for number in (2, 3, 4)))


def whole_row_by_row(text: FlatText, find_in_message: Callable[[str], Iterable[Hit]]) -> Mask:
    """Which rows are one hit from their first character to their last, bool of shape ``(rows,)``."""
    answer = np.zeros(text.rows, np.bool_)
    for number, row in enumerate(text.to_arrow().to_pylist()):
        hits = list(find_in_message(row)) if row else []
        answer[number] = any(hit.start == 0 and hit.end == len(row) for hit in hits)
    return answer
