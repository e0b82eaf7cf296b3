"""All pages of the documentation in one language, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from zhengdun.duties.registry import all_duties
from zhengdun.exports.pages.article import article_page
from zhengdun.exports.pages.chapter import chapter_page
from zhengdun.exports.pages.concepts import concepts_page, glossary_page
from zhengdun.exports.pages.coverage import coverage_page
from zhengdun.exports.pages.duty import duty_page
from zhengdun.exports.pages.home import home_page
from zhengdun.exports.pages.ledgers import ledger_page, ledgers_page
from zhengdun.exports.pages.parameters import parameters_page
from zhengdun.exports.pages.version import EARLIER, only_in, version_page
from zhengdun.law import load
from zhengdun.ledger.schema import TABLES

if TYPE_CHECKING:
    from zhengdun.exports.pages.concepts import Word
    from zhengdun.exports.pages.page import Example, Page


def pages(lang: str, examples: Mapping[str, Sequence[Example]], glossary: Sequence[Word]) -> tuple[Page, ...]:
    """Every page: home, the chapters each with its articles and their duties, earlier versions, the ledgers, the rest.

    Args:
        lang: "zh" or "en"; the words of the law stay Chinese.
        examples: the id of a duty -> its examples; a duty without says so.
        glossary: the project's own words, beside the terms that the Measures define.
    """
    return (
        home_page(lang),
        concepts_page(lang),
        *_of_the_law(lang, examples),
        *_of_earlier_versions(lang, examples),
        ledgers_page(lang),
        *(ledger_page(table, lang) for table in TABLES.values()),
        parameters_page(lang),
        coverage_page(lang),
        glossary_page(lang, glossary),
    )


def _of_the_law(lang: str, examples: Mapping[str, Sequence[Example]]) -> list[Page]:
    found = []
    for chapter in load().chapters:
        found.append(chapter_page(chapter, lang))
        for article in load().articles:
            if article.chapter != chapter:
                continue
            found.append(article_page(article, lang))
            duties = [duty for duty in all_duties() if duty.cite.article == article.number]
            found += [duty_page(duty, lang, examples.get(duty.id, ())) for duty in duties]
    return found


def _of_earlier_versions(lang: str, examples: Mapping[str, Sequence[Example]]) -> list[Page]:
    found = []
    for version in EARLIER:
        found.append(version_page(version, lang))
        found += [
            duty_page(duty, lang, examples.get(duty.id, ())) for duty in only_in(version) if duty.matter == duty.id
        ]
    return found
