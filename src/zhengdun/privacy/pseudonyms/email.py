"""The e-mail address: letters become letters, digits digits; punctuation and the top-level domain stay.

The domain is permuted by itself, so addresses of one domain stay together; the domain in turn selects the permutation
of the part before the @. The pseudonym of a domain may be somebody's: nothing is to be sent to it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import DIGITS, LETTERS, Alphabets
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes

_AT, _DOT = ord("@"), ord(".")
_SHORTEST_TOP_LEVEL = 2


class EmailPseudonym(TextPseudonym):
    """``zhang.san88@example.com`` becomes an address of the same form; the case of letters stays and does not count."""

    kind = Kind.EMAIL
    alphabets = Alphabets([DIGITS, LETTERS], kept=".@_%+-")

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:  # noqa: ARG002
        """Something, one @, and a domain that ends in a dot and at least two letters (dot-atoms of RFC 5321)."""
        width = codes.shape[1]
        is_at = codes == _AT
        at, last_dot = is_at.argmax(axis=1), _last_dots(codes)
        top_level = np.arange(width) > last_dot[:, None]
        letters = self.alphabets.radices(codes) == len(LETTERS)
        well = ~self.alphabets.is_foreign(codes).any(axis=1)
        well &= (is_at.sum(axis=1) == 1) & (at > 0) & (last_dot > at + 1)
        answer: Mask = well & (width - 1 - last_dot >= _SHORTEST_TOP_LEVEL) & (letters | ~top_level).all(axis=1)
        return answer

    def convert_codes(self, codes: Codes, *, backwards: bool) -> Codes:
        """See :class:`TextPseudonym`; rows are taken by where their @ and their last dot stand."""
        out = codes.copy()
        at, last_dot = (codes == _AT).argmax(axis=1), _last_dots(codes)
        width = codes.shape[1]
        places = at * width + last_dot
        for place in np.unique(places).tolist():
            rows = np.flatnonzero(places == place)
            out[rows] = self._converted(codes[rows], *divmod(place, width), backwards=backwards)
        return out

    def _converted(self, codes: Codes, at: int, last_dot: int, *, backwards: bool) -> Codes:
        out = codes.copy()
        domain = self._permuted(codes[:, at + 1 : last_dot], codes[:, last_dot:], backwards=backwards)
        out[:, at + 1 : last_dot] = domain
        plain = codes if not backwards else out  # what the part before the @ was permuted under
        out[:, :at] = self._permuted(codes[:, :at], plain[:, at:], backwards=backwards)
        return out

    def _permuted(self, codes: Codes, context: Codes, *, backwards: bool) -> Codes:
        """Permute some characters as their form and the characters beside them select."""
        both = np.concatenate([codes, context], axis=1)
        fixed = np.broadcast_to(np.arange(both.shape[1]) >= codes.shape[1], both.shape)
        numerals, radices = self.numerals(both, fixed)
        tweaks = self.tweaks(self.template(both, fixed))
        moved = self._numerals.convert(numerals, radices, tweaks, backwards=backwards)
        return self.characters(moved, both, fixed)[:, : codes.shape[1]]


def _last_dots(codes: Codes) -> NDArray[np.int64]:
    """Where the last dot stands, (n,); the width where there is none."""
    width = codes.shape[1]
    last: NDArray[np.int64] = width - 1 - (codes == _DOT)[:, ::-1].argmax(axis=1)
    return last
