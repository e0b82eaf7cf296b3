"""Zip files of office documents, opened within bounds and written again entry by entry."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from zhengdun.privacy.gateway.guard import CannotMask


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is unpacked before a document is held.

    Args:
        entries: at most so many files in it.
        unpacked: at most so many bytes of all of them together.
        ratio: at most so many times the size of the archive.
    """

    entries: int = 2_000
    unpacked: int = 20_000_000
    ratio: int = 200


def unpack(data: bytes, bounds: Bounds) -> dict[str, bytes]:
    """The entries by name, in order.

    What an entry says about its size is not believed: the bytes are counted as they come.

    Raises:
        CannotMask: no sound zip file, encrypted, two entries of one name, or more than ``bounds`` allow.
    """
    allowed = min(bounds.unpacked, bounds.ratio * len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, bounds)
            unpacked: dict[str, bytes] = {}
            for entry in entries:
                with archive.open(entry) as stream:
                    content = stream.read(allowed + 1)
                allowed -= len(content)
                if allowed < 0:
                    raise CannotMask("附件解压后过大", "the attachment is too large when unpacked")
                unpacked[entry.filename] = content
            return unpacked
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        name = type(error).__name__
        raise CannotMask(f"压缩文件损坏或加密（{name}）", f"the zip file is broken or encrypted ({name})") from None


def _check(entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(entries) > bounds.entries:
        raise CannotMask("附件内文件过多", "the attachment holds too many files")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise CannotMask("附件内有同名文件", "the attachment holds two files of one name")
    if any(entry.flag_bits & 1 for entry in entries):
        raise CannotMask("附件已加密", "the attachment is encrypted")


def repack(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The zip file ``data`` with the entries in ``changed`` replaced; comments and extra fields are left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in archive.infolist():
            kept = zipfile.ZipInfo(entry.filename, entry.date_time)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.external_attr = entry.external_attr
            content = changed[entry.filename] if entry.filename in changed else archive.read(entry)
            written.writestr(kept, content)
    return out.getvalue()
