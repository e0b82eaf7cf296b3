"""Word and Excel files written by their own libraries, masked, and read by them again; bombs and oddities are held."""

import io
import zipfile
from email import message_from_bytes
from email.policy import default

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from privacy.gateway.samples import CARD, MOBILE, RESIDENT_ID, guard, message

from zhengdun.privacy.gateway.formats.archive import Bounds
from zhengdun.privacy.gateway.formats.office import OfficeDocument
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.mail.content import Rules
from zhengdun.privacy.gateway.mail.masking import mask_mail


def nothing_passes(_name, _data):
    return False


def masked(data, bounds=None, may_pass=nothing_passes):
    document = OfficeDocument(data, bounds or Bounds(), may_pass)
    return document.rewritten([one.text for one in guard(document.readings())])


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter():
    document = docx.Document()
    paragraph = document.add_paragraph("卡号")
    for run in (CARD[:4], CARD[4:9], CARD[9:]):
        paragraph.add_run(run).bold = len(run) == 4
    table = document.add_table(rows=1, cols=len(RESIDENT_ID))
    for cell, digit in zip(table.rows[0].cells, RESIDENT_ID, strict=True):
        cell.text = digit
    document.sections[0].header.paragraphs[0].text = f"页眉{MOBILE}"
    document.core_properties.comments = f"备注{MOBILE}"
    document.core_properties.author = "证券公司"
    return document


def test_a_letter_is_masked_across_runs_cells_headers_and_properties():
    after = docx.Document(io.BytesIO(masked(saved(letter()), may_pass=lambda name, _: name.endswith(".jpeg"))))
    paragraph = after.paragraphs[0]
    assert [run.text for run in paragraph.runs] == ["卡号", "****", "*" * 5, "*" * 10]
    assert paragraph.runs[1].bold
    assert [cell.text for cell in after.tables[0].rows[0].cells] == ["*"] * 18
    assert after.sections[0].header.paragraphs[0].text == f"页眉{'*' * 11}"
    assert after.core_properties.comments == f"备注{'*' * 11}"
    assert after.core_properties.author == "证券公司"


def test_a_hidden_run_within_a_number_does_not_hide_it():
    document = docx.Document()
    mark = document.add_paragraph("x").paragraph_format.element.get_or_add_pPr()
    mark.append(parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/></w:rPr>"))
    paragraph = document.add_paragraph(CARD[:9])
    paragraph.add_run("x").font.hidden = True
    paragraph.add_run(CARD[9:])
    after = docx.Document(io.BytesIO(masked(saved(document), may_pass=lambda name, _: name.endswith(".jpeg"))))
    assert after.paragraphs[1].text == "*" * 9 + "x" + "*" * 10


def test_a_picture_in_a_letter_holds_it():
    with pytest.raises(CannotMask, match="无法识别的对象"):
        masked(saved(letter()))


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["卡号", "手机", "金额", "日期", "备注"])
    sheet.append([CARD, int(MOBILE), 10000.5, 45000, f"见{MOBILE}"])
    sheet["A3"] = "=SUM(C2:C2)"
    sheet["B1"].comment = Comment(f"注{MOBILE}", "经办")
    sheet.title = "客户"
    return book


def test_a_workbook_is_masked_in_texts_numbers_and_comments():
    after = openpyxl.load_workbook(io.BytesIO(masked(saved(workbook()))))["客户"]
    assert [cell.value for cell in after[1]] == ["卡号", "手机", "金额", "日期", "备注"]
    assert [cell.value for cell in after[2]] == ["*" * 19, "*" * 11, 10000.5, 45000, f"见{'*' * 11}"]
    assert after["A3"].value == "=SUM(C2:C2)"
    assert after["B1"].comment.text == f"注{'*' * 11}"


