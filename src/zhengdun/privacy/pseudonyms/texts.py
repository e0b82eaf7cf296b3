"""Base of the pseudonyms of texts whose characters are replaced within their alphabets."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

import numpy as np

from zhengdun.privacy.crypto.blocks import BlockCipher, CipherName
from zhengdun.privacy.crypto.cmac import Cmac
from zhengdun.privacy.crypto.numerals import NumeralPermutation
from zhengdun.privacy.keys.material import KeyMaterial
from zhengdun.privacy.pseudonyms.alphabets import Alphabets, Numerals, Radices
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values, Words
from zhengdun.privacy.pseudonyms.utf8 import Codes, characters_of


class TextPseudonym(FormatPreserving):
    """Replaces the characters of a text by others of their alphabets.

    All characters that move are permuted together; what stays, the form of the text included, selects the permutation
    (except where the form has fewer than a million texts, which have one table in common). The number of bytes stays.
    """

    alphabets: ClassVar[Alphabets]

    def __init__(self, key: KeyMaterial, cipher: CipherName = "aes", domain: str | None = None) -> None:
        super().__init__(key, cipher, domain)
        self._tweak = Cmac(BlockCipher(cipher, key.cipher_key(cipher, f"pseudonym tweak/{self.domain}")))
        self._numerals = NumeralPermutation(self._cipher)

    @abstractmethod
    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:
        """Which rows of characters are in the domain, (n,); a row in which nothing moves is not, whatever this says."""

    def fixed(self, codes: Codes) -> Mask:
        """Which characters stay although they belong to an alphabet, (n, characters); the same on the way back."""
        return np.zeros(codes.shape, np.bool_)

    def numerals(self, codes: Codes, fixed: Mask) -> tuple[Numerals, Radices]:
        """The characters as numerals and how many each may become, both (n, characters)."""
        numerals, radices = self.alphabets.numerals(codes), self.alphabets.radices(codes)
        return np.where(fixed, np.uint16(0), numerals), np.where(fixed, np.uint32(1), radices)

    def characters(self, numerals: Numerals, like: Codes, fixed: Mask) -> Codes:
        """Undo :meth:`numerals`; ``like`` are the characters before."""
        return np.where(fixed, like, self.alphabets.characters(numerals, like))

    def template(self, codes: Codes, fixed: Mask) -> Codes:
        """What stays, (n, characters): selects the permutation."""
        return self.alphabets.template(codes, fixed)

    def in_domain(self, values: Values) -> Mask:
        """See :class:`FormatPreserving`."""
        well = np.zeros(len(values), np.bool_)
        for characters in characters_of(values):
            fixed = self.fixed(characters.codes)
            formed = np.flatnonzero(self.well_formed(characters.codes, fixed))
            if len(formed):
                _, radices = self.numerals(characters.codes[formed], fixed[formed])
                well[characters.rows[formed]] = (radices > 1).any(axis=1)
        return well

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        out = values.copy()
        for characters in characters_of(values):
            codes = self.convert_codes(characters.codes, backwards=backwards)
            characters.write(out, codes, codes != characters.codes)
        return out

    def convert_codes(self, codes: Codes, *, backwards: bool) -> Codes:
        """Convert rows of characters in the domain, (n, characters)."""
        fixed = self.fixed(codes)
        numerals, radices = self.numerals(codes, fixed)
        tweaks = self.tweaks(self.template(codes, fixed))
        moved = self._numerals.convert(numerals, radices, tweaks, backwards=backwards)
        return self.characters(moved, codes, fixed)

    def tweaks(self, template: Codes) -> Words:
        """One word a row of what stays."""
        return self._tweak.words(np.ascontiguousarray(template.astype("<u2")).view(np.uint8))
