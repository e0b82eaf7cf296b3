"""What every pseudonym does alike: take what is in its domain, permute it, and never let the rest through."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache, partial
from typing import ClassVar, Protocol

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.crypto.blocks import BlockCipher, CipherName
from zhengdun.privacy.crypto.permutation import permutation
from zhengdun.privacy.crypto.secret import HoldsKey
from zhengdun.privacy.keys.material import KeyMaterial
from zhengdun.privacy.kinds import Kind

Values = NDArray[np.uint8]
"""The bytes of values of one width, (n, width), row after row."""
Mask = NDArray[np.bool_]
Words = NDArray[np.uint64]

_BATCH = 1 << 15  # rows at a time, so that the intermediate words stay in the cache
_SEPARATORS = np.frombuffer(b" -", np.uint8)


class Pseudonym(Protocol):
    """A keyed bijection of the well-formed values of one kind on themselves.

    It is pseudonymisation, not anonymisation: whoever has the key can undo it, and what a pseudonym keeps (a region,
    an issuer, a surname) stays known. A pseudonym looks real and may by chance belong to somebody, so nothing is to be
    sent to it.
    """

    kind: Kind
    domain: str
    """Within one domain and one key the same value has the same pseudonym everywhere."""

    def encrypt(self, values: Values) -> tuple[Values, Mask]:
        """Replace values by their pseudonyms.

        Args:
            values: (n, width), uint8.

        Returns:
            The pseudonyms in the same shape, and which rows were in the domain, (n,). The others are zero bytes.
        """
        ...

    def decrypt(self, values: Values) -> tuple[Values, Mask]:
        """Undo :meth:`encrypt` with the same key and domain."""
        ...


class FormatPreserving(HoldsKey, ABC):
    """Base of the pseudonyms: a subclass says what is in its domain and how rows of one width are converted.

    Args:
        key: the key of this domain is derived of it.
        cipher: ``"aes"``, or ``"sm4"`` where commercial cryptography is required.
        domain: where values are to join that other kinds share, the name of the common domain.
    """

    kind: ClassVar[Kind]
    shared_domain: ClassVar[str | None] = None
    """The domain where none is asked for, if not the kind's own name."""
    takes_separators: ClassVar[bool] = False
    """Whether spaces and hyphens between the characters are left out of the value and kept where they stand."""

    def __init__(self, key: KeyMaterial, cipher: CipherName = "aes", domain: str | None = None) -> None:
        self.domain = domain or self.shared_domain or self.kind.value
        self._cipher = BlockCipher(cipher, key.cipher_key(cipher, f"pseudonym/{self.domain}"))
        self._permutation = lru_cache(None)(partial(permutation, self._cipher))

    @abstractmethod
    def in_domain(self, values: Values) -> Mask:
        """Which rows are well-formed values, (n,); asked first, so that :meth:`convert` meets no others."""

    @abstractmethod
    def convert(self, values: Values, *, backwards: bool) -> Values:
        """Map well-formed values, (n, width) to the same shape; ``backwards`` undoes it."""

    def encrypt(self, values: Values) -> tuple[Values, Mask]:
        """See :class:`Pseudonym`."""
        return self._in_batches(values, backwards=False)

    def decrypt(self, values: Values) -> tuple[Values, Mask]:
        """See :class:`Pseudonym`."""
        return self._in_batches(values, backwards=True)

    def _in_batches(self, values: Values, *, backwards: bool) -> tuple[Values, Mask]:
        values = np.ascontiguousarray(values, np.uint8)
        out, done = np.zeros_like(values), np.zeros(len(values), np.bool_)
        if values.shape[1] == 0:
            return out, done
        for start in range(0, len(values), _BATCH):
            batch = slice(start, start + _BATCH)
            self._one_batch(values[batch], out[batch], done[batch], backwards=backwards)
        return out, done

    def _one_batch(self, values: Values, out: Values, done: Mask, *, backwards: bool) -> None:
        done[:] = self.in_domain(values)
        if done.all():
            out[:] = self.convert(values, backwards=backwards)
            return
        rows = np.flatnonzero(done)
        if len(rows):
            out[rows] = self.convert(values[rows], backwards=backwards)
        if self.takes_separators:
            self._separated(values, out, done, backwards=backwards)

    def _separated(self, values: Values, out: Values, done: Mask, *, backwards: bool) -> None:
        """Convert the rows not done yet that are well formed without their separators."""
        separator = np.isin(values, _SEPARATORS) & ~done[:, None]
        counts = separator.sum(1)
        for count in np.unique(counts[counts > 0]):
            rows = np.flatnonzero(counts == count)
            characters = ~separator[rows]
            compact = values[rows][characters].reshape(len(rows), -1)
            if compact.shape[1] == 0:
                continue
            well = self.in_domain(compact)
            if not well.any():
                continue
            replaced = values[rows]
            replaced[characters & well[:, None]] = self.convert(compact[well], backwards=backwards).ravel()
            out[rows[well]] = replaced[well]
            done[rows[well]] = True
