"""E-mail addresses, by the dot-atom form that addresses have in practice (RFC 5321 without quoted local parts).

Where a part is not all ASCII the row is read by itself.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import unusual_email
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading, is_letter
from zhengdun.privacy.text.bits import Bits, bits_of, first_ones, highest_one, leading_ones
from zhengdun.privacy.text.flat import FlatText

_LOCAL_CHARACTERS = string.ascii_letters + string.digits + "._%+-"
_DOMAIN_CHARACTERS = string.ascii_letters + string.digits + ".-"
_LONGEST = 64
"""Characters that a local part has at most (RFC 5321), and almost every domain."""

_LONGEST_DOMAIN = 255
"""Characters that a domain has at most; rows with one of more than ``_LONGEST`` are read one by one."""

_MOST = 24
"""Characters that most have at most; the few that may have more are looked at again."""

_match_domain = re.compile("[A-Za-z0-9.-]+\\.[A-Za-z]{2,}").match
_FOUND = (Kind.EMAIL, Confidence.PATTERN, Reason.FORM)
_NOT_ASCII = 0x80
"""The least byte that is no ASCII character."""

_AT, _DOT = ord("@"), np.uint8(ord("."))
_ONE, _TWO = np.uint64(1), np.uint64(2)


def _members(characters: str) -> Mask:
    table = np.zeros(256, np.bool_)
    table[np.frombuffer(characters.encode(), np.uint8)] = True
    return table


_IN_LOCAL, _IN_DOMAIN = _members(_LOCAL_CHARACTERS), _members(_DOMAIN_CHARACTERS)


class EmailRecogniser:
    """Finds an address at each @: all that may belong to it on the left, the last top-level domain on the right."""

    kind = Kind.EMAIL
    shortest_run = NO_RUNS
    reads_together = True
    bytes_asked = (_AT,)

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        at = reading.positions_of(_AT)
        if not len(at):
            return Hits.none()
        first, last = reading.bounds(at)
        local, domain, inside = self._lengths(reading, at, first, last, _MOST)
        cut = (local == _MOST) | (inside == _MOST)
        if cut.any():
            local[cut], domain[cut], inside[cut] = self._lengths(reading, at[cut], first[cut], last[cut], _LONGEST)
        found = (local > 0) & (domain > 0)
        odd = at[(inside == _LONGEST) | _may_be_unusual(reading, at, local, domain, inside)]
        at, local, domain = at[found], local[found], domain[found]
        hits = Hits.of_kind(self.kind, at - local, at + 1 + domain, Confidence.PATTERN, Reason.FORM)
        if not len(odd):
            return hits
        elsewhere = ~np.isin(reading.text.row_of(at), reading.text.row_of(odd))
        return Hits.joined([hits.take(elsewhere), find_row_by_row(reading, odd, self.find_in_message)])

    def _lengths(
        self, reading: Reading, at: Positions, first: Positions, last: Positions, most: int
    ) -> tuple[Positions, Positions, Positions]:
        """How many bytes the local part and the domain have, and how many may belong to one, each up to ``most``."""
        before = reading.around(at - most, most, first, last)[:, ::-1]
        after = reading.around(at + 1, most, first, last)
        local = leading_ones(bits_of(_IN_LOCAL[before]))
        inside = leading_ones(bits_of(_IN_DOMAIN[after]))
        domain = _domain_lengths(bits_of(after == _DOT), bits_of(is_letter(after)), inside)
        return local, domain, inside

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        at = message.find("@")
        while at >= 0:
            left = message[max(0, at - _LONGEST) : at]
            local = len(left) - len(left.rstrip(_LOCAL_CHARACTERS))
            right = _match_domain(message, at + 1, at + 1 + _LONGEST_DOMAIN)
            width = right.end() - at - 1 if right else unusual_email.domain_length(message, at + 1)
            local = local or (unusual_email.local_length(message, at) if width else 0)
            if local and width:
                yield Hit(at - local, at + 1 + width, *_FOUND)
            at = message.find("@", at + 1)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are one address."""
        hits = self.find(Reading(text))
        rows = text.row_of(hits.start)
        exact = (hits.start == text.offsets[rows]) & (hits.end == text.offsets[rows + 1])
        answer = np.zeros(text.rows, np.bool_)
        answer[rows[exact]] = True
        return answer


def _may_be_unusual(reading: Reading, at: Positions, local: Positions, domain: Positions, inside: Positions) -> Mask:
    """Which of the @ may stand in an address that is not all ASCII, what is ASCII around each measured already."""
    first, last = reading.bounds(at)
    before, after = reading.bytes_at(at - 1, first, last), reading.bytes_at(at + 1 + inside, first, last)
    has_local, has_domain = local > 0, domain > 0
    may_have_local = has_local | (before >= np.uint8(_NOT_ASCII))
    may_have_domain = has_domain | (after >= np.uint8(_NOT_ASCII))
    answer: Mask = may_have_local & may_have_domain & ~(has_local & has_domain)
    return answer


def _domain_lengths(dots: Bits, letters: Bits, inside: Positions) -> Positions:
    """How many bytes are a domain that ends in a dot and at least two letters; 0: there is none.

    Args:
        dots: where dots stand after each @.
        letters: where letters stand there.
        inside: how many bytes may belong to a domain.
    """
    within = first_ones(inside)
    letters = letters & within
    top = dots & (letters >> _ONE) & (letters >> _TWO) & ~_ONE & within
    dot = highest_one(top)
    rest = letters >> np.minimum(dot + 1, 63).astype(np.uint64)
    return np.where(top > 0, dot + 1 + leading_ones(rest), 0)


RECOGNISERS = (EmailRecogniser(),)
