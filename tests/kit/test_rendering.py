"""Message templates rendered: what can be read, and what nobody knows."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.kit.rendering import nothing_legible, rendered

KINDS = {"sensitive": ["账号", "账号全称"], "harmless": ["姓名"]}


def rows_of(rule, *bodies):
    frame = pl.DataFrame({"body": bodies}, schema={"body": pl.String})
    return frame.select(rule(pl.col("body"), **KINDS)).to_series().to_list()


@pytest.mark.parametrize(
    ("body", "message"),
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
def test_each_placeholder_becomes_what_it_stands_for(body, message):
    assert rows_of(rendered, body) == [message]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("12345678901234", True),  # fourteen digits: a telephone number with its prefixes
        ("123456789012345", False),  # fifteen: an identity number of the old kind
        ("尾号{账号:脱敏}，{姓名}", True),
        ("尾号{账号}", False),
        ("{密语}", None),
        ("{密语:脱敏}", True),
        ("{账号:大写}", None),
        ("{账号:脱敏}{", None),
        ("<b>{姓名}</b>", None),
        ("@账号@ 100%，5 < 6", True),
        ("$account", None),
        (None, None),
    ],
)
def test_what_can_be_read_and_what_is_not_known(body, answer):
    assert rows_of(nothing_legible, body) == [answer]


_text = st.text(alphabet="账户成交 ，。a1", max_size=8)
_safe = st.sampled_from(["{账号:脱敏}", "{密语：脱敏}", "{姓名}"])


@given(st.lists(st.tuples(_text, _safe), max_size=4), _text)
def test_masked_and_harmless_placeholders_never_show_a_number(parts, end):
    body = "".join(text + placeholder for text, placeholder in parts) + end
    digits = "".join(character if character.isdigit() else " " for character in rows_of(rendered, body)[0])
    assert rows_of(nothing_legible, body) == [max(map(len, digits.split()), default=0) < 15]


@given(_text, _text, st.sampled_from(["{账号}", "{ 账号全称}"]))
def test_one_that_is_not_masked_always_shows(before, after, placeholder):
    assert rows_of(nothing_legible, before + placeholder + after + "{密语}") == [False]


def test_without_any_names_nothing_is_known():
    frame = pl.DataFrame({"body": ["{账号}", "{}", "无"]})
    found = frame.select(nothing_legible(pl.col("body"), sensitive=[], harmless=[])).to_series().to_list()
    assert found == [None, None, True]
