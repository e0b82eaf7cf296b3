"""The tables of sessions and products, and when sessions take place."""

from datetime import date, datetime, time
from itertools import pairwise

import pytest

from zhengdun.clock import GROUPS, Calendar, SessionTable, products
from zhengdun.clock.sessions import trades_in_the_evening

CALENDAR = Calendar.standard()
TABLE = SessionTable.standard()


def at(text):
    return datetime.fromisoformat(text)


def kinds(group, start, end, table=TABLE):
    return [session.rule.kind for session in table.sessions(CALENDAR, group, at(start), at(end))]


def test_every_group_one_can_choose_has_rules_and_the_other_way_round():
    assert set(TABLE.groups) == set(GROUPS)


def test_every_product_trades_in_groups_that_exist_and_is_named_once():
    assert {group for product in products() for group in product.groups} <= set(GROUPS)
    assert len({(product.exchange, product.code) for product in products()}) == len(products())


def test_every_rule_and_product_names_its_source_and_status():
    for row in (*TABLE.rules, *products()):
        assert row.source
        assert row.status in {"官", "转", "测", "未核"}


def test_no_group_has_two_rules_for_the_same_moment():
    for group in TABLE.groups:
        found = list(TABLE.sessions(CALENDAR, group, at("2026-11-18T00:00"), at("2026-11-20T00:00")))
        assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("group", "open_at", "shut_at"),
    [
        ("stock", ["09:15", "09:27", "11:29", "13:00", "14:58", "15:05"], ["09:14", "11:30", "15:00", "15:30"]),
        ("futures_day", ["08:55", "10:14", "10:30", "13:30", "14:59"], ["08:54", "10:15", "11:30", "15:00"]),
        ("futures_night_2300", ["20:55", "22:59"], ["20:54", "23:00", "02:00", "10:00"]),
        ("futures_night_0100", ["21:00", "00:59"], ["01:00", "10:00"]),
        ("futures_night_0230", ["21:00", "02:29"], ["02:30", "10:00"]),
        ("cffex_index", ["09:25", "09:30", "14:59"], ["09:24", "11:30", "15:00"]),
        ("cffex_bond", ["09:25", "15:00", "15:14"], ["11:30", "15:15"]),
    ],
)
def test_sessions_of_an_ordinary_thursday(group, open_at, shut_at):
    def is_open(clock):
        moment = datetime.combine(date(2026, 11, 19), time.fromisoformat(clock))
        return any(TABLE.sessions(CALENDAR, group, moment, moment.replace(microsecond=1)))

    assert [clock for clock in open_at if not is_open(clock)] == []
    assert [clock for clock in shut_at if is_open(clock)] == []


@pytest.mark.parametrize(
    ("day", "after_hours"),
    [("2026-07-03", []), ("2026-07-06", ["盘后固定价格交易"])],
)
def test_after_hours_trading_reaches_the_whole_market_on_2026_07_06(day, after_hours):
    assert kinds("stock", f"{day}T15:00", f"{day}T16:00") == after_hours
    assert kinds("stock_star_chinext", f"{day}T15:00", f"{day}T16:00") == ["盘后固定价格交易"]


def test_what_is_not_verified_is_unknown_until_somebody_accepts_it():
    afternoon = at("2026-11-19T15:05"), at("2026-11-19T15:30")
    assert [session.known for session in TABLE.sessions(CALENDAR, "bse", *afternoon)] == [False]
    accepting = TABLE.accepting_unverified()
    assert [session.known for session in accepting.sessions(CALENDAR, "bse", *afternoon)] == [True]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2026-11-19", True, id="Thursday"),
        pytest.param("2026-11-20", True, id="Friday, belongs to Monday"),
        pytest.param("2026-11-21", False, id="Saturday"),
        pytest.param("2026-11-22", False, id="Sunday"),
        pytest.param("2026-09-30", False, id="eve of National Day"),
        pytest.param("2026-10-07", False, id="last day of the holiday"),
        pytest.param("2026-10-09", True, id="Friday before a make-up Saturday"),
        pytest.param("2026-10-10", False, id="make-up Saturday"),
        pytest.param("2024-02-08", False, id="eve of the extra closing day"),
        pytest.param("2024-02-09", False, id="working day, exchanges closed"),
        pytest.param("2026-09-24", False, id="Thursday, Mid-Autumn on Friday"),
        pytest.param("2026-12-31", None, id="whether the next day trades is not known"),
        pytest.param("2027-01-04", None, id="unknown"),
    ],
)
def test_a_night_session_begins_where_the_next_weekday_trades_too(day, expected):
    assert trades_in_the_evening(CALENDAR, date.fromisoformat(day)) is expected
