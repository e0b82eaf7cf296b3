"""Filed: which year is judged on a day, what counts, and when the next falls due."""

from datetime import date

import pytest

from zhengdun.assessment import evaluate
from zhengdun.assessment.agenda import agenda
from zhengdun.clock import Calendar
from zhengdun.duties.testing import duty_judged_by, ledgers_of, record, verdict
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.filed import Filed
from zhengdun.law import art
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.supervision import Filing

EARLIER = internal_standard(
    "test_filed_earlier", "提前|earlier", unit="日|days", cite=art(59, 1), default=0, why="例|an example"
)
A_TERM_NOT_SET = internal_standard(
    "test_filed_not_set", "提前|earlier", unit="日|days", cite=art(59, 1), default=None, why="例|an example"
)


def yearly(kind, **values):
    usual = {"year": Filing.year, "on": Filing.filed_on, "month": 4, "day": 30}
    return duty_judged_by(Filed(each=institutions, of=rows(Filing, Filing.kind.col == kind), **{**usual, **values}))


REPORT = yearly("annual_report", earlier_by=EARLIER)
PLAN = yearly("cii_plan", month=12, day=31, years_after=0)


def filing(filed_on, year, kind="annual_report", code="F1"):
    return record(Filing, code=code, kind=kind, year=year, filed_on=filed_on)


def finding(duty, *records, on):
    found = evaluate(ledgers_of(*records), date.fromisoformat(on), calendar=Calendar.standard(), duties=[duty])
    return found.frame.row(0, named=True)


class TestTheReportOnTheYearBefore:
    @pytest.mark.parametrize(
        ("filed_on", "reason"),
        [("2026-01-01", "every_period"), ("2026-04-30", "every_period"), ("2026-05-01", "late"), (None, "overdue")],
    )
    def test_the_30th_of_april_counts_and_the_next_day_is_late(self, filed_on, reason):
        assert verdict(REPORT, filing(filed_on, 2025)) == reason

    @pytest.mark.parametrize(("on", "reason"), [("2026-04-30", "every_period"), ("2026-05-01", "overdue")])
    def test_until_the_day_has_passed_the_year_before_is_judged(self, on, reason):
        assert verdict(REPORT, filing("2025-04-20", 2024), on=on) == reason

    @pytest.mark.parametrize("year", [2024, 2026])
    def test_a_report_on_another_year_does_not_count(self, year):
        assert verdict(REPORT, filing("2026-04-20", year)) == "overdue"

    def test_what_is_filed_later_is_not_known_yet(self):
        assert verdict(REPORT, filing("2026-07-01", 2025)) == "overdue"

    def test_the_first_of_several_counts(self):
        assert verdict(REPORT, filing("2026-05-20", 2025), filing("2026-04-20", 2025, code="F2")) == "every_period"

    @pytest.mark.parametrize(("filed_on", "reason"), [("2026-04-30", "unknown_fact"), ("2026-05-01", "overdue")])
    def test_a_record_that_names_no_year_may_be_the_one(self, filed_on, reason):
        assert verdict(REPORT, filing(filed_on, None)) == reason

    def test_a_record_that_names_no_year_does_not_undo_one_that_does(self):
        assert verdict(REPORT, filing("2026-04-20", 2025), filing("2026-04-01", None, code="F2")) == "every_period"

    def test_a_record_of_which_it_is_unknown_whether_it_counts(self):
        unsure = Filed(
            each=institutions,
            of=rows(Filing, Filing.truthful.col),
            year=Filing.year,
            on=Filing.filed_on,
            month=4,
            day=30,
        )
        assert verdict(duty_judged_by(unsure), filing("2026-04-20", 2025)) == "unknown_fact"

    def test_a_report_on_a_year_that_was_not_over_contradicts_itself(self):
        assert verdict(REPORT, filing("2025-12-31", 2025)) == "conflict"
        assert verdict(REPORT, filing("2025-12-31", 2025), filing("2026-03-01", 2025, code="F2")) == "every_period"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(REPORT) == "no_ledger"

    @pytest.mark.parametrize(
        ("on", "reason"),
        [
            ("2023-05-01", "not_yet_due"),
            ("2024-04-30", "not_yet_due"),
            ("2024-05-01", "overdue"),
        ],
    )
    def test_the_first_report_is_due_on_2024_04_30(self, on, reason):
        found = finding(REPORT, filing("2023-04-20", 2022), on=on)
        assert found["reason"] == reason
        assert found["due"] == date(2024, 4, 30)

    def test_the_day_before_the_measures_took_effect_nobody_was_asked(self):
        assert finding(REPORT, filing("2023-04-20", 2022), on="2023-04-30")["reason"] == "not_in_force"

    def test_the_first_report_may_be_filed_before_its_day(self):
        assert verdict(REPORT, filing("2024-03-01", 2023), on="2024-04-01") == "every_period"

    def test_an_institution_that_reads_the_day_as_not_counted(self):
        own = record(Setting, parameter=EARLIER.name, value=1)
        assert verdict(REPORT, filing("2026-04-29", 2025), own) == "every_period"
        assert verdict(REPORT, filing("2026-04-30", 2025), own) == "late"
        assert verdict(REPORT, filing("2025-04-20", 2024), own, on="2026-04-30") == "overdue"
        assert not REPORT.internal


