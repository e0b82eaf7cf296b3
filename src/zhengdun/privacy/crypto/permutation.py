"""Keyed permutations of the numbers below N, for any N: cycle walking over FF1, and a table where N is small."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from zhengdun.privacy.crypto.ff1 import FF1, MINIMUM_DOMAIN, ROW_TWEAK_BYTES
from zhengdun.privacy.crypto.secret import HoldsKey

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from zhengdun.privacy.crypto.blocks import BlockCipher

# A walk goes on with a probability below one half, so no value within the domain comes near this.
MOST_STEPS = 200
_LARGEST_RADIX = 1 << 16


class Permutation(Protocol):
    """A bijection of the numbers below ``size`` on themselves."""

    size: int

    def convert(
        self, values: NDArray[np.uint64], tweaks: NDArray[np.uint64] | None = None, *, backwards: bool
    ) -> NDArray[np.uint64]:
        """Map values below ``size``, (n,) to (n,); ``backwards`` undoes it.

        ``tweaks``, (n,) words, select another permutation a row; a table has one permutation only and ignores them.

        Raises:
            ValueError: a value outside the domain.
        """
        ...


class WalkingFF1(HoldsKey):
    """The permutation of FF1 on all strings of a length, narrowed to the numbers below a size by cycle walking.

    A value that leaves the domain is encrypted again until it is back. For a value from outside the domain that may
    never happen, so such values are refused before the first step, and the number of steps is bounded all the same.
    """

    __slots__ = ("_ff1",)

    def __init__(self, cipher: BlockCipher, radix: int, length: int) -> None:
        self._ff1 = FF1(cipher, radix, length, bytes(ROW_TWEAK_BYTES))

    def convert(
        self,
        values: NDArray[np.uint64],
        sizes: NDArray[np.uint64],
        tweaks: NDArray[np.uint64] | None = None,
        *,
        backwards: bool,
    ) -> NDArray[np.uint64]:
        """Map values below their sizes, (n,) to (n,).

        Args:
            values: (n,).
            sizes: (n,), above half of ``radix**length``, so that a walk is short.
            tweaks: (n,) words that select a permutation for each row.
            backwards: undo it.

        Raises:
            ValueError: a value that is not below its size.
            RuntimeError: a walk that did not end, which no value within its domain can cause.
        """
        if not (values < sizes).all():
            raise ValueError("a value lies outside the domain")
        step = self._ff1.decrypt if backwards else self._ff1.encrypt
        out = step(values, tweaks)
        outside = np.flatnonzero(out >= sizes)
        for _ in range(MOST_STEPS):
            if not len(outside):
                return out
            walked = step(out[outside], None if tweaks is None else tweaks[outside])
            out[outside] = walked
            outside = outside[walked >= sizes[outside]]
        raise RuntimeError("a walk through the domain did not end")


class FixedWalk(HoldsKey):
    """Cycle walking for one size, over strings of two or four numerals of the least radix, so that it hardly walks."""

    __slots__ = ("_walk", "size")

    def __init__(self, cipher: BlockCipher, size: int) -> None:
        self.size = size
        length = 2 if size <= _LARGEST_RADIX**2 else 4
        self._walk = WalkingFF1(cipher, _root_above(size, length), length)

    def convert(
        self, values: NDArray[np.uint64], tweaks: NDArray[np.uint64] | None = None, *, backwards: bool
    ) -> NDArray[np.uint64]:
        """See :class:`Permutation`."""
        sizes = np.broadcast_to(np.uint64(self.size), values.shape)
        return self._walk.convert(values, sizes, tweaks, backwards=backwards)


class Digits(HoldsKey):
    """FF1 of radix 10 on a fixed number of digits, leading zeros included."""

    __slots__ = ("_ff1", "size")

    def __init__(self, cipher: BlockCipher, digits: int) -> None:
        self.size = 10**digits
        self._ff1 = FF1(cipher, 10, digits, bytes(ROW_TWEAK_BYTES))

    def convert(
        self, values: NDArray[np.uint64], tweaks: NDArray[np.uint64] | None = None, *, backwards: bool
    ) -> NDArray[np.uint64]:
        """See :class:`Permutation`."""
        step = self._ff1.decrypt if backwards else self._ff1.encrypt
        return step(values, tweaks)


class KeyedTable(HoldsKey):
    """A permutation drawn as a whole: the numbers below ``size`` in the order of a pseudo-random function of them.

    For fewer than a million values, where a Feistel network is not to be used and the table costs little.
    """

    __slots__ = ("_backward", "_forward", "size")

    def __init__(self, cipher: BlockCipher, size: int) -> None:
        if not 1 <= size < MINIMUM_DOMAIN:
            raise ValueError(f"a table of {size} values: take 1 to {MINIMUM_DOMAIN - 1}")
        self.size = size
        inputs = np.empty((size, 2), np.uint64)
        inputs[:, 0] = size  # another table for another size
        inputs[:, 1] = np.arange(size, dtype=np.uint64)
        drawn = cipher.encrypt(inputs)
        # Both words, so that two values never tie: the cipher gives no output twice.
        self._forward = np.lexsort((drawn[:, 1], drawn[:, 0])).astype(np.uint32)
        self._backward = np.empty(size, np.uint32)
        self._backward[self._forward] = np.arange(size, dtype=np.uint32)

    def convert(
        self,
        values: NDArray[np.uint64],
        tweaks: NDArray[np.uint64] | None = None,  # noqa: ARG002 -- the table is one for all
        *,
        backwards: bool,
    ) -> NDArray[np.uint64]:
        """See :class:`Permutation`."""
        if len(values) and int(values.max()) >= self.size:
            raise ValueError("a value lies outside the domain")
        return (self._backward if backwards else self._forward)[values].astype(np.uint64)


def _root_above(size: int, length: int) -> int:
    """The least radix whose strings of that length are at least ``size``."""
    radix = max(2, int(size ** (1 / length)) - 1)
    while radix**length < size:
        radix += 1
    return radix


def permutation(cipher: BlockCipher, size: int) -> Permutation:
    """The permutation to use for the numbers below ``size``, 1 to 2**63.

    >>> from zhengdun.privacy.crypto.blocks import BlockCipher
    >>> small = permutation(BlockCipher("aes", bytes(range(16))), 10)
    >>> sorted(small.convert(np.arange(10, dtype=np.uint64), backwards=False).tolist())
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    if size < MINIMUM_DOMAIN:
        return KeyedTable(cipher, size)
    digits = len(str(size)) - 1
    return Digits(cipher, digits) if size == 10**digits else FixedWalk(cipher, size)
