"""E-mail addresses, by the dot-atom form that addresses have in practice (RFC 5321 without quoted local parts)."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading, is_letter
from zhengdun.privacy.text.bytes import positions_of
from zhengdun.privacy.text.flat import FlatText

_LOCAL_CHARACTERS = string.ascii_letters + string.digits + "._%+-"
_DOMAIN_CHARACTERS = string.ascii_letters + string.digits + ".-"
_LONGEST = 64
"""Characters that a local part and a domain have at most; a domain may have more by RFC 5321, but none in use does."""

_MOST = 20
"""Characters that most have at most; the few that may have more are looked at again."""

_match_domain = re.compile(rf"(?=([A-Za-z0-9.-]{{1,{_LONGEST}}}))").match
_up_to_top_level = re.compile(r".+\.[A-Za-z]{2,}").match
_AT, _DOT = ord("@"), np.uint8(ord("."))


def _members(characters: str) -> Mask:
    table = np.zeros(256, np.bool_)
    table[np.frombuffer(characters.encode(), np.uint8)] = True
    return table


_IN_LOCAL, _IN_DOMAIN = _members(_LOCAL_CHARACTERS), _members(_DOMAIN_CHARACTERS)


class EmailRecogniser:
    """Finds an address at each @: all that may belong to it on the left, the last top-level domain on the right."""

    kind = Kind.EMAIL
    shortest_run = NO_RUNS

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        at = positions_of(reading.data, _AT)
        if not len(at):
            return Hits.none()
        first, last = reading.bounds(at)
        local, domain, cut = self._lengths(reading, at, first, last, _MOST)
        if cut.any():
            local[cut], domain[cut], _ = self._lengths(reading, at[cut], first[cut], last[cut], _LONGEST)
        found = (local > 0) & (domain > 0)
        at, local, domain = at[found], local[found], domain[found]
        return Hits.of_kind(self.kind, at - local, at + 1 + domain, Confidence.PATTERN, Reason.FORM)

    def _lengths(
        self, reading: Reading, at: Positions, first: Positions, last: Positions, most: int
    ) -> tuple[Positions, Positions, Mask]:
        """How many bytes the local part and the domain have, each up to ``most``, and where either may go on."""
        before = reading.around(at - most, most, first, last)[:, ::-1]
        after = reading.around(at + 1, most, first, last)
        in_local = np.logical_and.accumulate(_IN_LOCAL[before], axis=1)
        in_domain = np.logical_and.accumulate(_IN_DOMAIN[after], axis=1)
        return in_local.sum(axis=1), _domain_lengths(after, in_domain), in_local[:, -1] | in_domain[:, -1]

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        at = message.find("@")
        while at >= 0:
            left = message[max(0, at - _LONGEST) : at]
            local = len(left) - len(left.rstrip(_LOCAL_CHARACTERS))
            domain = _match_domain(message, at + 1)
            right = _up_to_top_level(domain[1]) if domain else None
            if local and right:
                yield Hit(at - local, at + 1 + right.end(), self.kind, Confidence.PATTERN, Reason.FORM)
            at = message.find("@", at + 1)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are one address."""
        hits = self.find(Reading(text))
        rows = text.row_of(hits.start)
        exact = (hits.start == text.offsets[rows]) & (hits.end == text.offsets[rows + 1])
        answer = np.zeros(text.rows, np.bool_)
        answer[rows[exact]] = True
        return answer


def _domain_lengths(window: NDArray[np.uint8], inside: NDArray[np.bool_]) -> Positions:
    """How many bytes of each window are a domain that ends in a dot and at least two letters; 0: there is none."""
    width = window.shape[1]
    letter = is_letter(window) & inside
    top = np.zeros(window.shape, np.bool_)
    top[:, 1:-2] = (window[:, 1:-2] == _DOT) & letter[:, 2:-1] & letter[:, 3:]
    dot = width - 1 - top[:, ::-1].argmax(axis=1)
    after_dot = np.arange(width) > dot[:, None]
    ends = (after_dot & ~letter).argmax(axis=1)
    ends[(after_dot <= letter).all(axis=1)] = width
    return np.where(top.any(axis=1), ends, 0)


RECOGNISERS = (EmailRecogniser(),)
