"""Display masks: which characters of a value stay legible; the others become stars of the same number of bytes.

``*`` stands for a character of one byte, ``＊`` for one of three (Chinese and full-width ones), and as many ``*`` as it
has bytes for any other, so that a masked text has the length and the offsets of the text and is valid UTF-8.
Conventions differ from house to house, so a mask is part of a policy, never a constant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.masks.places import SEPARATORS, STAR, WIDE_STAR, between, digits, lead_bytes, separators, starred

Values = NDArray[np.uint8]
"""UTF-8 of values of one width, uint8 of shape ``(n, width)``."""

_NARROW_STAR = np.full(1, STAR)

_WIDE = 3
_STARS_OF_DIGITS = str.maketrans("0123456789０１２３４５６７８９", "**********＊＊＊＊＊＊＊＊＊＊")
PLAIN = (0x2E, 0x7F)
"""The first and last of the ASCII bytes behind the separators: all that letters, digits and addresses consist of."""
WIDE_LEADS, WIDE_MIDDLES_FROM = (0xE4, 0xE9), 0x80
"""With which bytes the characters from U+4000 to U+9FFF begin, and from where on their second bytes are."""
_is_wide = re.compile("[\u4000-\u9fff]+").fullmatch
_BLOCK = 1 << 16
"""Bytes of values that are masked at once: with what is counted of them they stay in the cache."""


@dataclass(frozen=True)
class DisplayMask:
    """What stays legible of a value.

    Args:
        keep_left: so many characters at its beginning.
        keep_right: so many at its end.
        keep_from: this ASCII character and all after it, where the value has it; ``keep_right`` then counts before it.
        only_digits: only digits are hidden; the rest stays, whatever ``keep_left`` and ``keep_right`` say.

    A value that is no longer than what would stay is hidden altogether.

    >>> DisplayMask(3, 4).apply("138-0013-8000"), DisplayMask(1, 0).apply("欧阳明")
    ('138-****-8000', '欧＊＊')
    >>> DisplayMask(1, 0, keep_from="@").apply("someone@example.cn"), DisplayMask(only_digits=True).apply("长宁路8号")
    ('s******@example.cn', '长宁路*号')
    """

    keep_left: int = 0
    keep_right: int = 0
    keep_from: str | None = None
    only_digits: bool = False

    def __post_init__(self) -> None:
        if self.keep_left < 0 or self.keep_right < 0:
            raise ValueError("keep_left and keep_right count characters; they cannot be negative")
        if self.keep_from is not None and not (len(self.keep_from) == 1 and self.keep_from.isascii()):
            raise ValueError("keep_from is one ASCII character")

    def apply(self, value: str) -> str:
        """The value with its mask on."""
        if self.only_digits:
            return value.translate(_STARS_OF_DIGITS)
        head, tail = value, ""
        if self.keep_from is not None and (end := value.find(self.keep_from)) > 0:
            head, tail = value[:end], value[end:]
        star = "*" if head.isascii() and head.isalnum() else "＊" if _is_wide(head) else None
        if star is not None:  # as for most values: no separators, all characters of the same number of bytes
            first, last = self.plain_range(len(head))
            return f"{head[:first]}{star * (last - first)}{head[last:]}{tail}"
        shown = sum(each not in SEPARATORS for each in head)
        left, right = (self.keep_left, self.keep_right) if shown > self.keep_left + self.keep_right else (0, 0)
        masked, place = [], 0
        for each in head:
            if each in SEPARATORS:
                masked.append(each)
                continue
            masked.append(each if place < left or place >= shown - right else _star(each))
            place += 1
        return "".join(masked) + tail

    def apply_to_many(self, values: Values) -> Values:
        """The same for many values of one width, in a new array."""
        if self.only_digits and not (values == WIDE_STAR[0]).any():  # a full-width digit begins as a wide star does
            return np.where((values - np.uint8(48)) < np.uint8(10), STAR, values)
        if not self.only_digits and is_plain(values):
            return np.where(self._hidden_of_plain(values), STAR, values)
        masked = np.empty_like(values)
        rows = max(1, _BLOCK // values.shape[1])
        for first in range(0, len(values), rows):
            block = np.ascontiguousarray(values[first : first + rows].T)
            masked[first : first + rows] = self._starred(block).T
        return masked

    def _starred(self, data: Values) -> Values:
        """The same of bytes of shape ``(width, n)``."""
        leads = lead_bytes(data)
        if self.only_digits:
            return starred(data, digits(data), leads)
        counted = leads & ~separators(data)
        if self.keep_from is not None:
            kept = data == np.uint8(ord(self.keep_from))
            begins_with_it = kept[0].copy()
            kept[0] = False
            counted &= ~np.logical_or.accumulate(kept & ~begins_with_it, axis=0)
        return starred(data, between(counted, self.keep_left, self.keep_right), leads)

    def star_pattern(self, values: Values) -> tuple[int, NDArray[np.uint8]] | None:
        """The stars that go over each of many values of one width, and at which byte, if they are the same for all.

        They are where all characters count and have the same number of bytes; ``None`` elsewhere.
        """
        if self.keep_from is not None or self.only_digits or not len(values):
            return None
        star = _NARROW_STAR if is_plain(values) else WIDE_STAR if is_wide(values) else None
        if star is None:
            return None
        first, last = self.plain_range(values.shape[1] // len(star))
        return first * len(star), np.tile(star, last - first)

    def _hidden_of_plain(self, values: Values) -> NDArray[np.bool_]:
        """Which characters are hidden where all are ASCII and none is a separator."""
        width = values.shape[1]
        column = np.arange(width, dtype=np.int32)
        end = np.full((len(values), 1), width, np.int32)
        if self.keep_from is not None:
            kept_from = (values == np.uint8(ord(self.keep_from))).argmax(axis=1)
            end[kept_from > 0, 0] = kept_from[kept_from > 0]
        left = np.where(end > self.keep_left + self.keep_right, self.keep_left, 0)
        right = np.where(end > self.keep_left + self.keep_right, self.keep_right, 0)
        hidden: NDArray[np.bool_] = (column >= left) & (column < end - right)
        return hidden

    def plain_range(self, width: int) -> tuple[int, int]:
        """Which columns of a value of so many ASCII characters without separators are hidden, half-open."""
        if width <= self.keep_left + self.keep_right:
            return 0, width
        return self.keep_left, width - self.keep_right


def is_plain(data: NDArray[np.uint8]) -> bool:
    """Whether all is ASCII without separators, so that each byte is a character that counts."""
    return not data.size or (int(data.min()) >= PLAIN[0] and int(data.max()) <= PLAIN[1])


def is_wide(values: Values) -> bool:
    """Whether all characters are Chinese, three bytes each, so that none of them is a separator."""
    if values.shape[1] % _WIDE:
        return False
    return all_wide(values[:, 0::_WIDE], values[:, 1::_WIDE])


def all_wide(leads: NDArray[np.uint8], middles: NDArray[np.uint8]) -> bool:
    """Whether the first and second bytes of characters are those of U+4000 to U+9FFF.

    What is full-width begins with 0xEF, the wide space with 0xE3.
    """
    return bool(((leads >= WIDE_LEADS[0]) & (leads <= WIDE_LEADS[1]) & (middles >= WIDE_MIDDLES_FROM)).all())


def _star(character: str) -> str:
    width = len(character.encode(errors="surrogatepass"))
    return "＊" if width == _WIDE else "*" * width
