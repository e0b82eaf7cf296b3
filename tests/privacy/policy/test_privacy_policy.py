"""Policies: what is wrong is said with the file, the line, the key, and what is expected."""

import pickle

import pytest

from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.kernel.display import display_mask
from zhengdun.privacy.masks import STRICT
from zhengdun.privacy.plan import ColumnPlan, Plan
from zhengdun.privacy.policy.actions import Generalise, Mask
from zhengdun.privacy.policy.reading import parse_policy, preset_names, preset_text, read_policy

_START = "version: 1\nname: 试\n"


def _mistake(text: str) -> tuple[str, str]:
    with pytest.raises(PolicyError) as caught:
        parse_policy(text, "策略.yaml")
    return caught.value.zh, caught.value.en


@pytest.mark.parametrize("name", preset_names())
def test_presets_are_valid_and_claim_no_standard(name: str) -> None:
    policy = parse_policy(preset_text(name), name)
    assert policy.name == name
    assert policy.unprotected == "suppress"
    assert "JR/T" not in preset_text(name)
    assert policy.needs_key == (name == "test-data")


def test_every_preset_has_a_rule_for_every_kind() -> None:
    kinds = [set(parse_policy(preset_text(name)).kinds) for name in preset_names()]
    assert kinds[0] == kinds[1] == kinds[2]
    assert len(kinds[0]) == 21


@pytest.mark.parametrize(
    ("text", "line", "zh", "en"),
    [
        (_START + "kind: {}", 3, "kind：不认识的键（应为：version、name、", "kind: unknown key (expected: version,"),
        (
            _START + "kinds: {mobil: {action: keep}}",
            3,
            "kinds.mobil：取值'mobil'不在可选范围内",
            "'mobil' is not a choice",
        ),
        (_START + "kinds: {mobile: {action: hide}}", 3, "kinds.mobile：", "action is one of: mask, pseudonym"),
        (_START + "kinds: {mobile: {action: mask, keep: 3}}", 3, "应为：action、keep_left、keep_right", "unknown key"),
        (
            _START + "kinds: {mobile: {action: mask, keep_left: -1}}",
            3,
            "须不小于0，现为-1",
            "must be at least 0, is -1",
        ),
        (_START + "kinds: {mobile: {action: mask, keep_left: a}}", 3, "应为整数", "expected a whole number"),
        (
            _START + "columns:\n  手机: {kind: mobile}",
            1,
            "列“手机”用到的 mobile 在 kinds 中没有规则",
            "needs a rule for mobile",
        ),
        (_START + "columns:\n  手机: {}", 4, "columns.手机：须写 kind、text 或 do", "kind, text or do is needed"),
        (_START + "columns:\n  a: {kind: mobile, text: all}", 4, "只能写一个", "not both"),
        (_START + "columns:\n  a: {text: []}", 4, "未列出任何类型", "lists no kind"),
        (_START + "columns:\n  a: {text: [mobile, x]}", 4, "columns.a.text.2：取值'x'", "columns.a.text.2: 'x'"),
        (_START + "columns:\n  a: {do: {action: pseudonym}}", 4, "pseudonym 须同时写 kind", "pseudonym needs a kind"),
        (_START + "columns:\n  a: {do: {action: generalise, to: range}}", 4, "缺少 step", "step, the width"),
        (_START + "columns:\n  a: {do: {action: generalise, to: age, step: 5}}", 4, "缺少 as_of", "as_of, the day"),
        (_START + "columns:\n  a: {do: {action: generalise, to: year, step: 5}}", 4, "只用于", "for range and age"),
        (_START + "columns: 3", 3, "应为键值对", "expected a mapping"),
        ("version: 2\nname: a", 1, "version：取值2不在可选范围内（应为：1）", "2 is not a choice (one of: 1)"),
        ("name: a", 1, "version：缺少必填项", "version: a required key is missing"),
        (_START + "columns:\n  a: {do: {action: keep}}\n  a: {text: all}", 5, "键“a”重复", "'a' is written twice"),
        (_START + "kinds: {", 3, "不是正确的YAML", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(text: str, line: int, zh: str, en: str) -> None:
    said_zh, said_en = _mistake(text)
    assert zh in said_zh
    assert en in said_en
    assert f"策略.yaml:{line}" in said_zh


def test_all_mistakes_are_said_at_once() -> None:
    zh, en = _mistake(_START + "kinds: {mobile: {action: x}}\ncolumns:\n  a: {}\n  b: {kind: y}")
    assert zh.startswith("策略有3处错误：")
    assert en.startswith("3 mistakes")


@pytest.mark.parametrize("text", ["", "- a", "text", "3", "!!python/object:os.system {}", "a: &x [*x]"])
def test_rubbish_is_a_clear_error(text: str) -> None:
    assert "策略.yaml" in _mistake(text)[0]


def test_a_key_written_by_mistake_is_not_repeated() -> None:
    zh, en = _mistake(_START + "key: 12345678901234567890")
    assert "1234567890" not in zh + en
    assert "不显示" in zh


def test_a_policy_that_is_no_text_or_is_not_there(tmp_path) -> None:
    path = tmp_path / "策略.yaml"
    with pytest.raises(PolicyError, match="没有策略文件"):
        read_policy(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PolicyError, match="不是UTF-8文本"):
        read_policy(path)


def test_the_digest_is_of_the_rules_and_not_of_where_the_key_lies() -> None:
    bare = parse_policy(_START)
    assert bare.digest == parse_policy(_START + "key: env:A").digest
    assert bare.digest != parse_policy(_START + "cipher: sm4").digest


def test_a_plan_travels_and_holds_the_key_by_reference(tmp_path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(_START + "key: env:SECRET\nother_columns: keep", encoding="utf-8")
    plan = pickle.loads(pickle.dumps(Plan.load(path)))  # noqa: S301 - our own
    assert plan == Plan.load(path)
    assert plan.key == "env:SECRET"
    assert Plan.load(path, key="file:k").key == "file:k"


def test_the_plan_of_a_column_survives_its_manifest() -> None:
    for action in (Mask(action="mask", keep_left=1), Generalise(action="generalise", to="range", step=5), None):
        column = ColumnPlan("列", action, unprotected="suppress")
        assert ColumnPlan.from_json(column.to_json()) == column


def test_the_strict_preset_is_the_strict_set_of_masks() -> None:
    kinds = parse_policy(preset_text("strict")).kinds
    assert {kind: display_mask(action) for kind, action in kinds.items() if isinstance(action, Mask)} == STRICT


@pytest.mark.parametrize(
    "rules",
    ["cipher: sm4\n%s {action: token, deterministic: true}}", "%s {action: token, cipher: sm4, deterministic: true}}"],
)
def test_deterministic_tokens_need_aes(rules) -> None:
    with pytest.raises(PolicyError, match="AES-SIV"):
        parse_policy("version: 1\nname: t\n" + rules % "kinds: {mobile:")


def test_deterministic_tokens_of_aes_in_a_policy_of_sm4() -> None:
    rules = "cipher: sm4\nkinds: {mobile: {action: token, cipher: aes, deterministic: true}}"
    assert parse_policy("version: 1\nname: t\n" + rules).needs_key


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version: 1\nname: 2025-02-30\n", "有不存在的日期"),
        ("version: 1\n[name]: t\n", "policy:2：键应为文字"),
        ("version: 1\nname: " + "[" * 1500, "嵌套过深"),
    ],
)
def test_what_yaml_stumbles_over_is_said(text, message) -> None:
    with pytest.raises(PolicyError, match=message):
        parse_policy(text)
