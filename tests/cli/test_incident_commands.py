"""``zhengdun incident`` and ``zhengdun grades`` as a user meets them."""

import json
from datetime import date, datetime

import pytest

from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.writing import write_csv, write_workbook
from zhengdun.sample import generate

REAL_TIME = "集中竞价交易系统以外的实时交易系统"
SEVERE = ["--system-class", REAL_TIME, "--abnormality", "严重异常", "--minutes"]


@pytest.fixture
def leak(tmp_path):
    """A leak of two million people's information, found at half past ten in the evening and reported to nobody."""
    found = "2026-06-01 22:30"
    facts = {
        "title": "客户信息泄露",
        "found_at": found,
        "occurred_at": found,
        "system": "S1",
        "leaked_persons": 2_000_000,
    }
    reported = record(
        IncidentReport, code="B1", incident="SJ-01", kind="initial", recipient="bureau", reported_at=found
    )
    ledgers = ledgers_of(record(Incident, code="SJ-01", **facts), reported, system(cii=False))
    path = tmp_path / "台账"
    write_csv(ledgers, path)
    return str(path)


def test_both_tracks_with_their_clocks(run, leak):
    shown = run("incident", leak, "--at", "2026-06-02T02:00").output
    assert "待人工定级" in shown
    assert "2026-06-01 22:30 + 4小时 = 2026-06-02 02:30" in shown
    assert "不是《办法》的义务" in shown
    assert "尚未到期" in shown


def test_as_json(run, leak):
    (found,) = json.loads(run("incident", leak, "--at", "2026-06-02T02:31", "--format", "json").output)
    csrc, cac = found["tracks"]["csrc"], found["tracks"]["cac"]
    assert (csrc["grade"], csrc["missing"]) == (None, ["system_class", "abnormality", "abnormal_minutes"])
    assert (cac["grade"], cac["rules"][0]["status"]) == ("considerable", "reprint")
    first = cac["clocks"][0]
    assert (first["due"], first["reason"], first["owed"], first["standard"]) == (
        "2026-06-02T02:30:00",
        "overdue",
        True,
        "outside",
    )
    assert "地点" in cac["reports_lack"][0]["item"]
    assert "发生地点" in cac["reports_lack"][0]["missing"]


def test_a_day_alone_is_its_end(run, leak):
    (found,) = json.loads(run("incident", leak, "--at", "2026-06-01", "--format", "json").output)
    assert datetime.fromisoformat(found["at"]).hour == 23


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--subject", "SJ-99"], "SJ-99"),
        (["--at", "2026-06-01T22:29"], "2026-06-01 22:29"),
        (["--at", "昨天"], "昨天"),
    ],
)
def test_nothing_to_show_is_bad_input(run, leak, arguments, words):
    result = run("incident", leak, *arguments)
    assert result.exit_code == 1
    assert words in str(result.exception.format_message())


def test_english_is_complete(run, leak):
    shown = run("incident", leak, "--at", "2026-06-02", lang="en").output
    for words in ("Cyberspace administration", "to be graded by a person", "overdue", "no duty of the Measures"):
        assert words in shown


def test_the_sample_in_a_workbook(run, tmp_path):
    write_workbook(generate(seed=1, systems=8, until=date(2026, 10, 31)), tmp_path / "台账.xlsx")
    shown = run("incident", str(tmp_path / "台账.xlsx"), "--subject", "SJ-02", "--at", "2026-10-31").output
    assert "人工认定" in shown
    assert "SJ-01" not in shown


def test_the_agenda_shows_what_other_rules_ask_apart(run, leak):
    shown = run("agenda", leak, "--on", "2026-06-02").output
    beside = shown.partition("其他报告时限（不是《办法》的义务）")[2]
    assert "2026-06-02 02:30" in beside
    assert "属地省级网信部门" in beside
    assert "2026-06-02 02:30" not in shown.partition("其他报告时限")[0]


def test_the_report_shows_the_grades(run, leak, tmp_path):
    run("assess", leak, "--on", "2026-06-02", "--format", "html", "--output", str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    section = page.partition('id="incidents"')[2].partition("</section>")[0]
    assert "客户信息泄露" in section
    assert "待人工定级" in section
    assert "2026-06-02 02:30" in section


def test_a_late_report_of_the_other_track_is_no_finding(run, leak):
    findings = json.loads(run("assess", leak, "--on", "2026-06-30", "--format", "json").output)
    about = {one["duty"] for one in findings if one["subject"] == "SJ-01" and one["outcome"] == "breached"}
    assert not {duty for duty in about if duty.startswith("39.1c") or duty.startswith("39.1d")}


def test_the_rules_on_record_with_their_sources(run):
    shown = run("grades").output
    assert "转载、转引" in shown
    assert "附表未收全" in shown
    assert len(json.loads(run("grades", "--format", "json").output)) == 5


def test_an_institutions_rules_stand_beside_the_shipped(run, tmp_path):
    write_csv(generate(seed=1, systems=1, until=date(2026, 10, 31)), tmp_path / "台账")
    rules = json.loads(run("grades", str(tmp_path / "台账"), "--format", "json").output)
    assert {rule["shipped"] for rule in rules} == {True, False}


@pytest.mark.parametrize(
    ("minutes", "grade", "words"),
    [("19", "considerable", "估计可能引发较大以上事件"), ("9", None, "在册规则不足以估计")],
)
def test_an_estimate_helps_to_judge_the_impact_and_judges_nothing(run, minutes, grade, words):
    estimate = json.loads(run("grades", *SEVERE, minutes, "--format", "json").output)[0]
    assert (estimate["track"], estimate["grade"]) == ("csrc", grade)
    shown = run("grades", *SEVERE, minutes).output
    assert words in shown
    assert "判断" in shown


def test_the_class_of_a_system_comes_from_its_ledger(run, tmp_path):
    path = str(tmp_path / "台账")
    write_csv(generate(seed=1, systems=8, until=date(2026, 10, 31)), tmp_path / "台账")
    facts = ["--abnormality", "严重异常", "--minutes", "30", "--investors", "1", "--format", "json"]
    (estimate, _) = json.loads(run("grades", path, "--system", "SYS001", *facts).output)
    assert estimate["grade"] == "major"
    for wrong in ([path, "--system", "SYS999"], ["--system", "SYS001"]):
        assert run("grades", *wrong, *facts).exit_code == 1


def test_an_hour_in_the_calendar_file_ends_in_beijing_time(run, leak, tmp_path):
    run("agenda", leak, "--on", "2026-06-01", "--ics", str(tmp_path / "a.ics"))
    content = (tmp_path / "a.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    (event,) = [one for one in content.split("BEGIN:VEVENT") if "属地省级网信部门" in one]
    assert "DTEND:20260601T183000Z" in event  # 02:30 of 2 June in Beijing
    assert "不是《办法》的义务" in event


def test_the_assessment_names_the_articles_broken(run, leak):
    shown = run("assess", leak, "--on", "2026-06-30").output
    assert "第三十九条第一款、第四十条" in shown.partition("不符合的条款")[2]


def test_several_institutions_have_no_rules_in_common(run, tmp_path):
    write_csv(generate(seed=1, systems=1, institutions=2, until=date(2026, 10, 31)), tmp_path / "台账")
    assert run("grades", str(tmp_path / "台账")).exit_code == 1
