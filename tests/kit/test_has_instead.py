"""Has: what counts in place of the rows."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.nouns import important_systems
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.existence import Has, Instead
from zhengdun.ledger.tables.backup import RecoveryFacility
from zhengdun.ledger.tables.systems import System

STANDBY = duty_judged_by(
    Has(
        each=important_systems,
        of=rows(RecoveryFacility, RecoveryFacility.kind.col == "disaster"),
        what="灾备|A standby",
        instead=Instead(when=System.active_active.col, says="双活|active-active"),
    )
)
disaster = record(RecoveryFacility, code="F1", system="S1", kind="disaster")
fault = record(RecoveryFacility, code="F2", system="S1", kind="fault")


@pytest.mark.parametrize(
    ("active_active", "facilities", "reason"),
    [
        pytest.param(True, [], "present", id="holds, no ledger"),
        pytest.param(True, [fault], "present", id="holds, no row"),
        pytest.param(False, [fault], "absent", id="does not hold, no row"),
        pytest.param(False, [disaster], "present", id="does not hold, a row"),
        pytest.param(None, [fault], "unknown_fact", id="unknown, no row"),
        pytest.param(None, [disaster], "present", id="unknown, a row"),
        pytest.param(None, [], "no_ledger", id="unknown, no ledger"),
    ],
)
def test_what_counts_instead(active_active, facilities, reason):
    assert verdict(STANDBY, system(active_active=active_active), *facilities) == reason


def test_it_is_said_in_both_languages():
    assert STANDBY.shape.describe("zh") == "至少1个：灾备，或者双活"
    assert STANDBY.shape.describe("en") == "at least 1: A standby, or active-active"
