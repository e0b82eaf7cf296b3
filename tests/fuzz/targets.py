"""What is fuzzed: each target takes bytes, and raises only if the package breaks a promise.

A ``PrivacyError`` is a promise kept: rubbish is refused in words. Anything else that comes out is a fault, and so is a
wrong result: kernel and message path that disagree, a mask of another length, a row that is neither written nor
rejected.
"""

import io
import tempfile
import zipfile
from pathlib import Path

from privacy.recognisers.ways import by_kernel, by_message, by_messages_together

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.files import delimited, json_lines
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.mail.content import Rules
from zhengdun.privacy.gateway.mail.masking import mask_mail
from zhengdun.privacy.gateway.masking import display_guard
from zhengdun.privacy.masks import STRICT, mask_hits, mask_message, mask_messages
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy
from zhengdun.privacy.recognisers import detector, few_messages, recognise
from zhengdun.privacy.text.flat import FlatText

SMALL_PART = 200
"""Bytes of a part of a file, so that small inputs have several parts."""


def recognition(data: bytes) -> None:
    """Rows, one a line: many, a few together and one by one give the same hits, and masks of the same length."""
    rows = data.decode(errors="replace").split("\n")
    few, detector.FEW = detector.FEW, 0
    fewest, few_messages.FEWEST = few_messages.FEWEST, 0
    try:
        assert by_kernel(rows) == by_message(rows) == by_messages_together(rows)
        text = FlatText.of(rows)
        out = text.copy()
        mask_hits(out, recognise(text), STRICT)
    finally:
        detector.FEW, few_messages.FEWEST = few, fewest
    masked = out.to_arrow().to_pylist()
    assert masked == [mask_message(row, STRICT)[0] for row in rows]
    assert masked == [text for text, _ in mask_messages(rows, STRICT)]
    assert [len(row.encode()) for row in masked] == [len(row.encode()) for row in rows]


def csv(data: bytes) -> None:
    """A CSV file through the preset ``strict``."""
    _file(data, "made.csv")


def jsonl(data: bytes) -> None:
    """A file of JSON lines through the preset ``strict``."""
    _file(data, "made.jsonl")


def xlsx(data: bytes) -> None:
    """A workbook whose only sheet is the input; what holds the sheet is whole, or nothing would get past the ZIP."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in _WORKBOOK.items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", data)
    _file(held.getvalue(), "made.xlsx")


def policy(data: bytes) -> None:
    """A policy file."""
    try:
        read = parse_policy(data.decode(errors="replace"), "policy.yaml")
    except PrivacyError:
        return
    assert parse_policy(data.decode(errors="replace"), "policy.yaml").digest == read.digest


def mail(data: bytes) -> None:
    """A message through the real guard: held in words or masked, and unchanged to the byte where nothing was found."""
    try:
        masked = mask_mail(data, display_guard(), Rules())
    except CannotMask:
        return
    assert masked.changed or masked.data == data
    assert masked.counts.total() or not masked.changed


TARGETS = {target.__name__: target for target in (recognition, csv, jsonl, xlsx, policy, mail)}


def _file(content: bytes, name: str) -> None:
    delimited.PART_BYTES = json_lines.PART_BYTES = SMALL_PART
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, name), Path(folder, f"out-{name}")
        source.write_bytes(content)
        try:
            manifest = run_file(source, output, Plan.preset("strict"), Options())
        except PrivacyError:
            assert not output.exists()
            return
        assert manifest.rows.read == manifest.rows.written + manifest.rows.rejected
        assert output.exists()


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MIME}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_MIME}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="made" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
