"""Speaks the language of a page: Chinese, or English in which what is Chinese says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from zhengdun.kit.shapes.base import number
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.exports.deadlines import Deadline
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.parameters import Parameter

_CHINESE = re.compile(r"([\u3001-\u301f\u3400-\u9fff\uff01-\uff5e]+)")
_WEEKDAYS = ("星期一|Mon", "星期二|Tue", "星期三|Wed", "星期四|Thu", "星期五|Fri", "星期六|Sat", "星期日|Sun")


@dataclass(frozen=True)
class Speech:
    """What the templates call, in one language.

    >>> Speech("zh").say("其余 {n} 个|{n} more", n=3), Speech("en").say("其余 {n} 个|{n} more", n=3)
    ('其余 3 个', '3 more')
    >>> Speech("zh").shortdate(date(2026, 7, 6)), Speech("en").shortdate(date(2026, 7, 6))
    ('7月6日', '6 Jul')
    """

    lang: str

    @property
    def words(self) -> dict[str, Callable[..., str]]:
        """The methods by name, for a template."""
        spoken = (self.say, self.label, self.title, self.how, self.amount, self.shortdate, self.longdate, self.weekday)
        return {method.__name__: method for method in spoken}

    def say(self, both: str, **values: Any) -> str:
        """One half of ``中文|English``, filled in; blanks at its ends stay."""
        zh, _, en = both.partition("|")
        return (en if self.lang == "en" else zh).format(**values)

    def label(self, both: str) -> str:
        """A label of the project, such as what to do."""
        return self.marked(Label.parse(both).get(self.lang))

    def title(self, duty: Duty) -> str:
        """What a duty asks, in a few words."""
        return self.label(duty.title)

    def how(self, deadline: Deadline) -> str:
        """How a day was derived."""
        return self.marked(deadline.how(self.lang))

    def amount(self, value: float | None, parameter: Parameter) -> str:
        """A number with its unit."""
        if value is None:
            return self.say("未设定|not set")
        return f"{number(value)} {parameter.unit.get(self.lang)}"

    def shortdate(self, day: date) -> str:
        """A day without its year."""
        return f"{day.day} {day:%b}" if self.lang == "en" else f"{day.month}月{day.day}日"

    def longdate(self, day: date) -> str:
        """A day with its year."""
        return f"{day.day} {day:%B %Y}" if self.lang == "en" else f"{day.year}年{day.month}月{day.day}日"

    def weekday(self, day: date) -> str:
        """The day of the week."""
        return self.say(_WEEKDAYS[day.weekday()])

    def marked(self, text: str) -> str:
        """In English, the text with its Chinese marked as Chinese, for fonts and for readers aloud.

        >>> print(Speech("en").marked("open word 及时 <b>"))
        open word <span lang="zh-CN">及时</span> &lt;b&gt;
        """
        if self.lang != "en" or not _CHINESE.search(text):
            return text
        pieces = [escape(piece) for piece in _CHINESE.split(text)]
        chinese = Markup('<span lang="zh-CN">{}</span>')
        return Markup().join(chinese.format(piece) if place % 2 else piece for place, piece in enumerate(pieces))
