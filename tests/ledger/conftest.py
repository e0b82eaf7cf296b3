"""Workbooks and other files made on the spot."""

from pathlib import Path

import pytest
import xlsxwriter

from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.reading import read_folder

INSTITUTION = [["机构代码", "机构名称", "机构类别"], ["SEC001", "示例证券", "证券公司"]]


@pytest.fixture
def workbook(tmp_path: Path):
    """Write sheets (rows of cells) to a workbook; beside them one institution, unless told otherwise."""

    def write(sheets, *, name="台账.xlsx", institution=True):
        path = tmp_path / name
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
            for title, rows in (({"机构": INSTITUTION} if institution else {}) | sheets).items():
                sheet = book.add_worksheet(title)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        return path

    return write


@pytest.fixture
def complaints():
    """Every problem that reading a file or folder gives, one line each; none where it reads well."""

    def read(path, *, lang="zh", limits=None):
        try:
            read_folder(path, limits)
        except BadLedgers as error:
            return error.text(lang).splitlines()
        return []

    return read
