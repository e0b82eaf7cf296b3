"""Single values that are written with separators, full-width digits or a country code."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kernel.text_work import AS_WRITTEN, TextWork
from zhengdun.privacy.pseudonyms import Pseudonym
from zhengdun.privacy.recognisers import recognise
from zhengdun.privacy.text.flat import FlatText


def encrypt_written(text: FlatText, pseudonym: Pseudonym) -> tuple[FlatText, NDArray[np.bool_]]:
    """Pseudonyms of values as they are written; only rows that are one value and nothing else.

    Args:
        text: the values.
        pseudonym: of their kind.

    Returns:
        The text with pseudonyms in the places of the digits, and which rows (rows,) were done; others are as before.
    """
    done = np.zeros(text.rows, np.bool_)
    work = TextWork.begin(text)
    if pseudonym.kind not in AS_WRITTEN:
        hits = recognise(text, [pseudonym.kind])
        rows = text.row_of(hits.start)
        whole = (hits.start == text.offsets[rows]) & (hits.end == text.offsets[rows + 1])
        done[rows[whole][work.write_pseudonyms(hits.take(whole), pseudonym)]] = True
    return work.out, done
