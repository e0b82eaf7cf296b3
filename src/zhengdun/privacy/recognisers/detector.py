"""All recognisers of some kinds, ready to be used; prepared once for each choice of kinds."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from functools import lru_cache

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import registry
from zhengdun.privacy.recognisers.by_message import hits_in_rows, rows_of
from zhengdun.privacy.recognisers.cues import Cues
from zhengdun.privacy.recognisers.few_messages import FewMessages
from zhengdun.privacy.recognisers.full_width import (
    AT,
    AsciiRows,
    back_in_message,
    read_as_ascii,
    rows_to_read_as_ascii,
)
from zhengdun.privacy.recognisers.glued import recognisers_of
from zhengdun.privacy.recognisers.hits import Hit, Hits
from zhengdun.privacy.recognisers.number_arrays import ArrayNumbers
from zhengdun.privacy.recognisers.number_messages import MessageNumbers
from zhengdun.privacy.recognisers.number_ways import ReadsRuns
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.overlaps import resolved, resolved_message
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Reading
from zhengdun.privacy.recognisers.together import Together
from zhengdun.privacy.text.flat import FlatText

FEW = 1 << 16
"""Bytes below which messages read together are quicker than arrays."""

_PART = 1 << 24
"""Bytes that are read at a time, so that what is noted of them takes little memory."""


class Detector:
    """The recognisers of some kinds.

    Args:
        kinds: the kinds that are looked for; ``None``: all.
    """

    def __init__(self, kinds: frozenset[Kind] | None) -> None:
        rules = registry.number_rules()
        cues = Cues(word for rule in rules for word in rule.cues)
        self._rules = [rule for rule in rules if kinds is None or rule.kind in kinds]
        self._others = [each for each in registry.recognisers() if kinds is None or each.kind in kinds]
        self._others += recognisers_of(kinds)
        in_runs = [each for each in self._others if isinstance(each, ReadsRuns)]
        in_messages = [each for each in self._others if not isinstance(each, ReadsRuns)]
        self._find_others_in_message = [each.find_in_message for each in in_messages]
        self._shortest_run = min([each.shortest_run for each in self._all()], default=NO_RUNS)
        self._bytes_asked = {AT} | {byte for each in self._others for byte in getattr(each, "bytes_asked", ())}
        self._array_numbers = ArrayNumbers(self._rules, cues)
        self._message_numbers = MessageNumbers(self._rules, cues, in_runs)
        self._few_messages = FewMessages(self._message_numbers, in_messages, self.find_in_message)

    def find(self, text: FlatText) -> Hits:
        """The hits in many rows."""
        if len(text.data) < FEW:
            together = Together.of(rows_of(text))
            return hits_in_rows(text, together.messages, together.by_message(self.find_together(together)))
        return Hits.joined(self._find(part).shifted(first) for first, part in _in_parts(text))

    def _find(self, text: FlatText) -> Hits:
        reading = self._reading(text)
        found = self._find_as_it_is(reading)
        rows = rows_to_read_as_ascii(reading)
        if not len(rows):
            return resolved(found)
        ascii_rows = AsciiRows.of(text, rows)
        elsewhere = ~np.isin(text.row_of(found.start), rows)
        back = ascii_rows.back(resolved(self._find_as_it_is(self._reading(ascii_rows.text))))
        return resolved(Hits.joined([found.take(elsewhere), back]))

    def find_in_message(self, message: str) -> list[Hit]:
        """The hits in one message."""
        message, places = read_as_ascii(message)
        found = self._message_numbers.find(message)
        for find_others in self._find_others_in_message:
            found += find_others(message)
        found = resolved_message(message, found) if len(found) > 1 else found
        return found if places is None else back_in_message(found, places)

    def find_together(self, together: Together) -> list[Hit]:
        """The hits in a few messages joined to one text, counted in that text."""
        return self._few_messages.find(together)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are exactly one well-formed value of the kinds."""
        reading = self._reading(text)
        rows = rows_to_read_as_ascii(reading)
        answer = self._whole_as_it_is(text)
        if len(rows):
            answer[rows] = self._whole_as_it_is(AsciiRows.of(text, rows).text)
        return answer

    def _all(self) -> list[NumberRule | registry.Recogniser]:
        return [*self._rules, *self._others]

    def _reading(self, text: FlatText) -> Reading:
        return Reading(text, self._shortest_run, self._bytes_asked)

    def _find_as_it_is(self, reading: Reading) -> Hits:
        return Hits.joined([*self._array_numbers.find(reading), *(each.find(reading) for each in self._others)])

    def _whole_as_it_is(self, text: FlatText) -> Mask:
        answer = np.zeros(text.rows, np.bool_)
        for each in self._all():
            answer |= each.whole(text)
        return answer


def _in_parts(text: FlatText) -> Iterator[tuple[int, FlatText]]:
    """The text in parts of whole rows, each with the byte at which it begins."""
    edges = np.arange(_PART, len(text.data), _PART)
    cuts = np.unique(np.concatenate([[0], np.searchsorted(text.offsets, edges), [text.rows]])).tolist()
    for start, stop in itertools.pairwise(cuts):
        first, last = int(text.offsets[start]), int(text.offsets[stop])
        valid = None if text.valid is None else text.valid[start:stop]
        yield first, FlatText(text.data[first:last], text.offsets[start : stop + 1] - first, valid)


def detector_for(kinds: Collection[Kind] | None = None) -> Detector:
    """The detector of the kinds, all of them if none are named."""
    return _detector(None if kinds is None else frozenset(kinds), registry.version())


@lru_cache(maxsize=32)
def _detector(kinds: frozenset[Kind] | None, version: int) -> Detector:  # noqa: ARG001 - a new version, a new detector
    return Detector(kinds)
