"""Ledgers as a value: what they hold, what they refuse, when they are equal."""

import datetime as dt

import polars as pl
import pytest

from zhengdun.ledger import checking
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.schema import polars_schema
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System

COMPANIES = pl.DataFrame({"institution": ["B", "A"], "name": ["乙", "甲"], "kind": ["core", "securities"]})
DRILLS = pl.DataFrame({"institution": ["A", "B"], "code": ["Y1", "Y1"], "kind": ["own", "joint"]})


@pytest.fixture
def ledgers():
    return Ledgers.from_frames({Institution: COMPANIES, Drill: DRILLS})


def test_frames_have_exactly_the_declared_columns_and_types(ledgers):
    for table in (Institution, Drill, System):
        assert ledgers[table].schema == polars_schema(table)
    assert ledgers[System].height == 0
    assert ledgers[Drill]["ended_on"].null_count() == 2


def test_institutions_are_sorted_and_can_be_chosen(ledgers):
    assert ledgers.institutions == ("A", "B")
    only = ledgers.only(["A"])
    assert only.institutions == ("A",)
    assert only[Drill]["kind"].to_list() == ["own"]
    assert Ledgers().institutions == ()


def test_a_table_can_be_replaced(ledgers):
    without = ledgers.replace(Drill, ledgers[Drill].clear())
    assert without[Drill].height == 0
    assert ledgers[Drill].height == 2


def test_they_cannot_be_changed(ledgers):
    with pytest.raises(AttributeError):
        ledgers.frames = {}
    with pytest.raises(TypeError):
        ledgers.frames[Drill] = ledgers[Drill]


@pytest.mark.parametrize("frame", [DRILLS, DRILLS.drop("kind"), pl.DataFrame({"institution": [1]})])
def test_the_constructor_refuses_other_columns_and_types(frame):
    with pytest.raises(TypeError, match="The columns of Drill are"):
        Ledgers({Drill: frame})


class TestDigest:
    """The digest tells contents apart and nothing else."""

    def test_the_order_of_rows_and_tables_does_not_count(self, ledgers):
        turned = Ledgers.from_frames({Drill: DRILLS.reverse(), Institution: COMPANIES.reverse()})
        assert turned.digest() == ledgers.digest()
        assert turned == ledgers
        assert hash(turned) == hash(ledgers)

    def test_chunks_of_memory_do_not_count(self, ledgers):
        in_chunks = pl.concat([ledgers[Drill].head(1), ledgers[Drill].tail(1)], rechunk=False)
        assert ledgers.replace(Drill, in_chunks) == ledgers

    @pytest.mark.parametrize(
        "change",
        [
            pl.col("code") + "x",
            pl.lit(dt.date(2026, 3, 1)).alias("ended_on"),
            pl.lit(["S1"], dtype=pl.List(pl.String)).alias("systems"),
        ],
    )
    def test_every_cell_counts(self, ledgers, change):
        changed = ledgers.replace(Drill, ledgers[Drill].with_columns(change))
        assert changed.digest() != ledgers.digest()
        assert changed != ledgers

    def test_a_missing_table_counts_as_one_without_rows(self, ledgers):
        assert Ledgers({**ledgers.frames, System: ledgers[System]}) == ledgers

    def test_it_stays_the_same_from_version_to_version(self, ledgers):
        assert ledgers.digest() == "8333365e843c1bf2c0fe1929a7632b7c1a6d8f5585373c680b05619a1b558c30"


class TestFromFrames:
    """Loosely typed frames are read as cells are; everything that is wrong is said at once."""

    def test_all_problems_at_once(self):
        with pytest.raises(BadLedgers) as error:
            Ledgers.from_frames(
                {
                    Institution: COMPANIES.with_columns(kind=pl.lit("bank"), weather=pl.lit(1)),
                    Drill: pl.DataFrame({"institution": ["C"], "code": [None], "ended_on": ["2026-02-30"]}),
                }
            )
        assert [problem.what.zh for problem in error.value.problems] == [
            "缺少必填列“演练类型”",
            "必填单元格为空",
            "没有“2026-02-30”这一天",
            "《机构》中没有“C”",
            "没有“weather”这一列",
            "没有“bank”这一选项",
            "没有“bank”这一选项",
        ]

    def test_references_are_judged_unless_told_otherwise(self):
        frames = {Drill: pl.DataFrame({"institution": ["A"], "code": ["Y1"], "kind": ["own"], "systems": [["S1"]]})}
        assert Ledgers.from_frames(frames, references=False)[Drill]["systems"].to_list() == [["S1"]]
        with pytest.raises(BadLedgers, match="缺少《机构》台账"):
            Ledgers.from_frames(frames)

    def test_rows_without_any_column_are_no_rows(self):
        assert Ledgers.from_frames({Drill: pl.DataFrame(), Staff: pl.DataFrame({"code": []})}) == Ledgers()

    def test_a_number_out_of_bounds(self):
        frames = {
            Institution: COMPANIES,
            System: pl.DataFrame({"institution": ["A"], "code": ["S"], "name": ["甲"]}),
            CapacityRecord: pl.DataFrame(
                {"institution": "A", "system": "S", "measured_on": dt.date(2026, 3, 1), "capacity": [-0.1]}
            ),
        }
        with pytest.raises(BadLedgers, match=r"-0\.1 小于 0") as error:
            Ledgers.from_frames(frames)
        assert "-0.1 is below 0; expected: only a number, the unit is per second" in error.value.text("en")


def test_rules_over_several_columns_say_what_they_ask_for(monkeypatch):
    """No table has such a rule today; one that gets it needs no more than its docstring."""

    class Rule:
        expr = pl.col("ended_on") >= pl.col("started_on")

    def in_order():
        """结束不早于开始|the end not before the start"""

    monkeypatch.setattr(Drill, "_schema_validation_rules", classmethod(lambda _: {"in_order": Rule}))
    monkeypatch.setattr(
        Drill, "in_order", type("Factory", (), {"validation_fn": staticmethod(in_order)}), raising=False
    )
    checking.checks_of.cache_clear()
    days = {"started_on": ["2026-03-02", "2026-03-02"], "ended_on": ["2026-03-01", None]}
    try:
        with pytest.raises(BadLedgers) as error:
            Ledgers.from_frames(
                {Institution: COMPANIES, Drill: DRILLS.with_columns(**{k: pl.Series(v) for k, v in days.items()})}
            )
    finally:
        checking.checks_of.cache_clear()
    (problem,) = error.value.problems
    assert problem.text() == "Drill｜第1行｜“ended_on”：这一行不符合规则；应为：结束不早于开始"
