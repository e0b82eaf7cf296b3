"""From a folder of files, or one file, to ledgers."""

from __future__ import annotations

from pathlib import Path

from zhengdun.ledger.assembling import assemble
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.columns import Label
from zhengdun.ledger.naming import holds_no_records, table_named
from zhengdun.ledger.problems import BadLedgers, Problem, say
from zhengdun.ledger.reading.columnar import read_columnar
from zhengdun.ledger.reading.delimited import read_delimited
from zhengdun.ledger.reading.grid import Grid
from zhengdun.ledger.reading.limits import Limits, UnreadableError
from zhengdun.ledger.reading.outcome import Outcome
from zhengdun.ledger.reading.sheet import read_sheet
from zhengdun.ledger.reading.unknown import unknown_file, unknown_sheet
from zhengdun.ledger.reading.workbook import read_workbook
from zhengdun.privacy.errors import reason_en, reason_zh

_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_OTHER_WORKBOOKS = (".xlsb", ".et", ".ods", ".numbers")
_READ = (*_WORKBOOKS, *_OTHER_WORKBOOKS, ".csv", ".parquet")
_ONLY_BELOW = Label("台账文件都在子文件夹里，子文件夹不读取", "the ledgers lie in subfolders, which are not read")
_SIDE_BY_SIDE = Label(
    "一家机构的子文件夹；或者各机构的文件放在同一个文件夹里，每行都填机构代码",
    "the subfolder of one institution; or the files of all in one folder, with the institution's code in each row",
)
_FORMATS = Label(".xlsx、.csv 或者 .parquet 文件", "files .xlsx, .csv or .parquet")


def read_folder(path: Path, limits: Limits | None = None) -> Ledgers:
    r"""The ledgers in the files of a folder, or in one file.

    The sheets of a workbook, and CSV and Parquet files, are named by a table's title in Chinese or English or
    by its own name, a number before it does not count; one table may come in several. Files of other kinds,
    links, hidden and temporary files are passed over.

    Raises :class:`BadLedgers` with everything that is wrong in all of the files: nothing is half-read.

    >>> from tempfile import TemporaryDirectory
    >>> rows = ["机构代码,机构名称,机构类别", "SEC001,示例证券,证卷公司"]
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "机构.csv")
    ...     _ = path.write_text("\n".join(rows), encoding="gb18030")
    ...     read_folder(path)
    Traceback (most recent call last):
    zhengdun.ledger.problems.BadLedgers: 机构.csv｜第2行｜C列“机构类别”：没有“证卷公司”这一选项，是否为“证券公司”；...
    """
    limits = limits or Limits()
    files = _files(path)
    outcome = read_columnar([file for file in files if _suffix(file) == ".parquet"])
    for file in files:
        if _suffix(file) != ".parquet":
            outcome.add(_read_file(file, limits))
    if not files:
        outcome.fail(None, _nothing(path))
    frames, problems = assemble(outcome.parts, unread=outcome.unread())
    if outcome.problems or problems:
        raise BadLedgers([*outcome.problems, *problems])
    return Ledgers(frames)


def _files(path: Path) -> list[Path]:
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return [
        file for file in found if file.is_file() and not (file.is_symlink() and file != path) and is_ledger_file(file)
    ]


def is_ledger_file(file: Path) -> bool:
    """Whether a file of that name in a folder of ledgers is taken for one of them.

    >>> [is_ledger_file(Path(name)) for name in ("台账.xlsx", "~$台账.xlsx", "报告.html")]
    [True, False, False]
    """
    return _suffix(file) in _READ and not file.name.startswith(("~$", "."))


def _suffix(file: Path) -> str:
    return file.suffix.lower()


def _nothing(path: Path) -> Problem:
    if not path.exists():
        return Problem(path.name, what=Label("不存在", "does not exist"), expected=_FORMATS)
    if any(is_ledger_file(file) for file in path.glob("*/*")):
        return Problem(path.name, what=_ONLY_BELOW, expected=_SIDE_BY_SIDE)
    return Problem(path.name, what=Label("没有可读的台账文件", "no ledgers to read"), expected=_FORMATS)


def _read_file(file: Path, limits: Limits) -> Outcome:
    outcome = Outcome()
    table = table_named(file.stem) if _suffix(file) == ".csv" else None
    read = _read_csv if _suffix(file) == ".csv" else _read_workbook if _suffix(file) in _WORKBOOKS else _refuse
    try:
        read(outcome, file, limits)
    except UnreadableError as error:
        outcome.fail(table, Problem(file.name, what=error.what, expected=error.expected))
    return outcome


def _refuse(_: Outcome, file: Path, __: Limits) -> None:
    raise UnreadableError(
        say("不能读取 {suffix} 文件|{suffix} files cannot be read", suffix=file.suffix),
        Label("另存为 .xlsx 工作簿", "saved as an .xlsx workbook"),
    )


def _content(file: Path, limits: Limits) -> bytes:
    try:
        if file.stat().st_size > limits.file_bytes:
            raise UnreadableError(
                say("文件超过 {n:,} 字节|more than {n:,} bytes", n=limits.file_bytes),
                Label("拆成几个文件", "split into several files"),
            )
        return file.read_bytes()
    except OSError as error:
        what = say("无法打开（{zh}）|cannot be opened ({en})", zh=reason_zh(error), en=reason_en(error))
        raise UnreadableError(what, _FORMATS) from None


def _read_csv(outcome: Outcome, file: Path, limits: Limits) -> None:
    table = table_named(file.stem)
    if table is None:
        outcome.fail(None, unknown_file(file))
        return
    grid = read_delimited(file.name, _content(file, limits), table, limits)
    read = read_sheet(grid, table, limits)
    outcome.read(table, read.part, read.problems, in_full=read.in_full)


def _read_workbook(outcome: Outcome, file: Path, limits: Limits) -> None:
    is_blank = True
    for grid in read_workbook(file.name, _content(file, limits), limits):
        if isinstance(grid, Problem):
            is_blank = False
            outcome.fail(table_named(grid.sheet), grid)
        elif not _is_blank(grid):
            is_blank = False
            _read_grid(outcome, grid, limits)
    if is_blank:
        raise UnreadableError(Label("工作簿是空的", "the workbook is empty"), Label("台账", "ledgers"))


def _read_grid(outcome: Outcome, grid: Grid, limits: Limits) -> None:
    file, sheet = grid.source.file, grid.source.sheet
    table = table_named(sheet)
    if table is None:
        if not holds_no_records(sheet):
            outcome.fail(None, unknown_sheet(file, sheet))
        return
    try:
        read = read_sheet(grid, table, limits)
        outcome.read(table, read.part, read.problems, in_full=read.in_full)
    except UnreadableError as error:
        outcome.fail(table, Problem(file, sheet, what=error.what, expected=error.expected))


def _is_blank(grid: Grid) -> bool:
    return not grid.faults and all(column.null_count() == grid.cells.height for column in grid.cells)
