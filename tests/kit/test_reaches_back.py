"""ReachesBack: how far, from when, how lately checked, and what nobody can know any more."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.limits import months, years
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.law import art
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.tables.systems import System

TERM = law_number("test_kept_years", "两年|two years", unit="年|years", cite=art(18, 2), value=2)
CHECK = internal_standard(
    "test_check_months", "一个月|a month", unit="月|months", cite=art(18, 2), default=1, why="例|example"
)


def kept(term=TERM):
    return duty_judged_by(
        ReachesBack(
            each=systems,
            of=rows(LogStore, LogStore.protected.col),
            earliest=LogStore.earliest_on,
            checked=LogStore.checked_on,
            term=years(term),
            since=System.online_on,
            fresh=months(CHECK),
        )
    )


def store(earliest_on, code="L1", **values):
    usual = {"system": "S1", "kind": "system", "protected": True, "checked_on": "2026-06-15"}
    return record(LogStore, code=code, earliest_on=earliest_on, **{**usual, **values})


@pytest.mark.parametrize(
    ("stores", "reason"),
    [
        pytest.param([store("2024-06-30")], "kept", id="2026-06-30 − 2 years"),
        pytest.param([store("2024-07-01")], "too_short", id="a day less"),
        pytest.param([store("2024-07-01"), store("2024-01-01", "L2")], "kept", id="two stores: the further counts"),
        pytest.param([store("2024-07-01"), store(None, "L2")], "unknown_fact", id="another may reach further"),
        pytest.param([store("2024-07-01"), store("2020-01-01", "L2", protected=None)], "unknown_fact", id="may count"),
        pytest.param([store("2024-07-01"), store("2020-01-01", "L2", protected=False)], "too_short", id="counts not"),
        pytest.param([store(None)], "unknown_fact", id="blank"),
        pytest.param([store("2026-07-01")], "unknown_fact", id="a later day is not known yet"),
        pytest.param([store("2020-01-01", system="S9")], "absent", id="none of this system"),
        pytest.param([], "no_ledger", id="no ledger"),
    ],
)
def test_records_reach_back_over_the_term(stores, reason):
    assert verdict(kept(), system(), *stores) == reason


@pytest.mark.parametrize(
    ("online_on", "earliest_on", "reason"),
    [
        pytest.param("2025-01-01", "2025-01-01", "kept", id="from the first day on"),
        pytest.param("2025-01-01", "2025-01-02", "too_short", id="not from the first day on"),
        pytest.param("2026-06-30", None, "not_started", id="on line since today"),
    ],
)
def test_a_young_system_owes_records_from_its_first_day(online_on, earliest_on, reason):
    assert verdict(kept(), system(online_on=online_on), store(earliest_on)) == reason


@pytest.mark.parametrize(
    ("earliest_on", "reason"),
    [
        pytest.param("2022-05-31", "kept", id="over the whole term"),
        pytest.param("2023-05-01", "unknown_fact", id="from the day the Measures came into force"),
        pytest.param("2023-05-02", "too_short", id="a day less"),
    ],
)
def test_what_is_older_than_the_measures_may_have_been_disposed_of_before(earliest_on, reason):
    checked = store(earliest_on, checked_on="2024-05-31")
    assert verdict(kept(), system(), checked, on="2024-05-31") == reason


@pytest.mark.parametrize(
    ("checked_on", "reason"),
    [
        pytest.param("2026-05-30", "kept", id="a month ago"),
        pytest.param("2026-05-29", "stale", id="longer ago"),
        pytest.param(None, "unknown_fact", id="never"),
        pytest.param("2026-07-01", "unknown_fact", id="not yet"),
    ],
)
def test_what_was_checked_long_ago_proves_nothing(checked_on, reason):
    assert verdict(kept(), system(), store("2020-01-01", checked_on=checked_on)) == reason


def test_the_check_that_counts_is_that_of_the_store_that_reaches_furthest():
    far, near = store("2020-01-01", checked_on="2025-01-01"), store("2024-07-01", "L2")
    assert verdict(kept(), system(), far, near) == "stale"


def test_too_short_is_too_short_whenever_it_was_checked():
    assert verdict(kept(), system(), store("2024-07-01", checked_on="2025-01-01")) == "too_short"


def test_a_term_that_is_not_set_cannot_be_told():
    unset = internal_standard(
        "test_kept_unset", "未定|not set", unit="年|years", cite=art(18, 2), default=None, why="例|example"
    )
    assert verdict(kept(unset), system(), store("2020-01-01")) == "no_parameter"


def test_what_it_says():
    finding = {"event": "2024-06-30", "due": "2024-06-30", "done": None}
    assert kept().shape.describe("zh") == "现存最早日志日期：回溯满2年（两年）"
    assert kept().shape.describe("en") == "Earliest log kept: as far back as 2 years (two years)"
    assert kept().shape.sentence(finding, "zh") == "现存最早日志日期 2024-06-30，应回溯至 2024-06-30，核查日期 —"
