"""Tells whether a site that was built still says what the project says now."""

from __future__ import annotations

import hashlib
from pathlib import Path

from website.examples import tests_of_the_duties
from website.glossary import glossary
from website.sources import as_rst
from zhengdun.exports.pages import pages

MADE_FROM = "made-from.txt"
"""The file of a site that holds the digest of what it was made from."""

_WEBSITE = Path(__file__).parent


def digest() -> str:
    """SHA-256 of what a site is made from: the pages in both languages, the duties' tests, this folder.

    The pages are those without examples, so that no test need run for it.
    """
    total = hashlib.sha256()
    words = glossary()
    for lang in ("zh", "en"):
        for page in pages(lang, {}, words):
            total.update(f"{page.name}\n{page.lead}\n{as_rst(page)}".encode())
    ours = sorted(path for path in _WEBSITE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for path in (*tests_of_the_duties(), *ours):
        total.update(path.read_bytes())
    return total.hexdigest()


def is_current(site: Path) -> bool:
    """Whether the site in this folder was made from what is here now; false where there is none."""
    made_from = site / MADE_FROM
    return made_from.is_file() and made_from.read_text(encoding="utf-8") == digest()
