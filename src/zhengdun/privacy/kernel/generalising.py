"""Coarser values: months and years of dates, cities of addresses, ranges of numbers and ages."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.compute as pc

from zhengdun.privacy.policy.actions import Generalise

_DATES = (
    r"^\s*(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\s*$",
    r"^\s*(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})(?:\D.*)?$",
)
_CITY = r"^(?P<city>(?:[^\s省]{2,8}省|[^\s市]{2,8}自治区)?(?:[^\s市盟省]{1,10}?(?:市|自治州|地区|盟)))"


def generalise(values: pa.Array, action: Generalise) -> pa.Array:
    """The coarser values as text; null where a value is no date, no address with a city, or no number.

    Args:
        values: text, dates, timestamps or numbers.
        action: how coarse.

    >>> generalise(pa.array([1234.5, -1, None]), Generalise(action="generalise", to="range", step=1000)).to_pylist()
    ['[1000,2000)', '[-1000,0)', None]
    >>> generalise(pa.array(["1990-02-03", "someday"]), Generalise(action="generalise", to="month")).to_pylist()
    ['1990-02', None]
    """
    if action.to == "city":
        return pc.struct_field(pc.extract_regex(_text(values), _CITY), "city")
    if action.to == "range":
        return _ranges(_number(values), action.step or 1)
    dates = _dates(values)
    if action.to == "age":
        return _ranges(_age(dates, action.as_of or dt.date.min), action.step or 1)
    return pc.strftime(dates, "%Y" if action.to == "year" else "%Y-%m")


def _text(values: pa.Array) -> pa.Array:
    return values.cast(pa.string())


def _number(values: pa.Array) -> pa.Array:
    """As float64; null where text is no number."""
    if _is_text(values.type):
        text = pc.replace_substring(pc.utf8_trim_whitespace(_text(values)), ",", "")
        is_number = pc.match_substring_regex(text, r"^[+-]?\d+(\.\d*)?$")
        return pc.if_else(is_number, text, pa.scalar(None, pa.string())).cast(pa.float64())
    return values.cast(pa.float64(), safe=False)


def _ranges(numbers: pa.Array, step: int) -> pa.Array:
    low = pc.multiply(pc.floor(pc.divide(numbers.cast(pa.float64()), float(step))), float(step)).cast(pa.int64())
    high = pc.add(low, step)
    return pc.binary_join_element_wise("[", low.cast(pa.string()), ",", high.cast(pa.string()), ")", "")


def _dates(values: pa.Array) -> pa.Array:
    """As date32, in the time zone that a timestamp has; null where text is no date."""
    if pa.types.is_timestamp(values.type) and values.type.tz is not None:
        values = pc.local_timestamp(values)
    if not _is_text(values.type):
        return values.cast(pa.date32(), safe=False)
    text = _text(values)
    return pc.coalesce(*(_dates_written(text, pattern) for pattern in _DATES))


def _dates_written(text: pa.Array, pattern: str) -> pa.Array:
    found = pc.extract_regex(text, pattern)
    parts = [pc.utf8_lpad(pc.struct_field(found, name), width, "0") for name, width in _WIDTHS.items()]
    written = pc.binary_join_element_wise(*parts, "-")
    dates = pc.strptime(written, "%Y-%m-%d", "s", error_is_null=True).cast(pa.date32())
    # 30 February would become 1 March.
    return pc.if_else(pc.equal(dates.cast(pa.string()), written), dates, pa.scalar(None, pa.date32()))


_WIDTHS = {"year": 4, "month": 2, "day": 2}


def _age(born: pa.Array, on: dt.date) -> pa.Array:
    """Full years on the day; the birthday counts."""
    years = pc.subtract(on.year, pc.year(born))
    month_and_day = pc.add(pc.multiply(pc.month(born), 100), pc.day(born))
    before = pc.greater(month_and_day, on.month * 100 + on.day)
    age = pc.subtract(years, before.cast(pa.int64()))
    return pc.if_else(pc.greater_equal(age, 0), age, pa.scalar(None, pa.int64()))


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))
