"""The loop that looks for words of six bytes, compiled by numba."""

from __future__ import annotations

from typing import Any

import numpy as np

from zhengdun.privacy.recognisers.tables_jit import DATA, INT, PLACES, loop, place_of, step, types
from zhengdun.privacy.recognisers.word_places import STEP, WINDOW, WORD_BYTES
from zhengdun.privacy.text.instructions_jit import four_bytes


@step(types.uint64(DATA, INT))
def _code_at(data: Any, place: int) -> Any:
    code = np.uint64(0)
    for each in range(WORD_BYTES):
        code = code << np.uint64(8) | np.uint64(data[place + each])
    return code


@loop(
    INT(
        DATA, PLACES, types.uint64[::1], INT[::1], types.uint8[::1], types.uint32, types.uint32,
        INT[::1], INT[::1], INT[::1],
    )
)  # fmt: skip
def find_words(  # noqa: PLR0917
    data: Any, offsets: Any, codes: Any, widths: Any, table: Any, factor: Any, shift: Any, starts: Any, rows: Any,
    numbers: Any,
) -> int:  # fmt: skip
    """Write where the words begin, in which rows, and which of the codes they have; say how many there are.

    So many bytes of each as its width says are no part of the next one.
    """
    count = 0
    for row in range(len(offsets) - 1):
        free, last = offsets[row], offsets[row + 1]
        for place in range(free + STEP - 1, last - WINDOW + 1, STEP):
            answer = table[np.uint32(four_bytes(data, place) * factor) >> shift]
            if not answer:
                continue
            for behind in range(STEP - 1, -1, -1):
                start = place - behind
                if not answer >> behind & 1 or start < free or start + WORD_BYTES > last:
                    continue
                number = place_of(_code_at(data, start), codes)
                if number >= 0:
                    starts[count], rows[count], numbers[count] = start, row, number
                    count += 1
                    free = start + widths[number]
    return count
