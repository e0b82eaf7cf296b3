"""The rules of numbers read for one message: the same hits as ``ArrayNumbers``, without the cost of arrays."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from zhengdun.privacy.recognisers.cues import Cues
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Reason
from zhengdun.privacy.recognisers.number_ways import ReadsRuns, RunTable, Way, way_of
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.pairs import DIGITS
from zhengdun.privacy.recognisers.shapes import SEPARATORS, Shape

_find_joints = [re.compile(f"{each}(?<=[0-9]{{3}}{each})(?=[0-9]{{3}})").finditer for each in SEPARATORS.decode()]
"""One expression for each separator: the engine looks for a single character many times as fast as for a class."""

_LETTERS = frozenset(string.ascii_letters)
_SEPARATORS = frozenset(SEPARATORS.decode())
_LONGEST_PIECE = 20
"""Digits of a piece that are counted."""

_WITHOUT_SEPARATORS = str.maketrans("", "", SEPARATORS.decode())

_CERTAIN = (Confidence.VALIDATED, Reason.CHECK_DIGIT)
_NAMED = (Confidence.CONTEXT, Reason.CUE)
_PLAIN = (Confidence.PATTERN, Reason.FORM)


class MessageNumbers:
    """The numbers of one message by a set of rules.

    Args:
        rules: the rules.
        cues: the vocabulary of all rules.
        in_runs: recognisers that are asked about the runs of digits.
    """

    def __init__(self, rules: Iterable[NumberRule], cues: Cues, in_runs: Iterable[ReadsRuns] = ()) -> None:
        self._announces, self._refuses = cues.announces, cues.refuses
        by_run: dict[int, list[tuple[NumberRule, Shape]]] = defaultdict(list)
        self._by_pieces: dict[tuple[int, int], list[Way]] = defaultdict(list)
        for rule in rules:
            for shape in rule.shapes:
                if len(shape.pieces) > 1:
                    self._by_pieces[shape.joint].append(way_of(rule, shape))
                else:
                    by_run[shape.run].append((rule, shape))
        self._table = RunTable(by_run, in_runs)
        self.shortest_run = self._table.shortest
        self._find_runs = _runs_from(self.shortest_run).finditer

    def find(self, message: str) -> list[Hit]:
        """The hits of all rules; they may overlap."""
        found = self.find_in(message, map(re.Match.span, self._find_runs(message)))
        for find_joints in _find_joints if self._by_pieces else ():
            for joint in find_joints(message):
                found += self._at_joint(message, joint.start())
        return found

    def find_in(self, message: str, runs: Iterable[tuple[int, int]]) -> list[Hit]:
        """The hits in runs of ``shortest_run`` digits or more, given by where they begin and end."""
        found: list[Hit] = []
        table = self._table
        for start, end in runs:
            asked = table[end - start, message[start - 1 : start] in _LETTERS, message[end : end + 1] in _LETTERS]
            for way in asked.ways.get(message[start : start + 2], ()):
                hit = self._try(way, message, start - way.back, end)
                if hit is not None:
                    found.append(hit)
            for find_in_run in asked.recognisers:
                found += find_in_run(message, start, end)
        return found

    def find_at(self, message: str, joints: Iterable[int]) -> list[Hit]:
        """The hits in pieces, given by where one character stands between three digits or more on both sides."""
        found: list[Hit] = []
        for joint in joints if self._by_pieces else ():
            if message[joint] in _SEPARATORS:
                found += self._at_joint(message, joint)
        return found

    def _at_joint(self, message: str, joint: int) -> list[Hit]:
        before = message[max(0, joint - _LONGEST_PIECE) : joint]
        after = message[joint + 1 : joint + 1 + _LONGEST_PIECE]
        first, second = len(before) - len(before.rstrip(DIGITS)), len(after) - len(after.lstrip(DIGITS))
        ways = self._by_pieces.get((first, second), ())
        tried = (self._try(way, message, joint - first - way.back, joint + 1 + second) for way in ways)
        return [hit for hit in tried if hit is not None]

    def _try(self, way: Way, message: str, begin: int, end: int) -> Hit | None:
        if way.match_at is not None:
            end = _end_of(way, message, begin)
            if not end:
                return None
        rule, value = way.rule, ""
        if way.form is not None or way.checksum is not None:
            value = message[begin:end].translate(_WITHOUT_SEPARATORS) if way.in_pieces else message[begin:end]
        if way.form is not None and not way.form(value):
            return None
        if rule.refusable and self._refuses(message, begin):
            return None
        if way.checksum is not None and way.checksum(value):
            return Hit(begin, end, rule.kind, *_CERTAIN)
        if rule.cues and self._announces(rule.cues, message, begin):
            return Hit(begin, end, rule.kind, *_NAMED)
        return Hit(begin, end, rule.kind, *_PLAIN) if rule.plain else None


def _end_of(way: Way, message: str, begin: int) -> int:
    """Where a number ends that is written so and begins there, 0: none does."""
    if begin < 0 or (way.first_two is not None and message[begin : begin + 2] not in way.first_two):
        return 0
    match = way.match_at.match(message, begin) if way.match_at else None
    letters = way.rule.letters
    if match is None or (letters is not None and message[begin : begin + way.letters].upper() not in letters):
        return 0
    return match.end()


def find_in_runs(recogniser: ReadsRuns, message: str) -> Iterator[Hit]:
    """The hits of a recogniser in the runs of digits of a whole message."""
    for run in _runs_from(recogniser.shortest_run).finditer(message):
        yield from recogniser.find_in_run(message, *run.span())


@cache
def _runs_from(shortest: int) -> re.Pattern[str]:
    """An expression for runs of so many digits or more; quicker than the same with ``{n,}``."""
    return re.compile("[0-9]" * shortest + "[0-9]*")
