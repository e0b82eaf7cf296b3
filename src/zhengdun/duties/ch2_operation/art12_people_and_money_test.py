"""Article 12: money and people are a matter of judgement, the skills of each person are not."""

import pytest

from zhengdun.duties.ch2_operation.art12_people_and_money import (
    people_and_money_fit_the_business,
    security_staff_have_the_skills,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Attestation, Budget, Staff


class TestPeopleAndMoney:
    duty = people_and_money_fit_the_business

    def judged(self, **values):
        usual = {"duty": "12a", "stated_on": "2026-01-15", "stated_by": "E1", "fulfilled": True, "evidence": "决算"}
        return verdict(self.duty, record(Attestation, code="S1", **{**usual, **values}))

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "stated", id="stated with evidence"),
            pytest.param({"fulfilled": False}, "denied", id="denied"),
            pytest.param({"evidence": None}, "no_evidence", id="without evidence"),
            pytest.param({"duty": "9.1d"}, "not_stated", id="about another duty"),
            pytest.param({"valid_until": "2026-06-30"}, "stated", id="valid until today"),
            pytest.param({"valid_until": "2026-06-29"}, "lapsed", id="valid until yesterday"),
        ],
    )
    def test_what_a_responsible_person_states(self, values, reason):
        assert self.judged(**values) == reason

    def test_figures_alone_decide_nothing_as_the_measures_set_no_ratio(self):
        assert verdict(self.duty, record(Budget, year=2025, it_spending=1000, security_spending=100)) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, kind="service") == "not_bound"


def person(code="E1", **values):
    usual = {
        "works_in_security": True,
        "joined_on": "2020-01-01",
        "skill_evidence": "CISP 证书",
        "skill_checked_on": "2025-01-01",
    }
    return record(Staff, code=code, **{**usual, **values})


class TestSkills:
    duty = security_staff_have_the_skills

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "holds", id="verified, with evidence"),
            pytest.param({"skill_checked_on": "2026-06-30"}, "holds", id="verified today"),
            pytest.param({"skill_checked_on": "2026-07-01"}, "fails", id="to be verified tomorrow"),
            pytest.param({"skill_checked_on": None}, "fails", id="not verified"),
            pytest.param({"skill_checked_on": None, "skill_evidence": None}, "fails", id="neither"),
            pytest.param({"skill_evidence": None}, "unknown_fact", id="verified, evidence not named"),
            pytest.param({"works_in_security": None}, "unknown_scope", id="whether in security unknown"),
            pytest.param({"works_in_security": False, "skill_checked_on": None}, "no_subject", id="not in security"),
            pytest.param({"joined_on": "2026-07-01", "skill_checked_on": None}, "no_subject", id="joins tomorrow"),
            pytest.param({"joined_on": "2026-06-30", "skill_checked_on": None}, "fails", id="joined today"),
            pytest.param({"left_on": "2026-06-30", "skill_checked_on": None}, "no_subject", id="left today"),
            pytest.param({"left_on": "2026-07-01", "skill_checked_on": None}, "fails", id="leaves tomorrow"),
        ],
    )
    def test_one_person(self, values, reason):
        assert verdict(self.duty, person(**values)) == reason

    def test_every_person_is_judged(self):
        unverified = person("E2", skill_checked_on=None)
        assert verdicts(self.duty, person(), unverified) == {"E1": "holds", "E2": "fails"}

    def test_no_ledger_of_staff_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, person(skill_checked_on=None), kind="service") == "not_bound"
