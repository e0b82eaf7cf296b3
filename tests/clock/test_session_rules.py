"""Taking over session rules from a table."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.clock import Calendar, SessionTable, TableRefused, read_session_rules, session_rules_csv
from zhengdun.clock.shipped import shipped_text

HEAD = "group,kind,start,end,valid_from,valid_until,status,source"
STANDARD = SessionTable.standard()


def test_the_shipped_table_can_be_written_and_read_back():
    assert session_rules_csv(STANDARD.rules) == shipped_text("sessions.csv")


def test_imported_rules_take_the_place_of_those_of_their_group():
    rows = [
        {
            "组": "北交所股票",
            "阶段": "连续竞价",
            "开始": time(9, 30),
            "结束": "15:30",
            "生效日": date(2026, 12, 1),
            "失效日": None,
            "状态": "自定",
            "来源": "公告",
        }
    ]
    table = STANDARD.with_rules(read_session_rules(rows))
    afternoon = datetime.fromisoformat("2026-12-01T15:10"), datetime.fromisoformat("2026-12-01T15:11")
    [session] = table.sessions(Calendar.standard(), "bse", *afternoon)
    assert (session.rule.kind, session.known) == ("连续竞价", True)
    assert [rule for rule in table.rules if rule.group == "stock"] == [
        rule for rule in STANDARD.rules if rule.group == "stock"
    ]


def test_a_rule_holds_up_to_its_last_day():
    [rule] = read_session_rules(f"{HEAD}\nstock,夜盘,21:00,2:30,2026-03-02,2026-03-04,自定,公告")
    held = [day for day in range(1, 7) if rule.holds_on(date(2026, 3, day))]
    assert held == [2, 3, 4]


def test_every_bad_row_is_reported_at_once():
    with pytest.raises(TableRefused) as refused:
        read_session_rules(
            f"{HEAD}\nlme,日盘,09:00,10:00,2026-01-01,,自定,x\nstock,日盘,25:00,,2026-01-01,,自定,x\n"
            "stock,日盘,09:00,09:00,2026-01-01,2025-01-01,自定,x\nstock,,09:00,10:00,someday,,,"
        )
    places = [(problem.row, problem.column) for problem in refused.value.problems]
    assert places == [
        (2, "group"),
        (3, "start"),
        (3, "end"),
        (4, "end"),
        (4, "valid_until"),
        (5, "kind"),
        (5, "valid_from"),
        (5, "status"),
        (5, "source"),
    ]


@settings(deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6).map(lambda lines: "\n".join([HEAD, *lines])))
def test_rubbish_is_refused_with_reasons(source):
    with pytest.raises(TableRefused) as refused:
        read_session_rules(source)
    assert refused.value.problems
