"""Names before their mailboxes, as mail programs write them: 王伟 <wang@example.com>, Wang Wei (wang@example.com)."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.characters import HAN
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.name_messages import LATIN, NAME, QUOTES
from zhengdun.privacy.recognisers.pairs import Pair
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading
from zhengdun.privacy.recognisers.together import BETWEEN
from zhengdun.privacy.text.flat import FlatText

_OPENING, _AT = "<(", "@"
_LONGEST_MAILBOX, _LONGEST_NAME = 64, 64
"""Characters up to the ``@`` (RFC 5321), and of a name with what stands behind it."""

_PAIRS = Pair(_OPENING, string.ascii_letters + string.digits + "._%+-")
"""How a mailbox begins."""

_match_mailbox = re.compile(f"[{_OPENING}][^{_OPENING}{_AT} {BETWEEN}]{{1,{_LONGEST_MAILBOX}}}{_AT}").match
_find_name = re.compile(f"(?:(?<![{HAN}])({NAME})|(?<![A-Za-z])({LATIN}))[{QUOTES}]? ?\\Z").search
_OPENING_BYTES = np.frombuffer(_OPENING.encode(), np.uint8)


class NameMailboxRecogniser:
    """Finds the names before mailboxes."""

    kind = Kind.NAME
    shortest_run = NO_RUNS
    bytes_asked = (ord(_AT),)
    pairs_asked = (_PAIRS,)

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        return find_row_by_row(reading, _in_mailboxes(reading), self.find_in_message)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return self.find_at(message, _PAIRS.places_in(message) if _AT in message else ())

    def find_at(self, message: str, places: Sequence[int]) -> Iterator[Hit]:
        """The same from where mailboxes may begin."""
        for place in places:
            found = _match_mailbox(message, place) and _find_name(message, max(0, place - _LONGEST_NAME), place)
            if found:
                yield Hit(*found.span(found.lastindex or 0), self.kind, Confidence.CONTEXT, Reason.CUE)

    def whole(self, text: FlatText) -> Mask:
        """None: what a row is by itself says nothing of a mailbox behind it."""
        return np.zeros(text.rows, np.bool_)


def _in_mailboxes(reading: Reading) -> Positions:
    """The @ not far before which in the same row a mailbox may begin."""
    at = reading.positions_of(ord(_AT))
    if not len(at):
        return at
    before = reading.around(at - _LONGEST_MAILBOX - 1, _LONGEST_MAILBOX + 1, reading.bounds(at)[0], at)
    return np.compress(np.isin(before, _OPENING_BYTES).any(axis=1), at)


RECOGNISERS = (NameMailboxRecogniser(),)
