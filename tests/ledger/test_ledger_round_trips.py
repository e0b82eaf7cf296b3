"""What is written reads back equal, in every format and language."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.columns import Facts
from zhengdun.ledger.conforming import NOTHING
from zhengdun.ledger.declared import declared
from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.schema import TABLES, polars_schema
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.emergency import Drill, EmergencyPlan, Incident
from zhengdun.ledger.tables.governance import Budget, Document, Staff
from zhengdun.ledger.tables.institution import Institution, Setting
from zhengdun.ledger.tables.systems import System
from zhengdun.ledger.writing import write_csv, write_parquet, write_workbook

CODES = ["A-1", "0012", "系统（一）", "S&T<1>", "x" * 40]
CHOSEN = [System, Staff, Document, Budget, Setting, Drill, EmergencyPlan, Incident, CapacityRecord]
SETTINGS = settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)

texts = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" \"',;、，\n证券"), min_size=1, max_size=20
)
tricky = st.sampled_from(
    ["2026-03-01", "2026-03-01 00:00:00", "=1+1", "1E+20", "46082", "007", "TRUE", "#REF!", "_x0041_", "'", '"', "NULL"]
)
# Cells are stripped when read; a text of white space alone is a blank cell, and one that says there is nothing too.
words = tricky | texts.map(str.strip).filter(
    lambda text: text and text not in NOTHING and not text.startswith(("示例", "Example"))
)
days = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
moments = st.datetimes(dt.datetime.fromisoformat("1990-01-01"), dt.datetime.fromisoformat("2100-12-31")).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)


def cells(about: Facts):
    """Values of one column; references are to rows that are there."""
    codes = list(about.choices)
    return {
        "date": days,
        "moment": moments,
        "flag": st.booleans(),
        "number": st.decimals(0, 10**9, places=4).map(float),
        "integer": st.integers(2000, 10**12),
        "choice": st.sampled_from(codes or [""]),
        "choices": st.lists(st.sampled_from(codes or [""]), min_size=1, unique=True),
        "refs": st.lists(st.sampled_from(CODES), min_size=1, unique=True),
        "text": words,
    }.get(about.kind, st.sampled_from(CODES))


@st.composite
def frames(draw, table, institutions):
    """Rows of a table with keys of their own."""
    known = declared(table)
    columns = {}
    for name, about in known.facts.items():
        if name == "institution":
            columns[name] = st.sampled_from(institutions)
        elif about.kind in ("ref", "refs") and about.refers_to is not System:
            columns[name] = st.none()
        else:
            columns[name] = cells(about) if name in known.required else st.none() | cells(about)
    rows = draw(
        st.lists(
            st.fixed_dictionaries(columns), max_size=4, unique_by=lambda row: tuple(row[name] for name in known.key)
        )
    )
    return pl.DataFrame(rows, schema=polars_schema(table))


@st.composite
def books(draw):
    """Ledgers of one or two institutions; every code that is referred to is there."""
    institutions = draw(st.sampled_from([["SEC001"], ["SEC001", "期货-2"]]))
    company = {"institution": institutions, "name": draw(words), "kind": draw(st.sampled_from(["core", "futures"]))}
    systems = [{"institution": one, "code": code, "name": draw(words)} for one in institutions for code in CODES]
    held = {Institution: pl.DataFrame(company), System: pl.DataFrame(systems)}
    for table in CHOSEN:
        if table is not System:
            held[table] = draw(frames(table, institutions))
    return Ledgers.from_frames(held)


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(ledgers=books())
@SETTINGS
def test_workbook(tmp_path_factory, lang, ledgers):
    path = write_workbook(ledgers, tmp_path_factory.mktemp("book") / "台账.xlsx", lang=lang)
    assert read_folder(path) == ledgers


@pytest.mark.parametrize(("encoding", "lang"), [("utf-8-sig", "zh"), ("gb18030", "zh"), ("utf-8", "en")])
@given(ledgers=books())
@SETTINGS
def test_csv(tmp_path_factory, encoding, lang, ledgers):
    folder = tmp_path_factory.mktemp("csv")
    write_csv(ledgers, folder, encoding=encoding, lang=lang)
    assert read_folder(folder) == ledgers


@given(ledgers=books())
@SETTINGS
def test_parquet(tmp_path_factory, ledgers):
    folder = tmp_path_factory.mktemp("parquet")
    write_parquet(ledgers, folder)
    assert read_folder(folder) == ledgers


def full_row(table):
    """A row of any table with every cell filled, references apart."""
    values = {
        "date": dt.date(2026, 3, 1),
        "moment": dt.datetime.fromisoformat("2026-03-01 09:30:15"),
        "flag": False,
        "number": 0.1,
        "integer": 2026,
        "code": "C-1",
        "text": "文字、text",
    }
    known = declared(table)
    row = {name: values.get(about.kind) for name, about in known.facts.items()}
    row |= {name: list(about.choices)[-1] for name, about in known.facts.items() if about.kind == "choice"}
    row |= {name: list(about.choices) for name, about in known.facts.items() if about.kind == "choices"}
    row |= {name: "C-1" for name, about in known.facts.items() if about.kind == "ref" and name in known.required}
    return row | {"institution": "C-1"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_column_of_every_table(tmp_path, lang):
    held = {table: pl.DataFrame([full_row(table)], schema=polars_schema(table)) for table in TABLES.values()}
    ledgers = Ledgers.from_frames(held)
    assert len(ledgers.frames) == len(TABLES)
    write_workbook(ledgers, tmp_path / "xlsx" / "台账.xlsx", lang=lang)
    write_csv(ledgers, tmp_path / "csv", lang=lang)
    write_parquet(ledgers, tmp_path / "parquet")
    for folder in ("xlsx", "csv", "parquet"):
        assert read_folder(tmp_path / folder) == ledgers, folder


def test_whole_numbers_of_many_digits(tmp_path):
    rows = {"institution": ["A"], "year": [2026], "it_staff": [2**53 + 1]}
    company = {"institution": ["A"], "name": ["甲"], "kind": ["core"]}
    ledgers = Ledgers.from_frames({Institution: pl.DataFrame(company), Budget: pl.DataFrame(rows)})
    assert read_folder(write_workbook(ledgers, tmp_path / "台账.xlsx"))[Budget]["it_staff"].item() == 2**53 + 1


class TestFolders:
    """A folder that was written to holds what was written last, whole, and nothing else."""

    company = Ledgers.from_frames({Institution: pl.DataFrame({"institution": ["A"], "name": ["甲"], "kind": ["core"]})})
    staffed = Ledgers.from_frames(
        {Institution: company[Institution], Staff: pl.DataFrame({"institution": "A", "code": "1"})}
    )

    @pytest.mark.parametrize("write", [write_parquet, write_csv])
    def test_tables_without_rows_are_removed(self, tmp_path, write):
        write(self.staffed, tmp_path)
        assert len(write(self.company, tmp_path)) == 1
        assert read_folder(tmp_path) == self.company

    def test_nothing_is_left_behind_by_a_failure(self, tmp_path, monkeypatch):
        path = write_workbook(self.company, tmp_path / "台账.xlsx")
        monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            write_workbook(self.staffed, path)
        assert [file.name for file in tmp_path.iterdir()] == ["台账.xlsx"]
        assert read_folder(path) == self.company

    def test_what_excel_cannot_hold_is_refused(self, tmp_path):
        frame = self.company[Institution].with_columns(name=pl.lit("长" * 40_000))
        with pytest.raises(ValueError, match="32,767"):
            write_workbook(self.company.replace(Institution, frame), tmp_path / "台账.xlsx")
        assert list(tmp_path.iterdir()) == []
