"""What the site adds to Sphinx: the search in Chinese, the contents, the page before and after, the other language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from website.search_language import ChineseAndEnglish
from website.sources import ORDER, SCORER
from zhengdun.exports.pages.navigation import navigation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_OTHER = {"zh": "en", "en": "zh"}
_WORDS = {
    "zh": {"other": "English", "search": "检索条文、义务、台账"},
    "en": {"other": "中文", "search": "Search 中文, English"},
}


def setup(app: Sphinx) -> dict[str, Any]:
    """Hook in."""
    app.add_search_language(ChineseAndEnglish)
    app.connect("config-inited", _rank_by_the_scorer)
    app.connect("doctree-read", _name_the_parts, priority=400)  # before Sphinx notes where they are
    app.connect("doctree-read", _search_no_headings)
    app.connect("html-page-context", _beside_the_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _rank_by_the_scorer(app: Sphinx, config: Config) -> None:
    config.html_search_scorer = str(app.srcdir / SCORER)


def _name_the_parts(app: Sphinx, doctree: nodes.document) -> None:
    """Give each part its own anchor: Sphinx makes none of a Chinese heading, but counts."""
    *_, anchors = next(entry for entry in _order(app.srcdir / ORDER) if entry[0] == app.env.docname)
    for section, anchor in zip(list(doctree.findall(nodes.section))[1:], anchors, strict=True):
        section["ids"] = [anchor]


def _search_no_headings(_: Sphinx, doctree: nodes.document) -> None:
    """Every duty has the same headings: found by the search, they would bury what is looked for."""
    for title in list(doctree.findall(nodes.title))[1:]:
        title["classes"].append("no-search")


def _beside_the_page(app: Sphinx, name: str, _: str, context: dict[str, Any], __: nodes.document | None) -> None:
    lang = "en" if app.config.language == "en" else "zh"
    order = _order(app.srcdir / ORDER)
    place = next((place for place, entry in enumerate(order) if entry[0] == name), None)
    chapter, article = order[place][2:4] if place is not None else (None, None)
    context.update(
        contents=navigation(lang, name, chapter=chapter, article=article),
        language_link=f"{context['content_root']}../{_OTHER[lang]}/{name}.html",
        words=_WORDS[lang],
    )
    if place is not None:
        context.update(
            prev=_link(context, order[place - 1]) if place else None,
            next=_link(context, order[place + 1]) if place + 1 < len(order) else None,
        )


@cache
def _order(path: Path) -> list[list[Any]]:
    """Name, title, chapter, article and anchors of each page, in reading order."""
    read: list[list[Any]] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _link(context: dict[str, Any], entry: list[Any]) -> dict[str, str]:
    return {"link": context["pathto"](entry[0]), "title": entry[1]}
