"""Two characters side by side without which a kind has no hit: where they stand tells where to look for one.

In one message expressions find them. Messages that were joined are looked through once for the pairs of all recognisers
and for the runs of digits: each expression would look at all characters anew, and twenty of them take much longer than
a table in which each character is looked up once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.hits import Hit
from zhengdun.privacy.recognisers.reading import Mask, Positions
from zhengdun.privacy.recognisers.tables import BITS_OF_CHARACTER, character_table

DIGITS = "0123456789"

_Characters = tuple[str, str]
"""What the first and the second of a pair may be."""

_LAST = (1 << BITS_OF_CHARACTER) - 1
_HALF = np.uint64(32)
"""The lower half of what a table says of a character tells of which pairs it may be the first, the upper the second."""

_MOST_PAIRS = 31
_DIGIT = np.uint64(1 << _MOST_PAIRS)
"""The last bit of the lower half."""

_LEAST_AT_JOINT = 3


@dataclass(frozen=True)
class Pair:
    """Two characters side by side.

    Args:
        first: what the first may be, no character beyond U+FFFF.
        second: what the second may be.
        times: so many such pairs must follow each other,
        within: at most so many characters apart, from the first of the first to the first of the last.

    >>> Pair("京沪", "AB").places_in("京A12345，沪C")
    [0]
    """

    first: str
    second: str
    times: int = 1
    within: int = 0

    @cached_property
    def _find(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(self.first)}](?=[{re.escape(self.second)}])")

    def places_in(self, message: str) -> list[int]:
        """Where such pairs begin in a message."""
        return [found.start() for found in self._find.finditer(message)]

    @cached_property
    def characters(self) -> tuple[str, str]:
        """What the first and the second may be."""
        return self.first, self.second

    def followed(self, places: Sequence[int]) -> Sequence[int]:
        """Of the places where such pairs begin, those from which on enough of them follow each other."""
        if self.times == 1:
            return places
        last = places[self.times - 1 :]
        return [first for first, end in zip(places, last, strict=False) if end - first <= self.within]


@runtime_checkable
class HasPairs(Protocol):
    """A recogniser that finds nothing in a message that has none of its pairs."""

    @property
    def pairs_asked(self) -> tuple[Pair, ...]:
        """The pairs."""


@runtime_checkable
class FindsAtPairs(HasPairs, Protocol):
    """One that also finds the same from the places of its pairs, in several messages joined as in each of them."""

    def find_at(self, message: str, *places: Sequence[int]) -> Iterable[Hit]:
        """The hits in a message, given where each of the pairs begins."""


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """What one look through a text has found.

    Args:
        places: where pairs begin, in order, by the characters that these may have.
        starts: where the runs of digits begin, int64 of shape ``(runs,)``, in order.
        ends: where they end.
    """

    places: Mapping[_Characters, Sequence[int]]
    starts: Positions
    ends: Positions

    def places_of(self, pair: Pair) -> Sequence[int]:
        """Where such pairs begin, as often as is asked for."""
        places = self.places.get(pair.characters)
        return pair.followed(places) if places else ()

    def runs(self, shortest: int) -> list[tuple[int, int]]:
        """Where the runs of at least so many digits begin and end."""
        long = self.ends - self.starts >= shortest
        return list(zip(self.starts[long].tolist(), self.ends[long].tolist(), strict=True))

    def joints(self) -> list[int]:
        """Where one character stands between at least three digits and three digits."""
        long = self.ends - self.starts >= _LEAST_AT_JOINT
        beside: Mask = (self.starts[1:] - self.ends[:-1] == 1) & long[1:] & long[:-1]
        found: list[int] = self.ends[:-1][beside].tolist()
        return found


class PairSearch:
    """Looks for pairs in texts.

    Args:
        pairs: all that will be asked for; of those with different characters the first 31 are looked for.

    >>> plates = Pair("京沪", "AB")
    >>> look = PairSearch([plates]).through("京A12345，沪C，138-1234")
    >>> look.places_of(plates), look.runs(4), look.joints()
    ([0], [(2, 7), (15, 19)], [14])
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._characters = list(dict.fromkeys(pair.characters for pair in pairs))[:_MOST_PAIRS]
        first = {1 << number: firsts for number, (firsts, _) in enumerate(self._characters)}
        second = {1 << number: seconds for number, (_, seconds) in enumerate(self._characters)}
        halves = [character_table(each).astype(np.uint64) for each in (first | {int(_DIGIT): DIGITS}, second)]
        self._table = halves[0] | halves[1] << _HALF
        self._table[_LAST] = 0  # all characters beyond are read as this one, which is none

    def knows(self, pairs: Iterable[Pair]) -> bool:
        """Whether all of the pairs are looked for."""
        return all(pair.characters in self._characters for pair in pairs)

    def through(self, text: str) -> Look:
        """Look through a text."""
        code_points = f"\0{text}\0".encode("utf-32-le", "surrogatepass")
        says = self._table.take(np.frombuffer(code_points, np.uint32), mode="clip")
        pairs = says[1:-1] & (says[2:] >> _HALF)
        places = (pairs != 0).nonzero()[0]
        digits = (says & _DIGIT) != 0
        edges = (digits[1:] != digits[:-1]).nonzero()[0]
        return Look(self._by_characters(places, pairs[places]), edges[0::2], edges[1::2])

    def _by_characters(self, places: Positions, pairs: NDArray[np.uint64]) -> dict[_Characters, list[int]]:
        """The places of each pair, from those of all and the bits of the pairs that begin there."""
        by_bits: dict[int, list[int]] = defaultdict(list)
        for place, bits in zip(places.tolist(), pairs.tolist(), strict=True):
            by_bits[bits].append(place)
        found: dict[_Characters, list[int]] = {}
        for bits, of_bits in by_bits.items():
            left = bits
            while left:
                number = left.bit_length() - 1
                left ^= 1 << number
                characters = self._characters[number]
                found[characters] = sorted(found[characters] + of_bits) if characters in found else of_bits
        return found
