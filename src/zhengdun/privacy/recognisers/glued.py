"""Identity, card and mobile numbers written one right after another, so that they are one long run of digits."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import bank_card, mobile, resident_id
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.issuers import LENGTHS
from zhengdun.privacy.recognisers.number_messages import find_in_runs
from zhengdun.privacy.recognisers.reading import Mask, Reading
from zhengdun.privacy.text.flat import FlatText

_MOBILE, _ID = 11, 18
_SHORTEST = min(LENGTHS) + _MOBILE
_MOST_NUMBERS = 4
_LONGEST = _MOST_NUMBERS * max(LENGTHS)
_X = ("X", "x")
_KINDS = frozenset({Kind.RESIDENT_ID, Kind.MOBILE, Kind.BANK_CARD})

_MOBILES, _IDS, _CARDS = mobile.RULES[0], resident_id.RULES[0], bank_card.RULES[0]

_Piece = tuple[Kind, int]
"""A kind and how many characters it has."""


@dataclass(frozen=True)
class GluedRecogniser:
    """Finds the numbers of some kinds in runs that are such numbers from the first digit to the last.

    A mobile number has no check digit, so one of the numbers at least must have a right one.
    """

    kinds: frozenset[Kind]
    shortest_run: int = _SHORTEST

    @property
    def kind(self) -> Kind:
        """One of the kinds: they are looked for together, since what they are found by is the same."""
        return next(iter(self.kinds))

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        return find_row_by_row(reading, reading.runs_from(_SHORTEST), self.find_in_message)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return find_in_runs(self, message)

    def find_in_run(self, message: str, start: int, end: int) -> Iterator[Hit]:
        """The hits in a run of digits of a message."""
        if _is_alphanumeric(message[start - 1 : start]) or end - start > _LONGEST:
            return
        if message[end : end + 1] in _X and not _is_alphanumeric(message[end + 1 : end + 2]):
            end += 1
        elif _is_alphanumeric(message[end : end + 1]):
            return
        pieces = _parted(message[start:end]) or []
        checked = any(kind is not Kind.MOBILE for kind, _ in pieces)
        for kind, width in pieces:
            if kind in self.kinds and checked:
                yield _hit(kind, start, start + width)
            start += width

    def may_read(self, length: int, *, letter_before: bool, letter_after: bool) -> bool:  # noqa: ARG002 - an X may follow
        """Whether a run may be several numbers."""
        return not letter_before and length <= _LONGEST

    def whole(self, text: FlatText) -> Mask:
        """None: a row of several numbers is not one."""
        return np.zeros(text.rows, np.bool_)


def _is_alphanumeric(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _hit(kind: Kind, start: int, end: int) -> Hit:
    if kind is Kind.MOBILE:
        return Hit(start, end, kind, Confidence.PATTERN, Reason.FORM)
    return Hit(start, end, kind, Confidence.VALIDATED, Reason.CHECK_DIGIT)


def _parted(digits: str, most: int = _MOST_NUMBERS) -> list[_Piece] | None:
    """The numbers that the digits consist of, ``None``: they do not, or it would be more than so many."""
    if not digits:
        return []
    for kind, width in _first_numbers(digits) if most else ():
        rest = _parted(digits[width:], most - 1)
        if rest is not None:
            return [(kind, width), *rest]
    return None


def _first_numbers(digits: str) -> Iterator[_Piece]:
    """What the digits may begin with."""
    if digits[:2] in (_IDS.first_two or ()) and len(digits) >= _ID and digits[: _ID - 1].isdigit():
        value = digits[:_ID]
        if _IDS.form and _IDS.checksum and _IDS.form.of_one(value) and _IDS.checksum.of_one(value):
            yield Kind.RESIDENT_ID, _ID
    for width in LENGTHS:
        value = digits[:width]
        if len(value) == width and value.isdigit() and _CARDS.checksum and _CARDS.checksum.of_one(value):
            yield Kind.BANK_CARD, width
    if _is_mobile(digits[:_MOBILE]):
        yield Kind.MOBILE, _MOBILE


def _is_mobile(digits: str) -> bool:
    return len(digits) == _MOBILE and digits.isdigit() and digits[:2] in (_MOBILES.first_two or ())


def recognisers_of(kinds: Collection[Kind] | None) -> list[GluedRecogniser]:
    """The recogniser of those of the kinds that are written so, ``None``: of all."""
    wanted = _KINDS if kinds is None else _KINDS.intersection(kinds)
    return [GluedRecogniser(wanted)] if wanted else []
