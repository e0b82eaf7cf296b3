"""Renders the templates of the pages: everything is escaped, every link is relative, nothing comes from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from zhengdun.exports.consequences import measure_text, provision_text
from zhengdun.exports.pages.page import Part, duty_name, version_name
from zhengdun.exports.speech import Speech
from zhengdun.exports.summary import MARKS
from zhengdun.exports.topics import article_label, chapter_label, topic
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.parameters import SOURCES
from zhengdun.kit.shapes.base import number
from zhengdun.law import CURRENT, VERSIONS, Change
from zhengdun.ledger.columns import Label


@dataclass(frozen=True)
class Pen:
    """Writes the parts of one page in one language.

    >>> Pen("zh", "duties/21.3a").href("articles/21"), Pen("zh", "index").href("articles/21")
    ('../articles/21.html', 'articles/21.html')
    """

    lang: str
    page: str

    @property
    def speech(self) -> Speech:
        """The words of the language."""
        return Speech(self.lang)

    def say(self, both: str, **values: Any) -> str:
        """One half of ``中文|English``."""
        return self.speech.say(both, **values)

    def part(self, heading: str, html: Markup) -> Part:
        """A part of the page under a heading, ``中文|English``; its anchor is made of the English half.

        >>> Pen("zh", "duties/21.3a").part("证据、时限与报送|Evidence, clock, filing", Markup("")).anchor
        'evidence-clock-filing'
        """
        words = re.findall("[a-z0-9]+", Label.parse(heading).en.lower())
        return Part(self.say(heading), html, "-".join(words))

    def href(self, name: str, anchor: str = "") -> str:
        """A link from this page to another, or to a place on it."""
        return "../" * self.page.count("/") + f"{name}.html" + (f"#{anchor}" if anchor else "")

    def write(self, template: str, **values: Any) -> Markup:
        """Render a template."""
        speech = self.speech
        rendered = (
            _environment()
            .get_template(template)
            .render(**speech.words, marked=speech.marked, href=self.href, lang=self.lang, page=self.page, **values)
        )
        return Markup(rendered)  # noqa: S704 - escaped where it was rendered


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("zhengdun.exports.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        CURRENT=CURRENT,
        Change=Change,
        MARKS=MARKS,
        Outcome=Outcome,
        Reason=Reason,
        SOURCES=SOURCES,
        VERSIONS=VERSIONS,
        article_label=article_label,
        chapter_label=chapter_label,
        duty_name=duty_name,
        measure_text=measure_text,
        number=number,
        provision_text=provision_text,
        topic=topic,
        version_name=version_name,
    )
    return made
