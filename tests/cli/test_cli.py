"""The command line as a user meets it."""

import json
from datetime import date

import pytest

from zhengdun.cli.main import COMMANDS
from zhengdun.cli.output import console
from zhengdun.duties.registry import all_duties
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.ledger.writing import write_workbook
from zhengdun.sample import FAULTS, generate

ON = "2026-10-31"


def test_help_names_every_command(run):
    shown = run("--help").output
    assert all(name in shown for name in COMMANDS)
    assert "命令" in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run, name):
    assert run(name, "--help").exit_code == 0


def test_assess_as_json_has_the_documented_keys_and_finds_the_faults(run, sample):
    result = run("assess", sample, "--on", ON, "--format", "json")
    assert result.return_value == 1
    findings = json.loads(result.output)
    assert {"institution", "duty", "article", "subject", "outcome", "due", "facts", "quote"} <= findings[0].keys()
    breached = {finding["duty"] for finding in findings if finding["outcome"] == "breached"}
    assert breached == {
        duty
        for fault in FAULTS
        for duty, _, reason in fault.findings
        if Reason[reason.upper()].outcome is Outcome.BREACHED
    }


def test_assess_shows_the_breach_with_its_arithmetic(run, sample):
    shown = run("assess", sample, "--on", ON).output
    assert "21.3a" in shown
    assert "SYS007" in shown
    assert "不符合" in shown


def test_assess_one_article(run, sample):
    result = run("assess", sample, "--on", ON, "--duty", "11", "--format", "json")
    assert result.return_value == 0
    assert {finding["article"].split(".")[0] for finding in json.loads(result.output)} == {"11"}


def test_assess_in_english(run, sample):
    assert "Cannot tell" in run("assess", sample, "--on", ON, lang="en").output


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("xlsx", b"pk")])
def test_assess_writes_a_report(run, sample, tmp_path, form, start):
    target = tmp_path / "报告" / f"报告.{form}"
    assert run("assess", sample, "--on", ON, "--format", form, "--output", str(target)).return_value == 1
    assert target.read_bytes()[:15].lower().startswith(start)
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_assess_a_workbook_gives_the_same_findings(run, sample, tmp_path):
    book = tmp_path / "台账.xlsx"
    write_workbook(generate(seed=1, until=date.fromisoformat(ON)), book)
    asked = ("--on", ON, "--format", "json")
    assert json.loads(run("assess", str(book), *asked).output) == json.loads(run("assess", sample, *asked).output)


def test_bad_input_is_exit_code_2_with_a_line_a_problem(run, tmp_path):
    (tmp_path / "信息系统.csv").write_text("系统编号,系统名称,上线日期\nS1,甲,2026-02-30\n", encoding="utf-8")
    result = run("assess", str(tmp_path), "--on", ON)
    assert result.exception.exit_code == 2 if result.exception else result.return_value == 2
    assert "2026-02-30" in result.stderr
    assert "信息系统.csv" in result.stderr


def test_no_such_path_says_so(run):
    assert "没有这个文件" in str(run("assess", "没有的", "--on", ON).exception)


@pytest.mark.parametrize("day", ["2026-13-01", "昨天", "31.10.2026"])
def test_a_day_that_is_none_is_refused(run, sample, day):
    assert run("assess", sample, "--on", day).exception is not None


def test_explain_gives_quote_facts_and_arithmetic(run, sample):
    shown = run("explain", "21.3a", sample, "--on", ON, "--subject", "SYS007").output
    assert "重要信息系统的性能容量应当在历史峰值的两倍以上" in shown.replace("\n", "")
    assert "不符合" in shown
    assert "法定" in shown


def test_explain_an_unknown_duty_or_subject(run, sample):
    assert "99" in str(run("explain", "99", sample).exception)
    assert "SYS999" in str(run("explain", "21.3a", sample, "--on", ON, "--subject", "SYS999").exception)


def test_agenda_writes_a_calendar_file(run, sample, tmp_path):
    target = tmp_path / "期限.ics"
    assert run("agenda", sample, "--on", ON, "--days", "90", "--ics", str(target)).exit_code == 0
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_gate_refuses_a_change_in_trading_hours_and_says_why(run, sample):
    result = run("gate", "change.start", sample, "--subject", "BG-901", "--at", "2026-10-30T10:00")
    assert result.return_value == 1
    assert "第十五条第二款" in result.output


def test_gate_says_which_gates_there_are(run, sample):
    result = run("gate", "no.such", sample, "--subject", "BG-901", "--at", "2026-10-30T10:00")
    assert "change.start" in str(result.exception)


def test_law(run):
    assert "两倍以上" in run("law", "show", "21.3").output
    (article,) = json.loads(run("law", "show", "21.3", "--format", "json").output)
    assert article["article"] == 21
    assert len(json.loads(run("law", "show", "--format", "json").output)) == 75
    assert "第十九条" not in run("law", "show", "21").output
    assert "半年" in run("law", "compare", "21").output.replace("\n", "")
    assert "第二十条" in run("law", "search", "备份").output
    assert "没有找到" in run("law", "search", "不存在的词").output


def test_duties_as_json(run):
    duties = json.loads(run("duties", "--article", "21", "--format", "json").output)
    keys = {"id", "articles", "binds", "since", "quote", "shape", "evidence", "filing", "penalties"}
    assert all(keys <= duty.keys() for duty in duties)
    assert {duty["id"] for duty in duties} >= {"21.3a", "21.3b", "21.3c"}


