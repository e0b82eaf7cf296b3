"""What the exports are put together from: deadlines, gaps, consequences, charts, colours."""

import re
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from zhengdun.assessment.agenda import agenda
from zhengdun.assessment.liability import liability_of
from zhengdun.assessment.parties import Party
from zhengdun.duties.registry import matching
from zhengdun.duties.testing import ON, ledgers_of, record
from zhengdun.exports import charts
from zhengdun.exports.consequences import laws_text, measure_text, recipients
from zhengdun.exports.deadlines import outlook
from zhengdun.exports.gaps import WORDS, wanted
from zhengdun.exports.lines import lines
from zhengdun.exports.summary import subject_names
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.law import Kind, Measure, Target
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Setting

COMPANY = Party("A", "示例证券", "securities", cii=False, bureau="示例证监局", liable_as=Kind.OPERATING)
EXCHANGE = Party("B", "示例交易所", "core", cii=False, bureau=None, liable_as=Kind.CORE)


@pytest.fixture(scope="module")
def seen(sample):
    return outlook(agenda(sample.findings, calendar=sample.calendar, days=90), on=ON, days=90)


@pytest.fixture(scope="module")
def style():
    return (files("zhengdun.exports") / "templates" / "report.css").read_text(encoding="utf-8")


class TestDeadlines:
    def test_weeks_run_from_monday_to_sunday_without_a_gap(self, seen):
        mondays = [week.monday for week in seen.weeks]
        assert mondays[0] == date(2026, 6, 29)
        assert mondays[-1] <= ON + timedelta(days=90) <= seen.weeks[-1].sunday
        assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(mondays))

    def test_everything_stands_in_its_week(self, seen):
        assert seen.due_count > 0
        for week in seen.weeks:
            for deadline in week.deadlines:
                assert week.monday <= deadline.due <= week.sunday

    def test_nothing_is_lost_or_told_twice(self, seen, sample):
        items = agenda(sample.findings, calendar=sample.calendar, days=90)
        assert seen.overdue_count == sum(item.overdue for item in items) > 0
        assert seen.due_count == sum(not item.overdue and item.due is not None for item in items)

    def test_what_one_duty_asks_on_one_day_stands_together(self, seen):
        for week in seen.weeks:
            keys = [(one.duty.id, one.due, one.items[0].event) for one in week.deadlines]
            assert len(keys) == len(set(keys))


class TestGaps:
    def test_only_ledgers_that_are_not_kept_are_asked_for(self):
        (duty,) = matching("9.1d")
        assert wanted(duty, Reason.NO_LEDGER, "A", ledgers_of(), "zh") == "建立台账“责任人声明”，逐项登记"
        kept = ledgers_of(record(Attestation, code="1", duty="12a", stated_on="2026-01-01"))
        assert "“责任人声明”" in wanted(duty, Reason.NOT_STATED, "A", kept, "zh")

    def test_a_missing_parameter_is_named(self):
        unset = [
            duty for duty in matching("39") if any(p.values.get("default", 0) is None for p in duty.shape.parameters)
        ]
        assert unset
        for duty in unset:
            words = wanted(duty, Reason.NO_PARAMETER, "A", ledgers_of(), "zh")
            assert words.startswith(f"在“{Setting.sheet.zh}”中设定：")
            assert len(words) > len(f"在“{Setting.sheet.zh}”中设定：")

    @pytest.mark.parametrize(
        "reason", [reason for reason in Reason if reason.outcome in (Outcome.CANNOT_TELL, Outcome.ERROR)]
    )
    def test_every_reason_has_its_words(self, reason):
        assert reason in WORDS

    def test_every_gap_of_the_sample_is_answered_in_both_languages(self, sample):
        names = subject_names(sample.ledgers, sample.findings)
        open_ = [one for one in lines(sample.findings, sample.ledgers, names) if one.outcome is Outcome.CANNOT_TELL]
        assert open_
        for line in open_:
            for lang in ("zh", "en"):
                words = wanted(line.duty, line.reason, line.institution, sample.ledgers, lang)
                assert words
                assert "{" not in words


