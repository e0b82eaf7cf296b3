"""Tokens: back with the key, a clear word with another, nothing where they were changed."""

import pickle

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.privacy.crypto.sealing import Sealer
from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError
from zhengdun.privacy.keys import KeyMaterial

KEY = KeyMaterial(bytes(range(32)))
OTHER = KeyMaterial(bytes(range(1, 33)))


@pytest.mark.parametrize("cipher", ["sm4", "aes"])
@pytest.mark.parametrize("encoding", ["b64", "hex"])
@settings(max_examples=25, deadline=None)
@given(values=st.lists(st.none() | st.text(max_size=60), max_size=5))
def test_what_is_sealed_opens(cipher, encoding, values):
    sealer = Sealer(KEY, cipher, encoding)
    tokens = sealer.seal(pa.array(values, pa.string()))
    assert sealer.open(tokens).to_pylist() == values
    assert [token is None for token in tokens.to_pylist()] == [value is None for value in values]
    assert Sealer(KEY, cipher).open(tokens).to_pylist() == values, "the token says how it is written"


def test_the_same_value_has_a_new_token_each_time():
    sealer = Sealer(KEY)
    tokens = sealer.seal(pa.array(["13800138000"] * 3)).to_pylist()
    assert len(set(tokens)) == 3
    assert not any("13800138000" in token for token in tokens)


@pytest.mark.parametrize("other", [Sealer(OTHER), Sealer(KEY, "aes")])
def test_a_wrong_key_is_named(other):
    tokens = Sealer(KEY).seal(pa.array([None, "x"]))
    with pytest.raises(KeyProblem) as caught:
        other.open(tokens)
    assert "row 1: wrong key" in caught.value.en
    assert KEY.key_id in caught.value.zh


@pytest.mark.parametrize("cipher", ["sm4", "aes"])
def test_any_changed_character_is_found(cipher):
    sealer = Sealer(KEY, cipher, "hex")
    token = sealer.seal_one("一个值")
    for place in range(len(token)):
        changed = token[:place] + ("0" if token[place] != "0" else "1") + token[place + 1 :]
        with pytest.raises((DataError, KeyProblem)):
            sealer.open_one(changed)


@pytest.mark.parametrize("cipher", ["sm4", "aes"])
def test_a_token_cut_short_is_found(cipher):
    sealer = Sealer(KEY, cipher)
    token = sealer.seal_one("一个值")
    for length in range(len(token)):
        with pytest.raises((DataError, KeyProblem)):
            sealer.open_one(token[:length])


@pytest.mark.parametrize(
    "rubbish", ["", "zd1", "....", "zd2.sm4.b64.0.0", f"zd1.sm4.b32.{KEY.key_id}.AAAA", f"zd1.sm4.b64.{KEY.key_id}.é"]
)
def test_rubbish_is_refused_with_its_row(rubbish):
    with pytest.raises(DataError, match="第 0 行"):
        Sealer(KEY).open(pa.array([rubbish]))


def test_another_cipher_or_encoding_is_refused():
    with pytest.raises(KeyProblem, match="des"):
        Sealer(KEY, "des")
    with pytest.raises(PolicyError, match="b32"):
        Sealer(KEY, "aes", "b32")


def test_a_sealer_does_not_travel():
    with pytest.raises(KeyProblem):
        pickle.dumps(Sealer(KEY))
