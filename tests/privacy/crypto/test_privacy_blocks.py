"""The block ciphers against their standards and against each other."""

import copy
import pickle

import numpy as np
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.cmac import CMAC
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.privacy.compiling import imported
from zhengdun.privacy.crypto.blocks import BlockCipher
from zhengdun.privacy.crypto.cmac import Cmac
from zhengdun.privacy.errors import KeyProblem

EXAMPLE = bytes.fromhex("0123456789abcdeffedcba9876543210")  # key and plaintext of GB/T 32907-2016, example 1


@pytest.mark.parametrize(
    ("key", "expected"),  # FIPS 197, appendix C
    [
        (range(16), "69c4e0d86a7b0430d8cdb78070b4c55a"),
        (range(24), "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (range(32), "8ea2b7ca516745bfeafc49904b496089"),
    ],
)
def test_aes_as_in_fips_197(key, expected):
    plain = bytes.fromhex("00112233445566778899aabbccddeeff")
    assert BlockCipher("aes", bytes(key)).encrypt_one(plain).hex() == expected


@pytest.mark.parametrize("jit", [False, True])
def test_sm4_as_in_gb_t_32907_example_1(jit):
    if jit:
        pytest.importorskip("numba")
    cipher = BlockCipher("sm4", EXAMPLE, jit=jit)
    assert cipher.encrypt_one(EXAMPLE).hex() == "681edf34d206965e86b3e94f536e4246"


def test_sm4_a_million_times_as_in_gb_t_32907_example_2():
    block = np.frombuffer(EXAMPLE, np.uint64).reshape(1, 2).copy()
    compiled_repetition()(block.view(np.uint32), 1_000_000)
    assert block.tobytes().hex() == "595298c7c6fd271f0402f804c33d3f66"


def compiled_repetition():
    """The compiled cipher in a compiled loop: a million calls from Python would take a minute."""
    numba, sm4_jit = pytest.importorskip("numba"), pytest.importorskip("zhengdun.privacy.crypto.sm4_jit")
    encrypt, keys, tables = sm4_jit._encrypt, sm4_jit.round_keys(EXAMPLE), sm4_jit._TABLES

    @numba.njit
    def again(block, times):
        for _ in range(times):
            encrypt(block, block, keys, tables)

    return again


@settings(max_examples=40, deadline=None)
@given(key=st.binary(min_size=16, max_size=16), blocks=st.binary(min_size=16, max_size=16 * 70))
def test_compiled_sm4_is_openssl_bit_for_bit(key, blocks):
    pytest.importorskip("numba")
    whole = np.frombuffer(blocks[: len(blocks) // 16 * 16], np.uint64).reshape(-1, 2)
    openssl = Cipher(algorithms.SM4(key), modes.ECB()).encryptor().update(whole.tobytes())  # noqa: S305 -- the reference
    assert BlockCipher("sm4", key, jit=True).encrypt(whole).tobytes() == openssl
    assert BlockCipher("sm4", key, jit=False).encrypt(whole).tobytes() == openssl


@pytest.mark.parametrize(("name", "length"), [("aes", 15), ("aes", 33), ("sm4", 32), ("sm4", 0), ("des", 16)])
def test_rubbish_is_refused(name, length):
    with pytest.raises(KeyProblem):
        BlockCipher(name, bytes(length))


def test_jit_without_numba_says_what_to_install(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(
        "zhengdun.privacy.crypto.blocks.imported", imported.__wrapped__
    )  # what was found before is kept
    with pytest.raises(KeyProblem) as caught:
        BlockCipher("sm4", EXAMPLE, jit=True)
    assert "zhengdun[jit]" in caught.value.en
    assert BlockCipher("sm4", EXAMPLE).encrypt_one(EXAMPLE).hex() == "681edf34d206965e86b3e94f536e4246"


def test_a_cipher_shows_no_key_and_does_not_travel():
    cipher = BlockCipher("sm4", EXAMPLE)
    assert EXAMPLE.hex() not in repr(cipher)
    assert copy.deepcopy(cipher) is copy.copy(cipher) is cipher
    with pytest.raises(KeyProblem, match="密钥引用"):
        pickle.dumps({"plan": [cipher]})


@pytest.mark.parametrize(
    ("length", "expected"),  # RFC 4493, section 4
    [
        (0, "bb1d6929e95937287fa37d129b756746"),
        (16, "070a16b46b4d4144f79bdd9dd04a287c"),
        (40, "dfa66747de9ae63030ca32611497c827"),
        (64, "51f0bebf7e3b9d92fc49741779363cfe"),
    ],
)
def test_cmac_as_in_rfc_4493(length, expected):
    message = bytes.fromhex(
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
        "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
    )[:length]
    cmac = Cmac(BlockCipher("aes", bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")))
    rows = np.tile(np.frombuffer(message, np.uint8), (9000, 1))  # more than the messages taken at a time
    assert {row.tobytes().hex() for row in cmac.of(rows)} == {expected}


@pytest.mark.parametrize("name", ["aes", "sm4"])
@settings(max_examples=40, deadline=None)
@given(key=st.binary(min_size=16, max_size=16), message=st.binary(max_size=100))
def test_cmac_is_that_of_cryptography(name, key, message):
    theirs = CMAC(algorithms.AES(key) if name == "aes" else algorithms.SM4(key))
    theirs.update(message)
    ours = Cmac(BlockCipher(name, key)).of(np.frombuffer(message, np.uint8).reshape(1, -1))
    assert ours.tobytes() == theirs.finalize()
