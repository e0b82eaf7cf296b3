"""CMAC (NIST SP 800-38B, RFC 4493) of many messages of one length at once: a keyed digest of kept parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zhengdun.privacy.crypto.blocks import BLOCK_BYTES, BlockCipher, room_for
from zhengdun.privacy.crypto.secret import HoldsKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BATCH = 1 << 13  # messages at a time
_REDUCTION = 0x87  # the polynomial of a field of 2**128 elements


class Cmac(HoldsKey):
    """CMAC with one key.

    >>> cmac = Cmac(BlockCipher("aes", bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")))
    >>> cmac.of(np.zeros((1, 0), np.uint8)).tobytes().hex()  # RFC 4493, example 1
    'bb1d6929e95937287fa37d129b756746'
    """

    __slots__ = ("_cipher", "_subkey_full", "_subkey_padded")

    def __init__(self, cipher: BlockCipher) -> None:
        self._cipher = cipher
        whole = _doubled(cipher.encrypt_one(bytes(BLOCK_BYTES)))
        self._subkey_full = np.frombuffer(whole, np.uint64)
        self._subkey_padded = np.frombuffer(_doubled(whole), np.uint64)

    def of(self, messages: NDArray[np.uint8]) -> NDArray[np.uint64]:
        """The digests of messages of one length.

        Args:
            messages: (n, w), w from 0.

        Returns:
            (n, 2) words of sixteen bytes a row.
        """
        out = np.empty((len(messages), 2), np.uint64)
        for start in range(0, len(messages), _BATCH):
            batch = slice(start, start + _BATCH)
            out[batch] = self._of_batch(messages[batch])
        return out

    def words(self, messages: NDArray[np.uint8]) -> NDArray[np.uint64]:
        """The first eight bytes of each digest, (n,): what a row's tweak is made of."""
        return np.ascontiguousarray(self.of(messages)[:, 0])

    def _of_batch(self, messages: NDArray[np.uint8]) -> NDArray[np.uint64]:
        count, width = messages.shape
        blocks = max(1, -(-width // BLOCK_BYTES))
        padded = np.zeros((count, blocks * BLOCK_BYTES), np.uint8)
        padded[:, :width] = messages
        full = width == blocks * BLOCK_BYTES
        if not full:
            padded[:, width] = 0x80
        words = padded.view(np.uint64).reshape(count, blocks, 2)
        words[:, -1] ^= self._subkey_full if full else self._subkey_padded
        chained, room = np.zeros((count, 2), np.uint64), room_for(count)
        for block in range(blocks):
            chained ^= words[:, block]
            chained = self._cipher.encrypt_into(chained, room).copy()
        return chained


def _doubled(block: bytes) -> bytes:
    """A block doubled in the field of 2**128 elements."""
    number = int.from_bytes(block, "big")
    shifted = number << 1 & (1 << 128) - 1
    return (shifted ^ (_REDUCTION if number >> 127 else 0)).to_bytes(BLOCK_BYTES, "big")
