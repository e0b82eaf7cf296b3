"""Files and folders that must be there, with what is wrong in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from zhengdun.cli.language import say


class Existing(click.Path):
    """A path that exists.

    Args:
        file_okay: it may be a file.
        dir_okay: it may be a folder.
    """

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, or an error of the call."""
        path = Path(value)
        if not path.exists():
            self.fail(say(f"没有这个文件或者文件夹：{path}|There is no such file or folder: {path}"), param, ctx)
        if path.is_dir() and not self.dir_okay:
            self.fail(say(f"{path} 是文件夹，这里应为文件|{path} is a folder; a file is asked for"), param, ctx)
        if path.is_file() and not self.file_okay:
            self.fail(say(f"{path} 是文件，这里应为文件夹|{path} is a file; a folder is asked for"), param, ctx)
        return path
