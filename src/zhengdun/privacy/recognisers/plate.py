"""Number plates: a province, a letter, five characters, or six on new-energy vehicles (GA 36-2018)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row, whole_row_by_row
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.pairs import Pair
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Reading, is_letter
from zhengdun.privacy.text.bytes import positions_where
from zhengdun.privacy.text.flat import FlatText

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjklmnpqrstuvwxyz"
_find_candidates = re.compile(
    f"[{PROVINCES}][{_LETTERS}][·• -]?"
    "(?:(?P<new_energy>[A-HJKa-hjk][A-HJ-NP-Za-hj-np-z0-9][0-9]{4}|[0-9]{5}[A-HJKa-hjk])"
    "|(?P<common>[A-HJ-NP-Za-hj-np-z0-9]{5})|(?P<special>[A-HJ-NP-Za-hj-np-z0-9]{4}[挂学警港澳领]))(?![0-9A-Za-z])"
).finditer
_FEWEST_DIGITS = 3
"""A common plate has at most two letters after the first; with fewer digits it is a word."""

_CODES = np.array([int.from_bytes(province.encode(), "big") for province in PROVINCES])


class PlateRecogniser:
    """Finds number plates."""

    kind = Kind.PLATE
    shortest_run = NO_RUNS
    pairs_asked = (Pair(PROVINCES, _LETTERS),)

    def find(self, reading: Reading) -> Hits:
        """The hits in the rows in which a Latin letter follows the short name of a province."""
        letters = positions_where(reading.data, _letter_after_chinese, overlap=3) + 3
        before = reading.data[letters[:, None] - np.arange(3, 0, -1)].astype(np.int64)
        codes = (before[:, 0] << 16) | (before[:, 1] << 8) | before[:, 2]
        return find_row_by_row(reading, letters[np.isin(codes, _CODES)], self.find_in_message)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        for match in _find_candidates(message):
            common = match["common"]
            if common is None or sum(map(str.isdigit, common)) >= _FEWEST_DIGITS:
                yield Hit(match.start(), match.end(), self.kind, Confidence.PATTERN, Reason.FORM)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are one plate."""
        return whole_row_by_row(text, self.find_in_message)


def _letter_after_chinese(block: NDArray[np.uint8]) -> Mask:
    not_ascii = block[2:-1] >= np.uint8(0x80)
    answer: Mask = is_letter(block[3:]) & not_ascii
    return answer


RECOGNISERS = (PlateRecogniser(),)
