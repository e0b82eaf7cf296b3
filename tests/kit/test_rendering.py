"""Message templates rendered: what can be read, and what nobody knows."""

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.kit.rendering import nothing_legible, rendered

KINDS = {"sensitive": ["账号", "账号全称"], "harmless": ["姓名"]}


def messages(*bodies):
    frame = pl.DataFrame({"body": bodies}, schema={"body": pl.String})
    return frame.select(rendered(pl.col("body"), **KINDS).alias("message"))


def message(body):
    return messages(body)["message"].item()


def legible_nowhere(body):
    asked = nothing_legible(pl.col("message"), sensitive=KINDS["sensitive"])
    return messages(body).select(asked).item()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{账号:脱敏}", "****1234"),
        ("{账号}", "622202198001011234"),
        ("{账号全称}", "622202198001011234"),
        ("{ 账号 }", "622202198001011234"),
        ("{姓名}您好", "示例您好"),
        ("{密语}{密语:脱敏}", "{密语}****1234"),
        ("", ""),
        (None, None),
    ],
)
def test_each_placeholder_becomes_what_it_stands_for(body, expected):
    assert message(body) == expected


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("12345678901234", None),  # fourteen digits: perhaps a telephone number with its prefixes
        ("123456789012345", False),  # fifteen: an identity number of the old kind
        ("尾号{账号:脱敏}，{姓名}", True),
        ("尾号{账号}", False),
        ("{密语}", None),
        ("{密语:脱敏}", True),
        ("{账号:大写}", None),
        ("{账号:脱敏}{", None),
        ("<b>{姓名}</b>", None),
        ("账号 100%，5 < 6", True),
        ("@账号@ 100%，5 < 6", None),
        ("【账号】", None),
        ("【示例证券】", True),
        ("｛账号｝", False),
        ("｛账号：脱敏｝", True),
        ("$account", None),
        (None, None),
    ],
)
def test_what_can_be_read_and_what_is_not_known(body, answer):
    assert legible_nowhere(body) is answer


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("卡号6222 0219 8001 0112", False),  # in groups of four
        ("卡号6222-0219-8001-0112-345", False),
        ("证件110105 19800101 123X", False),
        ("证件110105 1980 0101 1234", False),
        ("卡号６２２２０２１９８００１０１１２", False),  # full-width digits
        ("证件110105800101123", False),  # fifteen digits: an identity number of the old kind
        ("股东账户A123456789", False),  # Shanghai
        ("股东账户：Ａ１２３４５６７８９。", False),
        ("单号XA123456789", None),
        ("单号A1234567890", None),
        ("股东账户0123456789", None),  # Shenzhen: ten digits, as other things have
        ("客户号12345678", None),  # futures: eight digits
        ("客户号1234 5678", None),
        ("客户号1234567", True),
        ("客服4008881234、400-888-1234、(010)-12345678、0755-8765432、95538", True),
        ("截至2026-10-31、2026年10月31日、20261031", True),
        ("京ICP备12345678号", True),
        ("2026-10-31 400-888-1234", True),
        ("手机13812345678", None),
        ("客户号14008881234", None),  # a service number in the midst of a longer one excuses nothing
        ("客户号12026103", None),
        ("客户号120261031", None),
        ("客户号20261031123456", None),
        ("客户号 20261031-12345678", None),
        ("{账号:脱敏}5678", None),  # what is left by masking and four digits more
    ],
)
def test_numbers_written_into_the_template(body, answer):
    assert legible_nowhere(body) is answer


_text = st.text(alphabet="账户成交 ，。a1", max_size=8)
_safe = st.sampled_from(["{账号:脱敏}", "{密语：脱敏}", "{姓名}"])


@given(st.lists(st.tuples(_text, _safe), max_size=4), _text)
def test_masked_and_harmless_placeholders_never_show_a_number(parts, end):
    body = "".join(text + placeholder for text, placeholder in parts) + end
    digits = message(body).replace(" ", "")
    longest = max(map(len, re.findall(r"\d+", digits)), default=0)
    answer = legible_nowhere(body)
    assert answer is not False or longest >= 15
    assert answer is True or longest >= 8


@given(_text, _text, st.sampled_from(["{账号}", "{ 账号全称}"]))
def test_one_that_is_not_masked_always_shows(before, after, placeholder):
    assert legible_nowhere(before + placeholder + after + "{密语}") is False


def test_without_any_names_nothing_is_known():
    frame = pl.DataFrame({"body": ["{账号}", "{}", "无"]})
    frame = frame.select(message=rendered(pl.col("body"), sensitive=[], harmless=[]))
    found = frame.select(nothing_legible(pl.col("message"), sensitive=[])).to_series().to_list()
    assert found == [None, None, True]
