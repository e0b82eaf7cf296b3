"""Files and sheets whose name is no table's."""

from __future__ import annotations

from pathlib import Path

from zhengdun.ledger.columns import Label
from zhengdun.ledger.naming import table_like
from zhengdun.ledger.problems import Problem, say

_A_TITLE = Label("台账名称（见模板的目录）", "the title of a table (see the template's index)")


def unknown_file(file: Path) -> Problem:
    """A CSV or Parquet file whose name means no table."""
    return Problem(file.name, what=_unknown(file.stem), expected=_A_TITLE)


def unknown_sheet(file: str, sheet: str) -> Problem:
    """A sheet with content whose name means no table."""
    return Problem(file, sheet, what=_unknown(sheet), expected=_A_TITLE)


def _unknown(name: str) -> Label:
    like = table_like(name)
    if like is None:
        return say("没有名为“{name}”的台账|no table is called {name!r}", name=name)
    return say(
        "没有名为“{name}”的台账，是否为《{like.zh}》|no table is called {name!r}; did you mean {like.en!r}",
        name=name,
        like=like,
    )
