"""IP addresses, version 4 and 6."""

from __future__ import annotations

import ipaddress
import re
import string
from dataclasses import dataclass

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row, whole_row_by_row
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.pairs import DIGITS, Pair
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading, is_digit
from zhengdun.privacy.text.flat import FlatText

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_find_ipv4 = re.compile(rf"(?<![0-9.]){_OCTET}(?:\.{_OCTET}){{3}}(?![0-9]|\.[0-9])").finditer
_find_ipv6 = re.compile(
    rf"(?<![0-9A-Za-z:.])(?:[0-9A-Fa-f:]{{2,30}}:{_OCTET}(?:\.{_OCTET}){{3}}|[0-9A-Fa-f:]{{3,39}})(?![0-9A-Za-z:]|\.[0-9])"
).finditer
_is_version = re.compile(
    r"(?:(?<![A-Za-z])[Vv]|(?i:version|ver\.?)|版本号?[为是]?|固件|[章节条])[ \t:：=_-]{0,2}\Z"
).search
_LONGEST_VERSION = 12
"""Characters of the longest word for a version and what may stand after it."""

_DOTS = 3
_OCTET_STEP = 4
"""Characters from one dot of an address to the next, at most."""
_GROUP_STEP = 5
_COLONS = 6
"""At least, where no two stand together: the last two groups may be an address of version 4."""


@dataclass(frozen=True)
class _Ipv4Recogniser:
    kind: Kind = Kind.IPV4
    shortest_run: int = NO_RUNS
    bytes_asked: tuple[int, ...] = (ord("."),)
    pairs_asked: tuple[Pair, ...] = (Pair(DIGITS, ".", _DOTS, within=(_DOTS - 1) * _OCTET_STEP),)

    def find(self, reading: Reading) -> Hits:
        dots = reading.positions_of(ord("."))
        dots = dots[(dots > 0) & (dots < len(reading.data) - 1)]
        dots = dots[is_digit(reading.data[dots - 1])]
        dots = dots[is_digit(reading.data[dots + 1])]
        return find_row_by_row(reading, _followed(dots, _DOTS - 1, (_DOTS - 1) * _OCTET_STEP), self.find_in_message)

    def find_in_message(self, message: str) -> list[Hit]:
        if message.count(".") < _DOTS:
            return []
        return [
            Hit(*match.span(), self.kind, Confidence.PATTERN, Reason.FORM)
            for match in _find_ipv4(message)
            if _is_version(message[max(0, match.start() - _LONGEST_VERSION) : match.start()]) is None
        ]

    def whole(self, text: FlatText) -> Mask:
        return whole_row_by_row(text, self.find_in_message)


@dataclass(frozen=True)
class _Ipv6Recogniser:
    kind: Kind = Kind.IPV6
    shortest_run: int = NO_RUNS
    bytes_asked: tuple[int, ...] = (ord(":"),)
    pairs_asked: tuple[Pair, ...] = (
        Pair(":", ":"),
        Pair(":", string.hexdigits, _COLONS, within=(_COLONS - 1) * _GROUP_STEP),
    )

    def find(self, reading: Reading) -> Hits:
        colons = reading.positions_of(ord(":"))
        beside = _followed(colons, 1, 1)
        all_apart = _followed(colons, _COLONS - 1, (_COLONS - 1) * _GROUP_STEP)
        return find_row_by_row(reading, np.concatenate([beside, all_apart]), self.find_in_message)

    def find_in_message(self, message: str) -> list[Hit]:
        if "::" not in message and message.count(":") < _COLONS:
            return []
        found = [match for match in _find_ipv6(message) if _is_ipv6(match[0])]
        return [Hit(*match.span(), self.kind, Confidence.PATTERN, Reason.FORM) for match in found]

    def whole(self, text: FlatText) -> Mask:
        return whole_row_by_row(text, self.find_in_message)


def _followed(positions: Positions, count: int, distance: int) -> Positions:
    """The positions of which the ``count``-th next is at most ``distance`` bytes away."""
    return positions[:-count][positions[count:] - positions[:-count] <= distance]


def _is_ipv6(text: str) -> bool:
    """Whether it is an address, and has a digit: ``a::b`` is a name in C++."""
    if not any(map(str.isdigit, text)):
        return False
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


RECOGNISERS = (_Ipv4Recogniser(), _Ipv6Recogniser())
