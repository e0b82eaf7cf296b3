"""Other versions of the Measures on the command line: what if, what changes, what is covered."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from zhengdun.cli import language
from zhengdun.cli.main import cli
from zhengdun.duties.testing import ledgers_of, record
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.writing import write_parquet
from zhengdun.sample import generate

ON = "2026-10-31"
NEVER_LAW = {"zh": "征求意见稿，从未生效", "en": "A draft for comment, never law"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledgers")
    write_parquet(generate(seed=1, systems=8, until=date.fromisoformat(ON)), folder)
    return str(folder)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHENGDUN_DATA", str(tmp_path / "data"))

    def call(*arguments, lang="zh"):
        monkeypatch.setattr("sys.argv", ["zhengdun", "--lang", lang])
        language.language.cache_clear()
        return CliRunner().invoke(cli, list(arguments), standalone_mode=False)

    yield call
    language.language.cache_clear()


def as_json(result):
    return json.loads(result.output)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_assessment_under_the_draft_says_that_it_never_was_law(run, sample, lang):
    shown = run("assess", sample, "--on", ON, "--as-law", "2022-draft", lang=lang).output
    assert NEVER_LAW[lang] in shown
    assert "--as-law 2022-draft" in shown.replace("\n", " ")
    assert NEVER_LAW[lang] not in run("assess", sample, "--on", ON, lang=lang).output


def test_so_does_every_record_of_the_json(run, sample):
    found = as_json(run("assess", sample, "--on", ON, "--as-law", "2022-draft", "--format", "json"))
    assert {(one["version"], one["note"][:10]) for one in found} == {("2022-draft", NEVER_LAW["zh"])}
    logs = next(one for one in found if one["duty"] == "2022-draft:17.2b")
    assert (logs["article"], logs["quote"]) == ("17.2", "业务日志保存期限不得少于二十年")
    assert logs["citation"] == "2022年征求意见稿第十七条第二款"
    today = as_json(run("assess", sample, "--on", ON, "--format", "json"))
    assert {(one["version"], one["note"]) for one in today} == {("2023", None)}


@pytest.mark.parametrize(("lang", "version"), [("zh", "2022-draft"), ("en", "2022-draft"), ("zh", "2012")])
def test_so_does_the_report(run, sample, tmp_path, lang, version):
    file = tmp_path / "report.html"
    run("assess", sample, "--on", ON, "--as-law", version, "--format", "html", "--output", str(file), lang=lang)
    page = file.read_text(encoding="utf-8")
    said = NEVER_LAW[lang] if version == "2022-draft" else "已于2023-05-01废止"
    assert f"<strong>{said}" in page


@pytest.mark.parametrize("version", ["2022-draft", "2012"])
def test_the_workbook_is_written_too(run, sample, tmp_path, version):
    file = tmp_path / "report.xlsx"
    result = run("assess", sample, "--on", ON, "--as-law", version, "--format", "xlsx", "--output", str(file))
    assert result.exception is None
    assert file.stat().st_size > 10_000


def test_the_repealed_measures_name_what_is_missing_of_their_text(run, sample):
    shown = run("assess", sample, "--on", ON, "--as-law", "2012").output
    assert "第五条至第十一条" in shown.replace("\n", "")


def test_one_article_of_the_draft(run, sample):
    found = as_json(run("assess", sample, "--on", ON, "--as-law", "2022-draft", "--duty", "19.1", "--format", "json"))
    assert {one["article"] for one in found} == {"19.1"}


def test_explain_a_duty_of_the_draft(run, sample):
    shown = run("explain", "19.1a", sample, "--on", ON, "--as-law", "2022-draft", "--subject", "SYS001").output
    assert "应当至少每半年开展一次重要信息系统压力测试" in shown
    assert "每半年至少一次" in shown


def test_a_duty_of_2012_without_conduct_of_its_days_says_nothing(run, sample):
    result = run("assess", sample, "--on", ON, "--duty", "2012:33b", "--format", "json")
    assert (as_json(result), result.return_value) == ([], 0)
    assert run("assess", sample, "--on", ON, "--duty", "2012:33b").exception is None


def test_conduct_of_2022_is_shown_under_the_law_of_its_day(run, tmp_path):
    silent = record(IncidentReport, code="B1", incident="I1", kind="initial", recipient="other", reported_at=None)
    incident = record(Incident, code="I1", title="行情中断", found_at="2022-03-01 10:00")
    write_parquet(ledgers_of(incident, silent), tmp_path)
    shown = run("assess", str(tmp_path), "--on", ON).output
    assert "2012:32.1e" in shown
    assert "依2012年办法已收录的条文判断" in shown.replace("\n", "")
    explained = run("explain", "2012:32.1e", str(tmp_path), "--on", ON).output
    assert "不得迟报、漏报、瞒报" in explained
    assert "2012年办法第三十二条第一款" in explained


def test_a_version_that_does_not_exist_is_refused(run, sample):
    result = run("assess", sample, "--as-law", "2022")
    assert "2022-draft" in str(result.exception)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_impact_shows_what_was_loosened_with_both_numbers(run, sample, lang):
    shown = run("law", "impact", sample, "--from", "2022-draft", "--to", "2023", "--on", ON, lang=lang).output
    assert NEVER_LAW[lang] in shown
    assert "20 → 5" in shown
    assert "6 → 12" in shown


def test_impact_as_json(run, sample):
    found = as_json(
        run("law", "impact", sample, "--from", "2022-draft", "--to", "2023", "--on", ON, "--format", "json")
    )
    assert (found["from"]["version"], found["from"]["draft"], found["to"]["note"]) == ("2022-draft", True, None)
    assert sum(found["counts"].values()) == len(found["duties"])
    duties = {one["duty"]: one for one in found["duties"]}
    stress = duties["21.1a"]
    assert (stress["status"], stress["from"]["article"], stress["to"]["article"]) == ("loosened", "19.1", "21.1")
    assert stress["numbers"] == [
        {"label": "压力测试周期", "unit": "个月", "from": 6.0, "to": 12.0, "direction": "loosened"}
    ]
    moved = {(one["from"], one["to"]): one["count"] for one in stress["outcomes"]}
    assert sum(moved.values()) == len(stress["subjects"])
    assert duties["15.2"]["status"] == "added"
    assert duties["15.2"]["from"] is None
    assert duties["2022-draft:37.2d"]["to"] is None


@pytest.mark.parametrize(("before", "after"), [("2023", "2022-draft"), ("2012", "2023"), ("2012", "2022-draft")])
def test_impact_runs_in_every_direction(run, sample, before, after):
    found = as_json(run("law", "impact", sample, "--from", before, "--to", after, "--on", ON, "--format", "json"))
    assert (found["from"]["version"], found["to"]["version"]) == (before, after)


@pytest.mark.parametrize("version", ["2022-draft", "2012"])
def test_coverage_of_an_earlier_version_has_no_silent_gap(run, version):
    found = as_json(run("coverage", "--version", version, "--format", "json"))
    assert all(bool(one["duties"]) != bool(one["reason"]) for one in found)


def test_coverage_of_the_draft_in_words(run):
    shown = run("coverage", "--version", "2022-draft").output
    assert NEVER_LAW["zh"] in shown
    assert "2022-draft:53.2c" in shown


def test_the_duties_of_the_draft(run):
    found = as_json(run("duties", "--version", "2022-draft", "--article", "37.2", "--format", "json"))
    assert "2022-draft:37.2d" in {one["id"] for one in found}
    assert {one["version"] for one in found} == {"2022-draft"}
    assert all(one["penalties"] == [] for one in found)


def test_a_duty_of_today_names_where_it_stood_before(run):
    (one,) = as_json(run("duties", "--article", "21.1a", "--format", "json"))
    assert one["earlier"] == [
        {
            "id": "2022-draft:19.1a",
            "version": "2022-draft",
            "article": "19.1",
            "quote": "应当至少每半年开展一次重要信息系统压力测试",
        }
    ]
