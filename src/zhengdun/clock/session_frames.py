"""Trading sessions as Polars: all windows of a span of days, and whether times overlap them.

All times are naive Beijing time. Times are compared as times; hours times sixty would overflow silently.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

import polars as pl

from zhengdun.clock.calendar import Calendar
from zhengdun.clock.days import FRIDAY, ONE_DAY
from zhengdun.clock.errors import ClockError
from zhengdun.clock.session_rules import SessionRule
from zhengdun.clock.sessions import SessionTable, trades_on

_MOMENT = pl.Datetime("us")
_ALWAYS = datetime.combine(date.min, time())
_FOREVER = datetime.combine(date.max, time())
_WINDOW = pl.Schema({"group": pl.String(), "start": _MOMENT, "end": _MOMENT, "known": pl.Boolean()})
_INSTANT = pl.duration(microseconds=1)


def sessions_frame(
    calendar: Calendar,
    groups: Sequence[str],
    first: date,
    last: date | None = None,
    table: SessionTable | None = None,
) -> pl.DataFrame:
    """The windows of the ``groups`` from ``first`` to ``last``, and the times of which nothing is known.

    Args:
        calendar: which days the exchanges are open.
        groups: keys of :data:`zhengdun.clock.groups.GROUPS`, or of the table handed in.
        first: the first day wanted.
        last: the last day wanted; the calendar's last where None.
        table: the rules; the standard ones where None.

    Returns:
        ``group, start, end, known``, sorted. Windows of a group that touch or overlap are one. ``known`` is
        false for a window that may or may not be a session: an unverified rule, a day or an evening the
        calendar does not know, all time before the group's first rule, before ``first`` and after ``last``.

    Raises:
        ClockError: a group has no rules.
    """
    last = last or calendar.last
    rules = (table or SessionTable.standard()).rules
    missing = sorted(set(groups) - {rule.group for rule in rules})
    if missing:
        names = "、".join(missing)
        raise ClockError(f"没有这些交易时段组：{names}", f"There are no such groups of sessions: {names}")
    rules = tuple(rule for rule in rules if rule.group in groups)
    return _merged(pl.concat([_windows(calendar, rules, first, last), _unknown(calendar, rules, first, last)]))


def in_session(start: pl.Expr, end: pl.Expr, groups: pl.Expr | Sequence[str], sessions: pl.DataFrame) -> pl.Expr:
    """Whether the time from ``start`` to ``end`` (not included) overlaps a session of any of the ``groups``.

    Args:
        start: the start; null gives null.
        end: the end. Where it is null or before the start, only what happens at the start is known: true if
            that lies in a session, else null. Where it equals the start, the moment itself counts.
        groups: the groups of each row, as a column of lists or the same for all rows. A null list gives null,
            an empty one false, a group that ``sessions`` does not have null unless another group gives true.
        sessions: from :func:`sessions_frame`.

    Returns:
        True, false, or null where it cannot be told. Times with a time zone are an error of Polars.

    >>> from zhengdun.clock import Calendar
    >>> day = date(2026, 3, 2)
    >>> sessions = sessions_frame(Calendar.standard(), ["stock"], day, day)
    >>> changes = pl.DataFrame({"start": [datetime(2026, 3, 2, hour) for hour in (9, 12, 15)]})
    >>> end = pl.col("start") + pl.duration(minutes=30)
    >>> changes.select(in_session(pl.col("start"), end, ["stock"], sessions)).to_series().to_list()
    [True, False, False]
    """
    start, end = start.dt.cast_time_unit("us"), end.dt.cast_time_unit("us")
    doubt = end.is_null() | (end < start) | names_others(groups, sessions)
    named = {group: names(groups, group) for group in sessions["group"].unique()}
    return overlaps(start, stop_of(start, end), named, sessions, doubt=doubt)


def stop_of(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """The end of the time to look at: what has no end, or ends before its start, is looked at for an instant."""
    return pl.when(end > start).then(end).otherwise(start + _INSTANT)


def overlaps(
    start: pl.Expr, stop: pl.Expr, named: Mapping[str, pl.Expr], sessions: pl.DataFrame, *, doubt: pl.Expr
) -> pl.Expr:
    """As :func:`in_session`, for those who have worked out what goes before it.

    Args:
        start: the start, in microseconds as all the others.
        stop: from :func:`stop_of`.
        named: whether each group counts, by its key.
        sessions: from :func:`sessions_frame`.
        doubt: what makes it uncertain that the time lies in no session.
    """
    hits, doubts = [pl.lit(value=False)], [doubt]
    for (group, known), windows in sessions.partition_by("group", "known", as_dict=True).items():
        (hits if known else doubts).append(named[str(group)] & _overlaps(start, stop, windows))
    answer = (
        pl.when(pl.any_horizontal(hits))
        .then(statement=True)
        .when(pl.any_horizontal(doubts))
        .then(None)
        .otherwise(statement=False)
    )
    return pl.when(start.is_not_null()).then(answer)


def _windows(calendar: Calendar, rules: Sequence[SessionRule], first: date, last: date) -> pl.DataFrame:
    """Each rule on each day, from the day before ``first``, whose night may reach into it."""
    days = [first + ONE_DAY * n for n in range(-1, (last - first).days + 4)]
    trades = pl.DataFrame(
        {"day": days, "by_day": [trades_on(calendar, day) for day in days]},
        schema={"day": pl.Date, "by_day": pl.Boolean},
    )
    # As trades_in_the_evening: after Friday comes Monday, and false prevails over unknown.
    is_friday = pl.col("day").dt.weekday() == FRIDAY + 1
    next_weekday = pl.when(is_friday).then(pl.col("by_day").shift(-3)).otherwise(pl.col("by_day").shift(-1))
    by_day = trades.with_columns(by_night=pl.col("by_day") & next_weekday).filter(pl.col("day") <= last)
    by_rule = pl.DataFrame(
        [
            (rule.group, rule.start, rule.end, rule.valid_from, rule.valid_until, rule.is_night, rule.is_verified)
            for rule in rules
        ],
        schema={
            "group": pl.String,
            "from": pl.Time,
            "to": pl.Time,
            "valid_from": pl.Date,
            "valid_until": pl.Date,
            "is_night": pl.Boolean,
            "is_verified": pl.Boolean,
        },
        orient="row",
    )
    day, takes_place = pl.col("day"), pl.when("is_night").then("by_night").otherwise("by_day")
    end_day = pl.when(pl.col("to") > pl.col("from")).then(day).otherwise(day.dt.offset_by("1d"))
    return (
        by_rule.lazy()
        .join(by_day.lazy(), how="cross")
        .filter(
            day >= pl.col("valid_from"),
            (day <= pl.col("valid_until")).fill_null(value=True),
            takes_place.fill_null(value=True),
        )
        .select(
            "group",
            start=day.dt.combine(pl.col("from")).cast(_MOMENT),
            end=end_day.dt.combine(pl.col("to")).cast(_MOMENT),
            known=takes_place.is_not_null() & pl.col("is_verified"),
        )
        .filter(pl.col("end") > datetime.combine(first, time()))
        .collect(engine="in-memory")
    )


def _unknown(calendar: Calendar, rules: Sequence[SessionRule], first: date, last: date) -> pl.DataFrame:
    """All time outside ``first`` to ``last`` or before a group's first rule, and the days nobody knows."""
    rows = []
    unknown_days = [
        day for day in (first + ONE_DAY * n for n in range((last - first).days + 1)) if trades_on(calendar, day) is None
    ]
    for group in dict.fromkeys(rule.group for rule in rules):
        begins = min(rule.span(rule.valid_from)[0] for rule in rules if rule.group == group)
        rows.append((group, _ALWAYS, max(begins, datetime.combine(first, time())), False))
        rows.append((group, datetime.combine(last + ONE_DAY, time()), _FOREVER, False))
        for day in unknown_days:
            start = datetime.combine(day, time())
            rows.append((group, start, start + ONE_DAY, False))
    return pl.DataFrame(rows, schema=_WINDOW, orient="row")


