"""Many places of a text side by side: the bytes around each, fetched once and read many times."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.reading import Positions
from zhengdun.privacy.recognisers.shapes import Shape
from zhengdun.privacy.text.bytes import gather


@dataclass(frozen=True, eq=False, slots=True)
class Windows:
    """The bytes around places of a text.

    Args:
        begin: where the places are, int64 of shape ``(n,)``, in order.
        data: the bytes around each, those outside of its row as ``NOTHING``; uint8 of shape ``(n, width)``, contiguous.
        column: in which column of ``data`` the place itself is.
    """

    begin: Positions
    data: NDArray[np.uint8]
    column: int

    def moved(self, by: int) -> Windows:
        """The places so many bytes further right, in the same windows."""
        return Windows(self.begin + by, self.data, self.column + by) if by else self

    @property
    def has_before(self) -> bool:
        """Whether what stands before the places was fetched too; where not, they are free of serial words."""
        return self.column > 0

    def byte(self, step: int) -> NDArray[np.uint8]:
        """The byte so many places after each place, or before it; uint8 of shape ``(n,)``."""
        return self.data[:, self.column + step]

    def values(self, numbers: Positions, shape: Shape) -> NDArray[np.uint8]:
        """What stands at the places with the given numbers, separators left out; uint8 of shape ``(n, width)``."""
        written = self.written(numbers, shape.width)
        return written.take(shape.kept_columns, axis=1) if len(shape.separator_columns) else written

    def written(self, numbers: Positions, width: int) -> NDArray[np.uint8]:
        """The bytes from the places with the given numbers on; uint8 of shape ``(n, width)``."""
        return self._columns(numbers, self.column, width)

    def before(self, numbers: Positions, width: int) -> NDArray[np.uint8]:
        """The bytes before the places with the given numbers; uint8 of shape ``(n, width)``."""
        return self._columns(numbers, self.column - width, width)

    def _columns(self, numbers: Positions, first: int, width: int) -> NDArray[np.uint8]:
        return gather(self.data.reshape(-1), numbers * self.data.shape[1] + first, width)
