"""What people wrote by hand is never overwritten: the ledgers, a template that was filled in, a reviewed policy."""

from datetime import date

import pytest

from zhengdun.ledger.writing import write_workbook
from zhengdun.sample import generate

ON = "2026-10-31"


@pytest.fixture
def ledgers(tmp_path):
    """A folder with one workbook."""
    folder = tmp_path / "我的 台账"
    folder.mkdir()
    write_workbook(generate(seed=1, until=date(2026, 10, 31), systems=1), folder / "台账.xlsx")
    return folder


REPORTS = [
    ("assess", "--format", "html", "--output"),
    ("assess", "--format", "xlsx", "--output"),
    ("agenda", "--ics"),
    ("liability", "--output"),
    ("incident", "--output"),
    ("applies", "--output"),
]


@pytest.mark.parametrize("report", REPORTS, ids=" ".join)
def test_no_report_takes_the_place_of_the_ledgers(run, ledgers, report):
    name, *options = report
    path = ledgers / "台账.xlsx"
    before = path.read_bytes()
    for read in (path, ledgers):
        result = run(
            name, str(read), *(("--on", ON) if name not in ("incident", "applies") else ()), *options, str(path)
        )
        assert result.exit_code != 0
        assert "请" in str(result.exception)
        assert path.read_bytes() == before


def test_no_report_lies_among_the_ledgers_to_be_read_as_one(run, ledgers):
    refused = run("assess", str(ledgers), "--on", ON, "--format", "xlsx", "--output", str(ledgers / "报告.xlsx"))
    assert "会在台账文件夹里，下次会被当作台账读取；请写到别的文件夹" in str(refused.exception)
    for _ in "twice":
        run("assess", str(ledgers), "--on", ON, "--format", "html", "--output", str(ledgers / "报告.html"))
        assert (ledgers / "报告.html").read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize(("lang", "name"), [("zh", "台账模板.xlsx"), ("en", "Ledger template.xlsx")])
def test_a_template_that_may_have_been_filled_in_stays(run, tmp_path, lang, name):
    assert run("template", str(tmp_path), lang=lang).exit_code == 0
    (tmp_path / name).write_bytes(b"filled in")
    result = run("template", str(tmp_path), lang=lang)
    assert {"zh": "已存在，可能已经填写，不覆盖", "en": "perhaps filled in, and is not replaced"}[lang] in str(
        result.exception
    )
    assert (tmp_path / name).read_bytes() == b"filled in"


def test_a_policy_that_may_have_been_reviewed_stays(run, tmp_path):
    customers, policy = tmp_path / "客户.csv", tmp_path / "策略.yaml"
    customers.write_text("手机\n13800138000\n", encoding="utf-8")
    assert run("privacy", "scan", str(customers), "--policy", str(policy)).exit_code == 0
    policy.write_text("已复核", encoding="utf-8")
    for path in (policy, customers):
        before = path.read_bytes()
        result = run("privacy", "scan", str(customers), "--policy", str(path))
        assert "已存在，可能已经人工复核，不覆盖；请换一个文件名" in str(result.exception)
        assert path.read_bytes() == before
