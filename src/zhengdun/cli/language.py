"""The language of this run: ``--lang`` anywhere on the command line, else ZHENGDUN_LANG, else Chinese."""

from __future__ import annotations

import os
import sys
from functools import cache


@cache
def language() -> str:
    """``"zh"`` or ``"en"``."""
    arguments = sys.argv[1:]
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return "en" if arguments[position + 1] == "en" else "zh"
        if argument.startswith("--lang="):
            return "en" if argument.partition("=")[2] == "en" else "zh"
    return "en" if os.environ.get("ZHENGDUN_LANG", "").startswith("en") else "zh"


def say(both: str) -> str:
    """The half of ``中文|English`` that this run speaks."""
    zh, _, en = both.partition("|")
    return en if language() == "en" else zh
