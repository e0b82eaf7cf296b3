"""Printing and writing: a console of sensible width, and files that are whole or not there at all."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from zhengdun.cli.errors import InputError
from zhengdun.cli.language import say
from zhengdun.ledger.replacing import replacing
from zhengdun.privacy.errors import reason_en, reason_zh

_WIDTH_OF_A_FILE = 140

COLOURS = {
    "met": "green",
    "breached": "bold red",
    "cannot_tell": "yellow",
    "not_applicable": "bright_black",
    "error": "bold magenta",
}


def console() -> Console:
    """Standard output; wide where it is not a terminal, so that tables survive a pipe.

    What looks like an ``:x:`` in a name is shown as it is.
    """
    if sys.stdout.isatty():
        return Console(highlight=False, emoji=False)
    return Console(highlight=False, emoji=False, width=_WIDTH_OF_A_FILE)


def write_file(path: Path, content: bytes) -> None:
    """Write the whole file or leave what was there; never over what the command was given to read."""
    _refuse_what_is_read(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(content)
    except OSError as error:
        raise InputError(say(f"无法写入 {path}：{reason_zh(error)}|Cannot write {path}: {reason_en(error)}")) from error


def _refuse_what_is_read(path: Path) -> None:
    """A report must not take the place of the ledgers, nor lie among them, where it would be read as one."""
    context = click.get_current_context(silent=True)
    if context is None:
        return
    arguments = [one.name for one in context.command.params if isinstance(one, click.Argument)]
    read = {name: value for name in arguments if isinstance(value := context.params.get(name), Path)}
    if path.exists() and any(one.exists() and path.samefile(one) for one in read.values()):
        raise InputError(
            say(f"{path} 是要读取的文件，不能写到上面；请换一个文件名|{path} is what is read: write to another file")
        )
    folder = read.get("path")
    if folder is None or not folder.is_dir() or path.parent.resolve() != folder.resolve():
        return
    from zhengdun.ledger.reading import is_ledger_file

    if is_ledger_file(path):
        raise InputError(
            say(
                f"{path} 会在台账文件夹里，下次会被当作台账读取；请写到别的文件夹"
                f"|{path} would lie among the ledgers and be read as one of them: write to another folder"
            )
        )


def emit(text: str | bytes, output: Path | None) -> None:
    """Write to ``output``, or to standard output."""
    content = text if isinstance(text, bytes) else text.encode()
    if output is not None:
        write_file(output, content)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    if not content.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
