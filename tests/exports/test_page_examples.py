"""An example on the page of a duty: the case of a test, judged and explained, with a picture and its records."""

from datetime import date, timedelta

import pytest

from zhengdun.assessment.explanation import explain
from zhengdun.clock import Calendar
from zhengdun.duties.registry import matching
from zhengdun.duties.testing import ON, ledgers_of, record, system
from zhengdun.exports.pages import Example
from zhengdun.exports.pages.duty import duty_page
from zhengdun.exports.pages.examples import show_example
from zhengdun.ledger.tables.backup import BackupRun
from zhengdun.ledger.tables.capacity import CapacityRecord, StressTest

TEST = "art21_test.py::test_it"


def example(duty_id, *records, on=ON, **institution):
    """The only finding on a duty over these records."""
    (duty,) = matching(duty_id)
    ledgers = ledgers_of(*records, **institution)
    (found,) = explain(ledgers, on, duty, calendar=Calendar.standard())
    return Example(found, ledgers, on, TEST)


def measured(capacity, peak=700.0):
    return record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=capacity, historical_peak=peak)


def reported(day):
    return record(StressTest, code="YC1", system="S1", tested_on="2026-05-08", reported_on=day)


def page_of(*examples, lang="zh"):
    return duty_page(examples[0].explanation.duty, lang, examples)


def shown_on(page):
    return page.parts[-1].html


class TestPictures:
    def test_days_lie_on_one_line_from_the_first_to_the_last(self):
        shown = show_example(example("21.2b-1", reported("2026-06-08")), "zh")
        assert {mark.slot: (mark.value, mark.at) for mark in shown.days} == {
            "event": (date(2026, 5, 8), 0),
            "due": (date(2026, 5, 28), 64.5),  # day 20 of 31
            "done": (date(2026, 6, 8), 100),
        }
        assert shown.figures == ()

    def test_what_was_not_done_has_no_mark(self):
        shown = show_example(example("21.2b-1", reported(None)), "zh")
        assert [mark.slot for mark in shown.days] == ["event", "due"]

    def test_a_figure_stands_beside_its_bound_on_one_scale_from_zero(self):
        shown = show_example(example("21.3a", system(), measured(1050.0)), "zh")
        assert {mark.slot: (mark.value, mark.at) for mark in shown.figures} == {
            "value": (1050, 75),
            "bound": (1400, 100),
        }
        assert shown.days == ()

    @pytest.mark.parametrize("records", [(system(), measured(None)), (system(),), (system(), measured(0.0, 0.0))])
    def test_without_both_figures_or_with_nothing_to_scale_there_is_no_picture(self, records):
        assert show_example(example("21.3a", *records), "zh").figures == ()


class TestRecords:
    def test_only_filled_columns_are_shown_choices_and_units_in_words(self):
        (systems, capacity) = show_example(example("21.3a", system(), measured(1400.0)), "zh").sheets
        assert dict(zip(systems.headings, systems.rows[0], strict=True)) == {
            "系统编号": "S1",
            "系统名称": "集中交易系统",
            "系统类别": "交易",
            "重要信息系统": "是",
            "上线日期": "2015-01-01",
        }
        assert capacity.headings[2:] == ("性能容量（笔/秒）", "历史峰值（笔/秒）")

    def test_many_rows_are_cut_and_counted(self):
        days = [ON - timedelta(days=ago) for ago in range(1, 93)]
        runs = [record(BackupRun, system="S1", backed_up_on=day, succeeded=True) for day in days]
        found = example("20.1b", system(), *runs)
        (_, sheet) = show_example(found, "zh").sheets
        assert (len(sheet.rows), sheet.more) == (4, 88)
        assert "另有 88 行" in shown_on(page_of(found))


class TestPage:
    def test_a_case_each_way_with_its_arithmetic_and_its_test(self):
        met, breached = (example("21.3a", system(), measured(capacity)) for capacity in (1400.0, 1399.0))
        html = shown_on(page_of(met, breached))
        assert html.index("✓") < html.index("1,400") < html.index("✗") < html.index("1,399")
        assert html.count(TEST) == len((met, breached))
        assert "没有这样的例子" not in html

    def test_where_no_test_shows_it_that_is_said(self):
        html = shown_on(page_of(example("21.3a", system(), measured(1400.0))))
        assert html.count("测试中没有这样的例子") == 1

    def test_what_the_records_say_is_escaped(self):
        found = example("21.3a", system(name="<script>alert(1)</script>"), measured(1400.0))
        assert "<script>" not in shown_on(page_of(found))
        assert "&lt;script&gt;" in shown_on(page_of(found))
