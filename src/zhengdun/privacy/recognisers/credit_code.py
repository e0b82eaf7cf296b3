"""The unified social credit code of organisations: 18 characters by GB 32100-2015."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import whole_row_by_row
from zhengdun.privacy.recognisers.checks import MOD_31, is_organisation_code
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.number_messages import find_in_runs
from zhengdun.privacy.recognisers.pairs import DIGITS
from zhengdun.privacy.recognisers.reading import Mask, Reading, is_digit, is_letter
from zhengdun.privacy.recognisers.resident_id import PROVINCES
from zhengdun.privacy.text.flat import FlatText

WIDTH = 18
_REGION = slice(2, 8)
_BEFORE_REGION = 2
_SHORTEST_RUN = 7
"""The second character of each authority is a digit, and the region has six."""

_AUTHORITIES = frozenset((
    "11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41", "49", "51", "52", "53", "54", "55",
    "59", "61", "62", "69", "71", "72", "79", "81", "89", "91", "92", "93", "A1", "A9", "N1", "N2", "N3", "N9", "Y1",
))  # fmt: skip
"""Registering authority and category of organisation: the first two characters."""

_REGISTERED_IN = PROVINCES | {"10"}  # 10: with the state itself

_LETTERS = "ABCDEFGHJKLMNPQRTUWXY"
_match_code = re.compile(f"(?<![0-9A-Za-z])[0-9{_LETTERS}][0-9]{{7}}[0-9{_LETTERS}]{{10}}(?![0-9A-Za-z])").match
_FIRST_LETTERS = frozenset(_LETTERS)
_CHARACTERS = _FIRST_LETTERS | set(DIGITS)


class CreditCodeRecogniser:
    """Finds codes whose check character is right.

    Of serial numbers of 18 digits one in 31 has it too, so the authority and the province must be known besides, and
    the organisation code within a code of digits only must be right.
    """

    kind = Kind.CREDIT_CODE
    shortest_run = _SHORTEST_RUN

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows: each run of digits in which the region's six digits may lie is tried once."""
        runs = reading.runs_from(_SHORTEST_RUN)
        reach = runs + WIDTH - _BEFORE_REGION - 1
        runs = runs[reach < len(reading.data)]
        runs = runs[_is_alphanumeric(reading.data[runs + WIDTH - _BEFORE_REGION - 1])]
        if not len(runs):
            return Hits.none()
        first, last = reading.bounds(runs)
        begins = runs.copy()
        for step in (1, 2, 3):  # back over the characters that touch the run
            begins -= (begins == runs - (step - 1)) & _is_alphanumeric(reading.bytes_at(runs - step, first, last))
        after = reading.bytes_at(begins + WIDTH, first, last)
        free = (runs - begins <= _BEFORE_REGION) & (begins + WIDTH <= last) & ~_is_alphanumeric(after)
        begins = begins[free]
        values = reading.windows(begins, WIDTH)
        good = is_digit(values[:, _REGION]).all(axis=1) & MOD_31.of_many(values)
        begins, values = begins[good], values[good]
        known = np.array([_is_known(value.tobytes().decode()) for value in values], np.bool_)
        return Hits.of_kind(self.kind, begins[known], WIDTH, Confidence.VALIDATED, Reason.CHECK_DIGIT)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return find_in_runs(self, message)

    def find_in_run(self, message: str, start: int, end: int) -> tuple[Hit, ...]:  # noqa: ARG002 - it goes on anyhow
        """The code that a run of digits begins, or a letter before it."""
        begin = start - (message[start - 1 : start] in _FIRST_LETTERS)
        last = message[begin + WIDTH - 1 : begin + WIDTH]
        if last not in _CHARACTERS or message[begin : begin + 2] not in _AUTHORITIES:
            return ()
        match = _match_code(message, begin)
        if match is None or not _is_known(match[0]) or not MOD_31.of_one(match[0]):
            return ()
        return (Hit(*match.span(), self.kind, Confidence.VALIDATED, Reason.CHECK_DIGIT),)

    def may_read(self, length: int, *, letter_before: bool, letter_after: bool) -> bool:
        """Whether a run may be the digits of a code."""
        return length == WIDTH or letter_before or letter_after

    def whole(self, text: FlatText) -> Mask:
        """Which rows are one code."""
        return whole_row_by_row(text, self.find_in_message)


def _is_known(code: str) -> bool:
    if code[:2] not in _AUTHORITIES or code[2:4] not in _REGISTERED_IN:
        return False
    return not code.isdigit() or is_organisation_code(code[8:17])


def _is_alphanumeric(data: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> Mask:
    return is_digit(data) | is_letter(data)


RECOGNISERS = (CreditCodeRecogniser(),)