def test_template_and_sample(run, tmp_path):
    assert run("template", str(tmp_path / "模板")).exit_code == 0
    assert list((tmp_path / "模板").glob("*.xlsx"))
    assert run("sample", str(tmp_path / "样本"), "--systems", "12", "--format", "csv").exit_code == 0
    assert "不是空文件夹" in str(run("sample", str(tmp_path / "样本")).exception)


def test_an_untouched_template_asks_for_the_institution(run, tmp_path):
    run("template", str(tmp_path / "模板"))
    assert "机构" in str(run("assess", str(tmp_path / "模板"), "--on", ON).exception)


def test_calendar_beyond_its_end_names_the_year_and_import_mends_it(run, tmp_path):
    assert "2027" in str(run("calendar", "add", "2026-12-25", "7").exception)
    notice = tmp_path / "2027.csv"
    days = ["2027-01-01", "2027-02-06", "2027-04-05", "2027-05-01", "2027-06-09", "2027-09-15"]
    days += ["2027-10-01", "2027-10-02", "2027-10-03"]
    rows = "\n".join(f"{day},休,测试,虚构的测试数据" for day in days)
    notice.write_text(f"日期,状态,名称,来源\n{rows}\n", encoding="gb18030")
    assert run("calendar", "import", str(notice)).exit_code == 0
    assert "2027-01-06" in run("calendar", "add", "2026-12-25", "7").output


def test_a_bad_notice_changes_nothing(run, tmp_path):
    notice = tmp_path / "坏.csv"
    notice.write_text("日期,状态,名称,来源\n2027-02-30,休,春节,x\n", encoding="utf-8")
    assert "2027-02-30" in str(run("calendar", "import", str(notice)).exception)
    assert "2027" in str(run("calendar", "show", "2027-03-01").exception)


def test_new_duty_writes_a_duty_and_a_test_that_fails_until_it_is_written(run, tmp_path):
    written = run("new-duty", "29", "--topic", "principles", "--directory", str(tmp_path))
    assert written.exit_code == 0
    assert (tmp_path / "ch3_personal_information" / "art29_principles.py").exists()
    assert "pytest.fail" in (tmp_path / "ch3_personal_information" / "art29_principles_test.py").read_text("utf-8")
    assert "21.3a" in str(run("new-duty", "21.3a").exception)


def test_an_industry_is_counted_and_one_of_it_assessed(run, tmp_path):
    folder = tmp_path / "行业"
    assert run("sample", str(folder), "--institutions", "3", "--systems", "8").exit_code == 0
    counted = run("assess", str(folder), "--on", ON, "--format", "json")
    assert counted.return_value == 1
    tallies = json.loads(counted.stdout)
    assert {tally["institution"] for tally in tallies} == {"I0001", "I0002", "I0003"}
    one = json.loads(run("assess", str(folder), "--on", ON, "--institution", "I0002", "--format", "json").stdout)
    mine = [tally for tally in tallies if tally["institution"] == "I0002"]
    assert sum(tally["count"] for tally in mine) == len(one)
    assert "I0009" in str(run("assess", str(folder), "--on", ON, "--institution", "I0009").exception)
    assert run("applies", str(folder), "--institution", "I0002", "--format", "json").exit_code == 0
    for name in ("agenda", "incident", "applies"):
        assert "是多家机构的台账，这个命令一次只看一家" in str(run(name, str(folder)).exception)
    shown = run("assess", str(folder), "--on", ON).stdout
    assert "I0001" in shown
    assert [line.split()[0] for line in shown.splitlines()[4:24]] == most_often_broken(tallies)[:20]


@pytest.mark.parametrize("name", ["assess", "liability"])
def test_one_institution_of_a_workbook_is_assessed(run, tmp_path, name):
    write_workbook(generate(seed=1, until=date(2026, 10, 31), systems=1), tmp_path / "台账.xlsx")
    both = [
        json.loads(run(name, str(tmp_path), *given, "--on", ON, "--format", "json").stdout)
        for given in ((), ("--institution", "I0001"))
    ]
    assert both[0] == both[1] != []
    assert "没有机构 I0009" in str(run(name, str(tmp_path), "--institution", "I0009").exception)


def most_often_broken(tallies):
    """The duties that are broken in most institutions, then most often; of equal ones in the order of the Measures."""
    often = {duty.id: [0, 0] for duty in all_duties()}
    for tally in tallies:
        if tally["outcome"] == "breached":
            often[tally["duty"]][0] -= 1
            often[tally["duty"]][1] -= tally["count"]
    return sorted(often, key=often.__getitem__)


def test_what_looks_like_an_emoji_in_a_name_is_shown_as_it_is(capsys):
    console().print("系统:x:")
    assert capsys.readouterr().out.strip() == "系统:x:"


def test_coverage_accounts_for_every_rule(run):
    records = json.loads(run("coverage", "--format", "json").stdout)
    assert len(records) == 202
    assert all(bool(record["duties"]) != bool(record["reason"]) for record in records)
    assert "202" in run("coverage").stdout


def test_applies_says_why(run, sample):
    records = json.loads(run("applies", sample, "--article", "21.3", "--format", "json").stdout)
    assert {record["duty"]: record["binds"] for record in records} == {"21.3a": True, "21.3b": False, "21.3c": True}
    assert "只约束核心机构" in run("applies", sample, "--article", "21.3").stdout


def test_an_internal_standard_that_does_not_exist_is_refused(run, tmp_path):
    (tmp_path / "机构.csv").write_text("机构代码,机构名称,机构类别\nA,甲,证券公司\n", encoding="utf-8")
    (tmp_path / "内部标准.csv").write_text("参数,数值\nmeasurement_month,6\n", encoding="utf-8")
    error = str(run("assess", str(tmp_path), "--on", ON).exception)
    assert "measurement_month（是否为 measurement_months）" in error
