"""A few messages that were joined to one text: looked through once, and each recogniser asked where it may find any."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import chain

from zhengdun.privacy.recognisers import full_width
from zhengdun.privacy.recognisers.hits import Hit
from zhengdun.privacy.recognisers.number_messages import MessageNumbers
from zhengdun.privacy.recognisers.overlaps import resolved_message
from zhengdun.privacy.recognisers.pairs import FindsAtPairs, HasPairs, Look, PairSearch
from zhengdun.privacy.recognisers.registry import Recogniser
from zhengdun.privacy.recognisers.together import Together

FEWEST, _LONG = 4, 600
"""Messages below which one by one is quicker, unless all of them have so many characters."""

_FindInMessage = Callable[[str], Iterable[Hit]]
_Ask = Callable[[Together, Look], Iterable[Hit]]


class FewMessages:
    """The recognisers of some kinds for a few messages at once.

    Args:
        numbers: the numbers, and those that are asked about runs of digits.
        others: the other recognisers.
        find_in_message: what finds all hits in one message.
    """

    def __init__(
        self, numbers: MessageNumbers, others: Collection[Recogniser], find_in_message: _FindInMessage
    ) -> None:
        self._numbers = numbers
        self._find_in_message = find_in_message
        with_pairs = [each for each in others if isinstance(each, HasPairs)]
        self._search = PairSearch([*full_width.PAIRS, *chain.from_iterable(each.pairs_asked for each in with_pairs)])
        self._asks = [_ask(each, self._search) for each in others]

    def find(self, together: Together) -> list[Hit]:
        """The hits, counted in the text."""
        text = together.text
        if (len(together.messages) < FEWEST and len(text) < _LONG) or not together.is_apart:
            return together.found_by(self._find_in_message)
        look = self._search.through(text)
        found = self._numbers.find_in(text, look.runs(self._numbers.shortest_run))
        found += self._numbers.find_at(text, look.joints())
        for ask in self._asks:
            found += ask(together, look)
        found = resolved_message(text, found)
        otherwise = _read_otherwise(together, look)
        return self._found_anew(together, found, otherwise) if otherwise else found

    def _found_anew(self, together: Together, found: Collection[Hit], numbers: Collection[int]) -> list[Hit]:
        """The hits, those in some of the messages found anew one by one."""
        numbered = zip(together.numbers_of(hit.start for hit in found), found, strict=True)
        kept = [hit for number, hit in numbered if number not in numbers]
        return sorted(kept + together.found_by(self._find_in_message, numbers))


def _read_otherwise(together: Together, look: Look) -> set[int]:
    """The numbers of the messages that are to be read as ASCII."""
    places = chain.from_iterable(map(look.places_of, full_width.PAIRS))
    messages = together.messages
    return {number for number in set(together.numbers_of(places)) if full_width.is_read_otherwise(messages[number])}


def _ask(recogniser: Recogniser, search: PairSearch) -> _Ask:
    """What gives the hits of a recogniser in messages that were joined."""
    find_in_message = recogniser.find_in_message
    if isinstance(recogniser, HasPairs) and search.knows(recogniser.pairs_asked):
        if isinstance(recogniser, FindsAtPairs):
            return partial(_at_pairs, recogniser)
        return partial(_where_pairs_are, recogniser, find_in_message)
    if getattr(recogniser, "reads_together", False):
        return lambda together, _: find_in_message(together.text)
    return lambda together, _: together.found_by(find_in_message)


def _at_pairs(recogniser: FindsAtPairs, together: Together, look: Look) -> Iterable[Hit]:
    places = [look.places_of(pair) for pair in recogniser.pairs_asked]
    return recogniser.find_at(together.text, *places) if any(places) else ()


def _where_pairs_are(
    recogniser: HasPairs, find_in_message: _FindInMessage, together: Together, look: Look
) -> Iterable[Hit]:
    """The hits in those of the messages that have any of the pairs."""
    places = list(chain.from_iterable(map(look.places_of, recogniser.pairs_asked)))
    return together.found_by(find_in_message, set(together.numbers_of(places))) if places else ()
