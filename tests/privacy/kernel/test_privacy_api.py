"""The functions for one string, many, a table, or a file: each gives back the type it was given."""

import subprocess
import sys

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from privacy.kernel.keys import KEY, plan_of

from zhengdun import privacy
from zhengdun.privacy import DataError, KeyProblem, Plan, PolicyError, mask, pseudonymise, restore, scan
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.policy.reading import parse_policy

_ID = "11010519491231002X"  # the example of GB 11643
_TEXTS = [f"证件{_ID}", "电话13800138000", "无"]
_MASKED = ["证件1****************X", "电话138****8000", "无"]


def test_each_type_is_given_back() -> None:
    assert mask(_TEXTS[0]) == _MASKED[0]
    assert mask(_TEXTS) == _MASKED
    assert mask(tuple(_TEXTS)) == tuple(_MASKED)
    array = mask(pa.array(_TEXTS))
    assert isinstance(array, pa.Array)
    assert array.to_pylist() == _MASKED
    chunked = mask(pa.chunked_array([_TEXTS[:1], _TEXTS[1:]]))
    assert isinstance(chunked, pa.ChunkedArray)
    assert chunked.to_pylist() == _MASKED
    assert mask(pa.table({"备注": _TEXTS})).to_pydict() == {"备注": _MASKED}
    assert mask(pa.RecordBatch.from_pydict({"备注": _TEXTS})).to_pydict() == {"备注": _MASKED}
    series = mask(pl.Series("备注", _TEXTS))
    assert series.equals(pl.Series("备注", _MASKED))
    assert mask(pl.DataFrame({"备注": _TEXTS})).equals(pl.DataFrame({"备注": _MASKED}))


@pytest.mark.parametrize("nothing", ["", [], pa.array([], pa.string()), pl.Series("a", [], pl.String)])
def test_nothing_is_nothing(nothing) -> None:
    changed = mask(nothing)
    assert type(changed) is type(nothing)
    assert len(changed) == 0


def test_empty_tables_stay_tables() -> None:
    frame = pl.DataFrame(schema={"备注": pl.String, "金额": pl.Float64})
    assert mask(frame).equals(frame)
    assert mask(["甲", None]) == ["甲", None]


def test_what_is_no_data_is_an_error() -> None:
    with pytest.raises(DataError, match="不支持 int"):
        mask(5)
    with pytest.raises(DataError, match="只用于文件"):
        mask("x", output="y")
    with pytest.raises(AttributeError):
        _ = privacy.nothing


def test_pseudonyms_come_back() -> None:
    frame = pl.DataFrame({"证件": [_ID] * 3, "手机": ["13800138000", None, "13912345678"], "备注": _TEXTS})
    changed = pseudonymise(frame, key=KEY)
    assert changed["备注"][0] == f"证件{changed['证件'][0]}"
    assert changed["备注"][1] == f"电话{changed['手机'][0]}"
    assert restore(changed, key=KEY).equals(frame)
    with pytest.raises(KeyProblem):
        pseudonymise("13800138000")
    with pytest.raises(KeyProblem):
        restore("13800138000")


def test_in_memory_a_row_that_cannot_be_protected_is_an_error_without_its_value() -> None:
    plan = plan_of("kinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}}")
    with pytest.raises(DataError, match="第2行“手机”") as caught:
        pseudonymise(pl.DataFrame({"手机": ["13800138000", "7654321"]}), plan)
    assert "7654321" not in caught.value.zh + caught.value.en
    with pytest.raises(PolicyError, match="没有策略写到的列：手机"):
        pseudonymise(pl.DataFrame({"号码": ["13800138000"]}), plan)


def test_files_and_folders_by_path(tmp_path) -> None:
    folder = tmp_path / "客户"
    folder.mkdir()
    pq.write_table(pa.table({"备注": _TEXTS}), folder / "a.parquet")
    manifest = mask(folder / "a.parquet", output=tmp_path / "b.parquet")
    assert manifest.rows.written == 3
    assert pq.read_table(tmp_path / "b.parquet").to_pydict() == {"备注": _MASKED}
    assert len(mask(folder, output=tmp_path / "出").changed) == 1
    with pytest.raises(DataError, match="请给出输出位置"):
        mask(folder)


def test_a_scan_tells_what_lies_where_and_shows_no_value(tmp_path) -> None:
    rows = 40
    frame = pl.DataFrame(
        {
            "证件号": [_ID] * rows,
            "手机": [13800138000 + row for row in range(rows)],
            "开户日": ["20240131"] * rows,
            "备注": [f"电话1380013{row:04d}" if row % 2 else "无事" for row in range(rows)],
            "金额": [row * 1.5 for row in range(rows)],
            '引"号：列': ["甲"] * rows,
        }
    )
    report = scan(frame)
    found = {finding.column: [(share.kind, share.whole) for share in finding.kinds] for finding in report.findings}
    assert found["证件号"] == [(Kind.RESIDENT_ID, True)]
    assert found["手机"] == [(Kind.MOBILE, True)]
    assert found["开户日"] == []
    assert found["备注"] == [(Kind.MOBILE, False)]
    assert found["金额"] == []
    assert next(f for f in report.findings if f.column == "备注").kinds[0].share == 0.5
    assert _ID not in str(report) + report.policy_text()
    assert "1380013" not in str(report) + report.policy_text()

    policy = parse_policy(report.policy_text(), "起始.yaml")
    assert set(policy.columns) == set(frame.columns)
    changed = mask(frame, Plan(policy))
    assert changed["证件号"][0] == "1****************X"
    assert changed["手机"][1] == "138****8001"
    assert changed["备注"][1] == "电话138****0001"

    frame.write_csv(tmp_path / "客户.csv")
    assert {f.column for f in scan(tmp_path / "客户.csv").findings} == set(frame.columns)
    assert {f.table for f in scan(tmp_path).findings} == {"客户.csv"}
    with pytest.raises(DataError, match="没有文件"):
        scan(tmp_path / "无.csv")


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("numpy", "pyarrow", "polars", "pydantic")
    code = f"import sys, zhengdun.privacy; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
