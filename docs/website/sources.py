"""Pages as sources for Sphinx: a heading and raw HTML for each part, and the ranking of what the search finds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from textwrap import indent

from zhengdun.exports.pages import Page

SCORER = "scorer.js"
"""Written beside the sources: what each page is about, and which kinds of page a searcher wants first."""
ORDER = "order.json"
"""Written beside the sources: of each page in its place its name, title, chapter, article, and its parts' anchors."""

_FIRST = {"duties": 30, "articles": 20, "chapters": 10}
_WIDE = 2  # a Chinese character is as wide as two others, and an underline must be as long as its heading


def write_sources(pages: Iterable[Page], folder: Path) -> None:
    """Write one source a page, their order, and the scorer."""
    pages = tuple(pages)
    for page in pages:
        path = folder / f"{page.name}.rst"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_rst(page), encoding="utf-8")
    order = [
        [page.name, page.title, page.chapter, page.article, [part.anchor for part in page.parts if part.heading]]
        for page in pages
    ]
    (folder / ORDER).write_text(json.dumps(order), encoding="utf-8")
    (folder / SCORER).write_text(scorer(pages), encoding="utf-8")


def as_rst(page: Page) -> str:
    """A page in reStructuredText.

    It stands in no toctree: the site has contents of its own, since a tree of all pages beside every page takes
    Sphinx quadratic time.
    """
    blocks = [":orphan:", _heading(page.title, "=")]
    for part in page.parts:
        if part.heading:
            blocks.append(_heading(part.heading, "-"))
        blocks.append(".. raw:: html\n\n" + indent(part.html, "   "))
    return "\n\n".join(blocks) + "\n"


def scorer(pages: Iterable[Page]) -> str:
    """Sphinx' hook for ranking: duties and articles first, and each result with what its page is about.

    Sphinx would fetch every page found for a summary, which no browser allows for pages opened as files.
    """
    leads = {page.name: page.lead for page in pages}
    return (
        f"const leads = {json.dumps(leads, ensure_ascii=False)};\n"
        f"const first = {json.dumps(_FIRST)};\n"
        "Scorer.score = (result) => {\n"
        "  result[3] = result[2] ? null : leads[result[0]];\n"
        '  return result[4] + (first[result[0].split("/")[0]] || 0);\n'
        "};\n"
    )


def _heading(text: str, line: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("*", "\\*").replace("`", "\\`").replace("|", "\\|").replace("_", "\\_")
    return f"{escaped}\n{line * len(escaped) * _WIDE}"
