"""``zhengdun liability`` as a user meets it, and what ``explain``, ``assess`` and ``duties`` say of liability."""

import json

from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.writing import write_parquet

ON = "2026-10-31"


def kept(tmp_path, *records, **institution):
    write_parquet(ledgers_of(*records, **institution), tmp_path / "台账")
    return str(tmp_path / "台账")


def test_every_breach_has_its_day_its_articles_and_its_amounts(run, sample):
    result = run("liability", sample, "--on", ON)
    assert result.exception is None
    shown = result.output
    for told in ("GZ-901", "2024-11-30", "《网络安全法》第60条", "第六十二条第二款", "中国证监会及其派出机构"):
        assert told in shown
    for told in ("对机构（涉及金融安全且有危害后果的）：20万元以下罚款", "第七十条", "《行政处罚法》第三十七条"):
        assert told in shown
    assert "项行为发生在2023年5月1日前" in shown


def test_in_english_everything_but_names_and_codes_is_english(run, sample):
    shown = run("liability", sample, "--on", ON, "--duty", "17", lang="en").output
    for told in (
        "Day of the conduct",
        "Article 65*",
        "Cybersecurity Law, Article 60",
        "fine of 50,000 to 500,000 yuan",
    ):
        assert told in shown.replace("\n", " ")
    assert "第" not in shown


def test_json_has_the_documented_keys(run, sample):
    records = json.loads(run("liability", sample, "--on", ON, "--format", "json").output)
    keys = {
        "institution", "duty", "article", "subject", "title", "reason", "standard", "conduct", "liability", "breaks",
        "liable_as", "cii", "laws", "mitigation", "notes",
    }  # fmt: skip
    assert all(one.keys() == keys for one in records)
    by_duty = {one["duty"]: one for one in records}
    stopped = by_duty["17-1"]
    assert stopped["conduct"]["latest"] == "2024-11-30"
    (sanction,) = [one for law in stopped["laws"] for one in law["sanctions"] if one["article"] == "65"]
    assert [one["article"] for one in sanction["outside"]] == [60]
    assert sanction["outside"][0]["measures"][1]["fines"] == [
        {"least": 50_000, "most": 500_000, "unit": "yuan", "text": "5万元以上50万元以下罚款"}
    ]
    assert [(law["first"], law["last"]) for law in by_duty["20.1c"]["laws"]] == [
        ("2025-12-31", "2025-12-31"),
        ("2026-01-01", "2026-09-30"),
    ]
    assert by_duty["19a-2"]["conduct"]["goes_on"] is True
    assert by_duty["19a-2"]["mitigation"]["article"] == "70"


def test_assess_says_it_in_short_for_breaches_only(run, sample):
    records = json.loads(run("assess", sample, "--on", ON, "--format", "json").output)
    assert all((one["liability"] is not None) == (one["outcome"] == "breached") for one in records)
    (one,) = [one for one in records if one["duty"] == "17-1" and one["outcome"] == "breached"]
    assert one["liability"]["liability"] == ["62.2", "63.1", "65"]
    assert one["liability"]["conduct"]["text"] == "2024-11-30"


def test_explain_shows_it_for_a_breach_and_not_for_what_is_met(run, sample):
    shown = run("explain", "17-1", sample, "--on", ON, "--subject", "GZ-901").output
    assert "行为日: 2024-11-30" in shown
    assert "5万元以上50万元以下罚款" in shown
    met = run("explain", "21.3a", sample, "--on", ON, "--subject", "SYS001").output
    assert "符合" in met
    assert "行为日" not in met


def test_another_law_is_told_from_the_measures(run, tmp_path):
    log = record(LogStore, code="L1", system="S1", kind="business", earliest_on="2024-01-01", checked_on="2030-06-01")
    folder = kept(tmp_path, system(trading_records=True), log)
    shown = run("liability", folder, "--on", "2030-06-30", "--duty", "18.2b-2").output
    assert "《证券法》第214条" in shown
    assert "第六十二条第二款" not in shown
    (one,) = json.loads(run("liability", folder, "--on", "2030-06-30", "--duty", "18.2b-2", "--format", "json").output)
    assert one["liability"] == []
    assert "《证券法》第一百三十七条" in one["breaks"]
    assert one["laws"][0]["other_laws"][0]["only"].startswith("发行人")
    (duty,) = [one for one in json.loads(run("duties", "--format", "json").output) if one["id"] == "18.2b-2"]
    assert duty["penalties"] == []


def test_conduct_before_the_measures_is_counted_and_not_punished(run, tmp_path):
    early = record(Change, code="BG-1", system="S1", kind="change", started_at="2023-04-28T20:00:00")
    shown = run("liability", kept(tmp_path, system(), early), "--on", ON, "--duty", "15.1a").output
    assert "没有不符合项" in shown
    assert "另有 1 项行为发生在2023年5月1日前" in shown
    assert "证监会令第82号" in shown


def test_a_file_and_one_institution(run, sample, tmp_path):
    target = tmp_path / "责任.json"
    asked = ("--on", ON, "--format", "json", "--output", str(target), "--institution", "I0001", "--duty", "17")
    assert run("liability", sample, *asked).exception is None
    assert [one["subject"] for one in json.loads(target.read_text(encoding="utf-8"))] == ["GZ-901"]
    assert "I9999" in str(run("liability", sample, "--on", ON, "--institution", "I9999").exception)
    assert "99" in str(run("liability", sample, "--on", ON, "--duty", "99").exception)
