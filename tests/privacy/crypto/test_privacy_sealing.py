"""Tokens: back with the key, a clear word with another, nothing where they were changed."""

import pickle

import pyarrow as pa
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.privacy.crypto.aead import Siv
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


DETERMINISTIC = {"cipher": "aes", "deterministic": True}


@pytest.mark.parametrize("options", [{}, {"cipher": "aes"}, DETERMINISTIC])
@pytest.mark.parametrize("other", [Sealer(OTHER), Sealer(OTHER, "aes"), Sealer(OTHER, **DETERMINISTIC)])
def test_a_wrong_key_is_named(options, other):
    tokens = Sealer(KEY, **options).seal(pa.array([None, "x"]))
    with pytest.raises(KeyProblem) as caught:
        other.open(tokens)
    assert "row 1: wrong key" in caught.value.en
    assert KEY.key_id in caught.value.zh


@pytest.mark.parametrize("options", [{}, {"cipher": "aes"}, DETERMINISTIC])
def test_a_sealer_opens_every_token_of_its_key(options):
    token = Sealer(KEY, **options).seal_one("一个值")
    assert [Sealer(KEY, **each).open_one(token) for each in ({}, {"cipher": "aes"}, DETERMINISTIC)] == ["一个值"] * 3


@settings(max_examples=25, deadline=None)
@given(values=st.lists(st.text(max_size=30), max_size=8))
def test_deterministic_tokens_join_and_come_back(values):
    one, another = Sealer(KEY, **DETERMINISTIC), Sealer(KeyMaterial(bytes(range(32))), **DETERMINISTIC)
    tokens = one.seal(pa.array(values, pa.string()))
    assert tokens == another.seal(pa.array(values, pa.string()))
    assert len(set(tokens.to_pylist())) == len(set(values))
    assert one.open(tokens).to_pylist() == values
    assert not set(tokens.to_pylist()) & set(Sealer(OTHER, **DETERMINISTIC).seal(pa.array(values)).to_pylist())


def test_no_deterministic_tokens_of_sm4():
    with pytest.raises(PolicyError, match="AES-SIV"):
        Sealer(KEY, "sm4", deterministic=True)


def test_aes_siv_as_in_rfc_5297_a_1():
    siv = Siv(bytes.fromhex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))
    head = bytes.fromhex("101112131415161718191a1b1c1d1e1f2021222324252627")
    plain = bytes.fromhex("112233445566778899aabbccddee")
    sealed = bytes.fromhex("85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c")
    assert siv.seal(plain, head) == sealed
    assert siv.open(sealed, head) == plain
    with pytest.raises(InvalidTag):
        siv.open(sealed, head[:-1])


def test_the_library_is_aes_siv_as_in_rfc_5297_a_2():
    siv = AESSIV(bytes.fromhex("7f7e7d7c7b7a79787776757473727170404142434445464748494a4b4c4d4e4f"))
    strings = [
        bytes.fromhex("00112233445566778899aabbccddeeffdeaddadadeaddadaffeeddccbbaa99887766554433221100"),
        bytes.fromhex("102030405060708090a0"),
        bytes.fromhex("09f911029d74e35bd84156c5635688c0"),
    ]
    plain = b"this is some plaintext to encrypt using SIV-AES"
    sealed = bytes.fromhex(
        "7bdb6e3b432667eb06f4d14bff2fbd0fcb900f2fddbe404326601965c889bf17"
        "dba77ceb094fa663b7a3f748ba8af829ea64ad544a272e9c485b62a3fd5c0d"
    )
    assert siv.encrypt(plain, strings) == sealed
    assert siv.decrypt(sealed, strings) == plain


@pytest.mark.parametrize("options", [{"cipher": "sm4"}, {"cipher": "aes"}, DETERMINISTIC])
def test_any_changed_character_is_found(options):
    sealer = Sealer(KEY, encoding="hex", **options)
    token = sealer.seal_one("一个值")
    for place in range(len(token)):
        changed = token[:place] + ("0" if token[place] != "0" else "1") + token[place + 1 :]
        with pytest.raises((DataError, KeyProblem)):
            sealer.open_one(changed)


@pytest.mark.parametrize("options", [{"cipher": "sm4"}, {"cipher": "aes"}, DETERMINISTIC])
def test_a_token_cut_short_is_found(options):
    sealer = Sealer(KEY, **options)
    token = sealer.seal_one("一个值")
    for length in range(len(token)):
        with pytest.raises((DataError, KeyProblem)):
            sealer.open_one(token[:length])


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "zd1",
        "....",
        "zd2.sm4.b64.0.0",
        f"zd1.des.b64.{KEY.key_id}.AAAA",
        f"zd1.sm4.b32.{KEY.key_id}.AAAA",
        f"zd1.sm4.b64.{KEY.key_id}.é",
    ],
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
