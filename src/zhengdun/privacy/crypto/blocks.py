"""AES (FIPS 197) and SM4 (GB/T 32907) over many 16-byte blocks at once: the raw permutation that the modes build on.

Blocks are rows of two ``uint64`` words whose memory is the block's sixteen bytes in order, so nothing is copied on the
way into OpenSSL. ECB is used for its speed inside FF1, CMAC and the Feistel rounds, never on data as it is.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

from zhengdun.privacy.compiling import imported
from zhengdun.privacy.crypto.secret import HoldsKey
from zhengdun.privacy.errors import KeyProblem

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from zhengdun.privacy.crypto.sm4_jit import JitSm4

CipherName = Literal["aes", "sm4"]

BLOCK_BYTES = 16
_KEY_BYTES: dict[str, tuple[int, ...]] = {"aes": (16, 24, 32), "sm4": (16,)}
# OpenSSL writes up to a block more than it was given; update_into refuses a buffer without that room.
_SPARE_WORDS = 2


def key_bytes(name: CipherName) -> int:
    """How long a key this package derives for the cipher: its longest (AES-256, SM4 of 128 bits).

    Raises:
        KeyProblem: there is no such cipher.

    >>> key_bytes("aes"), key_bytes("sm4")
    (32, 16)
    """
    return _lengths(name)[-1]


class BlockCipher(HoldsKey):
    """One key of one cipher, usable from any number of threads at a time.

    An OpenSSL context may serve one thread only, so each thread gets its own.

    Args:
        name: ``"aes"`` or ``"sm4"``.
        key: 16, 24 or 32 bytes for AES, 16 for SM4.
        jit: SM4 by numba, several times as fast as OpenSSL's and bit-equal; ``None`` takes it where it works.
            Both look their tables up by secret values, so neither hides its timing from a program on the same core.

    Raises:
        KeyProblem: a cipher or a length that does not exist, or ``jit`` without numba that works.

    >>> cipher = BlockCipher("sm4", bytes.fromhex("0123456789abcdeffedcba9876543210"))
    >>> cipher.encrypt_one(bytes.fromhex("0123456789abcdeffedcba9876543210")).hex()
    '681edf34d206965e86b3e94f536e4246'
    """

    __slots__ = ("_contexts", "_jit", "_key", "name")

    def __init__(self, name: CipherName, key: bytes, *, jit: bool | None = None) -> None:
        if len(key) not in _lengths(name):
            wanted = "/".join(map(str, _lengths(name)))
            raise KeyProblem(
                f"{name} 的密钥应为 {wanted} 字节，实为 {len(key)} 字节",
                f"a key of {name} has {wanted} bytes, this one has {len(key)}",
            )
        self.name = name
        self._key = key
        self._contexts = threading.local()
        self._jit = _jit_for(name, key, jit)

    def encrypt_into(self, blocks: NDArray[np.uint64], room: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Encrypt blocks into a buffer that the caller keeps.

        Args:
            blocks: (n, 2), C-contiguous.
            room: what :func:`room_for` gave for at least n blocks; overwritten.

        Returns:
            (n, 2), a view of ``room``.
        """
        count = len(blocks)
        out = room[: 2 * count].reshape(count, 2)
        if self._jit is not None:
            self._jit.encrypt(blocks, out)
        else:
            self._context().update_into(blocks.view(np.uint8).reshape(-1).data, room.view(np.uint8).data)
        return out

    def encrypt(self, blocks: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Encrypt blocks, (n, 2) to a new (n, 2)."""
        return self.encrypt_into(np.ascontiguousarray(blocks), room_for(len(blocks)))

    def encrypt_one(self, block: bytes) -> bytes:
        """Encrypt one block of sixteen bytes."""
        return self.encrypt(np.frombuffer(block, np.uint64).reshape(1, 2)).tobytes()

    def _context(self) -> CipherContext:
        context: CipherContext | None = getattr(self._contexts, "ecb", None)
        if context is None:
            algorithm = algorithms.AES(self._key) if self.name == "aes" else algorithms.SM4(self._key)
            context = self._contexts.ecb = Cipher(algorithm, modes.ECB()).encryptor()  # noqa: S305 -- see the module
        return context


def room_for(blocks: int) -> NDArray[np.uint64]:
    """A buffer for that many encrypted blocks, with the spare bytes that OpenSSL asks for."""
    return np.empty(2 * blocks + _SPARE_WORDS, np.uint64)


def _lengths(name: CipherName) -> tuple[int, ...]:
    if name not in _KEY_BYTES:
        raise KeyProblem(f"没有“{name}”这种算法，可用 aes、sm4", f"there is no cipher {name!r}; use aes or sm4")
    return _KEY_BYTES[name]


def _jit_for(name: CipherName, key: bytes, jit: bool | None) -> JitSm4 | None:
    if name != "sm4" or jit is False:
        return None
    compiled = imported("zhengdun.privacy.crypto.sm4_jit")
    if compiled is not None:
        return cast("JitSm4", compiled.JitSm4(key))
    if jit:
        raise KeyProblem(
            "未安装 numba 或 numba 无法使用：pip install 'zhengdun[jit]'",
            "numba is missing or does not work: pip install 'zhengdun[jit]'",
        )
    return None
