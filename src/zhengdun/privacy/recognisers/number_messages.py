"""The rules of numbers read for one message: the same hits as ``ArrayNumbers``, without the cost of arrays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhengdun.privacy.recognisers.cues import Cues
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Reason
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import SEPARATORS, Shape

_find_joints = re.compile("(?<![0-9])([0-9]{3,})[ -](?=([0-9]{3,}))").finditer
_has_joint = re.compile("[0-9]{3}[ -][0-9]{3}").search
_WITHOUT_SEPARATORS = str.maketrans("", "", SEPARATORS.decode())


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
    """The numbers of one message by a set of rules."""

    def __init__(self, rules: Iterable[NumberRule], cues: Cues) -> None:
        self._cues = cues
        self._by_run: dict[int, list[_Way]] = defaultdict(list)
        self._by_pieces: dict[tuple[int, int], list[_Way]] = defaultdict(list)
        for rule in rules:
            for shape in rule.shapes:
                if len(shape.pieces) > 1:
                    self._by_pieces[shape.pieces[0], shape.pieces[1]].append(_way(rule, shape))
                else:
                    self._by_run[shape.run].append(_way(rule, shape))
        shortest = min(self._by_run, default=1)
        self._find_runs = re.compile("[0-9]" * shortest + "[0-9]*").finditer  # quicker than the same with {n,}

    def find(self, message: str) -> Iterator[Hit]:
        """The hits of all rules; they may overlap."""
        for run in self._find_runs(message):
            start, end = run.span()
            for way in self._by_run.get(end - start, ()):
                hit = self._try(way, message, start, end)
                if hit is not None:
                    yield hit
        if not self._by_pieces or not _has_joint(message):
            return
        for joint in _find_joints(message):
            for way in self._by_pieces.get((len(joint[1]), len(joint[2])), ()):
                hit = self._try(way, message, joint.start(), joint.end())
                if hit is not None:
                    yield hit

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
        if rule.form is not None and not rule.form.of_one(value):
            return None
        if rule.refusable and self._cues.refuses(message, begin):
            return None
        if rule.checksum is not None and rule.checksum.of_one(value):
            return Confidence.VALIDATED, Reason.CHECK_DIGIT
        if rule.cues and self._cues.last_word_before(message, begin) in rule.cues:
            return Confidence.CONTEXT, Reason.CUE
        return (Confidence.PATTERN, Reason.FORM) if rule.plain else None


def _way(rule: NumberRule, shape: Shape) -> _Way:
    if shape.is_plain_run and not rule.apart:
        return _Way(rule, None, 0, 0, in_pieces=False)
    before = f"(?<={shape.lead})" if shape.lead else f"(?<![0-9{'A-Za-z' if rule.apart or shape.letters else ''}])"
    after = "(?![A-Za-z])" if shape.tail else f"(?![0-9{'A-Za-z' if rule.apart else ''}])"
    pattern = re.compile(before + shape.pattern + after)
    return _Way(rule, pattern, shape.letters - len(shape.lead), shape.letters, len(shape.pieces) > 1)
