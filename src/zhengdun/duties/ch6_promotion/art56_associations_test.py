"""Article 56: three kinds of work of an association, each within its interval."""

import pytest

from zhengdun.duties.ch6_promotion.art56_associations import (
    awards_are_organised,
    innovation_is_promoted,
    service_institutions_are_guided,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.people import IndustryProject

YEARLY = [
    pytest.param(innovation_is_promoted, "innovation", id="innovation"),
    pytest.param(service_institutions_are_guided, "guidance", id="guidance"),
]
ALL = [*YEARLY, pytest.param(awards_are_organised, "award", id="award")]


def judged(duty, kind, held_on, *own, of="association"):
    return verdict(duty, record(IndustryProject, code="H1", kind=kind, held_on=held_on), *own, kind=of)


@pytest.mark.parametrize(("duty", "kind"), YEARLY)
def test_12_months_from_2025_06_30_end_on_2026_06_30(duty, kind):
    assert judged(duty, kind, "2025-06-30") == "every_period"
    assert judged(duty, kind, "2025-06-29") == "overdue"


def test_24_months_from_2024_06_30_end_on_2026_06_30():
    assert judged(awards_are_organised, "award", "2024-06-30") == "every_period"
    assert judged(awards_are_organised, "award", "2024-06-29") == "overdue"


@pytest.mark.parametrize(("duty", "kind"), ALL)
class TestWork:
    @pytest.mark.parametrize("day", [None, "2026-07-01"])
    def test_what_has_not_taken_place_does_not_count(self, duty, kind, day):
        assert judged(duty, kind, day) == "overdue"

    def test_the_interval_is_an_internal_standard(self, duty, kind):
        (interval,) = duty.shape.parameters
        assert judged(duty, kind, "2024-01-05") == "overdue"
        assert judged(duty, kind, "2024-01-05", record(Setting, parameter=interval.name, value=36)) == "every_period"
        assert duty.internal

    def test_other_institutions_are_not_bound(self, duty, kind):
        assert judged(duty, kind, None, of="securities") == "not_bound"


@pytest.mark.parametrize("duty", [innovation_is_promoted, service_institutions_are_guided, awards_are_organised])
class TestAnyWork:
    @pytest.mark.parametrize(("kind", "reason"), [("support", "overdue"), (None, "unknown_fact")])
    def test_other_work_does_not_count(self, duty, kind, reason):
        assert judged(duty, kind, "2026-06-01") == reason

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty, kind="association") == "no_ledger"
