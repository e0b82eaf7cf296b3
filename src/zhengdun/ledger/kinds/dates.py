"""Days and moments."""

from __future__ import annotations

import datetime as dt
import re

import polars as pl

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.kinds.kind import Kind
from zhengdun.ledger.problems import say

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
"""Days outside of these are slips of the pen."""

_DAY = r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_COMPACT_DAY = r"^(\d{4})(\d{2})(\d{2})"
_ISO_DAY = r"\d{4}-\d{1,2}-\d{1,2}"
_TIME = r"\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?"


_CLOCK = r"(\d{1,2})[时点](\d{1,2})分?(?:(\d{1,2})秒)?$"
_BESIDE_A_CHARACTER = r" *([年月日时点分秒]) *"
_PUNCTUATION = {"－": "-", "—": "-", "／": "/", "．": ".", "：": ":"}
_DIGITS = {chr(ord("０") + digit): str(digit) for digit in range(10)}


def _narrow(text: pl.Expr) -> pl.Expr:
    """Full-width digits and signs made half-width, 时 and 分 made colons, white space beside characters taken out."""
    wide = _DIGITS | _PUNCTUATION
    narrow = text.str.replace_many(list(wide), list(wide.values())).str.replace_all(_BESIDE_A_CHARACTER, "${1}")
    narrow = narrow.str.replace(r"日(\d)", "日 ${1}").str.replace(_CLOCK, "${1}:${2}:${3}")
    return narrow.str.strip_chars_end(":")


def _with_iso_day(text: pl.Expr) -> pl.Expr:
    iso = _narrow(text).str.replace(_DAY, "${1}-${2}-${3}")
    return iso.str.replace(_COMPACT_DAY + r"([T ]|$)", "${1}-${2}-${3}${4}")


def _parse_date(text: pl.Expr, _: Facts) -> pl.Expr:
    """Days; a time of day after it is left out, the day stays the same."""
    day = _with_iso_day(text).str.extract(rf"^({_ISO_DAY})(?:[T ]+{_TIME})?$")
    return day.str.to_date("%Y-%m-%d", strict=False)


def _parse_moment(text: pl.Expr, _: Facts) -> pl.Expr:
    moment = _with_iso_day(text).str.extract(rf"^({_ISO_DAY}[T ]+{_TIME})$").str.replace("[T ]+", " ")
    to_the_minute = moment.str.to_datetime("%Y-%m-%d %H:%M", strict=False, time_unit="us")
    return pl.coalesce(moment.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", strict=False, time_unit="us"), to_the_minute)


def _explain(text: str, facts: Facts) -> Label:
    day = re.match(_DAY, text) or re.match(_COMPACT_DAY, text)
    if not re.search(r"\d", text):
        return say(
            "“{text}”不是日期，没有日期的留空|{text!r} is not a date; leave it blank if there is none", text=text
        )
    if day is None:
        return say("“{text}”不是日期|{text!r} is not a date", text=text)
    try:
        dt.date(*map(int, day.groups()))
    except ValueError:
        return say("没有“{day}”这一天|there is no {day}", day=day.group())
    if re.search(r"(Z|[+-]\d{2}:?\d{2})$", text[day.end() :].strip()):
        return say("“{text}”带时区|{text!r} carries a time zone", text=text)
    rest = text[day.end() :].strip()
    if not rest and facts.kind == "moment":
        return say("“{text}”没有时刻|{text!r} has no time of day", text=text)
    return say("“{text}”中的“{rest}”无法识别|{rest!r} in {text!r} is not understood", text=text, rest=rest)


def _expect_date(_: Facts) -> Label:
    return Label("日期，如 2026-03-01", "a date, as 2026-03-01")


def _expect_moment(_: Facts) -> Label:
    return Label("日期和时刻（北京时间），如 2026-03-01 09:30", "date and time (Beijing), as 2026-03-01 09:30")


def _show_date(values: pl.Expr, _: Facts, __: str) -> pl.Expr:
    return values.dt.strftime("%Y-%m-%d")


def _show_moment(values: pl.Expr, _: Facts, __: str) -> pl.Expr:
    return values.dt.strftime("%Y-%m-%d %H:%M:%S%.f")


DATE = Kind(_parse_date, _explain, _expect_date, _show_date)
MOMENT = Kind(_parse_moment, _explain, _expect_moment, _show_moment)


def outside_of_reason(values: pl.Expr) -> pl.Expr:
    """Days and moments before 1990 or after 2100."""
    return ~values.dt.date().is_between(EARLIEST, LATEST)