class TestConsequences:
    def test_what_attaches_in_a_line_and_a_line_each_where_the_day_is_open(self):
        (duty,) = matching("20.1a")
        log = {"event": None, "done": None, "due": None, "value": None, "bound": None}
        today = liability_of(duty, log, EXCHANGE, date(2026, 6, 30))
        assert laws_text(today.laws, "zh") == (
            "第六十二条第一款；第六十四条第一款*（《网络安全法》第61条第1款、第61条第3款）"
        )
        (logs,) = matching("18.2c")
        days = {**log, "event": date(2025, 12, 31), "done": date(2026, 2, 1)}
        open_ = liability_of(logs, days, EXCHANGE, date(2026, 6, 30))
        assert laws_text(open_.laws, "en").splitlines() == [
            "2025-12-31: Article 62(1); Article 64(1)* (Cybersecurity Law, Article 59(1))",
            "2026-01-01 to 2026-02-01: Article 62(1); Article 64(1)* (Cybersecurity Law, Article 61(1), Article 61(3))",
        ]

    def test_each_recipient_once(self):
        assert [label.zh for label in recipients([COMPANY, COMPANY, EXCHANGE])] == ["示例证监局", "中国证监会"]

    def test_a_measure_in_english(self):
        measure = Measure(Target.PERSONS, ("警告",), ("warning",), when_en="if serious", when_zh="情节严重的")
        assert measure_text(measure, "en") == "on those responsible (if serious): warning"
        assert measure_text(measure, "zh") == "对责任人员（情节严重的）：警告"


class TestLines:
    def test_facts_that_the_sentence_tells_are_not_told_again(self, small):
        names = subject_names(small.ledgers, small.findings)
        found = {(one.duty.id, one.subject): one for one in lines(small.findings, small.ledgers, names)}
        threshold = found["21.3a", "S1"]
        assert [value for _, value in threshold.facts("zh")] == ["2026-06-01", "1,300", "1,400"]
        assert threshold.further_facts("zh") == (("测量日期", "2026-06-01"),)
        assert found["38.1b", "YL-1"].further_facts("zh") == ()

    def test_where_nothing_was_judged_there_is_no_arithmetic(self, small):
        names = subject_names(small.ledgers, small.findings)
        (line,) = [one for one in lines(small.findings, small.ledgers, names) if one.duty.id == "36a-2"]
        assert line.reason is Reason.NO_LEDGER
        assert line.sentence("zh") == ""
        assert line.facts("zh") == ()

    def test_only_a_clock_is_due(self, sample):
        names = subject_names(sample.ledgers, sample.findings)
        for line in lines(sample.findings, sample.ledgers, names):
            if not line.duty.shape.is_clock:
                assert line.due is None


class TestCharts:
    def test_a_chart_is_shapes_and_words_only(self):
        chart = charts.stacked_bars("标题 <&>", ["第二章", "第四章"], {"✗": [18, 1], "?": [0, 0], "✓": [30, 10]})
        root = ElementTree.fromstring(chart)  # noqa: S314 - made a line above
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "g", "rect", "path", "text"}
        assert root.get("aria-label") == "标题 <&>"
        assert "style=" not in chart
        assert set(re.findall(r"https?://[^\"]*", chart)) == {"http://www.w3.org/2000/svg"}

    def test_parts_carry_their_numbers_unless_too_narrow_or_none(self):
        chart = charts.stacked_bars("t", ["A"], {"✗": [30], "?": [0], "!": [1], "✓": [70]})
        values = [value for value in re.findall(r'class="value">([^<]*)<', chart) if value]
        assert values == ["✗ 30", "✓ 70"]

    def test_columns_carry_their_counts(self):
        chart = charts.columns("t", ["6/29", "7/6", "7/13"], [0, 3, 1])
        assert re.findall(r'class="value">([^<]*)<', chart) == ["3", "1"]

    def test_the_same_figures_make_the_same_chart(self):
        assert charts.columns("t", ["a"], [1]) == charts.columns("t", ["a"], [1])


class TestColours:
    """Contrast of at least 4.5 to 1 (WCAG 2, level AA) for every outcome's words on its ground."""

    @pytest.mark.parametrize("name", ["breached", "cannot", "met", "quiet", "error"])
    def test_words_stand_out_from_their_ground(self, style, name):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))
        assert contrast(colours[name], colours[f"{name}-wash"]) >= 4.5
        assert contrast(colours["soft"], colours[f"{name}-wash"]) >= 4.5
        assert contrast("#ffffff", colours["breached"]) >= 4.5

    def test_numbers_stand_out_from_their_bars(self, style):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style))
        fills = re.findall(r"\.serie-\d rect \{ fill: (?:var\(--(\w+)\)|(#[0-9a-f]{6}));", style)
        assert len(fills) == len(Outcome)
        for name, colour in fills:
            assert contrast("#ffffff", colour or colours[name]) >= 4.5


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
