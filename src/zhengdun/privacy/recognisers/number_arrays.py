"""The rules of numbers read for many rows: each length of runs is fetched from the text once, with what is around it.

The dearest thing here is to fetch bytes from all over the text, the next dearest to ask for words. So a run, the bytes
before it and after it come in one move, all rules of its length read from there, and words are asked for only where
the answer depends on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.cues import REACH, Cues
from zhengdun.privacy.recognisers.hits import NUMBER_OF_KIND, Confidence, Hits, Reason
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.reading import Positions, Reading
from zhengdun.privacy.recognisers.shapes import Shape
from zhengdun.privacy.recognisers.windows import Windows

_BEFORE = REACH + 4
"""Bytes that are fetched before a run: the reach of cues before up to two letters, and what stands before these."""

_AFTER = 2
"""Bytes that are fetched after a run: an X, and what stands after it."""

_CONFIDENCE = np.array([Confidence.PATTERN, Confidence.CONTEXT, Confidence.VALIDATED], np.uint8)
_REASON = np.array([Reason.FORM, Reason.CUE, Reason.CHECK_DIGIT], np.uint8)
"""Of a number that only has the form, that a word announces, that its check digit makes certain."""

_NAMED, _CERTAIN = 1, 2

_Way = tuple[NumberRule, Shape]


class ArrayNumbers:
    """The numbers of many rows by a set of rules."""

    def __init__(self, rules: Iterable[NumberRule], cues: Cues) -> None:
        self._cues = cues
        self._by_run: dict[int, list[_Way]] = defaultdict(list)
        self._in_pieces: list[_Way] = []
        for rule in sorted(rules, key=lambda rule: NUMBER_OF_KIND[rule.kind]):
            for shape in rule.shapes:
                (self._in_pieces if len(shape.pieces) > 1 else self._by_run[shape.run]).append((rule, shape))

    def find(self, reading: Reading) -> Iterator[Hits]:
        """The hits of all rules; they may overlap."""
        for length, ways in self._by_run.items():
            starts = reading.runs_of(length)
            if len(starts):
                yield from self._in_runs(_fetched(reading, self._free(reading, starts, ways), length, ways), ways)
        for rule, shape in self._in_pieces if reading.has_joints else ():
            begins = reading.joints_of(*shape.joint) - shape.pieces[0]
            if len(begins):
                windows = _fetched(reading, begins, shape.width, [(rule, shape)])
                numbers, standing = self._judged(
                    rule, shape, windows, rule.fitting(shape, windows, np.arange(len(begins)))
                )
                yield _hits(rule, shape, windows.begin[numbers], standing)

    def _free(self, reading: Reading, starts: Positions, ways: list[_Way]) -> Positions:
        """The runs that no serial word stands before, where nothing else is asked of what stands before them."""
        if _look_around(ways) or not ways[0][0].refusable:
            return starts
        perhaps = np.flatnonzero(self._cues.may_refuse(reading.data, starts))
        first, last = reading.bounds(starts[perhaps])
        before = reading.around(starts[perhaps] - REACH, REACH, first, last)
        return np.delete(starts, perhaps[self._cues.refused(before)])

    def _in_runs(self, windows: Windows, ways: list[_Way]) -> Iterator[Hits]:
        """The hits in runs of one length.

        Ways come in the order of kinds, so that nothing that comes after a certain hit on the whole run can displace it
        on the same bytes, and need not be tried.
        """
        runs = np.arange(len(windows.begin))
        undecided = runs
        for rule, shape in ways:
            seen = windows.moved(len(shape.lead) - shape.letters)
            fitting = rule.fitting(shape, seen, undecided if shape.is_plain_run else runs)
            numbers, standing = self._judged(rule, shape, seen, fitting)
            if not len(numbers):
                continue
            yield _hits(rule, shape, seen.begin[numbers], standing)
            if shape.is_plain_run and rule.checksum is not None:
                is_open = np.zeros(len(runs), np.bool_)
                is_open[undecided] = True
                is_open[numbers[standing == _CERTAIN]] = False
                undecided = np.flatnonzero(is_open)

    def _judged(
        self, rule: NumberRule, shape: Shape, windows: Windows, numbers: Positions
    ) -> tuple[Positions, NDArray[np.intp]]:
        """Which of the windows with these numbers, in which the shape stands, are hits, and how each of them stands.

        The form is asked first, then the check digit, then whether a word right before it makes it a serial number,
        and only of what is still open whether a word announces it.
        """
        if rule.form is not None and len(numbers):
            numbers = numbers[rule.form.of_many(windows.values(numbers, shape))]
        standing = np.zeros(len(numbers), np.intp)
        if rule.checksum is not None and len(numbers):
            standing[rule.checksum.of_many(windows.values(numbers, shape))] = _CERTAIN
        if not (rule.cues or rule.plain):
            numbers, standing = numbers[standing > 0], standing[standing > 0]
        if rule.refusable and windows.has_before and len(numbers):
            free = ~self._cues.refused(windows.before(numbers, REACH))
            numbers, standing = numbers[free], standing[free]
        undecided = np.flatnonzero(standing == 0) if rule.cues else numbers[:0]
        if len(undecided):
            named = self._cues.named(windows.before(numbers[undecided], REACH), rule.cues)
            standing[undecided[named]] = _NAMED
        if not rule.plain:
            numbers, standing = numbers[standing > 0], standing[standing > 0]
        return numbers, standing


def _hits(rule: NumberRule, shape: Shape, begins: Positions, standing: NDArray[np.intp]) -> Hits:
    return Hits.of_kind(rule.kind, begins, shape.width, _CONFIDENCE[standing], _REASON[standing])


def _look_around(ways: Iterable[_Way]) -> bool:
    """Whether any of the rules looks at more than the run, serial words left aside that all or none ask for."""
    plain = all(shape.is_plain_run and not (rule.apart or rule.cues) for rule, shape in ways)
    return not plain or len({rule.refusable for rule, _ in ways}) > 1


def _fetched(reading: Reading, begins: Positions, width: int, ways: Iterable[_Way]) -> Windows:
    """The numbers with what is around them, or alone where no rule looks at that."""
    if not _look_around(ways):
        return Windows(begins, reading.windows(begins, width), 0)
    first, last = reading.bounds(begins)
    data = reading.around(begins - _BEFORE, _BEFORE + width + _AFTER, first, last)
    return Windows(begins, data, _BEFORE)
