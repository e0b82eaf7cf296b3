"""Rules of chapter 5 that bind nobody: clause of the list of rules -> the reason, ``中文|English``."""

from __future__ import annotations

NOT_DUTIES: dict[str, str] = {}
