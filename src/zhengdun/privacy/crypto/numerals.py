"""Permutations of rows of numerals where each position has an alphabet of its own: addresses, names, e-mail.

A row is permuted among all rows with the same alphabets in the same places. By the number of such rows it takes
1. below a million: the keyed table of that size;
2. below 2**62: its rank, permuted by FF1 with cycle walking;
3. else: a Feistel network of ten rounds like FF1's whose addition is done numeral by numeral (the "characterwise
   addition" of FFX: Bellare, Rogaway, Spies, The FFX Mode of Operation, 2010), for any length.
Which of them applies follows from the alphabets, which the map keeps, so the way back takes the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from zhengdun.privacy.crypto.blocks import BLOCK_BYTES, BlockCipher, room_for
from zhengdun.privacy.crypto.ff1 import MINIMUM_DOMAIN, ROUNDS
from zhengdun.privacy.crypto.permutation import KeyedTable, WalkingFF1
from zhengdun.privacy.crypto.secret import HoldsKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RANK_BITS = 62
_TABLES_KEPT = 16  # at most 8 MB each
_LARGEST_RADIX = 1 << 16


class NumeralPermutation(HoldsKey):
    """Permutes rows of numerals; a position of radix 1 stays as it is.

    Args:
        cipher: its key must serve nothing else.
    """

    __slots__ = ("_cipher", "_table", "_walk")

    def __init__(self, cipher: BlockCipher) -> None:
        self._cipher = cipher
        self._table = lru_cache(_TABLES_KEPT)(lambda size: KeyedTable(cipher, size))
        self._walk = lru_cache(None)(lambda bits: WalkingFF1(cipher, 2, bits))

    def convert(
        self,
        numerals: NDArray[np.uint16],
        radices: NDArray[np.uint32],
        tweaks: NDArray[np.uint64],
        *,
        backwards: bool,
    ) -> NDArray[np.uint16]:
        """Map rows of numerals.

        Args:
            numerals: (n, positions), each below its radix.
            radices: (n, positions), 1 to 65,536.
            tweaks: (n,) words that select a permutation for each row; ignored where a table serves.
            backwards: undo it.

        Returns:
            (n, positions).

        Raises:
            ValueError: a numeral that is not below its radix.
        """
        if not ((numerals < radices) & (radices <= _LARGEST_RADIX)).all():
            raise ValueError("a numeral lies outside its alphabet")
        out = numerals.copy()
        sizes, long = _sizes(radices)
        for convert, chosen in ((self._by_rank, ~long), (self._by_numeral, long)):
            rows = np.flatnonzero(chosen)
            if len(rows):
                out[rows] = convert(numerals[rows], radices[rows], sizes[rows], tweaks[rows], backwards=backwards)
        return out

    def _by_rank(
        self,
        numerals: NDArray[np.uint16],
        radices: NDArray[np.uint32],
        sizes: NDArray[np.uint64],
        tweaks: NDArray[np.uint64],
        *,
        backwards: bool,
    ) -> NDArray[np.uint16]:
        """Rows few enough to be numbered: by the table of their size, or by FF1 on as many bits as their number has."""
        ranks = _ranks(numerals, radices)
        small = sizes < MINIMUM_DOMAIN
        for size in np.unique(sizes[small]).tolist():
            rows = np.flatnonzero(sizes == size)
            ranks[rows] = self._table(size).convert(ranks[rows], backwards=backwards)
        bits = np.where(small, 0, _bit_lengths(sizes - np.uint64(1)))
        for width in np.unique(bits[~small]).tolist():
            rows = np.flatnonzero(bits == width)
            walk = self._walk(width)
            ranks[rows] = walk.convert(ranks[rows], sizes[rows], tweaks[rows], backwards=backwards)
        return _numerals(ranks, radices)

    def _by_numeral(
        self,
        numerals: NDArray[np.uint16],
        radices: NDArray[np.uint32],
        sizes: NDArray[np.uint64],  # noqa: ARG002 -- too large to be told
        tweaks: NDArray[np.uint64],
        *,
        backwards: bool,
    ) -> NDArray[np.uint16]:
        """Longer rows: the positions that move, by how many they are, go through the Feistel network."""
        out = numerals.copy()
        moving = radices > 1
        counts = moving.sum(1)
        for count in np.unique(counts).tolist():
            rows = np.flatnonzero(counts == count)[:, None]
            columns = np.nonzero(moving[rows[:, 0]])[1].reshape(-1, count)
            out[rows, columns] = self._feistel(
                numerals[rows, columns].astype(np.uint32),
                radices[rows, columns],
                tweaks[rows[:, 0]],
                backwards=backwards,
            )
        return out

    def _feistel(
        self,
        numerals: NDArray[np.uint32],
        radices: NDArray[np.uint32],
        tweaks: NDArray[np.uint64],
        *,
        backwards: bool,
    ) -> NDArray[np.uint32]:
        """Ten rounds over the even and the odd positions in turn; (n, positions), all of them moving."""
        count = numerals.shape[1]
        out = numerals.copy()
        for i in reversed(range(ROUNDS)) if backwards else range(ROUNDS):
            target, source = slice(i % 2, None, 2), slice(1 - i % 2, None, 2)
            moduli = radices[:, target]
            mask = self._round_numerals(i, count, out[:, source], moduli, tweaks)
            out[:, target] = (out[:, target] + (moduli - mask if backwards else mask)) % moduli
        return out

    def _round_numerals(
        self,
        i: int,
        count: int,
        source: NDArray[np.uint32],
        moduli: NDArray[np.uint32],
        tweaks: NDArray[np.uint64],
    ) -> NDArray[np.uint32]:
        """Pseudo-random numerals for one half from the other: CBC-MAC as in FF1, drawn out by counters.

        The first block holds the tweak, the round and the number of positions, so no message is the start of another.
        Each numeral is a word of 64 bits modulo its radix of at most 17, as even as FF1's.
        """
        rows, width = source.shape
        mac = np.empty((rows, 2), np.uint64)
        mac[:, 0] = tweaks
        mac[:, 1] = i | count << 8
        room = room_for(rows)
        numerals_a_block = BLOCK_BYTES // 2
        blocks = -(-width // numerals_a_block)
        message = np.zeros((rows, blocks * numerals_a_block), np.uint16)
        message[:, :width] = source
        words = message.view(np.uint64).reshape(rows, blocks, 2)
        for block in range(blocks):
            mac = self._cipher.encrypt_into(mac, room) ^ words[:, block]
        mac = self._cipher.encrypt_into(mac, room).copy()
        drawn = np.empty((rows, moduli.shape[1] + 1), np.uint64)
        for first in range(0, moduli.shape[1], 2):
            counter = mac.copy()
            counter[:, 1] ^= np.uint64(first + 1)  # never zero, so the MAC itself is not encrypted again
            drawn[:, first : first + 2] = self._cipher.encrypt_into(counter, room)
        return (drawn[:, : moduli.shape[1]] % moduli).astype(np.uint32)


def _sizes(radices: NDArray[np.uint32]) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """How many rows share each row's alphabets, (n,), and which of them are too many for a rank (their size is 1)."""
    sizes = np.ones(len(radices), np.uint64)
    long = np.zeros(len(radices), np.bool_)
    for position in range(radices.shape[1]):
        radix = radices[:, position].astype(np.uint64)
        long |= sizes > np.uint64(1 << _RANK_BITS) // radix
        np.multiply(sizes, radix, out=sizes, where=~long)
    sizes[long] = 1
    return sizes, long


def _bit_lengths(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """``int.bit_length`` of each value below 2**63."""
    powers = np.uint64(1) << np.arange(63, dtype=np.uint64)
    return np.searchsorted(powers, values, side="right")


def _ranks(numerals: NDArray[np.uint16], radices: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Each row as one number, the first position most significant."""
    ranks = np.zeros(len(numerals), np.uint64)
    for position in range(numerals.shape[1]):
        ranks *= radices[:, position]
        ranks += numerals[:, position]
    return ranks


def _numerals(ranks: NDArray[np.uint64], radices: NDArray[np.uint32]) -> NDArray[np.uint16]:
    """Undo :func:`_ranks`."""
    out = np.empty(radices.shape, np.uint16)
    left = ranks.copy()
    for position in reversed(range(radices.shape[1])):
        left, out[:, position] = np.divmod(left, radices[:, position].astype(np.uint64))
    return out
