"""The way back: by the manifest, with the right key only."""

import os

import pyarrow.csv as pacsv
import pytest
from privacy.files.made_up import plan_of, write_csv

from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError
from zhengdun.privacy.files import delimited
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.proof.manifest import Manifest, manifest_path

os.environ["PRIVACY_FILE_KEY"] = "00112233445566778899aabbccddeeff" * 2
os.environ["PRIVACY_WRONG_KEY"] = "ffeeddccbbaa99887766554433221100" * 2
_KEY, _WRONG = "env:PRIVACY_FILE_KEY", "env:PRIVACY_WRONG_KEY"
_POLICY = """
kinds:
  mobile: {action: pseudonym}
  name: {action: pseudonym}
columns:
  姓名: {do: {action: token}}
  手机: {kind: mobile}
  备注: {text: [mobile]}
  金额: {do: {action: keep}}
"""


@pytest.fixture
def changed(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "PART_BYTES", 4_000)
    source, output = write_csv(tmp_path / "客户.csv", 400), tmp_path / "测试环境.csv"
    run_file(source, output, plan_of(_POLICY, _KEY))
    return output


def test_a_file_comes_back_byte_by_byte(changed) -> None:
    source, back = changed.with_name("客户.csv"), changed.with_name("还原.csv")
    assert b"13800000001" not in changed.read_bytes()
    assert "测试" not in changed.read_text(encoding="utf-8").partition("\n")[2]
    manifest = run_file(changed, back, plan_of(_POLICY, _KEY).reverse())
    assert manifest.direction == "restore"
    assert back.read_bytes() == source.read_bytes()


def test_numbers_join_across_files_formats_and_runs(changed) -> None:
    table = pacsv.read_csv(changed, convert_options=pacsv.ConvertOptions(column_types={"手机": "string"}))
    for number, text in zip(table["手机"].to_pylist(), table["备注"].to_pylist(), strict=True):
        assert not text or number in text
    again = changed.with_name("再来.csv")
    run_file(changed.with_name("客户.csv"), again, plan_of(_POLICY, _KEY))
    assert pacsv.read_csv(again)["手机"] == pacsv.read_csv(changed)["手机"]


def test_a_wrong_key_is_found_before_anything_is_written(changed) -> None:
    back = changed.with_name("还原.csv")
    with pytest.raises(KeyProblem, match=r"密钥不对：测试环境\.csv 用的是密钥") as caught:
        run_file(changed, back, plan_of(_POLICY, _WRONG).reverse())
    assert Manifest.beside(changed).key_id in caught.value.en
    assert os.environ["PRIVACY_WRONG_KEY"] not in caught.value.zh
    assert not back.exists()
    assert not list(back.parent.glob(".*"))


def test_another_policy_is_not_the_way_back(changed) -> None:
    with pytest.raises(PolicyError, match="策略不对：测试环境"):
        run_file(changed, changed.with_name("还原.csv"), plan_of("other_columns: keep", _KEY).reverse())


def test_without_a_manifest_or_a_key_there_is_no_way_back(changed) -> None:
    with pytest.raises(KeyProblem, match="还原需要密钥"):
        plan_of(_POLICY).reverse()
    manifest_path(changed).unlink()
    with pytest.raises(DataError, match="旁边没有清单"):
        run_file(changed, changed.with_name("还原.csv"), plan_of(_POLICY, _KEY).reverse())


def test_rows_out_of_the_domain_are_put_aside_with_their_numbers_and_counted(tmp_path) -> None:
    source, output = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("手机,注\n13800138000,甲\n123,乙\n13912345678,丙\n", encoding="utf-8")
    plan = plan_of("other_columns: keep\nkinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}}", _KEY)
    manifest = run_file(source, output, plan)
    assert (manifest.rows.read, manifest.rows.written, manifest.rows.rejected) == (3, 2, 1)
    assert "乙" not in output.read_text(encoding="utf-8")
    rejected = (tmp_path / "b.csv.rejects.jsonl").read_text(encoding="utf-8")
    assert '"row": 3, "column": "手机"' in rejected
    assert '"手机": "123", "注": "乙"' in rejected
    assert manifest.rejects.size == len(rejected.encode())


def test_two_processes_load_the_key_by_its_reference(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(delimited, "PART_BYTES", 4_000)
    source = write_csv(tmp_path / "客户.csv", 400)
    plan = plan_of("other_columns: keep\nkinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}}", _KEY)
    for workers in (1, 2):
        run_file(source, tmp_path / f"{workers}.csv", plan, Options(workers=workers))
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_secrets_do_not_reach_the_files_of_the_run(changed) -> None:
    manifest = manifest_path(changed).read_text(encoding="utf-8")
    assert "00112233445566778899" not in manifest
    assert "PRIVACY_FILE_KEY" not in manifest
