"""Names of persons: a surname and one or two characters, before a title or after a word that announces a name.

A name that nothing announces is not found, unless it stands in the field before a number (``name_fields``); it would
take a language model, and rules that try it mark every third word. Where the words stand, many rows are looked at at
once; rows with markup, Latin letters or a dot within the name are rare and read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from zhengdun.privacy import compiling
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import latin_labels, name_arrays
from zhengdun.privacy.recognisers.by_message import find_in_rows
from zhengdun.privacy.recognisers.hits import Hit, Hits
from zhengdun.privacy.recognisers.name_messages import (
    SPACED_LABELS,
    SPACED_PAIR,
    WORD_PAIRS,
    WORDS,
    is_plain_name,
    names_at,
    names_in,
)
from zhengdun.privacy.recognisers.name_tables import SEARCH_WORDS
from zhengdun.privacy.recognisers.name_words import OPEN
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading
from zhengdun.privacy.recognisers.word_places import WordSearch
from zhengdun.privacy.text.flat import FlatText

_BEGINNINGS = [*(word[0] if word in OPEN else word for word in WORDS), *latin_labels.ENDS, SPACED_LABELS[0][:2]]
SEARCH = WordSearch(SEARCH_WORDS, _BEGINNINGS)
"""Looks for the words around names in many rows."""


class NameRecogniser:
    """Finds the names around titles and announcing words."""

    kind = Kind.NAME
    shortest_run = NO_RUNS
    pairs_asked = (WORD_PAIRS, SPACED_PAIR, latin_labels.PAIRS)

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        loops = compiling.loops("zhengdun.privacy.recognisers.name_jit")
        found, row_by_row = (loops or name_arrays).around_words(reading, SEARCH.find(reading))
        return _with_rows(reading, found, row_by_row)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return names_in(message)

    def find_at(self, message: str, *places: Sequence[int]) -> Iterator[Hit]:
        """The same from where the pairs begin."""
        return names_at(message, *places)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are a surname and one or two characters."""
        return np.array([row is not None and is_plain_name(row) for row in text.to_arrow().to_pylist()], np.bool_)


def _with_rows(reading: Reading, found: Hits, places: Positions) -> Hits:
    """The hits, those in the rows that have the byte before one of the places read anew one by one."""
    if not len(places):
        return found
    rows = np.unique(reading.text.row_of(places - 1))
    elsewhere = ~np.isin(reading.text.row_of(found.start), rows)
    return Hits.joined([found.take(elsewhere), find_in_rows(reading.text, rows, names_in)])


RECOGNISERS = (NameRecogniser(),)
