"""Outputs verified against their manifests; what spoils them is found; the report says so and shows no value."""

import re

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from zhengdun.privacy import DataError, Plan
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.files.running import run_file
from zhengdun.privacy.policy.reading import parse_policy
from zhengdun.privacy.proof.anonymity import anonymity
from zhengdun.privacy.proof.measuring import measured
from zhengdun.privacy.proof.report import proof_report
from zhengdun.privacy.proof.verifying import Verdict, verify

KEY = "00112233445566778899aabbccddeeff" * 2
POLICY = """
version: 1
name: 检验
other_columns: keep
kinds:
  mobile: {action: %s}
columns:
  手机: {kind: mobile}
  备注: {text: [mobile]}
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "来源.parquet"
    mobiles = [f"138{number:08}" for number in range(300)]
    mobiles[7] = "不是号码"
    rows = {"手机": mobiles, "备注": [f"电话139{number:08}" for number in range(300)], "区": ["甲", "乙", "丙"] * 100}
    pq.write_table(pa.table(rows), path)
    return path


@pytest.fixture
def run(source, tmp_path, monkeypatch):
    monkeypatch.setenv("ZD_PROOF_KEY", KEY)

    def made(action):
        output = tmp_path / f"{action}.parquet"
        run_file(source, output, Plan(parse_policy(POLICY % action), key="env:ZD_PROOF_KEY"))
        return output

    return made


def verdicts(found):
    return [check.verdict.value for check in found.checks]


def test_pseudonyms_with_the_source_and_a_row_put_aside(run, source):
    output = run("pseudonym")
    assert rejects_path(output).exists()
    found = verify(output, source)
    assert verdicts(found) == ["passed"] * 6
    assert found.verdict is Verdict.PASSED


def test_pseudonyms_without_the_source_cannot_be_told(run):
    found = verify(run("pseudonym"))
    assert found.verdict is Verdict.CANNOT_TELL
    assert verdicts(found).count("cannot_tell") == 1


@pytest.mark.parametrize("back", [("手机", 3, "13800000003"), ("备注", 5, "电话13900000005")])
@pytest.mark.parametrize("action", ["pseudonym", "mask"])
def test_a_value_put_back_is_found(run, source, action, back):
    output, (column, row, value) = run(action), back
    table = pq.read_table(output)
    values = table[column].to_pylist()
    values[row] = value
    pq.write_table(table.set_column(table.schema.names.index(column), column, pa.array(values)), output)
    found = verify(output, source)
    assert found.verdict is Verdict.FAILED
    assert verdicts(found)[0] == "failed"  # it is not the file of the manifest
    assert {"failed"} <= set(verdicts(found)[3:])  # and the second look sees it
    rows = [rows for key, rows in found.scans[""].rows.items() if key[0] == column]
    assert [row + 1] in rows


def test_a_row_taken_away_is_found(run, source):
    output = run("mask")
    pq.write_table(pq.read_table(output).slice(1), output)
    with pytest.raises(DataError, match="行对不上"):
        verify(output, source)
    assert Verdict.FAILED in {check.verdict for check in verify(output).checks}


def test_another_source_is_no_proof(run, source, tmp_path):
    output = run("pseudonym")
    other = tmp_path / "另一个.parquet"
    pq.write_table(pq.read_table(source).set_column(2, "区", pa.array(["丁"] * 300)), other)
    assert verify(output, other).verdict is Verdict.FAILED


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_shows_no_value_and_fetches_nothing(run, source, lang):
    output = run("pseudonym")
    found = verify(output, source)
    page = proof_report(found, [anonymity(pl.read_parquet(output), ["区"])], lang=lang)
    text = page.decode()
    assert not re.search(r"13[89]\d{8}", text)
    assert not re.search(r"(?:src|href)=", text)
    assert "default-src 'none'" in text
    assert page == proof_report(found, [anonymity(pl.read_parquet(output), ["区"])], lang=lang)
    if lang == "en":
        head = text[text.index("<h2>") :]
        assert not re.search(r"[一-鿿]", re.sub(r"手机|备注|区|来源|检验", "", head))


def test_anonymity_of_a_file(run):
    (found,) = measured(run("mask"), ["区"])
    assert (found.classes, found.rows) == (3, 300)
