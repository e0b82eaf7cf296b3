"""Whatever is handed in, the answer is ledgers or a list of problems, never another error."""

import io
import random
import zipfile

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.writing import write_csv, write_parquet, write_workbook

SETTINGS = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEADS = {
    ".xlsx": [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    ".csv": [b"", "机构代码,机构名称\n".encode(), "\ufeff机构代码;".encode(), "机构代码".encode("gb18030")],
    ".parquet": [b"", b"PAR1"],
}
NAMES = [f"机构{suffix}" for suffix in HEADS]


def reads_or_complains(path):
    problems = ()
    try:
        assert isinstance(read_folder(path), Ledgers)
    except BadLedgers as error:
        problems = error.problems
        lines = {lang: error.text(lang).splitlines() for lang in ("zh", "en")}
    if problems:
        assert len(lines["zh"]) == len(lines["en"]) == len(problems)
        assert all(line.isprintable() for line in lines["zh"] + lines["en"])


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A good file of each kind."""
    company = {
        "institution": ["A", "B"],
        "name": ["甲", "乙"],
        "kind": ["core", "futures"],
        "holder_accounts": [1, None],
    }
    drills = {"institution": ["A"], "code": ["Y1"], "kind": ["own"], "ended_on": ["2026-03-01"]}
    ledgers = Ledgers.from_frames({Institution: pl.DataFrame(company), Drill: pl.DataFrame(drills)})
    folder = tmp_path_factory.mktemp("real")
    write_workbook(ledgers, folder / "机构.xlsx")
    write_csv(ledgers, folder)
    write_parquet(ledgers, folder)
    (folder / "institution.parquet").rename(folder / "机构.parquet")
    return {name: (folder / name).read_bytes() for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@SETTINGS
def test_bytes(tmp_path, name, data):
    head = data.draw(st.sampled_from(HEADS[name.removeprefix("机构")]))
    path = tmp_path / name
    path.write_bytes(head + data.draw(st.binary(max_size=300)))
    reads_or_complains(path)


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 12))
@SETTINGS
def test_files_with_a_few_bytes_changed(tmp_path, real, name, seed, edits):
    path = tmp_path / name
    path.write_bytes(changed(real[name], seed, edits))
    reads_or_complains(path)


@given(seed=st.integers(0, 2**32), edits=st.integers(1, 12), part=st.integers(0, 10))
@SETTINGS
def test_workbooks_with_a_few_bytes_of_their_xml_changed(tmp_path, real, seed, edits, part):
    parts = {}
    with zipfile.ZipFile(io.BytesIO(real["机构.xlsx"])) as old:
        names = [name for name in old.namelist() if name.startswith("xl/") and name.endswith((".xml", ".rels"))]
        for name in old.namelist():
            content = old.read(name)
            parts[name] = changed(content, seed, edits) if name == names[part % len(names)] else content
    path = tmp_path / "机构.xlsx"
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    reads_or_complains(path)


@given(
    rows=st.lists(st.lists(st.one_of(st.none(), st.booleans(), st.floats(-1e9, 1e9), st.text(max_size=8)), max_size=5))
)
@example(rows=[["=\x1f"]])  # a formula whose XML only some parsers take
@SETTINGS
def test_cells(workbook, rows):
    headings = ["演练编号", "演练类型", "开始日期", "涉及系统", "机构代码"]
    reads_or_complains(workbook({"应急演练": [headings, *rows], "目录": rows, "人员": rows}))


@given(text=st.text())
@SETTINGS
def test_texts_as_csv(tmp_path, text):
    path = tmp_path / "机构.csv"
    path.write_text("机构代码,机构名称,机构类别\n" + text, encoding="utf-8", errors="replace", newline="")
    reads_or_complains(path)


def changed(content, seed, edits):
    """``content`` with some bytes changed, taken out or put in."""
    dice, data = random.Random(seed), bytearray(content)  # noqa: S311 -- hypothesis draws the seed
    for _ in range(edits):
        place = dice.randrange(len(data))
        kind = dice.randrange(3)
        data[place : place + (kind < 2)] = bytes([dice.randrange(256)] * (kind > 0))
    return bytes(data)
