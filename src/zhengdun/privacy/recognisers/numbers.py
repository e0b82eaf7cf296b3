"""Numbers described by rules: how they are written, what they begin with, what checks them, which words announce them.

A rule is read in two ways that give the same hits: for many rows by ``find``, column by column in numpy, and for one
message by ``MessageNumbers`` in ``number_messages.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.checks import Check, Values
from zhengdun.privacy.recognisers.cues import Cues
from zhengdun.privacy.recognisers.hits import Confidence, Hits, Reason
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading, is_digit, is_letter, is_separator
from zhengdun.privacy.recognisers.shapes import Shape
from zhengdun.privacy.text.flat import FlatText

_CONFIDENCE = np.array([Confidence.PATTERN, Confidence.CONTEXT, Confidence.VALIDATED], np.uint8)
_REASON = np.array([Reason.FORM, Reason.CUE, Reason.CHECK_DIGIT], np.uint8)
"""Of a number that only has the form, that a word announces, that its check digit makes certain."""

_X = ord("X")
_UPPER = np.uint8(0xDF)
"""Takes the bit away that makes an ASCII letter small."""


@dataclass(frozen=True)
class NumberRule:
    """How one kind of number is recognised.

    Args:
        kind: what it is.
        shapes: how it may be written.
        first_two: what its first two characters, both digits, may be; ``None``: anything.
        letters: the letters it may begin with, in capitals; small ones are taken too. ``None``: any.
        form: what must hold of its characters, separators left out, so that it is looked at any further.
        checksum: what makes it certain.
        cues: words before it that announce it.
        plain: its form is enough even without check digit and cue.
        refusable: a word right before it that announces a serial number overrules form and check digit.
        apart: no ASCII letter may touch it.
    """

    kind: Kind
    shapes: tuple[Shape, ...]
    first_two: frozenset[str] | None = None
    letters: frozenset[str] | None = None
    form: Check | None = None
    checksum: Check | None = None
    cues: tuple[str, ...] = ()
    plain: bool = False
    refusable: bool = False
    apart: bool = True

    @cached_property
    def _first_two_of_many(self) -> Mask:
        return np.isin(np.arange(100), [int(pair) for pair in self.first_two or ()])

    def find(self, reading: Reading, cues: Cues) -> Iterator[Hits]:
        """The hits of each shape; those of different shapes may overlap."""
        for shape in self.shapes:
            begins = self._candidates(reading, shape)
            if len(begins):
                begins = begins[self._begins_right(reading, begins)]
            if len(begins):
                begins = self._standing_free(reading, shape, begins)
            if len(begins):
                yield self._judged(reading, shape, begins, cues)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are exactly one such number, its check digit right where it has one, bool of shape ``(rows,)``."""
        reading, answer = Reading(text), np.zeros(text.rows, np.bool_)
        widths = np.diff(text.offsets)
        for shape in self.shapes:
            rows = np.flatnonzero(widths == shape.width)
            begins = text.offsets[rows]
            fits = self._fits(shape, reading.windows(begins, shape.width)) & self._begins_right(reading, begins)
            rows, begins = rows[fits], begins[fits]
            values = reading.windows(begins, shape.width).take(shape.kept_columns, axis=1)
            for check in (self.form, self.checksum):
                if check is not None and len(values):
                    passed = check.of_many(values)
                    rows, values = rows[passed], values[passed]
            answer[rows] = True
        return answer

    @cached_property
    def shortest_run(self) -> int:
        """How many digits the shortest run has that it is made of."""
        return min((shape.run for shape in self.shapes if len(shape.pieces) == 1), default=NO_RUNS)

    def _candidates(self, reading: Reading, shape: Shape) -> Positions:
        """Where a number of the shape may begin, by the digits alone."""
        if len(shape.pieces) > 1:
            return reading.joints_of(*shape.pieces[:2]) - shape.pieces[0]
        return reading.runs_of(shape.run) + (len(shape.lead) - shape.letters)

    def _standing_free(self, reading: Reading, shape: Shape, begins: Positions) -> Positions:
        """Where the whole shape stands within its row, with nothing around it that would make it another number."""
        if shape.is_plain_run and not self.apart:
            return begins  # a run ends where its digits or its row end
        first, last = reading.bounds(begins + shape.letters)
        before = reading.bytes_at(begins - 1, first, last)
        after = reading.bytes_at(begins + shape.width, first, last)
        free = (begins >= first) & (begins + shape.width <= last)
        if not shape.tail:  # an X ends the number, whatever digits follow
            free &= ~is_digit(after)
        if not shape.lead:
            free &= ~is_digit(before)
        if self.apart or shape.letters:
            free &= ~is_letter(before)
        if self.apart or shape.tail:
            free &= ~is_letter(after)
        begins = begins[free]
        fits = self._fits(shape, reading.windows(begins, shape.width))
        if shape.lead:
            wanted = np.frombuffer(shape.lead.encode(), np.uint8)
            fits &= (reading.windows(begins - len(wanted), len(wanted)) == wanted).all(axis=1)
        return begins[fits]

    def _fits(self, shape: Shape, windows: NDArray[np.uint8]) -> Mask:
        """Which windows are written in the shape."""
        columns = shape.kept_columns
        end = len(columns) - shape.tail
        fits: Mask = np.all(is_digit(windows[:, columns[shape.letters : end]]), axis=1)
        fits &= np.all(is_separator(windows[:, shape.separator_columns]), axis=1)
        if shape.tail:
            fits &= (windows[:, -1] & _UPPER) == _X
        if shape.letters:
            letters = windows[:, : shape.letters]
            fits &= np.all(is_letter(letters), axis=1)
            if self.letters is not None:
                fits &= self._letters_known(letters & _UPPER)
        return fits

    def _letters_known(self, letters: Values) -> Mask:
        known = np.zeros(len(letters), np.bool_)
        for word in self.letters or ():
            known |= (letters == np.frombuffer(word.encode(), np.uint8)).all(axis=1)
        return known

    def _begins_right(self, reading: Reading, begins: Positions) -> Mask:
        if self.first_two is None or not len(begins):
            return np.ones(len(begins), np.bool_)
        ten = reading.data[begins] - np.uint8(48)
        one = reading.data[begins + 1] - np.uint8(48)
        both_digits = (ten < np.uint8(10)) & (one < np.uint8(10))
        known: Mask = both_digits & self._first_two_of_many[np.where(both_digits, ten * np.uint8(10) + one, 0)]
        return known

    def _judged(self, reading: Reading, shape: Shape, begins: Positions, cues: Cues) -> Hits:
        """The hits among numbers that are written right, each with how sure it is and why."""
        values = reading.windows(begins, shape.width)
        if len(shape.separator_columns):
            values = values.take(shape.kept_columns, axis=1)  # contiguous again
        if self.form is not None:
            formed = self.form.of_many(values)
            begins, values = begins[formed], values[formed]
        if self.refusable and len(begins):
            good = ~cues.refused(reading, begins)
            begins, values = begins[good], values[good]
        passed = np.zeros(len(begins), np.bool_) if self.checksum is None else self.checksum.of_many(values)
        named = np.zeros(len(begins), np.bool_)
        if self.cues and not passed.all():
            named[~passed] = cues.named(reading, begins[~passed], self.cues)
        taken = passed | named | self.plain
        certain, announced = passed.astype(np.intp), (named & ~passed).astype(np.intp)
        standing = 2 * certain + announced
        return Hits.of_kind(
            self.kind, begins[taken], shape.width, _CONFIDENCE[standing[taken]], _REASON[standing[taken]]
        )
