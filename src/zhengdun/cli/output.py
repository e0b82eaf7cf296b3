"""Printing and writing: a console of sensible width, and files that are whole or not there at all."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console

from zhengdun.cli.errors import InputError
from zhengdun.cli.language import say
from zhengdun.ledger.replacing import replacing

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
    """Write the whole file or leave what was there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(content)
    except OSError as error:
        raise InputError(say(f"无法写入 {path}：{error.strerror}|Cannot write {path}: {error.strerror}")) from error


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
