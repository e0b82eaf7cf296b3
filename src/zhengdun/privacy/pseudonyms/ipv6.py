"""The IPv6 address: the first group, which tells the kind of network, stays; the other digits are permuted."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import Alphabets, Numerals, Radices
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes

_COLON, _ZERO = ord(":"), ord("0")
_DIGITS = "0123456789abcdef"
_is_written_plainly = re.compile("[0-9A-Fa-f:]+").fullmatch


class Ipv6Pseudonym(TextPseudonym):
    """An address becomes another that is written alike: as many digits in each group, ``::`` in the same place.

    A group that is written without leading zeros stays so. Letters are written in lower case (RFC 5952), and their case
    does not count. The same address written in another way has another
    pseudonym; where both occur, bring them into one form (RFC 5952) first. Addresses with an IPv4 part or a zone are
    not taken.
    """

    kind = Kind.IPV6
    alphabets = Alphabets([_DIGITS], kept=":")

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:  # noqa: ARG002
        """Hexadecimal digits and colons that are an address."""
        return np.array([_is_address("".join(map(chr, row))) for row in codes.tolist()], np.bool_)

    def fixed(self, codes: Codes) -> Mask:
        """The first group and leading zeros."""
        before_colon: Mask = np.cumsum(codes == _COLON, axis=1) == 0
        return before_colon | (_leading(codes) & np.equal(codes, _ZERO))

    def numerals(self, codes: Codes, fixed: Mask) -> tuple[Numerals, Radices]:
        """See :class:`TextPseudonym`; a first digit other than 0 stays other than 0."""
        numerals, radices = super().numerals(codes, fixed)
        not_zero = _leading(codes) & ~fixed
        return numerals - not_zero, radices - not_zero

    def characters(self, numerals: Numerals, like: Codes, fixed: Mask) -> Codes:
        """See :class:`TextPseudonym`."""
        lower = np.where((like >= ord("A")) & (like <= ord("F")), like | np.uint16(0x20), like)
        return super().characters(numerals + (_leading(like) & ~fixed), lower, fixed)


def _leading(codes: Codes) -> Mask:
    """The first digit of a group of several."""
    colon = codes == _COLON
    ends = np.ones((len(codes), 1), np.bool_)
    before = np.concatenate([ends, colon[:, :-1]], axis=1)
    after = np.concatenate([colon[:, 1:], ends], axis=1)
    leading: Mask = before & ~after & ~colon
    return leading


def _is_address(text: str) -> bool:
    if not _is_written_plainly(text):
        return False
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True