class TestThePlanOfTheYear:
    @pytest.mark.parametrize(
        ("filed_on", "on", "reason"),
        [
            pytest.param("2025-12-31", "2026-01-01", "every_period", id="on the last day of the year"),
            pytest.param("2026-01-01", "2026-01-02", "late", id="after the year"),
            pytest.param("2024-11-20", "2026-01-02", "every_period", id="before the year began"),
            pytest.param(None, "2026-01-01", "overdue", id="never"),
        ],
    )
    def test_by_the_end_of_the_year(self, filed_on, on, reason):
        assert verdict(PLAN, filing(filed_on, 2025, "cii_plan"), on=on) == reason

    def test_the_year_2023_had_begun_before_the_measures(self):
        found = finding(PLAN, filing(None, 2023, "cii_plan"), on="2024-12-31")
        assert (found["reason"], found["due"]) == ("not_yet_due", date(2024, 12, 31))
        assert finding(PLAN, filing(None, 2023, "cii_plan"), on="2023-06-01")["due"] == date(2024, 12, 31)
        assert finding(PLAN, filing("2023-06-01", 2023, "cii_plan"), on="2023-06-01")["done"] is None


class TestSince:
    """An institution whose first infrastructure was identified on a day."""

    since = first(CiiAsset.identified_on)

    def found(self, began, filed, on, **values):
        asset = record(CiiAsset, code="C1", name="关基", identified_on=began)
        return finding(yearly("annual_report", since=self.since, **values), asset, filed, on=on)

    @pytest.mark.parametrize(
        ("began", "reason", "due"),
        [
            ("2025-12-31", "overdue", "2026-04-30"),
            ("2026-01-01", "not_yet_due", "2027-04-30"),
            ("2026-06-30", "not_yet_due", "2027-04-30"),
            ("2020-01-01", "overdue", "2026-04-30"),
            (None, "overdue", "2026-04-30"),
        ],
    )
    def test_the_days_of_later_years_are_asked(self, began, reason, due):
        found = self.found(began, filing("2025-04-20", 2024), "2026-06-30")
        assert (found["reason"], found["due"]) == (reason, date.fromisoformat(due))

    def test_until_its_first_day_nothing_is_due_and_the_one_before_is_no_matter(self):
        found = self.found("2026-02-01", filing(None, 2025), "2026-04-01")
        assert (found["reason"], found["event"], found["due"]) == ("not_yet_due", None, date(2027, 4, 30))


class TestAgenda:
    @pytest.mark.parametrize(
        ("filings", "due"),
        [
            pytest.param([("2026-04-20", 2025)], "2027-04-30", id="filed: the next"),
            pytest.param([("2026-05-20", 2025)], "2027-04-30", id="filed late: the next"),
            pytest.param([("2025-04-20", 2024)], "2026-04-30", id="not filed: the day that has passed"),
        ],
    )
    def test_the_next_day(self, filings, due):
        assert finding(REPORT, *(filing(*row) for row in filings), on="2026-06-30")["due"] == date.fromisoformat(due)

    def test_filed_before_its_day_the_one_after_is_next(self):
        found = finding(REPORT, filing("2025-04-20", 2024), filing("2026-03-20", 2025, code="F2"), on="2026-04-01")
        assert found["due"] == date(2027, 4, 30)
        assert found["event"] == date(2025, 4, 30)

    def test_overdue_and_open_ones_are_listed(self):
        for on, overdue in (("2026-04-01", False), ("2026-05-02", True)):
            found = evaluate(
                ledgers_of(filing("2025-04-20", 2024)),
                date.fromisoformat(on),
                calendar=Calendar.standard(),
                duties=[REPORT],
            )
            (item,) = agenda(found, calendar=Calendar.standard(), days=30)
            assert (item.due, item.overdue) == (date(2026, 4, 30), overdue)

    def test_after_a_late_one_the_next_is_listed(self):
        found = evaluate(
            ledgers_of(filing("2026-05-20", 2025)), date(2026, 6, 30), calendar=Calendar.standard(), duties=[REPORT]
        )
        (item,) = agenda(found, calendar=Calendar.standard(), days=365)
        assert (item.due, item.overdue) == (date(2027, 4, 30), False)


def test_a_day_that_not_every_year_has_is_refused():
    with pytest.raises(ValueError, match="February"):
        yearly("annual_report", month=2, day=29)
    with pytest.raises(ValueError, match="day"):
        yearly("annual_report", month=4, day=31)


def test_a_reading_without_a_default_is_refused():
    with pytest.raises(ValueError, match="test_filed_not_set has no default"):
        yearly("annual_report", earlier_by=A_TERM_NOT_SET)


def test_what_it_says():
    shape = REPORT.shape
    assert shape.describe("zh") == "报送登记（报送日期），上一年的：每年4月30日前（含当日）"
    assert shape.describe("en").endswith("for the year before: every year by 04-30, the day itself counted")
    assert PLAN.shape.describe("zh") == "报送登记（报送日期），当年的：年内"  # no day is told that no article sets
    assert shape.sentence({"event": "2026-04-30", "done": None, "due": "2026-04-30"}, "zh") == (
        "已过的最后期限 2026-04-30，报送日期 —，下次最迟 2026-04-30"
    )
    assert shape.is_clock