def changed(data, name, old, new):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == name:
                assert old in content
                content = content.replace(old, new)
            after.writestr(entry, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_number_in_exponents_is_read_as_its_digits():
    data = changed(saved(workbook()), SHEET, MOBILE.encode(), b"1.3800138E+10")
    assert openpyxl.load_workbook(io.BytesIO(masked(data)))["客户"]["B2"].value == "*" * 11


def test_an_empty_cell_before_a_number_stays_empty():
    data = changed(saved(workbook()), SHEET, b'<c r="B2"', b'<c r="AA2" s="0"/><c r="B2"')
    after = openpyxl.load_workbook(io.BytesIO(masked(data)))["客户"]
    assert (after["AA2"].value, after["B2"].value) == (None, "*" * 11)


@pytest.mark.parametrize("formula", [f'="电话{MOBILE}"', f"={MOBILE}+0"])
def test_a_formula_with_a_number_in_it_holds_the_workbook(formula):
    book = workbook()
    book.active["A3"] = formula
    with pytest.raises(CannotMask, match="公式"):
        masked(saved(book))


def test_a_result_that_would_have_to_change_holds_the_workbook():
    formula = b"<f>SUM(C2:C2)</f><v"
    data = changed(saved(workbook()), SHEET, formula, formula + b">" + MOBILE.encode() + b"</v><v")
    with pytest.raises(CannotMask, match="公式"):
        masked(data)


def test_an_untouched_attachment_leaves_the_message_byte_for_byte():
    mail = message("见附件\n")
    book = openpyxl.Workbook()
    book.active.append(["基金", "净值", 1.25])
    mail.add_attachment(saved(book), maintype="application", subtype="octet-stream", filename="净值.xlsx")
    assert mask_mail(bytes(mail), guard, Rules()).data == bytes(mail)


def test_attachments_of_a_message_are_masked_by_type_or_by_name():
    mail = message("见附件\n")
    mail.add_attachment(saved(workbook()), maintype="application", subtype="octet-stream", filename="客户.xlsx")
    csv = f"姓名,手机\r\n客户,{MOBILE}\r\n".encode("gb18030")
    mail.add_attachment(csv, maintype="text", subtype="csv", filename="客户.csv")
    result = mask_mail(bytes(mail), guard, Rules())
    assert result.counts["mobile"] == 4
    book, table = message_from_bytes(result.data, policy=default).iter_attachments()
    assert openpyxl.load_workbook(io.BytesIO(book.get_content())).active["B2"].value == "*" * 11
    assert table.get_payload(decode=True) == csv.replace(MOBILE.encode(), b"*" * 11)


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


def lying(data):
    """The sizes in the directory of the archive say 10 bytes."""
    directory = data.index(b"PK\x01\x02")
    return data[: directory + 24] + (10).to_bytes(4, "little") + data[directory + 28 :]


BOMB = zipped(word__document=b"<a>" + b" " * 30_000_000 + b"</a>")
HELD = {
    "a bomb by ratio": BOMB,
    "a bomb that lies about its size": lying(BOMB),
    "no zip file": b"PK\x03\x04 rubbish",
    "nothing": b"",
    "cut short": zipped(word__document="<a/>")[:-30],
    "another zip file": zipped(readme="<a/>"),
    "entities of its own": zipped(word__document='<!DOCTYPE a [<!ENTITY b "138">]><a>&b;</a>'),
    "entities of another file": zipped(word__document='<!DOCTYPE a SYSTEM "file:///b"><a/>'),
    "not UTF-8": zipped(word__document=b'<?xml version="1.0" encoding="GBK"?><a/>'),
    "UTF-16": zipped(word__document="<a/>".encode("utf-16")),
    "broken XML": zipped(word__document="<a><b"),
    "a macro": saved(workbook()).replace(b"xl/styles.xml", b"xl/vbaPrj.bin"),
}


@pytest.mark.parametrize("why", HELD)
def test_what_is_no_sound_document_is_held(why):
    with pytest.raises(CannotMask):
        masked(HELD[why])


def test_many_files_and_many_bytes_are_held():
    many = zipped(word__document="<a/>", **{f"word__x{number}": "<a/>" for number in range(20)})
    with pytest.raises(CannotMask, match="文件过多"):
        masked(many, Bounds(entries=20))
    masked(many, Bounds(entries=21))
    two = zipped(word__document="<a/>" + " " * 60, word__b="<a/>" + " " * 60)
    masked(two, Bounds(unpacked=128))
    with pytest.raises(CannotMask, match="过大"):
        masked(two, Bounds(unpacked=127))


def test_an_encrypted_file_and_two_of_one_name_are_held():
    data = bytearray(zipped(word__document="<a/>"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CannotMask, match="加密"):
        masked(bytes(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", f"<a>{MOBILE}</a>")
    with pytest.raises(CannotMask, match="同名"):
        masked(out.getvalue())
