"""Ledgers from the disk."""

from __future__ import annotations

import difflib
from pathlib import Path

import click
import polars as pl

from zhengdun.cli.errors import BAD_INPUT, InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.options import no_such_path
from zhengdun.duties.registry import all_parameters
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.scanning import scan_folder
from zhengdun.ledger.tables.institution import Institution, Setting

_MANY = 50
"""So many institutions are still held in memory together."""


def is_industry(path: Path) -> bool:
    """Whether ``path`` holds so many institutions that they are read a few at a time."""
    if (path / "institution").is_dir():
        return True
    file = path / "institution.parquet"
    return file.is_file() and pl.scan_parquet(file).select(pl.len()).collect().item() > _MANY


def load_ledgers(path: Path, institution: str | None = None) -> Ledgers:
    """Read and check the ledgers of all institutions in ``path``, or of one of them.

    Every problem is printed, one a line, and the run ends with exit code 2.
    """
    if not path.exists():
        raise InputError(no_such_path(path))
    if institution is None and (path / "institution").is_dir():
        raise InputError(
            say(
                f"{path} 是多家机构的台账，这个命令一次只看一家：有 --institution 的命令"
                f"（assess、liability、applies），加 --institution 代码"
                f"|{path} holds many institutions, and this command looks at one: use --institution CODE where"
                " a command has it (assess, liability, applies)"
            )
        )
    try:
        ledgers = _read(path, institution)
    except BadLedgers as bad:
        _show_problems(bad)
        raise click.exceptions.Exit(BAD_INPUT) from bad
    if not ledgers.institutions:
        raise InputError(nobody(path, institution))
    _refuse_unknown_standards(ledgers)
    return ledgers


def _read(path: Path, institution: str | None) -> Ledgers:
    """All that lies in ``path``, or one institution's rows: of tables that hold many, no others are read."""
    if institution is None:
        return read_folder(path)
    if (path / "institution").is_dir() or (path / "institution.parquet").is_file():
        return scan_folder(path).between(institution, institution)
    return read_folder(path).only([institution])


def _refuse_unknown_standards(ledgers: Ledgers) -> None:
    """An internal standard under a mistyped name would silently not count."""
    known = [parameter.name for parameter in all_parameters() if parameter.source == "internal"]
    unknown = sorted(set(ledgers[Setting]["parameter"]) - set(known))
    if unknown:
        lines = [f"{name}{_near(name, known)}" for name in unknown]
        sheet = Setting.sheet.get(language())
        raise InputError(
            say(
                f"台账“{sheet}”中的参数不存在：{'；'.join(lines)}。参数名见 zhengdun duties --article"
                f"|The ledger {sheet} names parameters that do not exist: {'; '.join(lines)}."
                " zhengdun duties --article N shows their names"
            )
        )


def _near(name: str, known: list[str]) -> str:
    found = difflib.get_close_matches(name, known, n=1)
    return say(f"（是否为 {found[0]}）| (perhaps {found[0]})") if found else ""


def _show_problems(bad: BadLedgers) -> None:
    for problem in bad.problems:
        click.echo(problem.text(language()), err=True)
    count = len(bad.problems)
    click.echo(
        say(
            f"台账有 {count} 处问题，未作评估。请逐条更正后重试。"
            f"|{count} problems in the ledgers; nothing was assessed. Mend them and try again."
        ),
        err=True,
    )


def nobody(path: Path, institution: str | None) -> str:
    """What to say where ``path`` holds no institution, or not this one."""
    if institution is not None:
        return say(f"{path} 中没有机构 {institution}|There is no institution {institution} in {path}")
    return say(
        f"{path} 中没有机构：请先填写台账“{Institution.sheet.zh}”"
        f"|There is no institution in {path}: fill in the ledger {Institution.sheet.en!r} first"
    )
