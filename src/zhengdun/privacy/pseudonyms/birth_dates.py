"""Dates of birth in resident identity numbers: numbered within eras, so that a date is replaced by a real one.

A date moves within its era only. The years 1900 to 1999 are one era of their own, so that a number of fifteen digits
(which writes 19yy as yy) and the same person's number of eighteen digits get pseudonyms that still belong together;
later eras are short, so that hardly a date lies in the future.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text import words
from zhengdun.privacy.text.words import Words

_FIRST_YEAR, _END_YEAR = 1800, 2100
_ERA_STARTS = (1800, 1900, 2000, 2020, 2030, 2040, 2050, 2060, 2070, 2080, 2090)
ERAS = range(len(_ERA_STARTS))
_EPOCH_YEAR = 1970  # from which numpy counts months
_CENTURY_19 = 19_000_000  # what a date of six digits leaves out
_NO_DAY = -(1 << 20)  # stays negative whatever is added to it
_MONTH_DAYS = 10_000  # of four digits


def _texts() -> NDArray[np.uint64]:
    """``yyyymmdd`` of every day from 1800 to 2099 as a word of eight characters."""
    days = np.arange(f"{_FIRST_YEAR}-01-01", f"{_END_YEAR}-01-01", dtype="datetime64[D]")
    months = days.astype("datetime64[M]")
    year, month = np.divmod(months.astype(np.int64) + 12 * _EPOCH_YEAR, 12)
    numbers = year * _MONTH_DAYS + (month + 1) * 100 + (days - months).astype(np.int64) + 1
    return words.write(numbers.astype(np.uint64))


def _days_of_years() -> NDArray[np.int32]:
    """Which day of the year ``mmdd`` is, one after another for a common year, a leap year and a year out of range."""
    table = np.full((3, _MONTH_DAYS), _NO_DAY, np.int32)
    for leap, year in enumerate((1999, 2000)):
        days = np.datetime_as_string(np.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]"))
        table[leap, [int(day[5:7] + day[8:10]) for day in days]] = np.arange(len(days))
    return table.ravel()


def _year_starts() -> NDArray[np.int64]:
    """The number of the first day of each year, and of 1 January 2100."""
    firsts = np.arange(f"{_FIRST_YEAR}", f"{_END_YEAR + 1}", dtype="datetime64[Y]").astype("datetime64[D]")
    starts: NDArray[np.int64] = (firsts - firsts[0]).astype(np.int64)
    return starts


_TEXTS = _texts()
_DAYS_OF_YEARS = _days_of_years()
_YEAR_STARTS = _year_starts()
_LEAP = np.append(np.diff(_YEAR_STARTS) - 365, 2) * _MONTH_DAYS  # where a year's part of the table begins
_ERA_FIRST_DAYS = np.append(_YEAR_STARTS[np.array(_ERA_STARTS) - _FIRST_YEAR], len(_TEXTS))
ERA_DAYS = np.diff(_ERA_FIRST_DAYS)
"""How many days each era has."""
_ERAS = np.repeat(np.array(ERAS, np.uint8), ERA_DAYS)


def days_of(dates: Words) -> NDArray[np.int64]:
    """The number of the day that ``yyyymmdd`` says, counted from 1 January 1800, negative where there is none; (n,).

    >>> days_of(np.array([18000102, 19000229, 20000229, 20000230, 21000101], np.uint64)) >= 0
    array([ True, False,  True, False, False])
    """
    years = dates // np.uint64(_MONTH_DAYS)
    month_days = (dates - years * np.uint64(_MONTH_DAYS)).view(np.int64)
    years -= np.uint64(_FIRST_YEAR)  # earlier ones wrap around and are out of range too
    year = np.minimum(years, np.uint64(_END_YEAR - _FIRST_YEAR)).view(np.int64)
    days: NDArray[np.int64] = _YEAR_STARTS[year] + _DAYS_OF_YEARS[_LEAP[year] + month_days]
    return days


def with_century(short_dates: Words) -> Words:
    """``yymmdd`` as ``19yymmdd``."""
    return short_dates + np.uint64(_CENTURY_19)


def eras_of(days: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The era of each day, (n,)."""
    return _ERAS[days]


def first_day(era: int) -> int:
    """The number of an era's first day."""
    return int(_ERA_FIRST_DAYS[era])


def texts_of(days: NDArray[np.int64]) -> Words:
    """``yyyymmdd`` of each day as a word of eight characters, (n,)."""
    return _TEXTS[days]


def short_texts_of(days: NDArray[np.int64]) -> NDArray[np.uint8]:
    """``yymmdd`` of each day, (n, 6)."""
    return texts_of(days).view(np.uint8).reshape(-1, words.DIGITS)[:, 2:]
