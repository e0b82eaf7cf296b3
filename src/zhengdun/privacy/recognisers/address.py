"""Addresses down to the house or the room: after a word that announces one, or from the province or district on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from zhengdun.privacy import compiling
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import address_arrays
from zhengdun.privacy.recognisers.address_messages import HINTS, HOUSE_PAIRS, addresses_in, is_address
from zhengdun.privacy.recognisers.hits import Hit, Hits
from zhengdun.privacy.recognisers.patterns import rows_with
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Reading
from zhengdun.privacy.text.flat import FlatText

_HINT = "|".join(HINTS)


class AddressRecogniser:
    """Finds addresses."""

    kind = Kind.ADDRESS
    shortest_run = NO_RUNS
    pairs_asked = (HOUSE_PAIRS,)

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        rows = rows_with(reading, _HINT)
        if not len(rows):
            return Hits.none()
        loops = compiling.loops("zhengdun.privacy.recognisers.address_jit")
        found: Hits = (loops or address_arrays).in_rows(reading, rows)
        return found

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return addresses_in(message)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are one address."""
        return np.array([row is not None and is_address(row) for row in text.to_arrow().to_pylist()], np.bool_)


RECOGNISERS = (AddressRecogniser(),)
