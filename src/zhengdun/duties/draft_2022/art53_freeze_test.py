"""Draft, article 53(2): a change or removal must lie outside every key period, its first and last day included."""

import pytest

from zhengdun.duties.draft_2022.art53_freeze import nothing_changes_in_key_periods as duty
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.supervision import KeyPeriod

PERIOD = record(KeyPeriod, code="ZB1", starts_on="2026-03-03", ends_on="2026-03-12")


def change(start="2026-03-05 20:00", end="2026-03-05 22:00", **values):
    usual = {"kind": "change", "started_at": start, "ended_at": end}
    return record(Change, code="BG1", system="S1", **{**usual, **values})


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        pytest.param("2026-03-05 20:00", "2026-03-05 22:00", "forbidden", id="within"),
        pytest.param("2026-03-02 20:00", "2026-03-02 22:00", "clear", id="the day before"),
        pytest.param("2026-03-02 22:00", "2026-03-03 01:00", "forbidden", id="ends on the first day"),
        pytest.param("2026-03-12 23:00", "2026-03-13 01:00", "forbidden", id="begins on the last day"),
        pytest.param("2026-03-13 00:00", "2026-03-13 01:00", "clear", id="the day after"),
        pytest.param("2026-03-01 20:00", None, "unknown_fact", id="before it, without an end"),
        pytest.param("2026-03-20 20:00", None, "clear", id="after it, without an end"),
        pytest.param("2026-03-05 20:00", None, "forbidden", id="within it, without an end"),
    ],
)
def test_days(start, end, reason):
    assert verdict(duty, system(), PERIOD, change(start, end)) == reason


def test_going_off_line_is_frozen_going_on_line_is_not():
    assert verdict(duty, system(), PERIOD, change(kind="offline")) == "forbidden"
    assert verdict(duty, system(), PERIOD, change(kind="golive")) == "no_subject"


def test_of_a_website_that_is_not_important_it_is_unknown_whether_it_is_the_portal():
    assert verdict(duty, system(important=False, kind="website"), PERIOD, change()) == "unknown_scope"
    assert verdict(duty, system(important=False, kind="office"), PERIOD, change()) == "no_subject"


def test_no_ledger_of_periods_cannot_be_told():
    assert verdict(duty, system(), change()) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(duty, system(), PERIOD, change(), kind="service") == "not_bound"
