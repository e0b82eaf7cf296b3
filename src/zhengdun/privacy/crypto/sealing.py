"""Tokens that lead back to the value with the key, and without it tell no more than its length.

A token is ``zd1.CIPHER.ENCODING.KEYID.BODY``: the body is the nonce (12 random bytes), the encrypted UTF-8 and the tag
(16 bytes) of GCM (NIST SP 800-38D; SM4 in the place of AES after GB/T 32907), in base64url without padding or in
hexadecimal digits. What stands before the body is authenticated with it. The same value gives another token each time;
what must join takes a pseudonym instead. One key is good for 2**32 tokens (SP 800-38D, 8.3).
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

import pyarrow as pa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zhengdun.privacy.crypto.secret import HoldsKey
from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError

if TYPE_CHECKING:
    from zhengdun.privacy.crypto.blocks import CipherName
    from zhengdun.privacy.keys.material import KeyMaterial

Encoding = Literal["b64", "hex"]
MARK = "zd1"
NONCE_BYTES = 12
TAG_BYTES = 16
_HEAD_FIELDS = 4


class Sealer(HoldsKey):
    """Seals values into tokens and opens them.

    Args:
        key: the sealing key is derived of it.
        cipher: ``"sm4"`` or ``"aes"`` (256 bits).
        encoding: ``"b64"`` is shorter, ``"hex"`` survives systems that fold upper and lower case.

    Raises:
        KeyProblem: there is no such cipher.
        PolicyError: there is no such encoding.

    >>> from zhengdun.privacy.keys.material import KeyMaterial
    >>> sealer = Sealer(KeyMaterial(bytes(range(32))))
    >>> token = sealer.seal_one("甲")
    >>> token.rpartition(".")[0], sealer.open_one(token)
    ('zd1.sm4.b64.cf9ac2df4bf87087', '甲')
    """

    __slots__ = ("_encode", "_gcm", "_head", "_key_id")

    def __init__(self, key: KeyMaterial, cipher: CipherName = "sm4", encoding: Encoding = "b64") -> None:
        if encoding not in _ENCODERS:
            raise PolicyError(
                f"令牌的编码应为 b64 或 hex，而非“{encoding}”",
                f"tokens are written in 'b64' or 'hex', not {encoding!r}",
            )
        secret = key.cipher_key(cipher, "seal")
        self._key_id = key.key_id
        self._gcm = _Aes(secret) if cipher == "aes" else _Sm4(secret)
        self._head = f"{MARK}.{cipher}.{encoding}.{key.key_id}"
        self._encode = _ENCODERS[encoding]

    def seal(self, values: pa.Array) -> pa.Array:
        """Seal an array of text; ``large_string`` of the same length, null where null."""
        sealed = [None if value is None else self.seal_one(value) for value in values.to_pylist()]
        return pa.array(sealed, pa.large_string())

    def open(self, tokens: pa.Array) -> pa.Array:
        """Undo :meth:`seal`.

        Raises:
            KeyProblem: a token was sealed with another key or cipher; says which.
            DataError: a row is no token, or was changed; names the row, counted from 0.
        """
        opened = []
        for row, token in enumerate(tokens.to_pylist()):
            try:
                opened.append(None if token is None else self.open_one(token))
            except (DataError, KeyProblem) as problem:
                raise type(problem)(f"第 {row} 行：{problem.zh}", f"row {row}: {problem.en}") from None
        return pa.array(opened, pa.large_string())

    def seal_one(self, value: str) -> str:
        """Seal one value."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        body = nonce + self._gcm.encrypt(nonce, value.encode(), self._head.encode())
        return f"{self._head}.{self._encode(body)}"

    def open_one(self, token: str) -> str:
        """Undo :meth:`seal_one`; raises as :meth:`open` does."""
        head, _, body = token.rpartition(".")
        mark, cipher, encoding, key_id = _fields(head)
        if mark != MARK or encoding not in get_args(Encoding):
            raise _no_token()
        if (cipher, key_id) != (self._head.split(".")[1], self._key_id):
            raise KeyProblem(
                f"密钥不符：令牌由密钥 {key_id}（{cipher}）生成，所给密钥为 {self._key_id}",
                f"wrong key: the token was sealed with key {key_id} ({cipher}), the key given is {self._key_id}",
            )
        try:
            sealed = _DECODERS[encoding](body)
            plain = self._gcm.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], head.encode())
        except (InvalidTag, ValueError):
            raise DataError(
                "令牌已损坏或被改动，无法还原", "the token is damaged or was changed and cannot be opened"
            ) from None
        return plain.decode()


class _Aes(HoldsKey):
    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def encrypt(self, nonce: bytes, plain: bytes, head: bytes) -> bytes:
        return self._aead.encrypt(nonce, plain, head)

    def decrypt(self, nonce: bytes, sealed: bytes, head: bytes) -> bytes:
        return self._aead.decrypt(nonce, sealed, head)


class _Sm4(HoldsKey):
    """SM4-GCM, which ``cryptography`` offers as a mode but not as one call."""

    def __init__(self, key: bytes) -> None:
        self._algorithm = algorithms.SM4(key)

    def encrypt(self, nonce: bytes, plain: bytes, head: bytes) -> bytes:
        gcm = Cipher(self._algorithm, modes.GCM(nonce)).encryptor()
        gcm.authenticate_additional_data(head)
        return gcm.update(plain) + gcm.finalize() + gcm.tag

    def decrypt(self, nonce: bytes, sealed: bytes, head: bytes) -> bytes:
        gcm = Cipher(self._algorithm, modes.GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
        gcm.authenticate_additional_data(head)
        return gcm.update(sealed[:-TAG_BYTES]) + gcm.finalize()


def _base64url(body: bytes) -> str:
    return base64.urlsafe_b64encode(body).rstrip(b"=").decode()


def _from_base64url(body: str) -> bytes:
    whole = body.translate(str.maketrans("-_", "+/")) + "=" * (-len(body) % 4)
    return base64.b64decode(whole, validate=True)


_ENCODERS: dict[str, Callable[[bytes], str]] = {"b64": _base64url, "hex": bytes.hex}
_DECODERS: dict[str, Callable[[str], bytes]] = {"b64": _from_base64url, "hex": binascii.unhexlify}


def _fields(head: str) -> list[str]:
    fields = head.split(".")
    if len(fields) != _HEAD_FIELDS:
        raise _no_token()
    return fields


def _no_token() -> DataError:
    return DataError("不是令牌", "this is no token")
