"""The page of an article: its text, the versions side by side, its duties, and the rules that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.exports.coverage import coverage
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen
from zhengdun.exports.topics import article_label, topic
from zhengdun.law import art, compare
from zhengdun.ledger.schema import TABLES

if TYPE_CHECKING:
    from zhengdun.law import Article


def article_page(article: Article, lang: str) -> Page:
    """One article of the Measures in force."""
    number = article.number
    pen = Pen(lang, article_name(number))
    rules = [covered for covered in coverage() if covered.rule.article == number]
    ledgers = [table for table in TABLES.values() if str(number) in table.called_for_by]
    return Page(
        name=article_name(number),
        title=f"{article_label(number).get(lang)} {topic(number).get(lang)}",
        lead=art(number).text.replace("\n", " "),
        parts=(
            Part("", pen.write("article_text.html.j2", article=article)),
            pen.part(
                "义务|Duties",
                pen.write(
                    "article_duties.html.j2",
                    duties=[duty for covered in rules for duty in covered.duties],
                    others=[covered for covered in rules if covered.reason],
                    ledgers=ledgers,
                ),
            ),
            pen.part("三个版本|The three versions", pen.write("versions.html.j2", comparison=compare(number))),
        ),
        chapter=article.chapter.number if article.chapter else None,
        article=number,
    )


def article_name(number: int) -> str:
    """The name of its page."""
    return f"articles/{number}"
