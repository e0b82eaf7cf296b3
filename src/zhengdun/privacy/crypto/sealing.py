"""Tokens that lead back to the value with the key, and without it tell no more than its length.

A token is ``zd1.MODE.ENCODING.KEYID.BODY``: the body is what :mod:`zhengdun.privacy.crypto.aead` seals, in base64url
without padding or in hexadecimal digits. What stands before the body is authenticated with it.

The modes ``aes`` and ``sm4`` give the same value another token each time. The mode ``siv`` gives it the same token in
every table, text and run with the key, so that joins and unique columns hold. That tells anybody who sees the tokens
which rows are equal and how often each value occurs: of a column with few or unevenly spread values (gender, branch,
surname) it tells nearly everything. Without the key no token can be made to compare with, so guessing does not help.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

import pyarrow as pa
from cryptography.exceptions import InvalidTag

from zhengdun.privacy.crypto.aead import Aead, aead_for
from zhengdun.privacy.crypto.secret import HoldsKey
from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError

if TYPE_CHECKING:
    from zhengdun.privacy.crypto.blocks import CipherName
    from zhengdun.privacy.keys.material import KeyMaterial

Encoding = Literal["b64", "hex"]
MARK = "zd1"
MODES = ("aes", "sm4", "siv")
NO_SIV_OF_SM4 = (
    "确定性令牌只有 AES-SIV（RFC 5297），没有 SM4 的标准做法：请写 cipher: aes，或改用 SM4 的假名",
    "deterministic tokens are made by AES-SIV (RFC 5297); no standard does it with SM4: write cipher: aes, or use"
    " pseudonyms of SM4",
)
_HEAD_FIELDS = 4


class Sealer(HoldsKey):
    """Seals values into tokens and opens them.

    Args:
        key: the sealing keys are derived of it.
        cipher: ``"sm4"`` or ``"aes"`` (256 bits).
        encoding: ``"b64"`` is shorter, ``"hex"`` survives systems that fold upper and lower case.
        deterministic: equal values get equal tokens, by AES-SIV; see the module for what that reveals.

    It opens what any sealer with the same key has sealed, whatever its cipher and encoding.

    Raises:
        KeyProblem: there is no such cipher.
        PolicyError: there is no such encoding, or deterministic tokens are wanted of SM4.

    >>> from zhengdun.privacy.keys.material import KeyMaterial
    >>> sealer = Sealer(KeyMaterial(bytes(range(32))))
    >>> token = sealer.seal_one("甲")
    >>> token.rpartition(".")[0], sealer.open_one(token)
    ('zd1.sm4.b64.cf9ac2df4bf87087', '甲')
    """

    __slots__ = ("_encode", "_head", "_key", "_made", "_mode")

    def __init__(
        self,
        key: KeyMaterial,
        cipher: CipherName = "sm4",
        encoding: Encoding = "b64",
        *,
        deterministic: bool = False,
    ) -> None:
        if encoding not in _ENCODERS:
            raise PolicyError(
                f"令牌的编码应为 b64 或 hex，而非“{encoding}”",
                f"tokens are written in 'b64' or 'hex', not {encoding!r}",
            )
        if deterministic and cipher != "aes":
            raise PolicyError(*NO_SIV_OF_SM4)
        self._key = key
        self._mode = "siv" if deterministic else cipher
        self._made: dict[str, Aead] = {}
        self._head = f"{MARK}.{self._mode}.{encoding}.{key.key_id}"
        self._encode = _ENCODERS[encoding]
        self._aead(self._mode)

    def seal(self, values: pa.Array) -> pa.Array:
        """Seal an array of text; ``large_string`` of the same length, null where null."""
        sealed = [None if value is None else self.seal_one(value) for value in values.to_pylist()]
        return pa.array(sealed, pa.large_string())

    def open(self, tokens: pa.Array) -> pa.Array:
        """Undo :meth:`seal`.

        Raises:
            KeyProblem: a token was sealed with another key; says which.
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
        body = self._aead(self._mode).seal(value.encode(), self._head.encode())
        return f"{self._head}.{self._encode(body)}"

    def open_one(self, token: str) -> str:
        """Undo :meth:`seal_one`; raises as :meth:`open` does."""
        head, _, body = token.rpartition(".")
        mark, mode, encoding, key_id = _fields(head)
        if mark != MARK or mode not in MODES or encoding not in get_args(Encoding):
            raise _no_token()
        if key_id != self._key.key_id:
            raise KeyProblem(
                f"密钥不符：令牌由密钥 {key_id} 生成，所给密钥为 {self._key.key_id}",
                f"wrong key: the token was sealed with key {key_id}, the key given is {self._key.key_id}",
            )
        try:
            plain = self._aead(mode).open(_DECODERS[encoding](body), head.encode())
        except (InvalidTag, ValueError):
            raise DataError(
                "令牌已损坏或被改动，无法还原", "the token is damaged or was changed and cannot be opened"
            ) from None
        return plain.decode()

    def _aead(self, mode: str) -> Aead:
        if mode not in self._made:
            self._made[mode] = aead_for(mode, self._key)
        return self._made[mode]


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
