"""JSON lines: types and nesting stay, broken lines are put aside."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from privacy.files.made_up import KEEP, plan_of

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files import json_lines
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.files.running import Options, run_file

_LEAF = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.text(max_size=5)
_RECORD = st.fixed_dictionaries(
    {"a": _LEAF, "b": st.fixed_dictionaries({"c": _LEAF, "d": st.lists(_LEAF, max_size=2)})}
)


def _run(tmp_path, lines, plan=KEEP):
    source, output = tmp_path / "客户.jsonl", tmp_path / "结果.jsonl"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run_file(source, output, plan, Options(overwrite=True))
    return output


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(_RECORD, min_size=1, max_size=5))
def test_objects_come_out_as_they_went_in(tmp_path, records) -> None:
    output = _run(tmp_path, [json.dumps(record, ensure_ascii=False) for record in records])
    assert [json.loads(line) for line in output.read_text(encoding="utf-8").split("\n")[:-1]] == records


def test_broken_lines_are_put_aside(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(json_lines, "PART_BYTES", 10)
    output = _run(tmp_path, ['{"a": 1}', "{", "[1]", "", '{"a": {"b": 1}, "a.b": 2}', '{"a": 2}'])
    assert output.read_text() == '{"a": 1}\n{"a": 2}\n'
    rejected = [json.loads(line) for line in rejects_path(output).read_text(encoding="utf-8").splitlines()]
    assert [(line["row"], line["file"]) for line in rejected] == [(row, "客户.jsonl") for row in (2, 3, 5)]


def test_a_member_that_the_sample_did_not_have_puts_the_line_aside(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(json_lines, "_SAMPLED_LINES", 1)
    output = _run(tmp_path, ['{"a": 1}', '{"a": 2, "新": "x"}'])
    assert output.read_text() == '{"a": 1}\n'
    assert "抽样时没有的字段：新" in rejects_path(output).read_text(encoding="utf-8")


def test_a_nested_member_is_a_column(tmp_path) -> None:
    plan = plan_of('other_columns: keep\ncolumns: {"人.号": {do: {action: suppress}}}')
    output = _run(tmp_path, ['{"人": {"号": 13800000000, "名": "甲"}, "x": true}'], plan)
    assert json.loads(output.read_text(encoding="utf-8")) == {"人": {"号": None, "名": "甲"}, "x": True}


def test_an_empty_file_stays_empty(tmp_path) -> None:
    source = tmp_path / "a.jsonl"
    source.touch()
    run_file(source, tmp_path / "b.jsonl", KEEP)
    assert (tmp_path / "b.jsonl").read_bytes() == b""


@pytest.mark.parametrize("line", ["rubbish", "[]", "\x00"])
def test_no_object_at_all_is_a_clear_error(tmp_path, line) -> None:
    with pytest.raises(DataError, match="没有一行是JSON对象"):
        _run(tmp_path, [line])


def test_half_a_character_is_put_aside_and_a_whole_one_is_kept(tmp_path) -> None:
    source, output = tmp_path / "客户.jsonl", tmp_path / "结果.jsonl"
    source.write_text('{"a": "\\ud83d\\ude00"}\n{"a": "\\ud83d"}\n{"\\uDE00": "甲"}\n', encoding="utf-8")
    manifest = run_file(source, output, KEEP)
    assert (manifest.rows.written, manifest.rows.rejected) == (1, 2)
    assert output.read_text(encoding="utf-8") == '{"a": "😀"}\n'
