"""JSON lines: types and nesting stay, broken lines are put aside."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from privacy.files.made_up import KEEP, plan_of

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files import json_lines
from zhengdun.privacy.files.json_text import exchanged, parse, written
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
    assert output.read_text(encoding="utf-8") == '{"a": "\\ud83d\\ude00"}\n'


_ODD = [
    b'{"a": 1e999, "b":-0,"c":1E400 , "d": 12345678901234567890.10}\r\n',
    b'{"a":NaN,"b":Infinity,"c":-Infinity,"d":123456789012345678901234567890}\n',
    b' {"a" : "\\u4e2d\\/\\"[{", "b": [1e999, {"x": [-0, "]"]}, 1.0], "c": {}, "d": true}  \n',
    b'{"a": null, "e": {"f": {"g": 0.10}}, "b": ' + b"9" * 5_000 + b"}",
]


def _bytes_of(tmp_path, lines, plan=KEEP):
    source, output = tmp_path / "客户.jsonl", tmp_path / "结果.jsonl"
    source.write_bytes(b"".join(lines))
    manifest = run_file(source, output, plan, Options(overwrite=True))
    return output.read_bytes(), manifest.rows


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_not_changed_comes_out_byte_by_byte(tmp_path, mark) -> None:
    written, rows = _bytes_of(tmp_path, [mark, *_ODD])
    assert written == mark + b"".join(_ODD)
    assert (rows.written, rows.rejected) == (4, 0)


def test_only_what_is_changed_is_exchanged_in_its_line(tmp_path) -> None:
    plan = plan_of('other_columns: keep\ncolumns: {a: {do: {action: suppress}}, "e.f.g": {do: {action: suppress}}}')
    written, _ = _bytes_of(tmp_path, [b"\xef\xbb\xbf", *_ODD], plan)
    assert written.splitlines(keepends=True) == [
        b'\xef\xbb\xbf{"a": null, "b":-0,"c":1E400 , "d": 12345678901234567890.10}\r\n',
        b'{"a":null,"b":Infinity,"c":-Infinity,"d":123456789012345678901234567890}\n',
        b' {"a" : null, "b": [1e999, {"x": [-0, "]"]}, 1.0], "c": {}, "d": true}  \n',
        b'{"a": null, "e": {"f": {"g": null}}, "b": ' + b"9" * 5_000 + b"}",
    ]


def test_a_list_keeps_its_numbers_when_text_in_it_is_masked(tmp_path) -> None:
    plan = plan_of("kinds: {mobile: {action: mask, keep_left: 3}}\ncolumns: {a: {text: all}}")
    written, _ = _bytes_of(tmp_path, [b'{"a": [1e999, -0, "\\u7535\\u8bdd13800138000", {"b": 1.0}]}\n'], plan)
    assert written.decode() == '{"a": [1e999, -0, "电话138********", {"b": 1.0}]}\n'


def test_a_number_stays_one_where_its_pseudonym_is_one(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("A_KEY", "00112233445566778899aabbccddeeff" * 2)
    plan = plan_of("columns: {a: {kind: mobile, do: {action: pseudonym}}}", "env:A_KEY")
    written, _ = _bytes_of(tmp_path, [b'{"a": 13800138000}\n{"a": 13800138000.0}\n{"a": "13800138000"}\n'], plan)
    one, same, text = [json.loads(line)["a"] for line in written.splitlines()]
    assert one == same == int(text) != 13800138000
    assert isinstance(one, int)


def test_a_name_that_is_given_twice_puts_the_line_aside(tmp_path) -> None:
    written, rows = _bytes_of(
        tmp_path, [b'{"a": "x", "a": "y"}\n', b'{"a": "x"}\n', b'{"a": {"b": 1, "\\u0062": 2}}\n']
    )
    assert written == b'{"a": "x"}\n'
    assert rows.rejected == 2


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda held: st.lists(held, max_size=3) | st.dictionaries(st.text(max_size=2), held, max_size=3),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(
    record=st.dictionaries(st.text(st.characters(exclude_characters="."), max_size=2), _JSON, max_size=4),
    is_ascii=st.booleans(),
    indent=st.sampled_from([None, 1]),
    data=st.data(),
)
def test_exchanging_a_value_changes_that_value_and_no_other(record, is_ascii, indent, data) -> None:
    text = json.dumps(record, ensure_ascii=is_ascii, indent=indent)
    assert exchanged(text, {}) == text
    assert json.dumps(json.loads(written(parse(text)))) == json.dumps(json.loads(text))
    flat = [name for name, value in record.items() if not isinstance(value, dict)]
    if flat:
        name = data.draw(st.sampled_from(flat))
        changed = json.loads(exchanged(text, {name: '"new"'}))
        assert json.dumps(changed) == json.dumps(json.loads(text) | {name: "new"})
