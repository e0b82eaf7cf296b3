"""A title above the names of the columns, as in printed lists, would be taken for these, and hide what columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median_low
from typing import Any

from zhengdun.privacy.errors import DataError

LOOKED_AT = 5
"""Rows below the first that tell whether it is a row of names."""


def refuse_title(first: Sequence[Any], below: Iterable[Sequence[Any]], place: str) -> None:
    """Raise :class:`DataError` where the first row fills no more than half of the cells that the rows below it fill.

    Args:
        first: the row that should name the columns.
        below: a few rows under it.
        place: the file, and the sheet, to say it of.

    >>> refuse_title(["客户号", "姓名"], [["1", "甲"]], "客户.csv")
    >>> refuse_title(["客户名单", None], [["客户号", "姓名"], ["1", "甲"]], "客户.csv")
    Traceback (most recent call last):
    zhengdun.privacy.errors.DataError: 客户.csv：第1行只填了1格，其下各行有2格，像是标题而不是列名；请删去列名以上的行
    """
    named = _filled(first)
    widths = [width for width in map(_filled, below) if width]
    if not widths or not named:
        return
    width = median_low(widths)
    if named < width and 2 * named <= width:
        raise DataError(
            f"{place}：第1行只填了{named}格，其下各行有{width}格，像是标题而不是列名；请删去列名以上的行",
            f"{place}: row 1 fills {named} cells and the rows below {width}: it looks like a title, not the names"
            " of the columns; delete what is above these",
        )


def _filled(row: Sequence[Any]) -> int:
    return sum(cell is not None and str(cell).strip() != "" for cell in row)
