"""The page of a chapter: its articles as a map, and all their duties."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from zhengdun.duties.registry import all_duties
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen
from zhengdun.exports.topics import chapter_label, topic
from zhengdun.law import load

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.law import Chapter


def chapter_page(chapter: Chapter, lang: str) -> Page:
    """One chapter of the Measures in force."""
    name = f"chapters/{chapter.number}"
    pen = Pen(lang, name)
    articles = articles_of(chapter)
    return Page(
        name=name,
        title=chapter_label(chapter.number).get(lang),
        lead=pen.say("、|, ").join(topic(number).get(lang) for number in articles),
        parts=(
            Part("", pen.write("tiles.html.j2", chapters={chapter: articles}, headed=False)),
            pen.part("义务|Duties", pen.write("chapter_duties.html.j2", articles=articles)),
        ),
        chapter=chapter.number,
    )


@cache
def articles_of(chapter: Chapter) -> dict[int, tuple[Duty, ...]]:
    """The articles of a chapter by number, each with its duties."""
    numbers = [article.number for article in load().articles if article.chapter == chapter]
    return {number: tuple(duty for duty in all_duties() if duty.cite.article == number) for number in numbers}