def _merged(windows: pl.DataFrame) -> pl.DataFrame:
    """One window where several of a group touch or overlap, known and unknown apart."""
    begins_apart = (pl.col("start") > pl.col("end").cum_max().shift(1)).fill_null(value=True)
    return (
        windows.lazy()
        .sort("start")
        .with_columns(begins_apart.cum_sum().over("group", "known").alias("run"))
        .group_by("group", "known", "run")
        .agg(pl.col("start").first(), pl.col("end").max())
        .select(*_WINDOW)
        .sort("group", "start", "known")
        .collect(engine="in-memory")
    )


def _overlaps(start: pl.Expr, stop: pl.Expr, windows: pl.DataFrame) -> pl.Expr:
    """Whether a window begins before ``stop`` and ends after ``start``; the windows lie apart and in order.

    Then it is enough to look at the last one that begins before ``stop``.
    """
    ends = pl.concat([pl.Series([_ALWAYS], dtype=_MOMENT), windows["end"]])
    begun = pl.lit(windows["start"]).search_sorted(stop, side="left")
    return pl.lit(ends).gather(begun) > start


def names(groups: pl.Expr | Sequence[str], group: str) -> pl.Expr:
    """Whether the group is in the list."""
    return groups.list.contains(group) if isinstance(groups, pl.Expr) else pl.lit(group in groups)


def names_others(groups: pl.Expr | Sequence[str], sessions: pl.DataFrame) -> pl.Expr:
    """Whether there are groups in the list that ``sessions`` says nothing about, or there is no list."""
    known = sessions["group"].unique().to_list()
    if isinstance(groups, pl.Expr):
        named = groups.list.eval(pl.element().is_in(known).fill_null(value=False)).list.all()
        return ~named.fill_null(value=False)
    return pl.lit(not set(groups) <= set(known))
