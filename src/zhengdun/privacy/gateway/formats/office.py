"""Word and Excel documents (docx, xlsx; ISO/IEC 29500): the text in their XML, all else as it came.

The XML is changed in place and not written anew by a library, which would drop what it does not know (charts, shapes,
tracked changes) and might leave there what it does not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from zhengdun.privacy.gateway.formats.archive import Bounds, repack, unpack
from zhengdun.privacy.gateway.formats.cells import Sheet
from zhengdun.privacy.gateway.formats.markup import Markup
from zhengdun.privacy.gateway.guard import CannotMask

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MAIN = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_PARTS = {
    "word/": frozenset({"p", "br", "cr", "tab", "tc", "tr", "sdt", "pt", "c", "v"}),
    "xl/": frozenset({"si", "p", "br", "c", "f", "v", "is", "pt", "comment", "tr", "tc"}),
}
_UNSHOWN = frozenset({"deltext", "instrtext", "rph"})  # struck out, the code of a field, a reading aid; lower case
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_NO_TEXT = re.compile(r"(?:word|xl)/printerSettings/[^/]*\.bin|\[Content_Types\]\.xml")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


class OfficeDocument:
    """A docx or xlsx file.

    Args:
        data: its bytes.
        bounds: how much may be unpacked.
        may_pass: says whether bytes that nobody can read (a picture) may pass as they are.

    Raises:
        CannotMask: no such document, or one that holds something that cannot be read (macros, embedded objects,
            pictures that were not allowed).
    """

    def __init__(self, data: bytes, bounds: Bounds, may_pass: Callable[[str, bytes], bool]) -> None:
        self._data = data
        entries = unpack(data, bounds)
        self._kind = next((kind for main, kind in _MAIN.items() if main in entries), None)
        if self._kind is None:
            raise CannotMask("不是docx或xlsx文件", "neither a docx nor an xlsx file")
        self._parts: list[tuple[str, Markup | Sheet]] = []
        for name, content in entries.items():
            part = self._part(name, content, may_pass)
            if part is not None:
                self._parts.append((name, part))

    @staticmethod
    def _part(name: str, content: bytes, may_pass: Callable[[str, bytes], bool]) -> Markup | Sheet | None:
        if name.endswith("/") or _NO_TEXT.fullmatch(name):
            return None
        if not name.lower().endswith((".xml", ".rels", ".vml")):
            if may_pass(name, content):
                return None
            raise CannotMask("附件内有无法识别的对象", "the document holds an object that cannot be read")
        source = _characters(content)
        if _SHEET.fullmatch(name):
            return Sheet(source)
        breaks = next((breaks for folder, breaks in _PARTS.items() if name.startswith(folder)), None)
        return Markup(source, breaks=breaks, hiding=_UNSHOWN)

    def readings(self) -> list[str]:
        """The readings of every part, in order."""
        return [reading for _, part in self._parts for reading in part.readings()]

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """The document with the parts that changed written anew."""
        changed, at = {}, 0
        for name, part in self._parts:
            readings = part.readings()
            texts = masked[at : at + len(readings)]
            at += len(readings)
            if list(texts) != readings:
                changed[name] = part.replaced(texts).encode()
        return repack(self._data, changed)


def _characters(content: bytes) -> str:
    declared = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise CannotMask("附件的XML不是UTF-8", "the XML in the attachment is not UTF-8")
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise CannotMask("附件的XML不是UTF-8", "the XML in the attachment is not UTF-8") from None
