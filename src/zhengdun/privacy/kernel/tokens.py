"""Tokens in columns and within free text, where brackets show where they begin and end."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from zhengdun.privacy.crypto.sealing import MARK, Sealer
from zhengdun.privacy.errors import DataError
from zhengdun.privacy.text.flat import FlatText

_OPEN, _CLOSE = "〔", "〕"
_TOKEN = re.compile(f"{_OPEN}({MARK}[.][.0-9A-Za-z_-]+){_CLOSE}".encode())


def seal_in_text(sealer: Sealer, values: pa.Array) -> FlatText:
    """A token in brackets for each value."""
    return FlatText.of(f"{_OPEN}{token}{_CLOSE}" for token in sealer.seal(values).to_pylist())


def token_spans(text: FlatText) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where tokens in brackets begin and end, (n,) and (n,) bytes, half-open."""
    found = [match.span() for match in _TOKEN.finditer(text.data.tobytes())] or np.empty((0, 2), np.int64)
    spans = np.array(found, np.int64)
    return spans[:, 0], spans[:, 1]


def open_token(sealer: Sealer, token: str) -> str | None:
    """The value of a token, with or without brackets; None if it is damaged or no token.

    Raises :class:`~zhengdun.privacy.errors.KeyProblem` if another key has sealed it.
    """
    try:
        return sealer.open_one(token.removeprefix(_OPEN).removesuffix(_CLOSE))
    except DataError:
        return None
