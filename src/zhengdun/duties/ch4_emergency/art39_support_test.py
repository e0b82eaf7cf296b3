"""Article 39(2): help, notices to every user, cooperation; only service institutions are bound."""

import pytest

from zhengdun.duties.ch4_emergency.art39_support import (
    cooperation_is_given_in_checks_and_mending,
    help_is_given_in_every_incident,
    requests_for_help_are_met,
    users_of_the_same_product_are_told,
)
from zhengdun.duties.testing import record
from zhengdun.duties.testing import verdict as verdict_of
from zhengdun.duties.testing import verdicts as verdicts_of
from zhengdun.ledger.tables.emergency import Incident, SupportRecord
from zhengdun.ledger.tables.suppliers import ProductUse

ALL = [
    help_is_given_in_every_incident,
    requests_for_help_are_met,
    users_of_the_same_product_are_told,
    cooperation_is_given_in_checks_and_mending,
]


def verdict(*args, kind="service", **kwargs):
    return verdict_of(*args, kind=kind, **kwargs)


def verdicts(*args):
    return verdicts_of(*args, kind="service")


def incident(code="I1", **values):
    return record(Incident, code=code, **{"found_at": "2026-06-01 14:00", "product": "P1", **values})


def support(code="T1", of="I1", customer="甲证券", **values):
    return record(SupportRecord, code=code, incident=of, customer=customer, **values)


def use(customer="甲证券", product="P1", **values):
    usual = {"from_on": "2020-01-01", "core_or_operating": True}
    return record(ProductUse, product=product, customer=customer, **{**usual, **values})


class TestHelpInEveryIncident:
    duty = help_is_given_in_every_incident

    @pytest.mark.parametrize(
        ("helped_on", "reason"),
        [("2026-06-01", "on_time"), ("2026-06-02", "on_time"), ("2026-06-03", "late"), (None, "overdue")],
    )
    def test_1_day_from_2026_06_01_is_06_02(self, helped_on, reason):
        assert verdict(self.duty, incident(), support(helped_on=helped_on)) == reason

    def test_help_in_another_incident_is_none_in_this_one(self):
        found = verdicts(self.duty, incident(), incident("I2"), support(of="I2", helped_on="2026-06-01"))
        assert found == {"I1": "overdue", "I2": "on_time"}

    def test_no_ledger_of_support_cannot_be_told(self):
        assert verdict(self.duty, incident()) == "no_ledger"

    def test_found_on_2023_04_30_before_the_measures(self):
        assert verdict(self.duty, incident(found_at="2023-04-30 14:00"), support()) == "not_in_force"


class TestRequests:
    duty = requests_for_help_are_met

    @pytest.mark.parametrize(
        ("helped_on", "reason"), [("2026-06-02", "on_time"), ("2026-06-03", "late"), (None, "overdue")]
    )
    def test_1_day_from_2026_06_01_is_06_02(self, helped_on, reason):
        assert verdict(self.duty, support(asked_on="2026-06-01", helped_on=helped_on)) == reason

    def test_every_customer_that_asked_is_a_subject(self):
        helped = support(asked_on="2026-06-01", helped_on="2026-06-01")
        waiting = support("T2", customer="乙期货", asked_on="2026-06-01")
        assert verdicts(self.duty, helped, waiting) == {"T1": "on_time", "T2": "overdue"}

    def test_who_has_not_asked_waits_for_nothing(self):
        assert verdict(self.duty, support(told_on="2026-06-01")) == "not_started"


class TestUsersTold:
    duty = users_of_the_same_product_are_told

    @pytest.mark.parametrize(
        ("told_on", "reason"), [("2026-06-02", "on_time"), ("2026-06-03", "late"), (None, "overdue")]
    )
    def test_1_day_from_2026_06_01_is_06_02(self, told_on, reason):
        assert verdict(self.duty, incident(), use(), support(told_on=told_on)) == reason

    def test_every_user_of_the_product_must_be_told(self):
        users = use(), use("乙期货"), use("丙基金", product="P2")
        found = verdicts(self.duty, incident(), *users, support(told_on="2026-06-01"))
        assert found == {"I1 甲证券": "on_time", "I1 乙期货": "overdue"}

    @pytest.mark.parametrize(("value", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_core_and_operating_institutions_must_be_told(self, value, reason):
        assert verdict(self.duty, incident(), use(core_or_operating=value), support()) == reason

    def test_an_incident_that_names_no_product_cannot_be_told(self):
        assert verdict(self.duty, incident(product=None), use(), support()) == "unknown_scope"

    def test_no_register_of_users_cannot_be_told(self):
        assert verdict(self.duty, incident(), support(told_on="2026-06-01")) == "no_ledger"

    def test_a_product_without_users_concerns_nobody(self):
        assert verdict(self.duty, incident(), use(product="P2"), support()) == "no_subject"


class TestCooperation:
    duty = cooperation_is_given_in_checks_and_mending

    @pytest.mark.parametrize(
        ("cooperated_on", "reason"), [("2026-06-08", "on_time"), ("2026-06-09", "late"), (None, "overdue")]
    )
    def test_5_working_days_from_monday_2026_06_01_are_06_08(self, cooperated_on, reason):
        asked = support(checks_asked_on="2026-06-01", cooperated_on=cooperated_on)
        assert verdict(self.duty, asked) == reason

    def test_who_has_not_asked_waits_for_nothing(self):
        assert verdict(self.duty, support(told_on="2026-06-01")) == "not_started"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
@pytest.mark.parametrize("kind", ["core", "securities"])
def test_core_and_operating_institutions_are_not_bound(duty, kind):
    assert verdict(duty, incident(), use(), support(asked_on="2026-06-01"), kind=kind) == "not_bound"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_no_ledger_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"
