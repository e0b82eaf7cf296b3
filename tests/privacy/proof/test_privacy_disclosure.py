"""The manifest and the report say plainly what protected data still tell, and that they are personal information."""

import json

import pyarrow as pa
import pytest

from zhengdun.privacy import Plan
from zhengdun.privacy.files.running import run_file
from zhengdun.privacy.kernel.binding import bind
from zhengdun.privacy.policy.reading import parse_policy
from zhengdun.privacy.proof.disclosure import disclosures
from zhengdun.privacy.proof.manifest import Manifest, manifest_path
from zhengdun.privacy.proof.report import proof_report
from zhengdun.privacy.proof.verifying import verify

KEY = "00112233445566778899aabbccddeeff" * 2
POLICY = """
version: 1
name: 看得出什么
other_columns: keep
kinds:
  mobile: {action: pseudonym}
  email: {action: token, deterministic: true}
  name: {action: suppress}
columns:
  手机: {kind: mobile}
  备用手机: {kind: mobile}
  备注: {text: [mobile, name]}
  邮箱: {kind: email}
  卡号: {do: {action: token}}
  地址: {do: {action: mask, keep_left: 3}}
  生日: {do: {action: generalise, to: year}}
  姓名: {kind: name}
"""
_HEADER = "手机,备用手机,备注,邮箱,卡号,地址,生日,姓名,金额"
_ROW = "13800000001,13800000002,电话13800000001,a1@example.cn,6222000000000000,北京市朝阳区1号,1990-01-02,测试甲,8"


@pytest.fixture
def output(tmp_path, monkeypatch):
    monkeypatch.setenv("ZD_PROOF_KEY", KEY)
    (tmp_path / "来源.csv").write_text(f"{_HEADER}\n{_ROW}\n", encoding="utf-8")
    plan = Plan(parse_policy(POLICY), key="env:ZD_PROOF_KEY")
    run_file(tmp_path / "来源.csv", tmp_path / "结果.csv", plan)
    run_file(tmp_path / "结果.csv", tmp_path / "还原.csv", plan.reverse())
    return tmp_path / "结果.csv"


def _by_treatment(manifest):
    return {one.treatment: one for one in manifest.disclosures}


def test_every_column_is_told_with_what_it_leaves_to_be_seen(output):
    found = _by_treatment(Manifest.beside(output))
    assert {name: (one.columns, one.equality, one.reversible) for name, one in found.items()} == {
        "pseudonym": (["手机", "备用手机", "备注"], "kept", True),
        "token_deterministic": (["邮箱"], "kept", True),
        "token": (["卡号"], "hidden", True),
        "mask": (["地址"], "in_part", False),
        "generalise": (["生日"], "in_part", False),
        "suppress": (["备注", "姓名"], "hidden", False),
        "keep": (["金额"], "kept", False),
    }


@pytest.mark.parametrize("treatment", ["pseudonym", "token_deterministic", "token"])
def test_what_the_key_undoes_is_said_to_be_personal_information_still(output, treatment):
    one = _by_treatment(Manifest.beside(output))[treatment]
    assert "不是匿名化：个人信息仍属个人信息" in one.zh
    assert "not anonymisation: it is still personal information" in one.en
    assert "持有密钥的人可以还原" in one.zh
    assert "whoever has the key can undo it" in one.en


@pytest.mark.parametrize("treatment", ["pseudonym", "token_deterministic"])
def test_equality_and_frequency_are_said_to_be_seen(output, treatment):
    one = _by_treatment(Manifest.beside(output))[treatment]
    assert "哪些行相同、每个值出现几次" in one.zh
    assert "how often each value occurs" in one.en


def test_the_words_are_true(tmp_path, monkeypatch):
    """Values that are equal before are equal after where equality is said to be kept, and nowhere else."""
    monkeypatch.setenv("ZD_PROOF_KEY", KEY)
    (tmp_path / "来源.csv").write_text(f"{_HEADER}\n{_ROW}\n{_ROW}\n", encoding="utf-8")
    run_file(tmp_path / "来源.csv", tmp_path / "结果.csv", Plan(parse_policy(POLICY), key="env:ZD_PROOF_KEY"))
    header, one, two = [line.split(",") for line in (tmp_path / "结果.csv").read_text(encoding="utf-8").splitlines()]
    differ = {name for name, first, second in zip(header, one, two, strict=True) if first != second}
    assert differ == set(_by_treatment(Manifest.beside(tmp_path / "结果.csv"))["token"].columns)


def test_the_report_says_it_in_both_languages(output, tmp_path):
    verification = verify(output, tmp_path / "来源.csv")
    zh, en = (proof_report(verification, lang=lang).decode() for lang in ("zh", "en"))
    assert zh.count("个人信息仍属个人信息") == 3
    assert en.count("it is still personal information") >= 3
    assert "手机、备用手机、备注" in zh
    assert "what can be undone" in en
    assert "相等与频次" not in en


def test_nothing_is_said_of_what_was_restored_and_old_manifests_are_read(output, tmp_path):
    assert Manifest.beside(tmp_path / "还原.csv").disclosures == []
    path = manifest_path(output)
    old = json.loads(path.read_text(encoding="utf-8"))
    del old["disclosures"]
    path.write_text(json.dumps(old), encoding="utf-8")
    assert "能否还原" not in proof_report(verify(output)).decode()


def test_tables_are_told_apart():
    plan = Plan(parse_policy("version: 1\nname: t\ncolumns: {手机: {do: {action: suppress}}}"))
    bound = bind(plan, pa.RecordBatch.from_pydict({"手机": ["1"]}))
    (one,) = disclosures([("客户", bound.columns[0]), ("流水", bound.columns[0])], plan.policy.kinds)
    assert one.columns == ["客户 · 手机", "流水 · 手机"]
