"""Text on its way through the kernel: written in place where lengths stay, cut out at the end where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from zhengdun.privacy.kernel.outcome import Outcome
from zhengdun.privacy.kernel.places import Places, byte_places, number_places
from zhengdun.privacy.kernel.splicing import splice
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import Pseudonym
from zhengdun.privacy.recognisers.hits import Hits
from zhengdun.privacy.text.flat import FlatText

AS_WRITTEN = frozenset({Kind.NAME, Kind.ADDRESS, Kind.EMAIL, Kind.PLATE, Kind.IPV4, Kind.IPV6})
"""Kinds whose separators and Chinese characters are part of the value."""
_LONGEST = {Kind.MOBILE: 11}
"""A country code before the number is no part of it."""


@dataclass
class TextWork:
    """A column of free text in the making.

    Args:
        text: as it came.
        out: a copy to write on.
        done: how many hits were treated how.
        failed: (rows,) which rows hold a hit that could not be protected.
    """

    text: FlatText
    out: FlatText
    failed: NDArray[np.bool_]
    done: Counter[tuple[Kind | None, str]] = field(default_factory=Counter)
    _cut: list[tuple[NDArray[np.int64], NDArray[np.int64], FlatText]] = field(default_factory=list)

    @classmethod
    def begin(cls, text: FlatText) -> TextWork:
        """Nothing done yet."""
        return cls(text, text.copy(), np.zeros(text.rows, np.bool_))

    def write_pseudonyms(self, found: Hits, pseudonym: Pseudonym) -> NDArray[np.bool_]:
        """Write pseudonyms in the places of hits of one kind; (hits,) which of them were in the domain."""
        written = np.zeros(len(found), np.bool_)
        for places in places_of(pseudonym.kind, self.text.data, found.start, found.end):
            changed, ok = pseudonym.encrypt(places.read(self.text.data))
            places.write(self.out.data, changed, ok)
            written[places.members[ok]] = True
        return written

    def cut_out(self, start: NDArray[np.int64], end: NDArray[np.int64], by: FlatText) -> None:
        """Replace spans (n,) by n rows of other text in the end."""
        self._cut.append((start, end, by))

    def fail(self, missed: Hits) -> None:
        """Put down the rows of hits that could not be protected."""
        self.failed[self.text.row_of(missed.start)] = True

    def finish(self) -> Outcome:
        """The text as large_string."""
        out = self.out
        if self._cut:
            start = np.concatenate([start for start, _, _ in self._cut])
            end = np.concatenate([end for _, end, _ in self._cut])
            by = pa.concat_arrays([text.to_arrow() for _, _, text in self._cut])
            order = np.argsort(start)
            out = splice(out, start[order], end[order], FlatText.from_arrow(by.take(pa.array(order))))
        return Outcome(out.to_arrow(), self.failed, self.done)


def places_of(
    kind: Kind, data: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64]
) -> Iterator[Places]:
    """Where the characters of values of a kind lie: all of them, or digits and letters without separators."""
    if kind in AS_WRITTEN:
        return byte_places(start, end)
    return number_places(data, start, end, _LONGEST.get(kind))


def slices(text: FlatText, start: NDArray[np.int64], end: NDArray[np.int64]) -> pa.Array:
    """The bytes of each span (n,) as a row of its own."""
    lengths = end - start
    offsets = np.concatenate([[0], np.cumsum(lengths)])
    data = text.data[np.repeat(start - offsets[:-1], lengths) + np.arange(offsets[-1])]
    return FlatText(data, offsets).to_arrow()
