"""Digests of files, computed in one pass."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes

from zhengdun.privacy.proof.manifest import FileFacts

_BLOCK = 4 << 20


def file_facts(path: Path, *, sm3: bool = False, name: str | None = None) -> FileFacts:
    """Size, SHA-256 and, where asked for, SM3 of a file."""
    sha256 = hashlib.sha256()
    also: Any = hashes.Hash(hashes.SM3()) if sm3 else None
    size = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            size += len(block)
            sha256.update(block)
            if also is not None:
                also.update(block)
    third = also.finalize().hex() if also is not None else None
    return FileFacts(name=name or path.name, size=size, sha256=sha256.hexdigest(), sm3=third)
