"""The template: it reads as nothing, and what is filled in reads as it stands."""

import openpyxl
import pytest

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.declared import declared
from zhengdun.ledger.naming import column_named, table_named
from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.schema import TABLES
from zhengdun.ledger.tables.emergency import Drill, EmergencyPlan
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.template import write_template


@pytest.fixture(scope="module", params=["zh", "en"])
def template(request, tmp_path_factory):
    return write_template(tmp_path_factory.mktemp("template"), lang=request.param)


def test_untouched_it_reads_as_empty_ledgers(template):
    (path,) = template
    assert read_folder(path) == Ledgers()
    assert read_folder(path.parent) == Ledgers()


def test_it_has_a_sheet_for_every_table_a_column_for_every_column_and_an_example(template):
    book = openpyxl.load_workbook(template[0])
    sheets = {table_named(sheet.title): sheet for sheet in book if table_named(sheet.title)}
    assert list(sheets) == list(TABLES.values())
    for table, sheet in sheets.items():
        headings = [cell.value for cell in sheet[1]]
        assert [column_named(table, text) for text in headings] == list(declared(table).facts)
        required = {column_named(table, text) for text in headings if text.endswith("*")}
        assert required == set(declared(table).required)
        assert all(cell.comment for cell in sheet[1])
        assert sheet.max_row == 2
        assert sheet.freeze_panes.endswith("2")


def test_the_index_links_to_every_sheet(template):
    book = openpyxl.load_workbook(template[0])
    index = book.worksheets[0]
    links = {cell.hyperlink.location for row in index.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in book if table_named(sheet.title)}
    rows = {row[0].value: [cell.value for cell in row] for row in index.iter_rows() if row[0].value}
    drill = next(values for title, values in rows.items() if table_named(title) is Drill)
    assert drill[2] in ("第十一条、第三十八条", "Article 11, Article 38")


def test_drop_downs_offer_the_labels(template):
    book = openpyxl.load_workbook(template[0])
    for table in (Document, Drill):
        sheet = next(sheet for sheet in book if table_named(sheet.title) is table)
        letter = next(cell.column_letter for cell in sheet[1] if column_named(table, cell.value) == "kind")
        ranges = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
        name, _, area = ranges[f"{letter}2:{letter}1048576"].partition("!")
        offered = {row[0].value for row in book[name.strip("'")][area.replace("$", "")]}
        labels = declared(table).facts["kind"].choices.values()
        assert offered in ({label.zh for label in labels}, {label.en for label in labels})


def test_filled_in_it_reads_as_it_stands(tmp_path):
    (path,) = write_template(tmp_path)
    book = openpyxl.load_workbook(path)
    fill = {
        Institution: {
            "institution": "SEC001",
            "name": "示例证券股份有限公司",
            "kind": "证券公司",
            "cii_operator": "否",
        },
        EmergencyPlan: {
            "code": "007",
            "approved_on": "2026-03-01",
            "scenarios": "网络安全事件、自然灾害和公共卫生事件",
        },
    }
    for table, values in fill.items():
        sheet = next(sheet for sheet in book if table_named(sheet.title) is table)
        row = {column_named(table, cell.value): cell.column for cell in sheet[1]}
        for name, value in values.items():
            sheet.cell(3, row[name], value)
    book.save(path)
    ledgers = read_folder(path)
    assert set(ledgers.frames) == set(fill)
    assert ledgers[Institution].row(0)[:4] == ("SEC001", "示例证券股份有限公司", "securities", False)
    plan = ledgers[EmergencyPlan].row(0, named=True)
    assert (plan["institution"], plan["code"], plan["scenarios"]) == ("SEC001", "007", ["incident", "disaster"])


def test_an_example_that_was_written_over_is_read(tmp_path):
    (path,) = write_template(tmp_path, [Institution])
    book = openpyxl.load_workbook(path)
    book.worksheets[1]["A2"] = "SEC009"
    book.save(path)
    assert read_folder(path).institutions == ("SEC009",)


def test_the_same_template_is_the_same_file(tmp_path):
    (one,) = write_template(tmp_path / "one")
    (two,) = write_template(tmp_path / "two")
    assert one.read_bytes() == two.read_bytes()


def test_some_tables_only(tmp_path):
    (path,) = write_template(tmp_path, [Drill, Institution])
    titles = [sheet.title for sheet in openpyxl.load_workbook(path)]
    assert [table_named(title) for title in titles] == [None, Institution, Drill, None]
