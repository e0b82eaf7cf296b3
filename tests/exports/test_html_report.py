"""The HTML report: whole, closed to the world, true to the findings."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import polars as pl
import pytest

from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.exports.html_report import html_report
from zhengdun.kit.outcomes import Outcome
from zhengdun.law import load
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.emergency import Drill, Vulnerability
from zhengdun.ledger.tables.governance import Staff, Waiver
from zhengdun.ledger.tables.institution import Institution, Setting
from zhengdun.ledger.tables.monitoring import LogStore

HAN = re.compile(r"[\u3400-\u9fff]")
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&lt;"
CODE = 'S1"><b>'


def html(assessed, **options):
    return html_report(assessed.findings, assessed.ledgers, calendar=assessed.calendar, **options)


@pytest.fixture(scope="module", params=["zh", "en"])
def sample_page(request, sample, read_page):
    return read_page(html(sample, lang=request.param))


@pytest.fixture(scope="module")
def small_page(small, read_page):
    return read_page(html(small))


class TestWhole:
    def test_tags_match_and_ids_are_unique(self, sample_page):
        ids = [one.attributes["id"] for one in sample_page.elements if "id" in one.attributes]
        assert sample_page.wrong == []
        assert len(ids) == len(set(ids))

    def test_every_link_leads_somewhere_in_the_page(self, sample_page):
        ids = {one.attributes.get("id") for one in sample_page.elements}
        links = [one.attributes["href"] for one in sample_page.all("a")]
        assert links
        assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []

    def test_headings_go_down_one_step_at_a_time(self, sample_page):
        levels = [int(one.tag[1]) for one in sample_page.elements if re.fullmatch(r"h[1-6]", one.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below <= above + 1 for above, below in pairwise(levels))

    def test_a_reader_can_skip_to_the_content_and_knows_every_column(self, sample_page):
        assert sample_page.all("a", classes="skip")[0].attributes["href"] == "#main"
        headings = sample_page.all("th")
        assert headings
        assert all(one.attributes.get("scope") for one in headings)
        assert all(one.attributes.get("aria-label") for one in sample_page.all("svg"))

    def test_every_article_of_the_judged_chapters_is_on_the_map(self, sample, sample_page):
        numbers = [int(one.text) for one in sample_page.all("span", classes="n")]
        chapters = {load().article(duty.cite.article).chapter for duty in sample.findings.duties}
        last = {load().article(duty.cite.article).chapter: duty.cite.article for duty in all_duties()}
        articles = [one for one in load().articles if one.chapter in chapters]
        assert numbers == [one.number for one in articles if one.number <= last[one.chapter]]

    def test_a_map_of_many_chapters_is_dense_on_paper(self, small_page, all_chapters, read_page):
        assert small_page.by_id("glance").classes == set()
        page = read_page(html(all_chapters))
        assert page.by_id("glance").classes == {"dense"}
        assert len(page.all("li", classes="tile")) >= 57

    def test_a_tile_tells_its_outcome_in_words_and_sign(self, small_page):
        (tile,) = [one for one in small_page.all("li", classes="tile breached") if "21" in one.text]
        assert "✗ 不符合 1" in " ".join(tile.text.split())
        assert small_page.by_id("b21").tag == "h3"

    def test_articles_that_bind_nobody_differ_from_those_not_assessed(self, small_page):
        states = {tile.inside[1].text: tile.text.split()[-1] for tile in small_page.all("li", classes="tile none")}
        assert states["27"] == "无义务"
        assert states["20"] == "未评估"


class TestClosed:
    def test_nothing_is_fetched_and_nothing_runs(self, sample):
        source = html(sample).decode()
        page_urls = set(re.findall(r"(?:https?:)?//[\w.-]+", source))
        assert page_urls <= {"http://www.w3.org"}
        for forbidden in ("<script", "javascript:", "@import", "url(", "src=", "<link", "<iframe", "<form", " style="):
            assert forbidden not in source.lower(), forbidden

    def test_no_attribute_is_a_handler(self, sample_page):
        assert not [one for one in sample_page.elements for name in one.attributes if name.startswith("on")]

    def test_the_policy_lets_in_this_stylesheet_only(self, sample):
        source = html(sample).decode()
        (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in source

    def test_hostile_texts_of_the_ledgers_stay_texts(self, assess, read_page):
        ledgers = ledgers_of(
            system(CODE, name=HOSTILE),
            system("S2", name="行情系统"),
            record(CapacityRecord, system=CODE, measured_on="2026-06-01", capacity=1.0, historical_peak=9.0),
            record(Staff, code="E1", name=HOSTILE),
            record(Waiver, code="W", duty="21.3a", reason=HOSTILE, owner="E1",
                   granted_on="2026-01-01", expires_on="2026-12-31"),
            bureau=HOSTILE,
        )  # fmt: skip
        ledgers = ledgers.replace(Institution, ledgers[Institution].with_columns(name=pl.lit(HOSTILE)))
        for lang in ("zh", "en"):
            content = html(assess(ledgers), lang=lang)
            page = read_page(content)
            assert b"<script" not in content
            assert page.all("img") == []
            assert CODE in page.by_id("d21.3a").text
            assert page.wrong == []
            assert HOSTILE in page.all("h1")[0].text
            assert HOSTILE in page.by_id("breaches").text

    def test_the_same_findings_give_the_same_bytes(self, small):
        assert html(small) == html(small)


class TestTrue:
    def test_every_breached_finding_is_there_under_its_duty(self, sample, sample_page):
        breached = sample.findings.frame.filter(pl.col("outcome") == Outcome.BREACHED.key)
        assert breached.height > 20
        for duty, subject in breached.select("duty", "subject").iter_rows():
            article = sample_page.by_id(f"d{duty}")
            assert subject in article.text
            assert sample.findings.by_id[duty].quote in article.text

    def test_every_finding_that_cannot_be_told_is_there(self, sample, sample_page):
        unclear = sample.findings.frame.filter(pl.col("outcome") == Outcome.CANNOT_TELL.key)
        gaps = sample_page.by_id("gaps")
        assert unclear.height > 0
        for subject in unclear["subject"]:
            assert subject in gaps.text

    def test_the_first_sentence_counts_right(self, small, small_page):
        counts = small.findings.counts()
        assert counts[Outcome.BREACHED] == 5
        assert small_page.all("p", classes="lead")[0].text == (
            "共评估 7 项义务，得出 13 项结论：不符合 5 项，涉及 3 条；证据不足 6 项；逾期 1 项；90 日内到期 1 项。"
        )

    def test_a_breach_shows_words_facts_arithmetic_and_what_follows(self, small_page):
        article = small_page.by_id("d21.3a")
        for told in (
            "重要信息系统的性能容量应当在历史峰值的两倍以上",
            "第二十一条第三款",
            "集中交易系统",
            "性能容量 1,300，应当 ≥ 1,400",
            "测量日期 2026-06-01",
            "未达到要求",
            "扩容至历史峰值的两倍以上",
            "第六十二条第一款",
        ):
            assert told in article.text, told
        assert "行情系统" not in article.text

    def test_a_waiver_is_shown_and_hides_nothing(self, small_page):
        article = small_page.by_id("d21.3a")
        assert "豁免至 2026-08-31：扩容已立项（结论不变）" in article.text
        assert "✗ 不符合" in article.text

    def test_a_term_in_working_days_shows_the_days_left_out(self, small_page):
        article = small_page.by_id("d38.1b")
        assert "2026-03-02 的次日起第15个工作日：2026-03-23" in article.text
        assert "不计 04-04—04-06 清明放假" in article.text
        assert "联合演练情况报告 → 中国证监会" in article.text

    def test_what_is_overdue_and_what_falls_due_stand_first(self, small_page):
        assert "YL-2" in small_page.by_id("todo").text
        assert "YL-3" in small_page.by_id("ahead").text
        assert "2026-06-24 的次日起第15个工作日：2026-07-15" in small_page.by_id("ahead").text

    def test_what_cannot_be_told_says_which_record_is_missing(self, small_page):
        gaps = " ".join(small_page.by_id("gaps").text.split())
        assert "未测系统" in gaps
        assert "在“性能容量”中补登这些对象的记录" in gaps
        assert "建立台账“责任人声明”" in gaps

    def test_twenty_subjects_stand_open_and_the_rest_are_folded(self, assess, read_page):
        systems = [system(f"S{number:02}") for number in range(1, 26)]
        short = [
            record(CapacityRecord, system=f"S{number:02}", measured_on="2026-06-01", capacity=1.0, historical_peak=9.0)
            for number in range(1, 26)
        ]
        page = read_page(html(assess(ledgers_of(*systems, *short), "21.3a")))
        folded = [one for one in page.all("details", classes="rest") if "S25" in one.text]
        assert folded[0].inside[0].text == "其余 5 个对象"
        assert "S20" not in folded[0].text
        assert "S21" in folded[0].text

    def test_an_internal_standard_is_never_shown_as_law(self, sample, read_page):
        page = read_page(html(sample))
        for duty in (duty for duty in sample.findings.duties if duty.internal):
            titles = [one for one in page.all("h4") if one.text.endswith(f"{duty.title.partition('|')[0]} 内部标准")]
            in_breach = any(one.attributes.get("id") == f"d{duty.id}" for one in page.elements)
            assert bool(titles) == in_breach
        assert page.all("li", classes="tile breached internal")
        assert "项只违反内部标准" in page.all("p", classes="lead")[0].text

    def test_own_values_stand_beside_the_defaults(self, assess, read_page):
        own = record(Setting, parameter="measurement_months", value=6.0, approved_on="2026-01-01")
        assessed = assess(ledgers_of(system(), own), "21.3a")
        rows = [one.text for one in read_page(html(assessed)).by_id("parameters").inside if one.tag == "tr"]
        assert any("性能容量相对历史峰值的倍数" in row and "2 倍" in row and "第二十一条第三款" in row for row in rows)
        assert any("默认：" in row and "12 个月" in row for row in rows)
        assert any("机构自定（默认 12 个月）" in row and "6 个月" in row for row in rows)

    def test_the_liability_is_that_of_the_kind_of_institution(self, small, assess, read_page):
        assert "第六十二条第一款" in read_page(html(small)).by_id("liability").text
        records = (
            system(),
            record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=1.0, historical_peak=9.0),
        )
        page = read_page(html(assess(ledgers_of(*records, kind="securities"), "21.3a")))
        assert "第六十二条第一款" not in page.by_id("liability").text
        assert "第六十二条第二款" in page.by_id("liability").text

    def test_other_laws_have_the_numbers_of_the_day_of_the_conduct(self, assess, read_page):
        def told(fixed_on):
            days = {"found_on": "2025-06-01", "verified_on": "2025-06-02", "fixed_on": fixed_on}
            late = record(Vulnerability, code="LD-1", confirmed=True, **days)
            return read_page(html(assess(ledgers_of(late), "36a-2")))

        before, after = told("2025-12-31"), told("2026-01-01")
        assert "2025-07-02 至 2025-12-31" in before.by_id("d36a-2").text
        assert "《网络安全法》第60条" in before.by_id("d36a-2").text
        assert "《网络安全法》第60条" in before.by_id("liability").text
        assert "《网络安全法》第62条" not in before.by_id("liability").text
        assert "《网络安全法》第62条" in after.by_id("liability").text
        assert "《网络安全法》第60条" not in after.by_id("liability").text
        assert "第七十条" in after.by_id("liability").text

    def test_the_breach_of_another_law_is_none_of_the_measures(self, assess, read_page):
        log = record(
            LogStore, code="L1", system="S1", kind="business", earliest_on="2024-01-01", checked_on="2030-06-01"
        )
        ledgers = ledgers_of(system(trading_records=True), log)
        page = read_page(html(assess(ledgers, "18.2b-2", on=date(2030, 6, 30))))
        assert "不是本办法" in page.by_id("d18.2b-2").text
        assert "《证券法》第214条" in page.by_id("liability").text
        assert "第六十二条" not in page.by_id("liability").text


class TestLanguages:
    def test_english_is_complete(self, sample, read_page):
        page = read_page(html(sample, lang="en"))
        stray = [(one.tag, text) for one, text in page.texts if HAN.search(text) and not one.lang.startswith("zh")]
        assert [found for found in stray if found[0] not in ("style", "code")] == []
        attributes = [
            value
            for one in page.elements
            for name, value in one.attributes.items()
            if value and HAN.search(value) and name not in ("content",)
        ]
        assert attributes == []

    def test_the_words_of_the_law_stay_chinese_and_say_so(self, small, read_page):
        page = read_page(html(small, lang="en"))
        quotes = page.all("blockquote")
        assert quotes
        assert all(one.lang == "zh-CN" for one in quotes)
        assert page.elements[0].attributes["lang"] == "en"

    def test_chinese_says_that_it_is_chinese(self, small_page):
        assert small_page.elements[0].attributes["lang"] == "zh-CN"


class TestOdd:
    def test_ledgers_with_nothing_in_them(self, assess, read_page):
        page = read_page(html(assess(ledgers_of())))
        assert "没有不符合项" in page.by_id("breaches").text or page.all("article", classes="breach")
        assert "没有逾期事项" in page.by_id("todo").text

    def test_nothing_breached_nothing_due(self, assess, read_page):
        records = (
            system(),
            record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=9.0, historical_peak=1.0),
        )
        page = read_page(html(assess(ledgers_of(*records), "21.3a")))
        for told in ("没有逾期事项", "没有不符合的义务", "没有到期事项", "没有不符合项", "没有证据不足的事项"):
            assert told in page.by_id("main").text
        assert not any(one.attributes.get("id") == "liability" for one in page.elements)

    def test_before_the_measures_were_law_nobody_was_asked_anything_by_them(self, assess, read_page):
        records = (
            system(),
            record(CapacityRecord, system="S1", measured_on="2023-04-01", capacity=1.0, historical_peak=9.0),
        )
        page = read_page(html(assess(ledgers_of(*records), "21.3a", on=date(2023, 4, 28))))
        assert not page.all("article", classes="breach")
        assert not any(one.attributes.get("id") == "liability" for one in page.elements)

    def test_several_institutions_are_told_apart(self, small, assess, read_page):
        other = small.ledgers[Institution].with_columns(institution=pl.lit("B"), name=pl.lit("另一机构"))
        ledgers = small.ledgers.replace(Institution, pl.concat([small.ledgers[Institution], other]))
        page = read_page(html(assess(ledgers, "21.3a", "38.1a")))
        assert page.all("h1")[0].text == "2 家机构"
        assert "另一机构" in page.by_id("gaps").text

    def test_a_day_that_the_calendar_does_not_reach_is_said_to_be_unknown(self, assess, read_page):
        ends = Calendar.standard().last
        ledgers = ledgers_of(record(Drill, code="YL-9", kind="joint", ended_on=ends.isoformat()), kind="core")
        page = read_page(html(assess(ledgers, "38.1b", on=ends)))
        assert "日历未覆盖，到期日待定" in page.by_id("ahead").text
        assert "YL-9" in page.by_id("ahead").text

    def test_who_made_it_can_be_said(self, small):
        assert "某部门编制".encode() in html(small, generated_by="某部门编制")

    def test_the_outlook_reaches_as_far_as_asked(self, small, read_page):
        page = read_page(html(small, days=7))
        assert "YL-3" not in page.by_id("ahead").text
        assert "7 日内到期" in page.by_id("ahead").text


def test_three_thousand_findings_stay_under_a_megabyte_and_a_half(sample):
    assert sample.findings.frame.height > 3000
    assert max(len(html(sample, lang=lang)) for lang in ("zh", "en")) < 1_500_000


def test_findings_of_one_duty_make_a_report_too(small):
    (duty,) = [duty for duty in small.findings.duties if duty.id == "21.3a"]
    only = replace(small.findings, frame=small.findings.frame.filter(pl.col("duty") == "21.3a"), duties=(duty,))
    assert "1 项义务" in html_report(only, small.ledgers, calendar=small.calendar).decode()
