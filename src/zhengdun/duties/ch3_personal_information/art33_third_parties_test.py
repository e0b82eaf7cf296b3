"""Article 33: ground, six items, separate consent, the statutory exception; what only PIPL 23 asks stays apart."""

import pytest

from zhengdun.duties.ch3_personal_information.art33_third_parties import (
    SIX_ITEMS_OF_ARTICLE_33,
    provision_has_a_ground,
    recipient_is_named_as_the_law_asks,
    separate_consent_comes_first,
    six_items_are_told_first,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.personal import DataProvision

ALL = [
    provision_has_a_ground,
    recipient_is_named_as_the_law_asks,
    six_items_are_told_first,
    separate_consent_comes_first,
]
SIX = [column.name for column in SIX_ITEMS_OF_ARTICLE_33]


def provision(**values):
    usual = {
        "recipient": "示例合作机构",
        "provided_on": "2026-06-10",
        "ground": "consent",
        "consented_on": "2026-06-01",
        "told_on": "2026-06-01",
        "states_recipient": True,
        **dict.fromkeys(SIX, True),
    }
    return record(DataProvision, code="TG-1", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "holds", id="separate consent"),
        pytest.param({"ground": "duty", "legal_basis": "《证券法》"}, "holds", id="statutory duty, named"),
        pytest.param({"ground": "duty"}, "unknown_fact", id="statutory duty, not named"),
        pytest.param({"ground": "none"}, "fails", id="none"),
        pytest.param({"ground": None}, "unknown_fact", id="not known"),
    ],
)
def test_every_provision_has_a_ground(values, reason):
    assert verdict(provision_has_a_ground, provision(**values)) == reason


class TestSixItems:
    duty = six_items_are_told_first

    @pytest.mark.parametrize("item", SIX)
    def test_each_of_the_six(self, item):
        assert verdict(self.duty, provision(**{item: False})) == "fails"
        assert verdict(self.duty, provision(**{item: None})) == "unknown_fact"

    @pytest.mark.parametrize(
        ("told_on", "reason"),
        [("2026-06-10", "in_order"), ("2026-06-11", "out_of_order"), (None, "step_missing")],
    )
    def test_on_the_day_of_the_provision_at_the_latest(self, told_on, reason):
        assert verdict(self.duty, provision(told_on=told_on)) == reason

    def test_what_only_the_law_asks_is_none_of_them(self):
        assert len(SIX) == 6
        assert verdict(self.duty, provision(states_recipient=False)) == "in_order"


class TestRecipient:
    duty = recipient_is_named_as_the_law_asks

    @pytest.mark.parametrize(("told", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_name_and_contact(self, told, reason):
        assert verdict(self.duty, provision(states_recipient=told)) == reason

    def test_it_is_no_word_of_the_article(self):
        assert "接收方" not in self.duty.cite.text
        assert "《个人信息保护法》第二十三条" in self.duty.title


class TestSeparateConsent:
    duty = separate_consent_comes_first

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"consented_on": "2026-06-10"}, "in_order", id="given on the day"),
            pytest.param({"consented_on": "2026-06-11"}, "out_of_order", id="given a day later"),
            pytest.param({"consented_on": None}, "step_missing", id="not given"),
            pytest.param({"withdrawn_on": "2026-06-09"}, "fails", id="withdrawn the day before"),
            pytest.param({"withdrawn_on": "2026-06-10"}, "unknown_fact", id="withdrawn on the day"),
            pytest.param({"withdrawn_on": "2026-06-11"}, "in_order", id="withdrawn a day later"),
            pytest.param({"withdrawn_on": "2026-05-31"}, "in_order", id="withdrawn once, given again since"),
            pytest.param({"ground": "none", "consented_on": None}, "step_missing", id="no ground either"),
        ],
    )
    def test_given_and_not_withdrawn(self, values, reason):
        assert verdict(self.duty, provision(**values)) == reason


@pytest.mark.parametrize("duty", ALL[1:], ids=lambda duty: duty.id)
class TestException:
    def test_provisions_by_statutory_duty(self, duty):
        bare = provision(ground="duty", consented_on=None, told_on=None, states_recipient=False)
        assert verdict(duty, bare) == "no_subject"

    def test_perhaps_by_statutory_duty(self, duty):
        assert verdict(duty, provision(ground=None)) == "unknown_scope"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
class TestWhenAndWhom:
    def test_provided_on_2023_04_30_before_the_measures(self, duty):
        assert verdict(duty, provision(provided_on="2023-04-30")) == "not_in_force"

    def test_not_provided_yet(self, duty):
        assert verdict(duty, provision(provided_on=None)) == "not_started"

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, provision(ground="none"), kind="service") == "not_bound"
