"""What became of one column of a batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind

UNPROTECTED = "unprotected"
"""The action that is counted where a value could not be protected and was taken away."""


@dataclass(frozen=True)
class Outcome:
    """The changed column.

    Args:
        values: the column; never plain where ``failed``.
        failed: (rows,) which rows hold a value that could not be protected.
        done: how many values were treated how, by kind (None for whole cells of no kind) and action.
    """

    values: pa.Array
    failed: NDArray[np.bool_]
    done: Counter[tuple[Kind | None, str]] = field(default_factory=Counter)
