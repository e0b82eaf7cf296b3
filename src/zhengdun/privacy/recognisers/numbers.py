"""Numbers described by rules: how they are written, what they begin with, what checks them, which words announce them.

A rule is read in two ways that give the same hits: for many rows by ``ArrayNumbers`` in ``number_arrays.py``, column by
column in numpy, and for one message by ``MessageNumbers`` in ``number_messages.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.checks import Check, Values
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading, is_digit, is_letter, is_separator
from zhengdun.privacy.recognisers.shapes import Shape
from zhengdun.privacy.recognisers.windows import Windows
from zhengdun.privacy.text.flat import FlatText

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

    def whole(self, text: FlatText) -> Mask:
        """Which rows are exactly one such number, its check digit right where it has one, bool of shape ``(rows,)``."""
        reading, answer = Reading(text), np.zeros(text.rows, np.bool_)
        widths = np.diff(text.offsets)
        for shape in self.shapes:
            rows = np.flatnonzero(widths == shape.width)
            begins = text.offsets[rows]
            windows = Windows(begins, reading.windows(begins, shape.width), 0)
            numbers = np.flatnonzero(self._begins_right(windows) & _has_digits(shape, windows.data))
            numbers = numbers[self._has_letters(shape, windows.written(numbers, shape.width))]
            rows, values = rows[numbers], windows.values(numbers, shape)
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

    def fitting(self, shape: Shape, windows: Windows, numbers: Positions) -> Positions:
        """Those of the windows in which the shape stands with nothing around it that would make another number.

        Where the shape is of one piece a run of its digits must stand there.
        """
        if self.first_two is not None:
            numbers = numbers[self._begins_right(windows)[numbers]]
        if not len(numbers) or (shape.is_plain_run and not self.apart):
            return numbers  # a run ends where its digits or its row end
        before, after = windows.byte(-1)[numbers], windows.byte(shape.width)[numbers]
        free = np.ones(len(numbers), np.bool_)
        if not shape.tail:  # an X ends the number, whatever digits follow
            free &= ~is_digit(after)
        if not shape.lead:
            free &= ~is_digit(before)
        if self.apart or shape.letters:
            free &= ~is_letter(before)
        if self.apart or shape.tail:
            free &= ~is_letter(after)
        numbers = numbers[free]
        if shape.is_plain_run or not len(numbers):
            return numbers
        written = windows.written(numbers, shape.width)
        fits = self._has_letters(shape, written)
        if len(shape.pieces) > 1:
            fits &= _has_digits(shape, written)
        if shape.lead:
            fits &= (windows.before(numbers, len(shape.lead)) == np.frombuffer(shape.lead.encode(), np.uint8)).all(
                axis=1
            )
        return numbers[fits]

    def _has_letters(self, shape: Shape, written: Values) -> Mask:
        """Which have the letters that the shape begins with and the X that it ends with."""
        fits = np.ones(len(written), np.bool_)
        if shape.tail:
            fits &= (written[:, -1] & _UPPER) == _X
        if shape.letters:
            letters = written[:, : shape.letters]
            fits &= np.all(is_letter(letters), axis=1)
            if self.letters is not None:
                fits &= self._letters_known(letters & _UPPER)
        return fits

    def _letters_known(self, letters: Values) -> Mask:
        known = np.zeros(len(letters), np.bool_)
        for word in self.letters or ():
            known |= (letters == np.frombuffer(word.encode(), np.uint8)).all(axis=1)
        return known

    def _begins_right(self, windows: Windows) -> Mask:
        if self.first_two is None:
            return np.ones(len(windows.begin), np.bool_)
        ten, one = windows.byte(0) - np.uint8(48), windows.byte(1) - np.uint8(48)
        both_digits = (ten < np.uint8(10)) & (one < np.uint8(10))
        known: Mask = both_digits & self._first_two_of_many[np.where(both_digits, ten * np.uint8(10) + one, 0)]
        return known


def _has_digits(shape: Shape, written: Values) -> Mask:
    """Which have digits and separators where the shape has them."""
    columns = shape.kept_columns
    end = len(columns) - shape.tail
    fits: Mask = np.all(is_digit(written[:, columns[shape.letters : end]]), axis=1)
    fits &= np.all(is_separator(written[:, shape.separator_columns]), axis=1)
    return fits
