"""The IPv4 address: permuted among all addresses that are written with as many characters."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, product
from math import prod

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values, Words
from zhengdun.privacy.pseudonyms.digits import are_digits, read_number, write_number

_OCTETS = 4
_DOT = ord(".")
_LOWEST = {1: 0, 2: 10, 3: 100}
"""The lowest octet written with one, two and three digits."""
_COUNT = {1: 10, 2: 90, 3: 156}
"""How many octets are written so."""

Lengths = tuple[int, ...]


@cache
def _layouts(width: int) -> tuple[tuple[int, Lengths], ...]:
    """The ways to divide the digits of a width among the octets, each with the rank of its first address."""
    layouts = [lengths for lengths in product((1, 2, 3), repeat=_OCTETS) if sum(lengths) + _OCTETS - 1 == width]
    sizes = [prod(_COUNT[length] for length in lengths) for lengths in layouts]
    return tuple(zip(accumulate(sizes, initial=0), layouts, strict=False))


def _size(width: int) -> int:
    """How many addresses are written with that many characters."""
    return sum(prod(_COUNT[length] for length in lengths) for _, lengths in _layouts(width))


class Ipv4Pseudonym(FormatPreserving):
    """``10.0.0.1`` becomes another address of eight characters. Networks do not stay together."""

    kind = Kind.IPV4

    def in_domain(self, values: Values) -> Mask:
        """Four octets without leading zeros."""
        well = np.zeros(len(values), np.bool_)
        for _, lengths in _layouts(values.shape[1]):
            well |= _is_laid_out(values, lengths)
        return well

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        width = values.shape[1]
        ranks = np.zeros(len(values), np.uint64)
        for first, lengths in _layouts(width):
            rows = np.flatnonzero(_is_laid_out(values, lengths))
            if not len(rows):
                continue
            ranks[rows] = _ranks(values[rows], lengths) + np.uint64(first)
        ranks = self._permutation(_size(width)).convert(ranks, backwards=backwards)
        out = np.full_like(values, _DOT)
        for first, lengths in _layouts(width):
            end = first + prod(_COUNT[length] for length in lengths)
            rows = np.flatnonzero((ranks >= np.uint64(first)) & (ranks < np.uint64(end)))
            if not len(rows):
                continue
            out[rows] = _written(ranks[rows] - np.uint64(first), lengths)
        return out


def _columns(lengths: Lengths) -> list[tuple[int, int]]:
    """Where each octet begins, and its length."""
    starts = accumulate((length + 1 for length in lengths), initial=0)
    return list(zip(starts, lengths, strict=False))


def _is_laid_out(values: Values, lengths: Lengths) -> Mask:
    well = np.ones(len(values), np.bool_)
    for column, length in _columns(lengths):
        if column:
            well &= values[:, column - 1] == _DOT
        well &= are_digits(values, column, length)
        octet = read_number(values, column, length)
        well &= (octet >= np.uint64(_LOWEST[length])) & (octet < np.uint64(_LOWEST[length] + _COUNT[length]))
    return well


def _ranks(values: Values, lengths: Lengths) -> Words:
    """The place of each address among those laid out alike."""
    ranks = np.zeros(len(values), np.uint64)
    for column, length in _columns(lengths):
        ranks = ranks * np.uint64(_COUNT[length]) + read_number(values, column, length) - np.uint64(_LOWEST[length])
    return ranks


def _written(ranks: Words, lengths: Lengths) -> Values:
    """Undo :func:`_ranks`."""
    out = np.full((len(ranks), sum(lengths) + _OCTETS - 1), _DOT, np.uint8)
    for column, length in reversed(_columns(lengths)):
        ranks, octet = np.divmod(ranks, np.uint64(_COUNT[length]))
        write_number(out, column, length, octet + np.uint64(_LOWEST[length]))
    return out
