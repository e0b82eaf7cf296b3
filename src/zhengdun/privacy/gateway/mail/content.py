"""Which reader reads a part of a message; what none reads is held unless the rules let it pass unread."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from email.message import Message
from pathlib import PurePosixPath

from zhengdun.privacy.gateway.formats.archive import Bounds
from zhengdun.privacy.gateway.formats.charsets import decode
from zhengdun.privacy.gateway.formats.html import Html
from zhengdun.privacy.gateway.formats.office import DOCX, XLSX, OfficeDocument
from zhengdun.privacy.gateway.formats.plain import PlainText
from zhengdun.privacy.gateway.formats.readable import Readable
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.mail.parts import Depth

_AS_TEXT = """
    text/plain text/csv text/tab-separated-values text/markdown text/x-log text/rfc822-headers
    message/delivery-status message/disposition-notification
"""
_TEXT = frozenset(_AS_TEXT.split())
_FOLDED = frozenset({"text/calendar", "text/vcard", "text/x-vcard", "text/directory"})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_BY_SUFFIX = {
    **dict.fromkeys((".txt", ".log", ".md"), "text/plain"),
    **dict.fromkeys((".htm", ".html"), "text/html"),
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".ics": "text/calendar",
    ".vcf": "text/vcard",
    ".docx": DOCX,
    ".xlsx": XLSX,
}
_UNTOLD = frozenset({"application/octet-stream", "application/zip", "application/x-zip-compressed", "application/csv"})
_ENCODED_LINES = re.compile(r"ENCODING=|VALUE=BINARY|data:", re.IGNORECASE)
_KNOWN = re.compile(
    r"image/(?:png|jpeg|gif|bmp|webp|svg\+xml|tiff)|application/(?:pdf|zip|msword|rtf|json|ms-tnef|vnd\.ms-excel"
    r"|octet-stream|pkcs7-mime|x-pkcs7-mime|x-rar-compressed|x-7z-compressed)|(?:audio|video|text)/[a-z0-9]{2,6}"
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may pass unread, and how large things may be.

    Args:
        unread_types: content types of which nothing is read, as ``image/png``: what is drawn in a picture passes plain.
        unread_digests: SHA-256 digests (hex) of files known to hold nothing, such as a logo.
        bounds: for office documents.
        depth: for the tree of a message.
    """

    unread_types: Collection[str] = ()
    unread_digests: Collection[str] = ()
    bounds: Bounds = field(default_factory=Bounds)
    depth: Depth = field(default_factory=Depth)

    def passes_unread(self, content_type: str, data: bytes) -> bool:
        """Whether ``data`` may pass as it is."""
        return content_type in self.unread_types or hashlib.sha256(data).hexdigest() in self.unread_digests


def readable(meta: Message, name: str | None, data: bytes, rules: Rules) -> Readable | None:
    """The reader of ``data``, or None where nothing is to be read.

    Raises:
        CannotMask: no reader reads it.
    """
    content_type = meta.get_content_type()
    if content_type in _UNTOLD:
        content_type = _BY_SUFFIX.get(PurePosixPath((name or "").lower()).suffix, content_type)
    charset = _parameter(meta, "charset")
    if content_type in _TEXT:
        flowed = content_type == "text/plain" and _parameter(meta, "format").lower() == "flowed"
        delete_space = _parameter(meta, "delsp").lower() == "yes"
        return PlainText(data, charset, flowed=flowed, delete_space=delete_space)
    if content_type in _HTML:
        return Html(data, charset)
    if content_type in _FOLDED and not _ENCODED_LINES.search(decode(data, charset)[0]):
        return PlainText(data, charset, folded=True)
    if content_type in (DOCX, XLSX):
        return OfficeDocument(data, rules.bounds, lambda entry, content: _entry_passes(entry, content, rules))
    if rules.passes_unread(content_type, data):
        return None
    raise _unread(content_type)


def _entry_passes(entry: str, content: bytes, rules: Rules) -> bool:
    return rules.passes_unread(mimetypes.guess_type(entry)[0] or "application/octet-stream", content)


def _parameter(meta: Message, name: str) -> str:
    value = meta.get_param(name, failobj="")
    return value[2] if isinstance(value, tuple) else value


def _unread(content_type: str) -> CannotMask:
    """Names the type only if it is a common one: what a sender made up is not repeated."""
    named = content_type if _KNOWN.fullmatch(content_type) else "?"
    return CannotMask(f"无法识别的内容（{named}）", f"content that cannot be read ({named})")
