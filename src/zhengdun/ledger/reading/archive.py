"""The zip archive inside a workbook, opened with suspicion."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import say
from zhengdun.ledger.reading.limits import Limits, UnreadableError, readable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PASSWORD = Label("文件有密码保护", "the file is protected by a password")

DAMAGED = Label("文件已损坏", "the file is damaged")
XLSX = Label("未加密的 .xlsx 工作簿", "an .xlsx workbook without a password")
_SMALL = 2**24
"""Below so many bytes a high compression ratio is harmless."""

_DAYS_WITHOUT_A_TIME = (*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58)
"""The built-in number formats of a day alone, the Chinese ones among them."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATIONSHIP = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Archive:
    """The parts of a workbook. Every part was unpacked once, so its true size is known."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        _refuse_other_formats(data)
        with readable(DAMAGED, XLSX):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            if any(info.flag_bits & 1 for info in self._zip.infolist()):
                raise UnreadableError(_PASSWORD, XLSX)
            self._refuse_bombs(len(data), limits)
            self._refuse_corruption()

    def part(self, name: str) -> bytes:
        """One part's content; empty if there is no such part."""
        try:
            return self._zip.read(name)
        except KeyError:
            return b""

    def sheets(self) -> dict[str, str]:
        """The name of each worksheet -> the name of its part, in the order of the tabs."""
        targets = {
            relation.get("Id"): _target(relation.get("Target", ""))
            for relation in self._tree("xl/_rels/workbook.xml.rels")
            if relation.get("Type", "").endswith("/worksheet")
        }
        sheets = {}
        for element in self._tree("xl/workbook.xml").iter():
            if element.tag.endswith("}sheet"):
                target = targets.get(element.get(_RELATIONSHIP) or element.get(_STRICT_RELATIONSHIP))
                if target:
                    sheets[element.get("name", "")] = target
        return sheets

    def string_lengths(self) -> list[int]:
        """The size in bytes of each text that the cells of the workbook share."""
        return [len(text) for text in self.part("xl/sharedStrings.xml").split(b"<si")[1:]]

    def counts_from_1904(self) -> bool:
        """Whether the workbook's dates are counted from 1904, as old Macintosh programs did."""
        found = re.search(rb'date1904\s*=\s*["\'](1|true)["\']', self.part("xl/workbook.xml"))
        return found is not None

    def formats(self) -> list[str]:
        """The number format of each cell style, as its code; "" for built-in ones but percentages and days."""
        tree = self._tree("xl/styles.xml") if self.part("xl/styles.xml") else ElementTree.Element("none")
        codes = {e.get("numFmtId"): e.get("formatCode", "") for e in tree.iter() if e.tag.endswith("}numFmt")}
        codes.setdefault("9", "0%")
        codes.setdefault("10", "0.00%")
        for built_in in _DAYS_WITHOUT_A_TIME:
            codes.setdefault(str(built_in), "yyyy-mm-dd")
        styles = (e for e in tree.iter() if e.tag.endswith("}cellXfs"))
        return [codes.get(style.get("numFmtId"), "") for style in next(styles, ())]

    def _tree(self, name: str) -> ElementTree.Element:
        content = self.part(name)
        with readable(DAMAGED, XLSX):
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise ValueError("a workbook declares no entities")
            return ElementTree.fromstring(content)  # noqa: S314 -- no entities, see above

    def _refuse_bombs(self, packed: int, limits: Limits) -> None:
        unpacked = sum(info.file_size for info in self._zip.infolist())
        if unpacked > limits.unpacked_bytes or (unpacked > _SMALL and unpacked > packed * limits.unpacked_ratio):
            raise UnreadableError(
                say("解压后过大（{n:,} 字节），拒绝读取|refused: too large when unpacked ({n:,} bytes)", n=unpacked),
                say("解压后不超过 {n:,} 字节|at most {n:,} bytes unpacked", n=limits.unpacked_bytes),
            )

    def _refuse_corruption(self) -> None:
        """Unpacks every part: a part that is not as long as it says, or has the wrong checksum, is an error."""
        names = self._zip.namelist()
        if len(set(names)) < len(names) or "xl/workbook.xml" not in names:
            raise zipfile.BadZipFile("parts that repeat, or no workbook")
        if self._zip.testzip() is not None:
            raise zipfile.BadZipFile("a wrong checksum")


def _refuse_other_formats(data: bytes) -> None:
    if not data:
        raise UnreadableError(Label("文件是空的", "the file is empty"), XLSX)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableError(_PASSWORD, XLSX)
        raise UnreadableError(
            Label("是旧版 Excel（.xls）文件", "an old Excel (.xls) file"),
            Label("另存为 .xlsx 工作簿", "saved as an .xlsx workbook"),
        )
    if not data.startswith(b"PK"):
        raise UnreadableError(Label("不是 .xlsx 工作簿", "not an .xlsx workbook"), XLSX)


def _target(path: str) -> str:
    return path.lstrip("/") if path.startswith("/") else f"xl/{path}"
