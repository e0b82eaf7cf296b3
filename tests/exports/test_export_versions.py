"""Findings under earlier law, and under what never was law, in every export: named by their version."""

from datetime import date

import pytest

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import duties_as_law, duties_over_time
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.exports.html_report import html_report
from zhengdun.exports.reading import not_law, what_if
from zhengdun.exports.records import finding_records
from zhengdun.exports.summary import overview
from zhengdun.exports.topics import heading
from zhengdun.exports.workbook_report import workbook_report
from zhengdun.law import CURRENT, VERSIONS, art
from zhengdun.ledger.tables.emergency import Incident, IncidentReport

CALENDAR, ON = Calendar.standard(), date(2026, 6, 30)
NEVER_REPORTED = (
    system(),
    record(Incident, code="I1", title="行情中断", found_at="2022-03-01 10:00"),
    record(IncidentReport, code="B1", incident="I9", kind="initial", recipient="bureau"),
)


@pytest.fixture(scope="module")
def of_old():
    ledgers = ledgers_of(*NEVER_REPORTED)
    return evaluate(ledgers, ON, calendar=CALENDAR, duties=duties_over_time()), ledgers


def test_the_report_heads_a_breach_of_2012_by_its_own_article(of_old):
    findings, ledgers = of_old
    page = html_report(findings, ledgers, calendar=CALENDAR).decode()
    assert 'id="b2012-32"' in page
    assert "2012年办法第三十二条第一款" in page
    assert "假设" not in page.partition("</header>")[0]


def test_it_is_not_on_the_map_of_the_measures_of_today(of_old):
    findings, _ = of_old
    assert any(duty.version == "2012" for duty in findings.duties)
    today = {duty.cite.article for duty in findings.duties if duty.version == CURRENT}
    assert {one.article for one in overview(findings)} == today


def test_the_records_name_the_version_and_need_no_note(of_old):
    found = [one for one in finding_records(*of_old) if one["version"] == "2012"]
    assert {one["citation"] for one in found} >= {"2012年办法第三十二条第一款"}
    assert {one["note"] for one in found} == {None}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("version", ["2012", "2022-draft"])
def test_a_what_if_is_written_in_every_form(version, lang):
    ledgers = ledgers_of(*NEVER_REPORTED)
    findings = evaluate(ledgers, ON, calendar=CALENDAR, duties=duties_as_law(version))
    said = what_if(VERSIONS[version]).split("|")[lang == "en"]
    assert said in html_report(findings, ledgers, calendar=CALENDAR, lang=lang).decode()
    assert workbook_report(findings, ledgers, calendar=CALENDAR, lang=lang)
    assert all(one["note"] for one in finding_records(findings, ledgers))


def test_what_is_not_law_says_which_of_its_articles_are_missing():
    assert "第二十三条至第二十四条" in not_law(VERSIONS["2022-draft"])
    assert "Articles 51 ff." in not_law(VERSIONS["2012"])


def test_a_heading_has_the_topic_of_the_article_of_today_that_answers_to_it():
    assert heading(art(33, version="2012")).topic.zh == "应急演练"
    assert heading(art(48, version="2012")).topic.zh == ""
    assert heading(art(38)).anchor == "38"
    assert heading(art(38)) < heading(art(1, version="2012"))
