"""Digests of files, computed in one pass: while a file is read, or while it is written."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives import hashes

from zhengdun.privacy.proof.manifest import FileFacts

_BLOCK = 1 << 20  # larger ones do not stay in a core's own cache


class DigestedFile:
    """A file that is written from its beginning to its end, and its digests.

    Args:
        file: open for writing, empty.
        sm3: SM3 beside SHA-256.
    """

    def __init__(self, file: BinaryIO, *, sm3: bool = False) -> None:
        self._file = file
        self._digests = _Digests(sm3=sm3)

    def write(self, block: bytes) -> int:
        """Write a block and take it into the digests."""
        self._digests.update(block)
        return self._file.write(block)

    def tell(self) -> int:
        """How many bytes have been written."""
        return self._digests.size

    def facts(self, name: str) -> FileFacts:
        """Size and digests of what was written; nothing can be written after."""
        return self._digests.facts(name)


def file_facts(path: Path, *, sm3: bool = False, name: str | None = None) -> FileFacts:
    """Size, SHA-256 and, where asked for, SM3 of a file."""
    digests = _Digests(sm3=sm3)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digests.update(block)
    return digests.facts(name or path.name)


class _Digests:
    def __init__(self, *, sm3: bool) -> None:
        self._sha256 = hashlib.sha256()
        self._sm3: Any = hashes.Hash(hashes.SM3()) if sm3 else None
        self.size = 0

    def update(self, block: bytes) -> None:
        self.size += len(block)
        self._sha256.update(block)
        if self._sm3 is not None:
            self._sm3.update(block)

    def facts(self, name: str) -> FileFacts:
        third = self._sm3.finalize().hex() if self._sm3 is not None else None
        return FileFacts(name=name, size=self.size, sha256=self._sha256.hexdigest(), sm3=third)
