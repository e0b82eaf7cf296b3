"""Article 52: every project in the mechanism compliant; service institutions improve continually."""

import pytest

from zhengdun.duties.ch6_promotion.art52_innovation import (
    innovation_is_compliant_and_under_control,
    service_and_compliance_are_improved_continually,
    service_institutions_keep_to_the_rules_of_innovation,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.people import FintechProject


def project(**values):
    return record(FintechProject, code="X1", **{"registered_on": "2024-03-01", **values})


@pytest.mark.parametrize(
    ("duty", "kind", "other"),
    [
        pytest.param(innovation_is_compliant_and_under_control, "securities", "service", id="52.1"),
        pytest.param(service_institutions_keep_to_the_rules_of_innovation, "service", "securities", id="52.2"),
    ],
)
class TestCompliance:
    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_compliant_and_under_control(self, duty, kind, other, value, reason):
        assert kind != other
        assert verdict(duty, project(compliant=value), kind=kind) == reason

    def test_no_ledger_cannot_be_told(self, duty, kind, other):
        assert kind != other
        assert verdict(duty, kind=kind) == "no_ledger"

    def test_the_other_is_bound_by_its_own_paragraph(self, duty, kind, other):
        assert kind != other
        assert verdict(duty, project(compliant=False), kind=other) == "not_bound"


class TestImprovement:
    duty = service_and_compliance_are_improved_continually

    def judged(self, *own, **values):
        return verdict(self.duty, project(**values), *own, kind="service")

    def test_2025_06_30_and_twelve_months_end_on_2026_06_30_met(self):
        assert self.judged(improved_on="2025-06-30") == "holds"

    @pytest.mark.parametrize("day", ["2025-06-29", None, "2026-07-01"])
    def test_2025_06_29_and_twelve_months_ended_on_2026_06_29_breached(self, day):
        assert self.judged(improved_on=day) == "fails"

    @pytest.mark.parametrize(("day", "reason"), [("2025-06-30", "holds"), ("2025-06-29", "fails")])
    def test_the_first_interval_runs_from_the_registration(self, day, reason):
        assert self.judged(registered_on=day) == reason

    def test_neither_day_cannot_be_told(self):
        assert self.judged(registered_on=None) == "unknown_fact"

    def test_a_shorter_interval_of_the_institutions_own(self):
        own = record(Setting, parameter="fintech_improvement_months", value=6)
        assert self.judged(own, improved_on="2025-12-30") == "holds"
        assert self.judged(own, improved_on="2025-12-29") == "fails"
        assert self.duty.internal

    def test_operating_institutions_are_not_bound(self):
        assert verdict(self.duty, project()) == "not_bound"
