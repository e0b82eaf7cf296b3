"""Problems as people read them: in order, on one line, all of it in their language."""

import pickle
import re

import polars as pl
import pytest

from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import BadLedgers, Problem
from zhengdun.ledger.reading import Limits

CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def problem(**place):
    return Problem("a.xlsx", what=Label("错", "wrong"), **place)


def test_they_sort_by_place():
    places = [{"sheet": "A"}, {"sheet": "A", "row": 2}, {"sheet": "A", "row": 10, "letter": "Z"}]
    places += [{"sheet": "A", "row": 10, "letter": "AA"}, {"sheet": "B"}]
    assert BadLedgers(problem(**place) for place in reversed(places)).problems == tuple(problem(**p) for p in places)


def test_the_same_problem_counts_once():
    assert len(BadLedgers([problem(), problem()]).problems) == 1


def test_they_travel_between_processes():
    error = BadLedgers([problem(row=2), problem(row=1)])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own
    assert again.problems == error.problems
    assert str(again) == "a.xlsx｜第1行：错\na.xlsx｜第2行：错"


def test_long_and_unprintable_contents_are_shortened():
    (line,) = BadLedgers([problem(column="列\x1b[31m\n" + "长" * 500)]).text().splitlines()
    assert "\x1b" not in line
    assert len(line) < 200


SHEETS = {
    "Drills": [
        ["Drill code", "Kind", "Ended on", "Ended", "Systems", "Kind"],
        ["D1", "joined", "2026-02-30", None, "S1, S2"],
        ["D1", "own", "tomorrow", None, "0S1"],
        ["D2\x01", "own", "1900-01-05"],
        ["1E+20", None, "2026-03-01Z"],
    ],
    "Drilling": [["x"]],
    "Weather": [["x"]],
    "Data centres": [["Name"], ["Main"]],
    "Capacity records": [["System", "Measured on", "Capacity", None], ["S1", "20260301", "95%", "x"], ["S1", "", "-1"]],
    "Training": [["Training code", "Attendees"], ["T1", "2.5"], ["T2", "ten"], ["T3", "9" * 30], ["T4", "5 people"]],
    "Incidents": [["Incident code", "Found at", "Affects investors"], ["I1", "2026-03-01", "perhaps"]],
    "Emergency plans": [
        ["Plan code", "Approved on", "Scenarios"],
        ["E1", "2026-03-01 noon", "Aliens"],
        ["E2", None, "、"],
    ],
    "Log stores": [[f"Column {number}" for number in range(120)]],
}


def test_in_english_there_is_no_chinese(workbook, complaints, tmp_path):
    workbook(SHEETS, name="ledgers.xlsx", institution=False)
    (tmp_path / "staff.csv").write_bytes(b"Staff code\nE1,x\n")
    (tmp_path / "nothing.csv").write_bytes(b"x")
    (tmp_path / "attack.csv").write_bytes(b"\xff\xfe")
    (tmp_path / "alert.csv").write_bytes(b"Alert code\n\xff\xff")
    (tmp_path / "meeting.csv").write_bytes(b'Meeting code\n"x')
    (tmp_path / "contract.csv").write_bytes(b"")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "other.ods").write_bytes(b"x")
    (tmp_path / "damaged.xlsx").write_bytes(b"PK")
    (tmp_path / "supplier.parquet").write_bytes(b"x")
    pl.DataFrame({"code": [1], "weather": [2]}).write_parquet(tmp_path / "project.parquet")
    lines = complaints(tmp_path, lang="en")
    assert len(lines) >= 40
    assert [line for line in lines if CHINESE.search(line.replace("、", ""))] == []


def test_in_chinese_every_line_says_what_is_expected(workbook, complaints):
    lines = complaints(workbook(SHEETS, name="ledgers.xlsx", institution=False))
    assert all("；应为：" in line for line in lines)


@pytest.mark.parametrize("limits", [Limits(rows=1), Limits(cells=1), Limits(unpacked_bytes=1), Limits(file_bytes=1)])
def test_limits_in_english(workbook, complaints, limits):
    lines = complaints(
        workbook({"Drills": [["code"], ["x"]]}, name="a.xlsx", institution=False), lang="en", limits=limits
    )
    assert lines
    assert not any(CHINESE.search(line) for line in lines)
