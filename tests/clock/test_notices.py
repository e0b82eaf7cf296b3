"""Taking over calendars. The year 2027 of these tests is made up; it is nobody's notice."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.clock import Calendar, CalendarEnds, TableRefused, calendar_csv, read_calendar

STANDARD = Calendar.standard()
HEAD = "day,status,name,source"
SOURCE = "test data"


def off(name, first, last):
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(day + timedelta(days=n), "休", name) for n in range((end - day).days + 1)]


YEAR_2027 = [
    *off("元旦", "2027-01-01", "2027-01-03"),
    *off("春节", "2027-02-05", "2027-02-11"),
    (date(2027, 2, 20), "班", "春节"),
    *off("清明节", "2027-04-03", "2027-04-05"),
    *off("劳动节", "2027-05-01", "2027-05-05"),
    *off("端午节", "2027-06-09", "2027-06-09"),
    *off("中秋节", "2027-09-15", "2027-09-15"),
    *off("国庆节", "2027-10-01", "2027-10-07"),
]


def text_of(rows, head=HEAD):
    return "\n".join([head, *(f"{day},{status},{name},{SOURCE}" for day, status, name in rows)])


def problems(source):
    with pytest.raises(TableRefused) as refused:
        read_calendar(source)
    return [problem.text() for problem in refused.value.problems]


def test_a_notice_adds_its_year_and_settles_the_end_of_the_year_before():
    calendar = STANDARD.extended(read_calendar(text_of(YEAR_2027)))
    assert calendar.last == date(2027, 12, 31)
    assert calendar.add_working_days(date(2026, 12, 25), 7) == date(2027, 1, 6)
    assert calendar.is_working(date(2027, 2, 20))
    assert not calendar.is_trading(date(2027, 2, 20))
    assert calendar.day(date(2027, 3, 1)).source == SOURCE
    assert not calendar.is_provisional(date(2026, 12, 30))
    assert calendar.is_provisional(date(2027, 12, 30))
    with pytest.raises(CalendarEnds, match="2028年"):
        calendar.is_working(date(2028, 1, 4))
    assert STANDARD.last == date(2026, 12, 31)


def test_a_notice_may_move_the_last_days_of_the_year_before():
    moved = [(date(2026, 12, 31), "休", "元旦"), (date(2026, 12, 27), "班", "元旦")]
    calendar = STANDARD.extended(read_calendar(text_of([*moved, *YEAR_2027])))
    assert not calendar.is_working(date(2026, 12, 31))
    assert calendar.is_working(date(2026, 12, 27))
    assert (
        calendar.days[: (date(2026, 12, 25) - STANDARD.first).days]
        == (STANDARD.days[: (date(2026, 12, 25) - STANDARD.first).days])
    )


def test_exchanges_closed_on_a_working_day_are_written_so():
    calendar = STANDARD.extended(read_calendar(text_of([*YEAR_2027, (date(2027, 2, 4), "闭", "除夕前一日")])))
    assert (calendar.is_working(date(2027, 2, 4)), calendar.is_trading(date(2027, 2, 4))) == (True, False)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(text_of(YEAR_2027, "日期,状态,名称,来源"), id="Chinese headings"),
        pytest.param("\ufeff" + text_of(YEAR_2027).replace("\n", "\r\n"), id="byte order mark, CRLF"),
        pytest.param(text_of(YEAR_2027).replace(",", "\t"), id="copied from a spreadsheet"),
        pytest.param(text_of(YEAR_2027).replace("\n", "\n\n") + "\n,,,\n", id="blank lines"),
        pytest.param(text_of(YEAR_2027).replace("2027-01-01", " 2027/1/1 "), id="2027/1/1"),
        pytest.param(text_of(YEAR_2027).replace("2027-01-01", "2027年1月1日"), id="2027年1月1日"),
        pytest.param(text_of(reversed(YEAR_2027)), id="in any order"),
        pytest.param(
            [{"day": day, "status": status, "name": name, "source": SOURCE} for day, status, name in YEAR_2027],
            id="rows with dates",
        ),
        pytest.param(
            pl.DataFrame(
                [(datetime.combine(day, datetime.min.time()), *rest, SOURCE) for day, *rest in YEAR_2027],
                schema=["日期", "状态", "名称", "来源"],
                orient="row",
            ).iter_rows(named=True),
            id="rows of a frame, with midnights",
        ),
    ],
)
def test_however_it_is_written_it_is_the_same_calendar(source):
    assert read_calendar(source) == read_calendar(text_of(YEAR_2027))


def test_every_bad_row_is_reported_at_once_with_its_number():
    found = problems(
        f"{HEAD}\n2027-2-30,休,春节,x\n2027-01-04,班,元旦,x\n2027-01-05,歇,元旦,x\n2027-01-09,闭,元旦,x\n"
        "\n2027-01-06,休,,x\n2027-01-06,休,元旦,\n昨天,休,元旦,x"
    )
    assert [problem for problem in found if problem.startswith("第")] == [
        "第2行 day：“2027-2-30”不是日期，应如 2027-02-05",
        "第3行 status：2027-01-04 是周一至周五，本就上班",
        "第4行 status：“歇”不在可选值之中：休、班、闭",
        "第5行 status：2027-01-09 是周末，本就休市",
        "第7行 name：不能为空",
        "第8行 source：不能为空",
        "第8行 day：2027-01-06 与第7行重复",
        "第9行 day：“昨天”不是日期，应如 2027-02-05",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("", ["整表：没有数据行", "第1行 day：缺少表头“日期”"], id="nothing"),
        pytest.param(HEAD, ["整表：没有数据行"], id="headings only"),
        pytest.param([], ["整表：没有数据行", "第1行 day：缺少表头“日期”"], id="no rows"),
        pytest.param("day,status,name\n2027-01-01,休,元旦", ["第1行 source：缺少表头“来源”"], id="no source"),
        pytest.param(
            "day,day,status,name,source\n2027-01-01,,休,元旦,x", ["第1行 day：表头重复"], id="a heading twice"
        ),
        pytest.param(
            "day,status,name,source,weather\n2027-01-01,休,元旦,x,rain", ["第1行：不认识的表头“weather”"], id="unknown"
        ),
        pytest.param("day,status,name,source\n2027-01-01,休,元旦,x,y", ["第2行：单元格多于表头"], id="a long row"),
    ],
)
def test_wrong_headings_are_reported_before_any_cell(source, expected):
    found = problems(source)
    assert all(any(problem.startswith(start) for problem in found) for start in expected)
    assert not any("不完整" in problem for problem in found)


@pytest.mark.parametrize("festival", ["元旦", "春节", "清明节", "劳动节", "端午节", "国庆节"])
def test_a_year_without_one_of_its_festivals_is_not_taken_over(festival):
    rows = [row for row in YEAR_2027 if row[2] != festival or row[1] != "休"]
    found = problems(text_of(rows))
    assert found
    assert all(problem.startswith(f"整表 day：2027年不完整：{festival}") for problem in found)


def test_an_english_reader_gets_the_same_problems():
    with pytest.raises(TableRefused) as refused:
        read_calendar(f"{HEAD}\n2027-01-04,休,元旦,x")
    assert "2027 is incomplete: no day off (休) for New Year's Day" in refused.value.en


def test_a_year_may_not_be_left_out():
    rows = [(day + timedelta(days=365), status, name) for day, status, name in YEAR_2027 if status == "休"]
    with pytest.raises(TableRefused, match="缺少 2027-01-01—2027-12-31；日历须连续，且以整年为单位"):
        STANDARD.extended(read_calendar(text_of(rows)))


def full_table(*changes):
    lines = calendar_csv(STANDARD.extended(read_calendar(text_of(YEAR_2027)))).splitlines()
    table = [lines[0], *(line for line in lines if line.startswith("2027"))]
    for old, new in changes:
        table = [line.replace(old, new) for line in table]
    return "\n".join(line for line in table if line)


def test_a_full_table_gives_the_same_year_as_its_notice():
    assert STANDARD.extended(read_calendar(full_table())).days == (
        STANDARD.extended(read_calendar(text_of(YEAR_2027))).days
    )


def test_the_whole_calendar_can_be_written_and_read_back():
    assert read_calendar(calendar_csv(STANDARD)) == STANDARD.days
    assert STANDARD.extended(read_calendar(calendar_csv(STANDARD))).days == STANDARD.days


def test_a_full_table_with_a_missing_day_is_refused():
    with pytest.raises(TableRefused, match="缺少 2027-06-01；"):
        STANDARD.extended(read_calendar(full_table(("2027-06-01,1,1,,test data,0", ""))))


def test_half_a_year_is_refused():
    half = "\n".join(full_table().splitlines()[:182])
    with pytest.raises(TableRefused, match="缺少 2027-07-01—2027-12-31"):
        STANDARD.extended(read_calendar(half))


def test_wrong_cells_of_a_full_table_are_reported():
    found = problems(
        "day,working,trading,name,source,provisional\n2027-01-02,1,1,,x,\n2027-01-04,maybe,,,x,\n2027-01-05,,,,x,是"
    )
    assert found == [
        "第2行 trading：2027-01-02 不是周一至周五的工作日，不能是交易日",
        "第3行 working：“maybe”应为 是 或 否",
        "第4行 working：不能为空",
    ]


def test_spreadsheet_numbers_and_words_are_flags():
    def year(yes, no):
        table = full_table()
        rows = [line.split(",") for line in table.splitlines()[1:]]
        return [
            {
                "日期": day,
                "工作日": yes if working == "1" else no,
                "交易日": yes if trading == "1" else no,
                "名称": name or None,
                "来源": source,
            }
            for day, working, trading, name, source, _ in rows
        ]

    expected = read_calendar(full_table())
    for yes, no in ((1.0, 0.0), (True, False), ("是", "否"), ("TRUE", "FALSE"), (1, 0)):
        assert read_calendar(year(yes, no)) == expected


def test_a_known_day_changes_only_when_it_is_said_to():
    day = STANDARD.day(date(2025, 3, 3))
    other = day._replace(working=False, trading=False, name="春假")
    with pytest.raises(TableRefused, match="2025-03-03 与已有日历不同（已有：工作日/交易；导入：非工作日/休市）"):
        STANDARD.extended([other])
    assert not STANDARD.extended([other], replace=True).is_working(date(2025, 3, 3))
    assert STANDARD.extended([day]).days == STANDARD.days


def test_a_provisional_year_may_be_replaced_by_the_notice():
    guess = [day._replace(provisional=True) for day in read_calendar(text_of(YEAR_2027))]
    provisional = STANDARD.extended(guess)
    assert provisional.is_provisional(date(2027, 3, 1))
    assert provisional.derive(date(2027, 3, 1), 2).provisional
    settled = provisional.extended(read_calendar(text_of([*YEAR_2027, *off("端午节", "2027-06-10", "2027-06-10")])))
    assert not settled.is_provisional(date(2027, 3, 1))
    assert not settled.is_working(date(2027, 6, 10))


def test_provisional_is_read_from_a_notice():
    rows = text_of(YEAR_2027).splitlines()
    text = "\n".join([rows[0] + ",provisional", *(row + ",是" for row in rows[1:])])
    assert {day.provisional for day in read_calendar(text) if day.name} == {True}


rubbish = st.one_of(
    st.text(max_size=200),
    st.lists(st.text(max_size=30), max_size=8).map(lambda lines: "\n".join([HEAD, *lines])),
    st.lists(
        st.fixed_dictionaries(
            {
                "day": st.one_of(st.none(), st.dates(), st.datetimes(), st.floats(), st.text(max_size=12)),
                "status": st.one_of(st.none(), st.sampled_from(["休", "班", "闭", 1.5])),
                "name": st.one_of(st.none(), st.text(max_size=3)),
                "source": st.one_of(st.none(), st.integers(), st.text(max_size=3)),
            }
        ),
        max_size=6,
    ),
    st.lists(
        st.fixed_dictionaries(
            {
                "day": st.dates(date(2026, 1, 1), date(2028, 1, 1)),
                "working": st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=3)),
                "trading": st.one_of(st.none(), st.booleans(), st.binary(max_size=3)),
                "source": st.one_of(st.none(), st.text(max_size=3)),
            }
        ),
        max_size=6,
    ),
)


def attempt(source):
    """The extended calendar, or the reasons why not."""
    try:
        return STANDARD.extended(read_calendar(source)), ()
    except TableRefused as refused:
        return None, refused.problems


@settings(deadline=None)
@given(rubbish)
def test_rubbish_is_refused_with_reasons_or_leaves_a_whole_calendar(source):
    calendar, reasons = attempt(source)
    assert reasons if calendar is None else (calendar.last.month, calendar.last.day) == (12, 31)
