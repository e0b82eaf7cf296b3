"""2012, article 23: go-lives and major upgrades of the market's systems are reported."""

from functools import partial

import pytest

from zhengdun.duties.measures_2012.art23_reports import golives_and_upgrades_are_reported as duty
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.changes import Change

judged = partial(verdict, duty, kind="core")


def change(**values):
    return record(Change, code="BG1", system="S1", started_at="2026-06-06 20:00", **values)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"kind": "golive", "reported_on": "2026-06-01"}, "holds", id="go-live reported"),
        pytest.param({"kind": "golive"}, "fails", id="go-live not reported"),
        pytest.param({"kind": "golive", "reported_on": "2026-07-01"}, "fails", id="to be reported tomorrow"),
        pytest.param({"kind": "change", "major_upgrade": True}, "fails", id="major upgrade"),
        pytest.param({"kind": "change", "major_upgrade": False}, "no_subject", id="a minor change"),
        pytest.param({"kind": "change"}, "unknown_scope", id="unknown whether major"),
    ],
)
def test_reported(values, reason):
    assert judged(system(), change(**values)) == reason


def test_operating_institutions_are_not_bound():
    assert verdict(duty, system(), change(kind="golive")) == "not_bound"
