"""Authenticated encryption in three ways behind one form, ``seal`` and ``open``; what was changed does not open.

- ``aes``, ``sm4``: GCM (NIST SP 800-38D) with a random nonce of 12 bytes before the sealed bytes and the tag of 16
  bytes after them; the same value is sealed otherwise each time. One key is good for 2**32 seals (SP 800-38D, 8.3).
- ``siv``: AES-SIV (RFC 5297) without a nonce: the 16 bytes of the synthetic IV, then the encrypted bytes. The same
  value is sealed alike each time, so equality shows and nothing else does.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol, cast

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV

from zhengdun.privacy.crypto.secret import HoldsKey

if TYPE_CHECKING:
    from zhengdun.privacy.crypto.blocks import CipherName
    from zhengdun.privacy.keys.material import KeyMaterial

NONCE_BYTES = 12
TAG_BYTES = 16
SIV_KEY_BYTES = 64  # two keys of AES-256


class Aead(Protocol):
    """Seals bytes together with a head that stays legible."""

    def seal(self, plain: bytes, head: bytes) -> bytes:
        """The sealed bytes."""

    def open(self, sealed: bytes, head: bytes) -> bytes:
        """The plain bytes; raises ``InvalidTag`` or ``ValueError`` where anything was changed."""


def aead_for(mode: str, key: KeyMaterial) -> Aead:
    """The way of sealing called ``mode``, with a key of its own. Raises ``KeyProblem`` if there is none."""
    if mode == "siv":
        return Siv(key.derive("aes-siv seal", SIV_KEY_BYTES))
    secret = key.cipher_key(cast("CipherName", mode), "seal")  # which refuses what is no cipher
    return _AesGcm(secret) if mode == "aes" else _Sm4Gcm(secret)


class Siv(HoldsKey):
    """AES-SIV with one associated string, the head.

    >>> siv = Siv(bytes.fromhex("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))  # RFC 5297, A.1
    >>> head = bytes.fromhex("101112131415161718191a1b1c1d1e1f2021222324252627")
    >>> siv.seal(bytes.fromhex("112233445566778899aabbccddee"), head).hex()
    '85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c'
    """

    __slots__ = ("_aead",)

    def __init__(self, key: bytes) -> None:
        self._aead = AESSIV(key)

    def seal(self, plain: bytes, head: bytes) -> bytes:
        """The synthetic IV and the encrypted bytes."""
        return self._aead.encrypt(plain, [head])

    def open(self, sealed: bytes, head: bytes) -> bytes:
        """The plain bytes."""
        return self._aead.decrypt(sealed, [head])


class _AesGcm(HoldsKey):
    __slots__ = ("_aead",)

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def seal(self, plain: bytes, head: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, plain, head)

    def open(self, sealed: bytes, head: bytes) -> bytes:
        return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], head)


class _Sm4Gcm(HoldsKey):
    """SM4-GCM, which ``cryptography`` offers as a mode but not as one call."""

    __slots__ = ("_algorithm",)

    def __init__(self, key: bytes) -> None:
        self._algorithm = algorithms.SM4(key)

    def seal(self, plain: bytes, head: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        gcm = Cipher(self._algorithm, modes.GCM(nonce)).encryptor()
        gcm.authenticate_additional_data(head)
        return nonce + gcm.update(plain) + gcm.finalize() + gcm.tag

    def open(self, sealed: bytes, head: bytes) -> bytes:
        nonce, encrypted, tag = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:-TAG_BYTES], sealed[-TAG_BYTES:]
        gcm = Cipher(self._algorithm, modes.GCM(nonce, tag)).decryptor()
        gcm.authenticate_additional_data(head)
        return gcm.update(encrypted) + gcm.finalize()
