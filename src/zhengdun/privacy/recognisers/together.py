"""A few messages read as one text: what it costs to begin with a message is paid once for all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from zhengdun.privacy.recognisers.hits import Hit
from zhengdun.privacy.recognisers.reading import NOTHING

BETWEEN = chr(NOTHING)
"""Stands between two messages. No number, name or address has it in it, and nothing is looked for across it."""


@dataclass(frozen=True, slots=True)
class Together:
    """Messages in a row.

    Args:
        messages: what was joined.
        text: all of it, ``BETWEEN`` between two.
        starts: where each message begins in the text.
    """

    messages: Sequence[str]
    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, messages: Sequence[str]) -> Together:
        """Join messages.

        >>> Together.of(["证券", "期货"]).starts
        [0, 3]
        """
        lengths = (len(message) + len(BETWEEN) for message in messages)
        return cls(messages, BETWEEN.join(messages), list(accumulate(lengths, initial=0))[:-1])

    @property
    def is_apart(self) -> bool:
        """Whether ``BETWEEN`` stands between the messages only and in none of them."""
        return self.text.count(BETWEEN) == len(self.messages) - 1

    def found_by(self, find_in_message: Callable[[str], Iterable[Hit]]) -> list[Hit]:
        """The hits in the text of a recogniser that must be given each message by itself."""
        return [
            Hit(start + hit.start, start + hit.end, *hit[2:])
            for start, message in zip(self.starts, self.messages, strict=True)
            for hit in find_in_message(message)
        ]

    def grouped(self, hits: Iterable[Hit]) -> Iterator[tuple[int, list[Hit]]]:
        """The hits in the text, which come in order, by the numbers of the messages that have any."""
        return ((number, list(held)) for number, held in groupby(hits, self._number))

    def by_message(self, hits: Iterable[Hit]) -> list[list[Hit]]:
        """The hits in the text as hits in each message."""
        found: list[list[Hit]] = [[] for _ in self.messages]
        for number, held in self.grouped(hits):
            start = self.starts[number]
            found[number] = [Hit(hit.start - start, hit.end - start, *hit[2:]) for hit in held]
        return found

    def _number(self, hit: Hit) -> int:
        return bisect_right(self.starts, hit[0]) - 1
