"""What holds for the pseudonyms of every kind."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy.pseudonyms.made import values

from zhengdun.privacy.errors import KeyProblem, PolicyError
from zhengdun.privacy.keys import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import FormatPreserving, pseudonym_for, pseudonymise_column, registry, restore_column
from zhengdun.privacy.recognisers import whole
from zhengdun.privacy.text.flat import FlatText

KEY = KeyMaterial(bytes(range(32)))
OTHER = KeyMaterial(bytes(range(1, 33)))
ALL = [pytest.param(kind, {}, id=kind.value) for kind in Kind]
ALL.append(pytest.param(Kind.NAME, {"surname": "permute"}, id="name, surname too"))

FOLDS_CASE = {Kind.RESIDENT_ID, Kind.RESIDENCE_PERMIT, Kind.IPV6}
"""The case of letters does not count, and the way back gives the usual one."""


def there(pseudonym, rows):
    column, done = pseudonymise_column(FlatText.of(rows), pseudonym)
    return column.to_arrow().to_pylist(), done


def back(pseudonym, rows):
    column, done = restore_column(FlatText.of(rows), pseudonym)
    return column.to_arrow().to_pylist(), done


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
@pytest.mark.parametrize(("kind", "options"), ALL)
def test_it_comes_back_distinct_and_of_the_same_length(kind, options, cipher):
    plain = values(kind, 300)
    pseudonym = pseudonym_for(kind, KEY, cipher=cipher, **options)
    pseudonyms, done = there(pseudonym, plain)
    assert done.all()
    assert [len(p.encode()) for p in pseudonyms] == [len(p.encode()) for p in plain]
    assert len(set(pseudonyms)) == len({p.upper() for p in plain} if kind in FOLDS_CASE else plain)
    restored, done = back(pseudonym, pseudonyms)
    assert done.all(), "a pseudonym is of the same form as what it stands for"
    assert restored == plain
    assert sum(map(str.__eq__, plain, pseudonyms)) < 15


@pytest.mark.parametrize(("kind", "options"), ALL)
def test_a_recogniser_says_the_same_before_and_after(kind, options):
    """What was well formed and valid is so afterwards, what was not is not, by rules of another hand."""
    plain = FlatText.of(values(kind, 200))
    pseudonyms, _ = pseudonymise_column(plain, pseudonym_for(kind, KEY, **options))
    before = whole(kind, plain)
    assert before.any()
    assert np.array_equal(whole(kind, pseudonyms), before)


@pytest.mark.parametrize(("kind", "options"), ALL)
def test_the_same_value_is_the_same_pseudonym_whatever_stands_beside_it(kind, options):
    plain = values(kind, 15)
    together, _ = there(pseudonym_for(kind, KEY, **options), [*plain, "?", None, *reversed(plain)])
    alone = [there(pseudonym_for(kind, KEY, **options), [value])[0][0] for value in plain]
    assert together == [*alone, "", None, *reversed(alone)]


@pytest.mark.parametrize(("kind", "options"), ALL)
def test_another_key_domain_or_cipher_is_another_map(kind, options):
    plain = values(kind, 60)
    ways = [{}, {"domain": "elsewhere"}, {"cipher": "sm4"}]
    maps = [there(pseudonym_for(kind, KEY, **way, **options), plain)[0] for way in ways]
    maps.append(there(pseudonym_for(kind, OTHER, **options), plain)[0])
    for one in range(len(maps)):
        for two in range(one):
            assert sum(map(str.__eq__, maps[one], maps[two])) < 12


@pytest.mark.parametrize(("kind", "options"), ALL)
@settings(max_examples=40)
@given(rows=st.lists(st.none() | st.text(max_size=20) | st.text("0123456789- Xx:.@aE京", max_size=19), max_size=6))
def test_what_is_not_done_is_empty_and_what_is_done_comes_back(kind, options, rows):
    pseudonym = pseudonym_for(kind, KEY, **options)
    pseudonyms, done = there(pseudonym, rows)
    for row, replaced, is_done in zip(rows, pseudonyms, done, strict=True):
        if not row:
            assert replaced == row
            assert is_done
        elif not is_done:
            assert replaced == ""
    restored, _ = back(pseudonym, pseudonyms)
    assert [(r or "").upper() for r, is_done in zip(restored, done, strict=True) if is_done] == [
        (r or "").upper() for r, is_done in zip(rows, done, strict=True) if is_done
    ]


@pytest.mark.parametrize(("kind", "options"), ALL)
@settings(max_examples=40)
@given(rows=st.lists(st.binary(min_size=9, max_size=9), max_size=5), width=st.integers(1, 9))
def test_bytes_that_are_no_text_end_and_are_not_let_through(kind, options, rows, width):
    matrix = np.frombuffer(b"".join(rows), np.uint8).reshape(-1, 9)[:, :width]
    pseudonym = pseudonym_for(kind, KEY, **options)
    for convert in (pseudonym.encrypt, pseudonym.decrypt):
        out, done = convert(matrix)
        assert out.shape == matrix.shape
        assert not out[~done].any()


@pytest.mark.parametrize(
    "rubbish",
    [b"\xe0\x80\xb1" * 3, b"\xc0\xb1" * 4, b"\xed\xa0\x80" * 3, b"\xf0\x9f\x98\x80" * 2, b"\xe7\x8e", b"\x8e\xe7\x8e"],
    ids=["overlong in three", "overlong in two", "surrogates", "beyond the plane", "cut short", "begun late"],
)
@pytest.mark.parametrize("kind", [Kind.NAME, Kind.ADDRESS, Kind.EMAIL])
def test_malformed_utf_8_is_not_done(kind, rubbish):
    out, done = pseudonym_for(kind, KEY).encrypt(np.frombuffer(rubbish, np.uint8).reshape(1, -1))
    assert not done.any()
    assert not out.any()


@pytest.mark.parametrize(("kind", "options"), ALL)
@pytest.mark.parametrize("width", [0, 1, 2, 5, 18, 64])
def test_columns_of_any_width_and_of_no_rows_are_taken(kind, options, width):
    pseudonym = pseudonym_for(kind, KEY, **options)
    out, done = pseudonym.encrypt(np.zeros((0, width), np.uint8))
    assert out.shape == (0, width)
    assert done.shape == (0,)
    out, done = pseudonym.encrypt(np.zeros((3, width), np.uint8))
    assert not done.any()


@pytest.mark.parametrize(("kind", "options"), ALL)
def test_one_object_serves_many_threads(kind, options):
    pseudonym = pseudonym_for(kind, KEY, **options)
    column = FlatText.of(values(kind, 100) * 20)
    expected = pseudonymise_column(column, pseudonym)[0].data
    with ThreadPoolExecutor(6) as pool:
        results = pool.map(lambda _: pseudonymise_column(column, pseudonym)[0].data, range(12))
        assert all(np.array_equal(result, expected) for result in results)


@pytest.mark.parametrize(("kind", "options"), ALL)
def test_it_neither_shows_nor_takes_along_the_key(kind, options):
    pseudonym = pseudonym_for(kind, KEY, **options)
    assert "key not shown" in repr(pseudonym)
    assert copy.deepcopy(pseudonym) is pseudonym
    with pytest.raises(KeyProblem):
        pickle.dumps([pseudonym])
    with pytest.raises(KeyProblem):
        pickle.dumps(pseudonym.encrypt)


def test_more_rows_than_are_taken_at_a_time():
    rng = np.random.default_rng(0)
    digits = rng.integers(48, 58, (70_000, 8)).astype(np.uint8)
    digits[::1000, 3] = ord("x")
    pseudonym = pseudonym_for(Kind.FUTURES_CLIENT, KEY)
    out, done = pseudonym.encrypt(digits)
    assert np.array_equal(np.flatnonzero(~done), np.arange(0, 70_000, 1000))
    restored, _ = pseudonym.decrypt(out)
    assert np.array_equal(restored[done], digits[done])


def test_every_kind_has_a_pseudonym_and_another_word_for_the_surname_is_refused():
    assert all(isinstance(pseudonym_for(kind, KEY), FormatPreserving) for kind in Kind)
    with pytest.raises(PolicyError, match="permute"):
        pseudonym_for(Kind.NAME, KEY, surname="drop")


def test_another_cipher_is_refused():
    with pytest.raises(KeyProblem, match="des"):
        pseudonym_for(Kind.MOBILE, KEY, cipher="des")


def test_a_kind_without_a_pseudonym_is_refused(monkeypatch):
    monkeypatch.delitem(registry._BY_KIND, Kind.MOBILE)
    with pytest.raises(PolicyError, match="手机号"):
        pseudonym_for(Kind.MOBILE, KEY)
