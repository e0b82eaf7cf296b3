"""Told: events and users joined through the thing that one concerns and the others use."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdict, verdicts
from zhengdun.kit.limits import days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.told import Told
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, SupportRecord
from zhengdun.ledger.tables.suppliers import Product, ProductUse

TERM = internal_standard("test_told", "告知期限|term", unit="日|days", cite=art(39, 2), default=2, why="例|example")


def shape(**values):
    usual = {
        "each": rows(Incident),
        "limit": days(TERM),
        "of": Incident.found_at,
        "until": SupportRecord.told_on,
        "told_whom": SupportRecord.customer,
        "thing": Product,
        "users": rows(ProductUse, ProductUse.customer.col != "丙"),
        "user": ProductUse.customer,
        "used": (ProductUse.from_on, ProductUse.until_on),
    }
    return Told(**{**usual, **values})


DUTY = duty_judged_by(shape())


def incident(code="I1", product="P1", found_at="2026-06-10 14:00"):
    return record(Incident, code=code, product=product, found_at=found_at)


def use(customer="甲", product="P1", from_on="2020-01-01", until_on=None):
    return record(ProductUse, product=product, customer=customer, from_on=from_on, until_on=until_on)


def notice(day, customer="甲", of="I1", code="T1"):
    return record(SupportRecord, code=code, incident=of, customer=customer, told_on=day)


def test_told_2026_06_12_within_2_days_of_2026_06_10():
    assert verdict(DUTY, incident(), use(), notice("2026-06-12")) == "on_time"


def test_told_2026_06_13_is_late():
    assert verdict(DUTY, incident(), use(), notice("2026-06-13")) == "late"


def test_each_user_is_a_subject_and_only_those_of_the_product():
    found = verdicts(
        DUTY, incident(), use(), use("乙"), use("丙"), use("丁", product="P2"), notice("2026-06-11"), on="2026-06-13"
    )
    assert found == {"I1 甲": "on_time", "I1 乙": "overdue"}


def test_a_notice_about_another_incident_is_none_about_this_one():
    found = verdicts(DUTY, incident(), incident("I2"), use(), notice("2026-06-11", of="I2"))
    assert found == {"I1 甲": "overdue", "I2 甲": "on_time"}


def test_the_first_of_several_notices_counts():
    notices = [notice("2026-06-20"), notice("2026-06-11", code="T2"), notice(None, code="T3")]
    assert verdict(DUTY, incident(), use(), *notices) == "on_time"


def test_until_the_term_is_over_it_is_not_yet_due():
    assert verdict(DUTY, incident(), use(), notice(None), on="2026-06-12") == "not_yet_due"


@pytest.mark.parametrize(
    ("use_", "reason"),
    [
        pytest.param(use(from_on="2026-06-10"), "overdue", id="first day of use 10 June"),
        pytest.param(use(from_on="2026-06-11"), "no_subject", id="first day of use 11 June"),
        pytest.param(use(until_on="2026-06-11"), "overdue", id="still in use on 10 June, not on 11 June"),
        pytest.param(use(until_on="2026-06-10"), "no_subject", id="no longer in use on 10 June"),
        pytest.param(use(from_on=None), "unknown_scope", id="first day of use unknown"),
        pytest.param(use(from_on=None, until_on="2026-06-10"), "no_subject", id="first day unknown, but over"),
        pytest.param(use("丙"), "no_subject", id="a user who does not count"),
    ],
)
def test_who_used_it_on_the_day_of_the_event(use_, reason):
    assert verdict(DUTY, incident(), use_, notice("2026-06-11", customer="戊")) == reason


def test_an_event_that_names_no_product_leaves_open_who_must_be_told():
    assert verdicts(DUTY, incident(product=None), use(), notice("2026-06-11")) == {"I1": "unknown_scope"}


def test_without_the_register_of_users_nobody_knows_who_must_be_told():
    assert verdicts(DUTY, incident(), notice("2026-06-11")) == {"I1": "no_ledger"}


def test_without_a_ledger_of_notices_it_cannot_be_told_who_was():
    assert verdict(DUTY, incident(), use()) == "no_ledger"


def test_an_event_before_the_measures_is_not_judged_by_them():
    assert verdict(DUTY, incident(found_at="2023-04-30 23:59"), use(), notice("2026-06-13")) == "not_in_force"


def test_an_event_of_tomorrow_has_not_happened():
    assert verdict(DUTY, incident(found_at="2026-07-01 00:00"), use()) == "not_started"


def test_a_notice_before_the_event_contradicts_it():
    assert verdict(DUTY, incident(), use(), notice("2026-06-09")) == "conflict"


def test_a_column_of_the_same_name_in_both_ledgers_is_refused():
    with pytest.raises(ValueError, match="'told_on' of its own"):
        shape(each=rows(SupportRecord))


def test_what_it_says():
    assert DUTY.shape.describe("zh") == "逐户（产品用户）：告知同类产品用户日期：自发现时间次日起2日（告知期限）内"
    assert DUTY.shape.describe("en").startswith("every user (Product users): ")
    finding = {"subject": "I1 甲", "event": "2026-06-10", "due": "2026-06-12", "done": None}
    assert DUTY.shape.sentence(finding, "zh").startswith("I1 甲: 发现时间 2026-06-10，")
    assert DUTY.shape.reads == (Incident, ProductUse, SupportRecord)
