"""Article 8: the rules in force; every linked party guided within the interval."""

import pytest

from zhengdun.duties.ch1_general.art08_linked_parties import (
    interconnection_rules_are_in_force,
    linked_parties_are_guided,
)
from zhengdun.duties.testing import record
from zhengdun.duties.testing import verdict as verdict_of
from zhengdun.duties.testing import verdicts as verdicts_of
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.people import LinkedParty, PartyGuidance


def verdict(*args, kind="core", **kwargs):
    return verdict_of(*args, kind=kind, **kwargs)


def verdicts(*args):
    return verdicts_of(*args, kind="core")


def party(code="G1", **values):
    return record(LinkedParty, code=code, name="示例会员", **{"from_on": "2022-01-04", **values})


def guidance(guided_on, of="G1", code="Z1"):
    return record(PartyGuidance, code=code, party=of, guided_on=guided_on)


class TestRules:
    duty = interconnection_rules_are_in_force

    def document(self, kind="interconnection_rules", **values):
        return record(Document, code="D1", kind=kind, **{"approved_on": "2023-06-01", **values})

    @pytest.mark.parametrize(
        ("values", "reason"),
        [({}, "present"), ({"repealed_on": "2026-06-30"}, "absent"), ({"approved_on": None}, "unknown_fact")],
    )
    def test_in_force_or_not(self, values, reason):
        assert verdict(self.duty, self.document(**values)) == reason


class TestGuidance:
    duty = linked_parties_are_guided

    def test_2025_06_30_and_twelve_months_end_on_2026_06_30_met(self):
        assert verdict(self.duty, party(), guidance("2025-06-30")) == "every_period"

    @pytest.mark.parametrize("day", ["2025-06-29", None, "2026-07-01"])
    def test_2025_06_29_and_twelve_months_ended_on_2026_06_29_breached(self, day):
        assert verdict(self.duty, party(), guidance(day)) == "overdue"

    def test_each_party_is_a_subject(self):
        found = verdicts(self.duty, party(), party("G2"), guidance("2026-01-05"))
        assert found == {"G1": "every_period", "G2": "overdue"}

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"from_on": "2025-06-30"}, "not_yet_due"),
            ({"from_on": "2025-06-29"}, "overdue"),
            ({"from_on": None}, "unknown_scope"),
            ({"until_on": "2026-06-30"}, "no_subject"),
        ],
    )
    def test_as_long_as_it_is_linked(self, values, reason):
        assert verdict(self.duty, party(**values), guidance(None)) == reason

    def test_a_shorter_interval_of_the_institutions_own(self):
        own = record(Setting, parameter="linked_party_guidance_months", value=6)
        assert verdict(self.duty, party(), guidance("2025-12-30"), own) == "every_period"
        assert verdict(self.duty, party(), guidance("2025-12-29"), own) == "overdue"

    def test_no_ledger_of_guidance_cannot_be_told(self):
        assert verdict(self.duty, party()) == "no_ledger"

    def test_how_often_is_an_internal_standard(self):
        assert self.duty.internal


@pytest.mark.parametrize(
    "duty", [interconnection_rules_are_in_force, linked_parties_are_guided], ids=lambda duty: duty.id
)
class TestBoth:
    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    @pytest.mark.parametrize("kind", ["securities", "service", "custody_bank"])
    def test_only_core_institutions_are_bound(self, duty, kind):
        assert verdict(duty, party(), kind=kind) == "not_bound"
