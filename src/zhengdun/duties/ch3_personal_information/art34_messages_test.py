"""Article 34(2): templates rendered, numbers looked for, what is not known left to a person."""

import pytest

from zhengdun.duties.ch3_personal_information.art34_messages import (
    HARMLESS_PLACEHOLDERS,
    SENSITIVE_PLACEHOLDERS,
    messages_show_no_sensitive_number,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.personal import MessageTemplate

duty = messages_show_no_sensitive_number


def template(body="{账号}", **values):
    usual = {"channel": "sms", "in_use_from": "2020-01-01"}
    return record(MessageTemplate, code="MB-1", body=body, **{**usual, **values})


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("您的账户{账号:脱敏}已成交", "holds", id="masked"),
        pytest.param("您的账户{账号：脱敏}已成交", "holds", id="masked, with a full-width colon"),
        pytest.param("您的账户{账号}已成交", "fails", id="not masked"),
        pytest.param("您的账户{ 账号 }已成交", "fails", id="not masked, spaces around"),
        pytest.param("证件{证件号码:脱敏}，账户{资金账号}", "fails", id="one of two not masked"),
        pytest.param("验证码{验证码}，{日期}{时间}有效", "holds", id="nothing sensitive"),
        pytest.param("本周末系统升级，客服电话4008888888", "holds", id="no placeholder"),
        pytest.param("证件110101199001011234即将过期", "fails", id="an identity number written into it"),
        pytest.param("您的余额为{余额}元", "unknown_fact", id="a placeholder nobody knows"),
        pytest.param("您的余额为{余额:脱敏}元", "holds", id="a placeholder nobody knows, masked"),
        pytest.param("账户{账号:大写}", "unknown_fact", id="a format nobody knows"),
        pytest.param("{余额}{账号}", "fails", id="one nobody knows, and a number to be read"),
        pytest.param("${账号}", "fails", id="another way of writing it"),
        pytest.param("账户#账号#已成交", "unknown_fact", id="placeholders between hashes"),
        pytest.param("账户%s已成交", "unknown_fact", id="placeholders with a percent sign"),
        pytest.param("账户[账号]已成交", "unknown_fact", id="placeholders in brackets"),
        pytest.param("账户{账号已成交", "unknown_fact", id="a brace left open"),
    ],
)
def test_what_investors_would_read(body, reason):
    assert verdict(duty, template(body)) == reason


@pytest.mark.parametrize("name", SENSITIVE_PLACEHOLDERS)
def test_every_sensitive_placeholder_must_be_masked(name):
    assert verdict(duty, template(f"请核对{{{name}}}")) == "fails"
    assert verdict(duty, template(f"请核对{{{name}:脱敏}}")) == "holds"


def test_no_placeholder_is_both():
    assert not set(SENSITIVE_PLACEHOLDERS) & set(HARMLESS_PLACEHOLDERS)


@pytest.mark.parametrize(
    ("body", "confirmed", "reason"),
    [
        ("余额{余额}元", True, "holds"),
        ("余额{余额}元", False, "fails"),
        ("账户{账号}", True, "fails"),
        ("账户{账号:脱敏}", False, "fails"),
    ],
)
def test_a_person_settles_what_is_not_known_but_excuses_nothing(body, confirmed, reason):
    assert verdict(duty, template(body, masks_sensitive=confirmed)) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"channel": "mail"}, "fails", id="mail"),
        pytest.param({"channel": "other"}, "fails", id="another channel run by others"),
        pytest.param({"channel": "own"}, "no_subject", id="a channel of one's own"),
        pytest.param({"channel": None}, "unknown_scope", id="channel not known"),
        pytest.param({"in_use_until": "2026-06-30"}, "no_subject", id="used until today"),
        pytest.param({"in_use_until": "2026-07-01"}, "fails", id="used until tomorrow"),
        pytest.param({"in_use_from": "2026-07-01"}, "no_subject", id="used from tomorrow"),
        pytest.param({"in_use_from": None}, "unknown_scope", id="not known since when"),
    ],
)
def test_which_templates(values, reason):
    assert verdict(duty, template(**values)) == reason


def test_no_ledger_cannot_be_told():
    assert verdict(duty) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(duty, template(), kind="service") == "not_bound"
