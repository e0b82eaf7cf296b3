"""Check digits: the examples of the standards, and the same answer for one value and for many."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.recognisers.checks import BIRTH_DATE_15, BIRTH_DATE_18, LUHN, MOD_11_2, MOD_31
from zhengdun.privacy.recognisers.issuers import BUILT_IN, IssuerTable
from zhengdun.privacy.recognisers.landline import WITH_AREA


def of_many(check, value):
    return bool(check.of_many(np.frombuffer(value.encode(), np.uint8).reshape(1, -1))[0])


@pytest.mark.parametrize(
    ("check", "alphabet", "width"),
    [
        (LUHN, "0123456789", 16),
        (LUHN, "0123456789", 19),
        (BIRTH_DATE_18, "0123", 18),
        (BIRTH_DATE_15, "0123", 15),
        (MOD_31, "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ", 18),
        (WITH_AREA, "0123456789", 11),
        (WITH_AREA, "0123456789", 12),
        (IssuerTable(BUILT_IN).check, "0123456789", 16),
        (IssuerTable(BUILT_IN).check, "0123456789", 19),
    ],
)
@given(data=st.data())
def test_one_and_many_agree(check, alphabet, width, data):
    value = data.draw(st.text(alphabet=alphabet, min_size=width, max_size=width))
    assert of_many(check, value) == check.of_one(value)


@given(st.text(alphabet="0123456789", min_size=17, max_size=17), st.sampled_from("0123456789Xx"))
def test_one_and_many_agree_on_the_identity_number(body, last):
    assert of_many(MOD_11_2, body + last) == MOD_11_2.of_one(body + last)


@pytest.mark.parametrize(
    "value", ["11010519491231002X", "11010519491231002x", "440524188001010014", "34052419800101001X"]
)
def test_identity_numbers_of_the_standard(value):
    assert MOD_11_2.of_one(value)
    assert BIRTH_DATE_18.of_one(value)


@pytest.mark.parametrize("value", ["91350100M000100Y43", "911101066976941872", "91110000101623741K"])
def test_credit_codes_of_the_standard(value):
    assert MOD_31.of_one(value)
    assert not MOD_31.of_one(value[:-1] + ("0" if value[-1] != "0" else "1"))


def test_an_imported_table_of_issuers(tmp_path):
    path = tmp_path / "issuers.csv"
    path.write_text("\ufeffprefix,length\n622202,16\n9558,19\n", "utf-8")
    check = IssuerTable.from_csv(path).check
    assert check.of_one("6222021234567894")
    assert not check.of_one("6222031234567894")
    assert check.of_one("9558801234567890123")
    assert not check.of_one("9558801234567890")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("bin,length\n6222,16\n", "no column"),
        ("prefix,length\n62a2,16\n", "line 2"),
        ("prefix,length\n6222,16\n,\n", "line 3"),
    ],
)
def test_a_table_of_rubbish_says_where(tmp_path, content, message):
    path = tmp_path / "issuers.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(DataError) as problem:
        IssuerTable.from_csv(path)
    assert message in problem.value.en
