"""Joining days that were imported to those known already."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from zhengdun.clock.days import ONE_DAY, Day, is_open_end
from zhengdun.clock.errors import Problem, TableRefused


def merge(known: Sequence[Day], added: Iterable[Day], *, replace: bool = False) -> tuple[Day, ...]:
    """All days of both in order.

    A day in both must be the same in both, unless the known one is provisional or ``replace`` is given. The
    result has no gap and consists of whole years: half a year would count working days up to its end and then
    stop, which looks like an answer.

    Raises:
        TableRefused: with every conflict, gap and unfinished year.
    """
    days = {day.day: day for day in known}
    last = max(days)
    problems: list[Problem] = []
    for new in added:
        old = days.get(new.day)
        may_change = old is None or replace or old.provisional or is_open_end(new.day, last)
        if may_change or old is None:
            days[new.day] = new
        elif (old.working, old.trading) != (new.working, new.trading):
            problems.append(_conflict(old, new))
    problems += _gaps(sorted(days))
    if problems:
        raise TableRefused(problems)
    return tuple(days[day] for day in sorted(days))


def _conflict(old: Day, new: Day) -> Problem:
    return Problem(
        None,
        None,
        f"{new.day} 与已有日历不同（已有：{_state(old, 0)}；导入：{_state(new, 0)}）；确要更改须明示替换",
        f"{new.day} differs from the calendar (known: {_state(old, 1)}; imported: {_state(new, 1)}); "
        "to change it, ask for replacement",
    )


def _state(day: Day, lang: int) -> str:
    working = ("工作日", "working") if day.working else ("非工作日", "day off")
    trading = {True: ("交易", "trading"), False: ("休市", "no trading"), None: ("交易与否不明", "unknown")}
    return f"{working[lang]}/{trading[day.trading][lang]}"


def _gaps(days: Sequence[date]) -> list[Problem]:
    problems = [
        _missing(before + ONE_DAY, after - ONE_DAY) for before, after in pairwise(days) if after - before != ONE_DAY
    ]
    first, last = date(days[0].year, 1, 1), date(days[-1].year, 12, 31)
    problems += [_missing(first, days[0] - ONE_DAY)] if days[0] != first else []
    problems += [_missing(days[-1] + ONE_DAY, last)] if days[-1] != last else []
    return problems


def _missing(first: date, last: date) -> Problem:
    span = f"{first}" if first == last else f"{first}—{last}"
    return Problem(None, "day", f"缺少 {span}；日历须连续，且以整年为单位", f"missing {span}; give whole years")
