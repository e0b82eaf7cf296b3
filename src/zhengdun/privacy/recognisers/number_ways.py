"""What a run of digits may be by its length, its first two digits and the letters around it, told by tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Protocol, runtime_checkable

from zhengdun.privacy.recognisers.hits import Hit
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.pairs import DIGITS
from zhengdun.privacy.recognisers.reading import NO_RUNS
from zhengdun.privacy.recognisers.shapes import Shape

_FIRST_TWO = ["".join(digits) for digits in product(DIGITS, repeat=2)]


@runtime_checkable
class ReadsRuns(Protocol):
    """A recogniser that tells from a run of digits and what is around it.

    One that has ``may_read``, like ``ReadsSomeRuns``, is not asked about others.
    """

    @property
    def shortest_run(self) -> int:
        """How many digits the runs have at least that it looks at."""

    def find_in_run(self, message: str, start: int, end: int) -> Iterable[Hit]:
        """The hits in the run from ``start`` to ``end``."""


@runtime_checkable
class ReadsSomeRuns(ReadsRuns, Protocol):
    """One that may find nothing in a run by what its length is and whether ASCII letters touch it."""

    def may_read(self, length: int, *, letter_before: bool, letter_after: bool) -> bool:
        """Whether it may find anything; all runs of ``NO_RUNS`` digits or more are alike."""


@dataclass(frozen=True, slots=True)
class Way:
    """One shape of one rule, ready to be tried."""

    rule: NumberRule
    form: Callable[[str], bool] | None
    checksum: Callable[[str], bool] | None
    first_two: frozenset[str] | None
    """``None`` also where the way is only tried if its first two digits are right."""
    match_at: re.Pattern[str] | None
    """``None`` where a run of digits is the number and the way is only tried where nothing touches it that must not."""
    back: int
    """Characters from its first to the run of digits or the first piece; negative where a lead stands in the run."""
    letters: int
    in_pieces: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is tried and who is asked about a run of digits.

    Args:
        ways: the ways in which it may be a number, by its first two digits; empty where there are none at all.
        recognisers: what finds hits in it, given the message and where the run begins and ends.
    """

    ways: Mapping[str, Collection[Way]]
    recognisers: Collection[Callable[[str, int, int], Iterable[Hit]]]


class RunTable(dict[tuple[int, bool, bool], Asked]):
    """Who is asked about a run, by how many digits it has and whether a letter touches it before and after.

    What was not asked for before is made when it is.

    Args:
        by_run: the ways to write numbers as runs, by how many digits these have.
        recognisers: who else is asked.
    """

    def __init__(
        self, by_run: Mapping[int, Collection[tuple[NumberRule, Shape]]], recognisers: Iterable[ReadsRuns]
    ) -> None:
        super().__init__()
        self._by_run = by_run
        self._recognisers = list(recognisers)
        self.shortest = min([*by_run, *(each.shortest_run for each in self._recognisers)], default=NO_RUNS)
        """How many digits a run has at least that anybody is asked about."""

    def __missing__(self, key: tuple[int, bool, bool]) -> Asked:
        length, letter_before, letter_after = key
        if length > NO_RUNS:
            return self[NO_RUNS, letter_before, letter_after]
        self[key] = self._asked(length, letter_before, letter_after)
        return self[key]

    def _asked(self, length: int, letter_before: bool, letter_after: bool) -> Asked:
        stand = [each for each in self._by_run.get(length, ()) if _may_stand(*each, letter_before, letter_after)]
        ways = [(rule, shape, way_of(rule, shape)) for rule, shape in stand]
        by_first_two = {
            first_two: [way for rule, shape, way in ways if _may_begin(rule, shape, first_two)]
            for first_two in (_FIRST_TWO if ways else ())
        }
        return Asked(
            by_first_two,
            [each.find_in_run for each in self._recognisers if _may_read(each, length, letter_before, letter_after)],
        )


def _may_read(recogniser: ReadsRuns, length: int, letter_before: bool, letter_after: bool) -> bool:
    if length < recogniser.shortest_run:
        return False
    if not isinstance(recogniser, ReadsSomeRuns):
        return True
    return recogniser.may_read(length, letter_before=letter_before, letter_after=letter_after)


def _may_stand(rule: NumberRule, shape: Shape, letter_before: bool, letter_after: bool) -> bool:
    """Whether a run of digits with letters around it, or without, may be written so."""
    before_tells = shape.letters > 0 or (rule.apart and not shape.lead)
    if before_tells and letter_before != (shape.letters > 0):
        return False
    return letter_after if shape.tail else not (rule.apart and letter_after)


def _may_begin(rule: NumberRule, shape: Shape, first_two: str) -> bool:
    """Whether a run that begins with these digits may be written so."""
    return _begins_elsewhere(shape) or rule.first_two is None or first_two in rule.first_two


def _begins_elsewhere(shape: Shape) -> bool:
    """Whether its first two characters are not those of the run."""
    return bool(shape.letters or shape.lead)


def way_of(rule: NumberRule, shape: Shape) -> Way:
    """A shape of a rule, ready to be tried."""
    in_pieces = len(shape.pieces) > 1
    before = f"(?<={shape.lead})" if shape.lead else f"(?<![0-9{'A-Za-z' if rule.apart or shape.letters else ''}])"
    after = "(?![A-Za-z])" if shape.tail else f"(?![0-9{'A-Za-z' if rule.apart else ''}])"
    return Way(
        rule=rule,
        form=rule.form.of_one if rule.form else None,
        checksum=rule.checksum.of_one if rule.checksum else None,
        first_two=rule.first_two if in_pieces or _begins_elsewhere(shape) else None,
        match_at=None if shape.is_plain_run else re.compile(before + shape.pattern + after),
        back=shape.letters - len(shape.lead),
        letters=shape.letters,
        in_pieces=in_pieces,
    )
