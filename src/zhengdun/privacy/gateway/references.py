"""Tokens and passwords by reference: a settings file names where one is kept and never holds it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.keys.files import read_secret

_SHORTEST = 16  # characters


def _checked(reference: str) -> str:
    kind, _, where = reference.partition(":")
    if kind not in ("file", "env") or not where:
        # The value is not repeated: somebody may have put the secret itself here.
        raise ValueError("应为 file:路径 或 env:变量名 | must be file:PATH or env:NAME")
    return reference


Reference = Annotated[str, AfterValidator(_checked)]
"""``file:PATH`` (mode 0600 or less) or ``env:NAME``."""


def fetch(reference: str) -> str:
    """What the reference leads to, without the line end.

    Raises:
        KeyProblem: it is not there, too short, or its file is open to others.
    """
    kind, _, where = reference.partition(":")
    secret = read_secret(Path(where)).strip() if kind == "file" else os.environ.get(where, "")
    if len(secret) < _SHORTEST:
        raise KeyProblem(
            f"{reference}缺失或短于{_SHORTEST}个字符", f"{reference} is missing or shorter than {_SHORTEST} characters"
        )
    return secret
