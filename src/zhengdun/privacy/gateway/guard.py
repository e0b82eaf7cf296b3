"""The one thing the gateways ask of the rest of the package: mask these texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.kinds import Kind


class Guarded(NamedTuple):
    """One text after masking.

    Args:
        text: as many characters as the text that was given; only personal information is replaced.
        counts: how many pieces of personal information of each kind were replaced.
    """

    text: str
    counts: Mapping[Kind, int]


Guard = Callable[[Sequence[str]], Sequence[Guarded]]
"""Texts in, one ``Guarded`` for each, in the same order. Called from several threads at once."""


class CannotMask(PrivacyError):
    """What was given cannot be read or masked for certain, so it must not leave."""


def mask_texts(guard: Guard, texts: Sequence[str]) -> Sequence[Guarded]:
    """Ask ``guard`` and check what it gives back, since every format relies on character standing for character.

    Raises:
        CannotMask: the guard fails, loses a text, or changes the number of characters of one.

    >>> mask_texts(lambda texts: [Guarded("*" * len(text), {}) for text in texts], ["138"])
    [Guarded(text='***', counts={})]
    """
    if not texts:
        return []
    try:
        guarded = guard(texts)
        aligned = len(guarded) == len(texts) and all(map(_same_length, texts, guarded))
    except Exception as failure:
        # The failure itself may quote the text, so only its type is told, and no cause is chained.
        name = type(failure).__name__
        raise CannotMask(f"脱敏出错（{name}）", f"masking failed ({name})") from None
    if not aligned:
        raise CannotMask("脱敏结果与原文字数不一致", "masking changed the number of texts or of their characters")
    return guarded


def _same_length(text: str, guarded: Guarded) -> bool:
    return len(text) == len(guarded.text)


def total(counts: Iterable[Mapping[Kind, int]]) -> Counter[Kind]:
    """The sum of many counts.

    >>> total([{Kind.MOBILE: 1}, {Kind.MOBILE: 2}])[Kind.MOBILE]
    3
    """
    together: Counter[Kind] = Counter()
    for one in counts:
        together.update(one)
    return together
