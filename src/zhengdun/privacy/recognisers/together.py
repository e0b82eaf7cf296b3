"""A few messages read as one text: what it costs to begin with a message is paid once for all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

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
        lengths = [len(message) + len(BETWEEN) for message in messages]
        return cls(messages, BETWEEN.join(messages), list(accumulate(lengths, initial=0))[:-1])

    @property
    def is_apart(self) -> bool:
        """Whether ``BETWEEN`` stands between the messages only and in none of them."""
        return self.text.count(BETWEEN) == len(self.messages) - 1

    def found_by(
        self, find_in_message: Callable[[str], Iterable[Hit]], numbers: Iterable[int] | None = None
    ) -> list[Hit]:
        """The hits in the text of a recogniser that must be given each message by itself.

        Args:
            find_in_message: what it finds in a message.
            numbers: the numbers of the messages that it is given; ``None``: all.
        """
        starts, messages = self.starts, self.messages
        return [
            Hit(starts[number] + hit.start, starts[number] + hit.end, *hit[2:])
            for number in (range(len(messages)) if numbers is None else numbers)
            for hit in find_in_message(messages[number])
        ]

    def numbers_of(self, places: Iterable[int]) -> list[int]:
        """The number of the message in which each of the places in the text lies."""
        starts = self.starts
        return [bisect_right(starts, place) - 1 for place in places]

    def by_message(self, hits: Sequence[Hit]) -> list[list[Hit]]:
        """The hits in the text as hits in each message."""
        found: list[list[Hit]] = [[] for _ in self.messages]
        for number, hit in zip(self.numbers_of(hit.start for hit in hits), hits, strict=True):
            start = self.starts[number]
            found[number].append(Hit(hit.start - start, hit.end - start, *hit[2:]))
        return found
