"""FF1, the format-preserving encryption of NIST SP 800-38G, over whole columns.

A Feistel network of ten rounds over the two halves of a numeral string. Each round needs one pass of the cipher over a
block that differs from row to row only in its last bytes, so a round is one call of the cipher over the whole batch.
Step numbers are those of Algorithm 7 (FF1.Encrypt).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zhengdun.privacy.crypto.blocks import BLOCK_BYTES, BlockCipher, room_for
from zhengdun.privacy.crypto.secret import HoldsKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROUNDS = 10
# SP 800-38G revision 1 (2nd public draft, 2025): the domain holds at least a million values.
MINIMUM_DOMAIN = 1_000_000
ROW_TWEAK_BYTES = 8
_BATCH = 1 << 14  # rows at a time, so that a batch stays in the cache
_WORD_BITS = 64
_LARGEST_HALF = 1 << 63  # the sum of two numbers below it still fits a word


class FF1(HoldsKey):
    """FF1 with one key, radix, length and tweak.

    Args:
        cipher: AES as in the standard, or SM4 in its place.
        radix: 2 to 65,536.
        length: numerals in a value; the longer half (``ceil(length / 2)`` numerals) must fit 63 bits.
        tweak: public bytes that select one of many permutations.

    Raises:
        ValueError: a domain below a million values, or halves that do not fit.

    >>> ff1 = FF1(BlockCipher("aes", bytes.fromhex("2B7E151628AED2A6ABF7158809CF4F3C")), 10, 10)
    >>> ff1.encrypt(np.array([123456789], np.uint64))  # sample 1 of NIST: 0123456789 -> 2433477484
    array([2433477484], dtype=uint64)
    """

    __slots__ = (
        "_cipher",
        "_first_word",
        "_half_bytes",
        "_left_size",
        "_mac_bytes",
        "_right_size",
        "_second_word",
        "_takes_row_tweaks",
        "size",
    )

    def __init__(self, cipher: BlockCipher, radix: int, length: int, tweak: bytes = b"") -> None:
        left_length = length // 2  # step 1
        self._left_size = radix**left_length
        self._right_size = radix ** (length - left_length)
        self.size = radix**length
        if not 2 <= radix <= 1 << 16:  # noqa: PLR2004 -- the standard's own bounds
            raise ValueError(f"radix {radix} is not within 2 and 65536")
        if self.size < MINIMUM_DOMAIN:
            raise ValueError(f"a domain of {self.size} values is too small for FF1; take a keyed table")
        if self._right_size > _LARGEST_HALF:
            raise ValueError(f"half of {length} numerals of radix {radix} does not fit 63 bits")
        self._cipher = cipher
        self._half_bytes = ((self._right_size - 1).bit_length() + 7) // 8  # step 3: b
        self._mac_bytes = 4 * ((self._half_bytes + 3) // 4) + 4  # step 4: d
        last = self._chained_up_to_last(radix, length, left_length, tweak)
        self._first_word = int.from_bytes(last[:8], "little")
        self._second_word = int.from_bytes(last[8:], "big")
        self._takes_row_tweaks = len(tweak) == ROW_TWEAK_BYTES and self._half_bytes < 8  # noqa: PLR2004 -- bytes of a word

    def encrypt(self, values: NDArray[np.uint64], tweaks: NDArray[np.uint64] | None = None) -> NDArray[np.uint64]:
        """Encrypt values below ``size``, (n,) to (n,).

        Args:
            values: numbers whose numerals are the strings to encrypt, most significant first; ``size`` up to 2**64.
            tweaks: (n,) words of eight tweak bytes each, in memory order, XORed into the tweak of eight bytes that
                the object was made with. Still FF1: each row has a tweak of its own.

        Raises:
            ValueError: a value outside the domain.
        """
        return self._convert(values, tweaks, backwards=False)

    def decrypt(self, values: NDArray[np.uint64], tweaks: NDArray[np.uint64] | None = None) -> NDArray[np.uint64]:
        """Undo :meth:`encrypt`."""
        return self._convert(values, tweaks, backwards=True)

    def convert_halves(
        self,
        left: NDArray[np.uint64],
        right: NDArray[np.uint64],
        tweaks: NDArray[np.uint64] | None = None,
        *,
        backwards: bool,
    ) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Encrypt (or decrypt, ``backwards``) strings given by the numbers of their halves, each (n,).

        For strings whose number does not fit 64 bits. The caller keeps the halves below ``radix**numerals``.
        """
        if tweaks is not None and not self._takes_row_tweaks:
            raise ValueError("tweaks of rows need a tweak of eight bytes and halves of at most seven")
        count = len(left)
        blocks, room = np.empty((count, 2), np.uint64), room_for(count)
        blocks[:, 0] = np.uint64(self._first_word) if tweaks is None else tweaks ^ np.uint64(self._first_word)
        for i in reversed(range(ROUNDS)) if backwards else range(ROUNDS):
            modulus = self._left_size if i % 2 == 0 else self._right_size  # steps 5.v and 6.v: m is u or v
            if backwards:
                mask = self._round_value(i, left, modulus, blocks, room)
                left, right = _difference(right, mask, modulus), left
            else:
                mask = self._round_value(i, right, modulus, blocks, room)
                left, right = right, _sum(left, mask, modulus)
        return left, right

    def _convert(
        self, values: NDArray[np.uint64], tweaks: NDArray[np.uint64] | None, *, backwards: bool
    ) -> NDArray[np.uint64]:
        if self.size > 1 << _WORD_BITS:
            raise ValueError("values of this domain do not fit 64 bits; give them as halves")
        if len(values) and int(values.max()) >= self.size:
            raise ValueError("a value lies outside the domain")
        out = np.empty(len(values), np.uint64)
        right_size = np.uint64(self._right_size)
        for start in range(0, len(values), _BATCH):
            batch = slice(start, start + _BATCH)
            left = values[batch] // right_size
            right = values[batch] - left * right_size
            row_tweaks = None if tweaks is None else tweaks[batch]
            left, right = self.convert_halves(left, right, row_tweaks, backwards=backwards)
            np.multiply(left, right_size, out=out[batch])
            out[batch] += right
        return out

    def _chained_up_to_last(self, radix: int, length: int, left_length: int, tweak: bytes) -> bytes:
        """CBC-MAC (PRF) of P and of all of Q that is the same in every round, up to its last block.

        The last block stands with zeros in place of [i] and [NUM(B)], which each round then XORs in.
        """
        head = (  # step 5: P
            bytes([1, 2, 1])
            + radix.to_bytes(3, "big")
            + bytes([ROUNDS, left_length % 256])
            + length.to_bytes(4, "big")
            + len(tweak).to_bytes(4, "big")
        )
        padding = bytes((-len(tweak) - self._half_bytes - 1) % BLOCK_BYTES)
        message = head + tweak + padding + bytes(1 + self._half_bytes)  # step 6.i: Q
        chained = bytes(BLOCK_BYTES)
        for start in range(0, len(message), BLOCK_BYTES):
            mixed = _xored(chained, message[start : start + BLOCK_BYTES])
            chained = self._cipher.encrypt_one(mixed)
        return mixed

    def _round_value(
        self,
        i: int,
        half: NDArray[np.uint64],
        modulus: int,
        blocks: NDArray[np.uint64],
        room: NDArray[np.uint64],
    ) -> NDArray[np.uint64]:
        """Steps 6.i to 6.v: NUM(S) mod radix**m for every row. Writes ``blocks`` and ``room``."""
        round_byte = i << (8 * self._half_bytes)  # [i] stands before [NUM(B)]
        second_word = self._second_word ^ (round_byte & (_LARGEST_HALF * 2 - 1))
        last = half ^ np.uint64(second_word)
        blocks[:, 1] = last.byteswap(inplace=True)
        if self._half_bytes == 8 and i:  # noqa: PLR2004 -- NUM(B) fills the word, [i] is the last byte of the first
            flip = np.uint64(i << 56)
            blocks[:, 0] ^= flip
            mac = self._cipher.encrypt_into(blocks, room)
            blocks[:, 0] ^= flip
        else:
            mac = self._cipher.encrypt_into(blocks, room)
        if modulus & (modulus - 1) == 0:
            return self._low_bits(mac, modulus)
        return self._remainder(mac, modulus)

    def _low_bits(self, mac: NDArray[np.uint64], modulus: int) -> NDArray[np.uint64]:
        """The first ``d`` bytes of each row as a number, modulo a power of two."""
        value = mac[:, 0].byteswap()
        if self._mac_bytes > 8:  # noqa: PLR2004 -- d is 8 or 12
            value <<= np.uint64(32)
            value |= mac[:, 1].byteswap() >> np.uint64(32)
        value &= np.uint64(modulus - 1)
        return value

    def _remainder(self, mac: NDArray[np.uint64], modulus: int) -> NDArray[np.uint64]:
        """The first ``d`` bytes of each row as a number, modulo any other modulus: long division by as many bits."""
        value = _reduced(mac[:, 0].byteswap(), modulus)
        if self._mac_bytes == 8:  # noqa: PLR2004 -- d is 8 or 12
            return value
        rest = mac[:, 1].byteswap()
        rest >>= np.uint64(32)
        left_over = 32
        while left_over:
            step = min(left_over, _WORD_BITS - modulus.bit_length())
            left_over -= step
            value <<= np.uint64(step)
            value |= (rest >> np.uint64(left_over)) & np.uint64((1 << step) - 1)
            value = _reduced(value, modulus)
        return value


def _xored(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _reduced(value: NDArray[np.uint64], modulus: int) -> NDArray[np.uint64]:
    """``value % modulus`` in place; numpy divides by a scalar much faster than it takes remainders."""
    quotient = value // np.uint64(modulus)
    quotient *= np.uint64(modulus)
    value -= quotient
    return value


def _sum(left: NDArray[np.uint64], mask: NDArray[np.uint64], modulus: int) -> NDArray[np.uint64]:
    """``(left + mask) % modulus`` for both below it (step 6.vi); overwrites ``mask``.

    What is below the modulus wraps around to a large number when it is subtracted, so the lesser of both is right.
    """
    mask += left
    np.minimum(mask, mask - np.uint64(modulus), out=mask)
    return mask


def _difference(right: NDArray[np.uint64], mask: NDArray[np.uint64], modulus: int) -> NDArray[np.uint64]:
    """``(right - mask) % modulus`` for both below it; a negative difference wraps around to a large number."""
    difference = right - mask
    np.minimum(difference, difference + np.uint64(modulus), out=difference)
    return difference
