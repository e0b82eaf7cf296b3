"""How a due date was reached: the event, the number of working days, and what was passed on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from zhengdun.clock.days import Day

_ENGLISH = {
    "元旦": "New Year's Day",
    "春节": "Spring Festival",
    "清明": "Qingming",
    "清明节": "Qingming",
    "劳动节": "Labour Day",
    "端午": "Dragon Boat Festival",
    "端午节": "Dragon Boat Festival",
    "中秋": "Mid-Autumn Festival",
    "中秋节": "Mid-Autumn Festival",
    "国庆节": "National Day",
    "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日": "70th anniversary of victory",
}


class Passed(NamedTuple):
    """A day on the way to the due date, and why it was left out or, on a weekend, counted."""

    day: date
    zh: str
    en: str

    @classmethod
    def of(cls, day: Day) -> "Passed":
        """Say what kind of day ``day`` is.

        >>> Passed.of(Day(date(2026, 10, 10), True, False, "国庆节")).zh
        '国庆节调休上班'
        """
        english = _ENGLISH.get(day.name, day.name)
        if day.working:
            return cls(day.day, f"{day.name}调休上班", f"make-up day, {english}" if english else "make-up day")
        if day.name:
            return cls(day.day, f"{day.name}放假", f"{english} holiday")
        return cls(day.day, "周末", "weekend")


@dataclass(frozen=True, slots=True)
class Derivation:
    """``due`` is the ``n``-th working day after ``start``.

    ``skipped`` are the days off on the way, ``made_up`` the weekend days that count as working days.
    ``provisional`` tells that a day on the way may still change (:meth:`Calendar.is_provisional`).
    """

    start: date
    n: int
    due: date
    skipped: tuple[Passed, ...]
    made_up: tuple[Passed, ...]
    provisional: bool

    def text(self, lang: str = "zh") -> str:
        """The derivation in one line.

        >>> from zhengdun.clock import Calendar
        >>> print(Calendar.standard().derive(date(2026, 9, 30), 3).text())
        2026-09-30 的次日起第3个工作日：2026-10-10；不计 10-01—10-07 国庆节放假；计入 10-10 国庆节调休上班
        >>> print(Calendar.standard().derive(date(2026, 12, 22), 4).text("en"))
        working day 4 after 2026-12-22: 2026-12-28; not counted 12-26–12-27 weekend; provisional until ...
        """
        if lang == "en":
            parts = [f"working day {self.n} after {self.start}: {self.due}"]
            parts += [f"not counted {_runs(self.skipped, 'en')}"] if self.skipped else []
            parts += [f"counted {_runs(self.made_up, 'en')}"] if self.made_up else []
            parts += ["provisional until next year's notice"] if self.provisional else []
            return "; ".join(parts)
        parts = [f"{self.start} 的次日起第{self.n}个工作日：{self.due}"]
        parts += [f"不计 {_runs(self.skipped, 'zh')}"] if self.skipped else []
        parts += [f"计入 {_runs(self.made_up, 'zh')}"] if self.made_up else []
        parts += ["下一年放假通知公布前为暂定"] if self.provisional else []
        return "；".join(parts)


def _runs(days: Iterable[Passed], lang: str) -> str:
    """Neighbouring days with one reason as ``first—last reason``."""
    numbered = ((day.day.toordinal() - position, day) for position, day in enumerate(days))
    texts = []
    for (_, _), run in groupby(numbered, key=lambda pair: (pair[0], pair[1].zh)):
        group = [day for _, day in run]
        first, last = f"{group[0].day:%m-%d}", f"{group[-1].day:%m-%d}"
        span = first if first == last else f"{first}{'–' if lang == 'en' else '—'}{last}"
        texts.append(f"{span} {group[0].en if lang == 'en' else group[0].zh}")
    return (", " if lang == "en" else "、").join(texts)
