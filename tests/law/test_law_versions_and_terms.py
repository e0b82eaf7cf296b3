"""The registry of versions, and the defined terms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.law import VERSIONS, art, load, terms, version_in_force


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2012, 10, 31), None),
        (date(2012, 11, 1), "2012"),
        (date(2023, 4, 30), "2012"),
        (date(2023, 5, 1), "2023"),
        (date(2099, 1, 1), "2023"),
    ],
)
def test_version_in_force(day: date, key: str | None):
    found = version_in_force(day)
    assert (found.key if found else None) == key


@given(st.dates())
def test_at_most_one_version_is_in_force_and_never_the_draft(day: date):
    in_force = [key for key, version in VERSIONS.items() if version.in_force(day)]
    assert len(in_force) <= 1
    assert "2022-draft" not in in_force


def test_versions_are_named_as_their_texts():
    for key, version in VERSIONS.items():
        assert load(key).title in version.name_zh
        assert version.name_en.isascii()


def test_texts_are_read_once():
    assert load("2023") is load("2023")


def test_terms_are_defined_where_they_say():
    for term in terms():
        assert term.zh in term.definition
        assert term.en.isascii()


def test_every_item_of_article_71_defines_a_term():
    assert {term.citation for term in terms()} >= {art(71, item=number) for number in range(1, 8)}
