"""Finding personal information in text, in many rows at once or in one message; both give the same hits."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.detector import detector_for
from zhengdun.privacy.recognisers.hits import KINDS, REASONS, Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.reading import Mask
from zhengdun.privacy.recognisers.registry import Recogniser, register, registered
from zhengdun.privacy.recognisers.together import Together
from zhengdun.privacy.text.flat import FlatText

__all__ = [
    "KINDS",
    "REASONS",
    "Confidence",
    "Hit",
    "Hits",
    "Reason",
    "Recogniser",
    "Together",
    "recognise",
    "recognise_message",
    "recognise_messages",
    "recognise_together",
    "register",
    "registered",
    "whole",
]


def recognise(text: FlatText, kinds: Collection[Kind] | None = None) -> Hits:
    """The personal information in many rows.

    Args:
        text: the rows.
        kinds: what is looked for; ``None``: everything.

    Returns:
        Hits sorted by start; none overlaps another, none reaches from one row into the next. Of hits that overlap the
        surer stays whole, then the longer, then the one further left; what is left of the others stays a hit too.

    >>> hits = recognise(FlatText.of(["手机13800138000", "卡号6222021234567894"]))
    >>> [(KINDS[kind].en, start, end) for kind, start, end in zip(hits.kind, hits.start.tolist(), hits.end.tolist())]
    [('mobile number', 6, 17), ('bank card number', 23, 39)]
    """
    return detector_for(kinds).find(text)


def recognise_message(message: str, kinds: Collection[Kind] | None = None) -> list[Hit]:
    """The personal information in one message: what ``recognise`` finds in a row, counted in characters.

    >>> [
    ...     (hit.kind.en, message[hit.start : hit.end])
    ...     for message in ["手机１３８００１３８０００"]
    ...     for hit in recognise_message(message)
    ... ]
    [('mobile number', '１３８００１３８０００')]
    """
    return detector_for(kinds).find_in_message(message)


def recognise_messages(messages: Sequence[str], kinds: Collection[Kind] | None = None) -> list[list[Hit]]:
    """What ``recognise_message`` finds in each of a few messages, sooner than one after the other.

    >>> [[hit.kind.en for hit in found] for found in recognise_messages(["手机13800138000", "无", "a@example.cn"])]
    [['mobile number'], [], ['e-mail address']]
    """
    together = Together.of(messages)
    return together.by_message(recognise_together(together, kinds))


def recognise_together(together: Together, kinds: Collection[Kind] | None = None) -> list[Hit]:
    """The same of messages that were joined, counted in the text that they were joined to, in order."""
    return detector_for(kinds).find_together(together)


def whole(kind: Kind, text: FlatText) -> Mask:
    """Which rows are exactly one well-formed value of the kind, bool of shape ``(rows,)``; to tell what a column holds.

    Where the kind has a check digit it must be right. Words around a number are not asked for.

    >>> whole(Kind.RESIDENT_ID, FlatText.of(["11010519491231002X", "110105194912310021", None])).tolist()
    [True, False, False]
    """
    return detector_for({kind}).whole(text)
