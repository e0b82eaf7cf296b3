"""Article 44: the department, managers, key posts, people, background checks."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art44_people import (
    department_for_protection_is_designated,
    head_of_the_department_is_checked,
    holders_of_key_posts_are_checked,
    infrastructure_has_a_manager,
    key_posts_are_identified,
    people_are_enough,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.cii import CiiAsset, CiiDepartment, KeyPost
from zhengdun.ledger.tables.governance import Attestation, Staff

judged = partial(verdict, cii_operator=True)


def person(code="E1", **values):
    return record(Staff, code=code, joined_on="2020-01-01", **values)


def department(**values):
    return record(CiiDepartment, code="GJB1", name="关基办公室", **{"from_on": "2022-01-01", **values})


def asset(code="CII1", **values):
    return record(CiiAsset, code=code, name="交易核心", **{"identified_on": "2022-09-01", "manager": "E1", **values})


def post(code="GJ1", **values):
    usual = {
        "identified_on": "2022-09-01",
        "heads_department": True,
        "holder": "E1",
        "from_on": "2022-11-01",
        "checked_on": "2022-10-20",
        "check_passed": True,
    }
    return record(KeyPost, code=code, name="核心系统管理员", **{**usual, **values})


def statement(**values):
    usual = {"duty": "44d", "stated_on": "2026-01-15", "stated_by": "E1", "fulfilled": True, "evidence": "论证"}
    return record(Attestation, code="SM1", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "present", id="designated"),
        pytest.param({"from_on": "2026-06-30"}, "present", id="from today"),
        pytest.param({"from_on": "2026-07-01"}, "absent", id="from tomorrow"),
        pytest.param({"until_on": "2026-06-30"}, "absent", id="until today"),
    ],
)
def test_department(values, reason):
    assert judged(department_for_protection_is_designated, department(**values)) == reason


class TestManager:
    duty = infrastructure_has_a_manager

    @pytest.mark.parametrize(
        ("values", "left_on", "reason"),
        [
            pytest.param({}, None, "holds", id="at work"),
            pytest.param({"manager": None}, None, "fails", id="nobody named"),
            pytest.param({}, "2026-07-01", "holds", id="leaves tomorrow"),
            pytest.param({}, "2026-06-30", "fails", id="left today"),
            pytest.param({"ended_on": "2026-06-30", "manager": None}, None, "no_subject", id="no longer critical"),
            pytest.param({"identified_on": None}, None, "unknown_scope", id="identified when unknown"),
        ],
    )
    def test_one_piece(self, values, left_on, reason):
        assert judged(self.duty, person(left_on=left_on), asset(**values)) == reason

    def test_each_piece_has_its_own_and_one_person_may_manage_several(self):
        rows = asset(), asset("CII2"), asset("CII3", manager=None)
        found = verdicts(self.duty, person(), *rows, cii_operator=True)
        assert found == {"CII1": "holds", "CII2": "holds", "CII3": "fails"}


class TestKeyPosts:
    duty = key_posts_are_identified

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "present", id="identified"),
            pytest.param({"holder": None, "from_on": None}, "present", id="identified, nobody in office"),
            pytest.param({"identified_on": "2026-06-30"}, "present", id="identified today"),
            pytest.param({"identified_on": "2026-07-01"}, "absent", id="to be identified tomorrow"),
            pytest.param({"identified_on": None}, "absent", id="not identified"),
            pytest.param({"until_on": "2026-06-30"}, "absent", id="ended today"),
        ],
    )
    def test_which_post_counts(self, values, reason):
        assert judged(self.duty, post(**values)) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "stated", id="stated with evidence"),
        pytest.param({"fulfilled": False}, "denied", id="denied"),
        pytest.param({"evidence": None}, "no_evidence", id="without evidence"),
    ],
)
def test_people_are_enough_is_for_a_person_to_state(values, reason):
    assert judged(people_are_enough, statement(**values)) == reason


CHECKS = [
    pytest.param({}, True, id="checked"),
    pytest.param({"checked_on": "2026-06-30"}, True, id="checked today, years after taking office"),
    pytest.param({"check_passed": False}, True, id="checked: what follows from failing is not said"),
    pytest.param({"checked_on": "2026-07-01"}, False, id="to be checked tomorrow"),
    pytest.param({"checked_on": None}, False, id="not checked"),
    pytest.param({"check_passed": None}, None, id="result unknown"),
    pytest.param({"holder": None}, None, id="who holds it unknown"),
    pytest.param({"from_on": None}, None, id="since when unknown"),
]


@pytest.mark.parametrize(("values", "good"), CHECKS)
def test_the_head_of_the_department_is_checked(values, good):
    reason = {True: "present", False: "absent", None: "unknown_fact"}[good]
    assert judged(head_of_the_department_is_checked, person(), post(**values)) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"heads_department": False}, "absent", id="another post"),
        pytest.param({"heads_department": None}, "unknown_fact", id="perhaps the head"),
        pytest.param({"until_on": "2026-06-30"}, "absent", id="left office today"),
    ],
)
def test_who_is_the_head(values, reason):
    assert judged(head_of_the_department_is_checked, person(), post(**values)) == reason


@pytest.mark.parametrize(("values", "good"), CHECKS)
def test_each_holder_of_a_key_post_is_checked(values, good):
    open_reason = "unknown_fact" if "check_passed" in values else "unknown_scope"
    reason = {True: "holds", False: "fails", None: open_reason}[good]
    assert judged(holders_of_key_posts_are_checked, person(), post(heads_department=False, **values)) == reason


@pytest.mark.parametrize(
    ("of_post", "left_on", "reason"),
    [
        pytest.param({"until_on": "2026-06-30"}, None, "no_subject", id="left office today"),
        pytest.param({"until_on": "2026-07-01"}, None, "fails", id="leaves office tomorrow"),
        pytest.param({"from_on": "2026-07-01"}, None, "no_subject", id="takes office tomorrow"),
        pytest.param({}, "2026-06-30", "no_subject", id="left the institution today"),
    ],
)
def test_only_who_is_in_office_is_checked(of_post, left_on, reason):
    unchecked = post(checked_on=None, **of_post)
    assert judged(holders_of_key_posts_are_checked, person(left_on=left_on), unchecked) == reason


ALL = [
    (department_for_protection_is_designated, department()),
    (infrastructure_has_a_manager, asset()),
    (key_posts_are_identified, post()),
    (people_are_enough, statement()),
    (head_of_the_department_is_checked, post()),
    (holders_of_key_posts_are_checked, post()),
]


@pytest.mark.parametrize(("duty", "rows"), ALL)
def test_institutions_without_critical_infrastructure_are_not_bound(duty, rows):
    assert verdict(duty, person(), rows) == "not_bound"


@pytest.mark.parametrize("duty", [duty for duty, _ in ALL])
def test_no_ledger_cannot_be_told(duty):
    assert judged(duty) == "no_ledger"
