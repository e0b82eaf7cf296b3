"""The rules of numbers read for one message: the same hits as ``ArrayNumbers``, without the cost of arrays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from zhengdun.privacy.recognisers.cues import Cues
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Reason
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import SEPARATORS, Shape

_find_joints = [re.compile(f"{each}(?<=[0-9]{{3}}{each})(?=([0-9]{{3,}}))").finditer for each in SEPARATORS.decode()]
"""One expression for each separator: the engine looks for a single character many times as fast as for a class."""

_DIGITS = "0123456789"
_LONGEST_PIECE = 20
"""Digits of a first piece that are counted."""

_WITHOUT_SEPARATORS = str.maketrans("", "", SEPARATORS.decode())

_CERTAIN = (Confidence.VALIDATED, Reason.CHECK_DIGIT)
_NAMED = (Confidence.CONTEXT, Reason.CUE)
_PLAIN = (Confidence.PATTERN, Reason.FORM)


@runtime_checkable
class ReadsRuns(Protocol):
    """A recogniser that tells from a run of digits and what is around it."""

    @property
    def shortest_run(self) -> int:
        """How many digits the runs have at least that it looks at."""

    def find_in_run(self, message: str, start: int, end: int) -> Iterable[Hit]:
        """The hits in the run from ``start`` to ``end``."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One shape of one rule, ready to be tried."""

    rule: NumberRule
    match_at: re.Pattern[str] | None
    """``None`` where a run of digits is the number and anything may stand around it."""
    back: int
    """Characters from its first to the run of digits or the first piece; negative where a lead stands in the run."""
    letters: int
    in_pieces: bool


class MessageNumbers:
    """The numbers of one message by a set of rules.

    Args:
        rules: the rules.
        cues: the vocabulary of all rules.
        in_runs: recognisers that are asked about each run of digits that is long enough for them.
    """

    def __init__(self, rules: Iterable[NumberRule], cues: Cues, in_runs: Collection[ReadsRuns] = ()) -> None:
        self._cues = cues
        self._in_runs = in_runs
        self._by_run: dict[int, list[_Way]] = defaultdict(list)
        self._by_pieces: dict[tuple[int, int], list[_Way]] = defaultdict(list)
        for rule in rules:
            for shape in rule.shapes:
                if len(shape.pieces) > 1:
                    self._by_pieces[shape.joint].append(_way(rule, shape))
                else:
                    self._by_run[shape.run].append(_way(rule, shape))
        shortest = min(self._by_run, default=1)
        self._find_runs = re.compile("[0-9]" * shortest + "[0-9]*").finditer  # quicker than the same with {n,}

    def find(self, message: str) -> list[Hit]:
        """The hits of all rules; they may overlap."""
        found = []
        for run in self._find_runs(message):
            start, end = run.span()
            for way in self._by_run.get(end - start, ()):
                hit = self._try(way, message, start, end)
                if hit is not None:
                    found.append(hit)
            for each in self._in_runs:
                if end - start >= each.shortest_run:
                    found += each.find_in_run(message, start, end)
        if self._by_pieces:
            for find_joints in _find_joints:
                for joint in find_joints(message):
                    found += self._at_joint(message, joint)
        return found

    def _at_joint(self, message: str, joint: re.Match[str]) -> list[Hit]:
        before = message[max(0, joint.start() - _LONGEST_PIECE) : joint.start()]
        first_piece = len(before) - len(before.rstrip(_DIGITS))
        ways = self._by_pieces.get((first_piece, len(joint[1])), ())
        tried = (self._try(way, message, joint.start() - first_piece, joint.end()) for way in ways)
        return [hit for hit in tried if hit is not None]

    def _try(self, way: _Way, message: str, start: int, end: int) -> Hit | None:
        begin = start - way.back
        rule = way.rule
        if begin < 0 or (rule.first_two is not None and message[begin : begin + 2] not in rule.first_two):
            return None
        if way.match_at is not None:
            match = way.match_at.match(message, begin)
            if match is None:
                return None
            end = match.end()
        if rule.letters is not None and message[begin : begin + way.letters].upper() not in rule.letters:
            return None
        value = message[begin:end]
        if way.in_pieces:
            value = value.translate(_WITHOUT_SEPARATORS)
        judged = self._judge(rule, value, message, begin)
        return None if judged is None else Hit(begin, end, rule.kind, *judged)

    def _judge(self, rule: NumberRule, value: str, message: str, begin: int) -> tuple[Confidence, Reason] | None:
        """How sure and why, ``None`` where it is no such number; what costs most is asked last."""
        if rule.form is not None and not rule.form.of_one(value):
            return None
        certain = rule.checksum is not None and rule.checksum.of_one(value)
        if not (certain or rule.plain or rule.cues):
            return None
        if rule.refusable and self._cues.refuses(message, begin):
            return None
        named = bool(rule.cues) and not certain and self._cues.last_word_before(message, begin) in rule.cues
        if not (certain or named or rule.plain):
            return None
        return _CERTAIN if certain else _NAMED if named else _PLAIN


def _way(rule: NumberRule, shape: Shape) -> _Way:
    if shape.is_plain_run and not rule.apart:
        return _Way(rule, None, 0, 0, in_pieces=False)
    before = f"(?<={shape.lead})" if shape.lead else f"(?<![0-9{'A-Za-z' if rule.apart or shape.letters else ''}])"
    after = "(?![A-Za-z])" if shape.tail else f"(?![0-9{'A-Za-z' if rule.apart else ''}])"
    pattern = re.compile(before + shape.pattern + after)
    return _Way(rule, pattern, shape.letters - len(shape.lead), shape.letters, len(shape.pieces) > 1)
