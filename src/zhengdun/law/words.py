"""Cuts the law's Chinese into words, so that changes between versions are seen as words."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# What is kept whole besides the vocabulary: the numbers of the law's units, and digits.
_NUMBER = re.compile(r"(第[一二三四五六七八九十]+[章条款]|（[一二三四五六七八九十]+）|[0-9]+)")


@cache
def vocabulary() -> tuple[frozenset[str], int]:
    """Return the words of ``data/words.txt`` and the length of the longest."""
    source = files("zhengdun.law").joinpath("data", "words.txt").read_text(encoding="utf-8")
    words = frozenset(word for line in source.splitlines() if not line.startswith("#") for word in line.split())
    return words, max(map(len, words))


def cut(text: str) -> tuple[str, ...]:
    """Cut a text into words; what is in no vocabulary is cut into characters.

    Nothing is lost: the words joined are the text.

    >>> cut("应当至少每半年开展一次")
    ('应当', '至少', '每', '半年', '开展', '一次')
    """
    pieces = _NUMBER.split(text)
    return tuple(
        word
        for place, piece in enumerate(pieces)
        for word in ((piece,) if place % 2 else reversed(list(_backwards(piece))))
    )


def _backwards(text: str) -> Iterator[str]:
    """Take the longest word off the end again and again: in Chinese this errs less than from the front."""
    words, longest = vocabulary()
    end = len(text)
    while end:
        sizes = range(min(longest, end), 1, -1)
        start = next((end - size for size in sizes if text[end - size : end] in words), end - 1)
        yield text[start:end]
        end = start
