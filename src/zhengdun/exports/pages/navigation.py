"""The contents beside every page: the chapters, the articles of the open one, the duties of the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.exports.pages.chapter import articles_of
from zhengdun.exports.pages.page import version_name
from zhengdun.exports.pages.rendering import Pen
from zhengdun.exports.pages.version import EARLIER, version_title
from zhengdun.law import load

if TYPE_CHECKING:
    from markupsafe import Markup

_BEFORE = {"index": "首页|Home", "concepts": "结论怎样得出|How verdicts come about"}
_AFTER = {
    **{version_name(version.key): version_title(version) for version in EARLIER},
    "ledgers/index": "台账字典|The ledgers",
    "parameters": "参数|Parameters",
    "coverage": "规则覆盖|Coverage",
    "glossary": "术语|Glossary",
}
"""Pages that stand in no chapter, before the chapters and after them: name -> ``中文|English``."""


def navigation(lang: str, name: str, *, chapter: int | None = None, article: int | None = None) -> Markup:
    """The contents as they stand beside a page.

    Args:
        lang: "zh" or "en".
        name: the page's name, from which links lead.
        chapter: the one that is open, if any.
        article: the one whose duties are shown, if any.
    """
    return Pen(lang, name).write(
        "navigation.html.j2",
        before=_BEFORE,
        after=_AFTER,
        chapters={chapter: articles_of(chapter) for chapter in load().chapters},
        chapter=chapter,
        article=article,
    )
