"""Many institutions from Parquet, a range at a time."""

import polars as pl
import pytest

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.scanning import scan_folder
from zhengdun.ledger.schema import polars_schema
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.writing import write_parquet


def industry(codes):
    company = {"institution": codes, "name": codes, "kind": ["core"] * len(codes)}
    drills = {
        "institution": codes * 2,
        "code": ["Y1"] * len(codes) + ["Y2"] * len(codes),
        "kind": ["own"] * 2 * len(codes),
    }
    return Ledgers.from_frames({Institution: pl.DataFrame(company), Drill: pl.DataFrame(drills)})


CODES = [f"S{number:03}" for number in range(25)]


@pytest.fixture(params=["whole", "parts"])
def folder(request, tmp_path):
    if request.param == "whole":
        write_parquet(industry(CODES), tmp_path)
    else:
        for number, start in enumerate(range(0, 25, 4)):
            write_parquet(industry(CODES[start : start + 4]), tmp_path, part=f"{number:04}")
    return tmp_path


@pytest.mark.parametrize(("size", "count"), [(1, 25), (4, 7), (10, 3), (100, 1)])
def test_chunks_hold_every_institution_once(folder, size, count):
    scanned = scan_folder(folder)
    assert scanned.institutions == tuple(CODES)
    chunks = list(scanned.chunks(size))
    assert len(chunks) == count
    assert [code for chunk in chunks for code in chunk.institutions] == CODES
    together = {table: pl.concat([chunk[table] for chunk in chunks]) for table in (Institution, Drill)}
    assert Ledgers(together) == industry(CODES)


@pytest.mark.parametrize(("rows", "count"), [(1, 25), (3, 25), (12, 7), (75, 1), (10_000, 1)])
def test_ranges_hold_every_institution_once_and_about_so_many_rows(folder, rows, count):
    scanned = scan_folder(folder)
    ranges = scanned.ranges(rows)
    assert len(ranges) == count
    assert [code for some in ranges for code in scanned.between(*some).institutions] == CODES


def test_a_chunk_is_what_only_gives(folder):
    (first, *_) = scan_folder(folder).chunks(3)
    assert first == industry(CODES).only(CODES[:3])


def test_only_the_parts_of_a_chunk_are_opened(tmp_path):
    for number in range(3):
        write_parquet(industry([f"S{number}"]), tmp_path, part=str(number))
    scanned = scan_folder(tmp_path)
    (tmp_path / "drill" / "2.parquet").write_bytes(b"gone")
    chunks = scanned.chunks(1)
    assert [next(chunks).institutions, next(chunks).institutions] == [("S0",), ("S1",)]


def test_a_file_that_does_not_say_whose_rows_it_holds_is_read_every_time(tmp_path):
    write_parquet(industry(CODES), tmp_path)
    frame = pl.read_parquet(tmp_path / "drill.parquet").sample(fraction=1, shuffle=True, seed=1)
    frame.write_parquet(tmp_path / "drill.parquet")
    assert sum(chunk[Drill].height for chunk in scan_folder(tmp_path).chunks(2)) == 50


def test_files_of_an_earlier_version_lack_columns_and_choices(tmp_path):
    write_parquet(industry(CODES), tmp_path)
    old = pl.read_parquet(tmp_path / "drill.parquet").drop("reported_on", "systems")
    old.with_columns(pl.col("kind").cast(pl.Enum(["own"]))).write_parquet(tmp_path / "drill.parquet")
    (chunk,) = scan_folder(tmp_path).chunks(100)
    assert chunk[Drill].schema == polars_schema(Drill)
    assert chunk == industry(CODES)


def test_what_cannot_be_scanned_is_said_at_once(tmp_path):
    write_parquet(industry(CODES), tmp_path)
    frame = pl.read_parquet(tmp_path / "drill.parquet")
    frame.drop("kind").with_columns(ended_on=pl.lit(1)).write_parquet(tmp_path / "drill.parquet")
    (tmp_path / "institution.parquet").unlink()
    (tmp_path / "staff.parquet").write_bytes(b"rubbish")
    with pytest.raises(BadLedgers) as error:
        scan_folder(tmp_path)
    assert error.value.text().splitlines() == [
        "drill.parquet：ended_on 的类型是 Int32；应为：Date",
        "drill.parquet：缺少必填列 kind；应为：Enum(categories=['joint', 'own'])",
        "staff.parquet：文件已损坏，或者不是 Parquet 文件；应为：Parquet 文件",
        f"{tmp_path.name}：没有《机构》；应为：institution.parquet",
    ]


def test_a_chunk_holds_at_least_one(tmp_path):
    write_parquet(industry(CODES), tmp_path)
    with pytest.raises(ValueError, match="at least one"):
        next(scan_folder(tmp_path).chunks(0))


def test_a_table_without_rows_in_a_chunk_is_empty(tmp_path):
    ledgers = industry(CODES)
    staff = pl.DataFrame({"institution": ["S024"], "code": ["E1"]})
    write_parquet(Ledgers.from_frames({**ledgers.frames, Staff: staff}), tmp_path)
    heights = [chunk[Staff].height for chunk in scan_folder(tmp_path).chunks(20)]
    assert heights == [0, 1]
