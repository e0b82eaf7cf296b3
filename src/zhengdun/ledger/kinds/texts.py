"""Texts, codes and references by code."""

from __future__ import annotations

import polars as pl

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.kinds.kind import Kind, shown_as_it_is
from zhengdun.ledger.problems import say

ROUNDED_CODE = r"^\d+(\.\d+)?[eE]\+\d+$"
"""What a spreadsheet program makes of a long code of digits: 6.22203E+15."""

BETWEEN_CODES = r"[、,，;；\r\n]+"
"""What separates several codes or labels in one cell, and so cannot be part of a code."""


def _as_it_is(text: pl.Expr, _: Facts) -> pl.Expr:
    return text


def _unless_rounded(text: pl.Expr, _: Facts) -> pl.Expr:
    return pl.when(~text.str.contains(ROUNDED_CODE)).then(text)


def explain_rounded(text: str, _: Facts) -> Label:
    """Why a rounded code cannot be read."""
    return say(
        "“{text}”是被截断的编号，末几位已丢失|{text!r} is a code that was cut short: its last digits are lost",
        text=text,
    )


def _expect_text(_: Facts) -> Label:
    return Label("文字", "text")


def _expect_code(facts: Facts) -> Label:
    if not facts.example:
        return Label("编号（单元格设为文本格式）", "a code (format the cell as text)")
    return say("编号，如 {code}（单元格设为文本格式）|a code, as {code} (format the cell as text)", code=facts.example)


def expect_ref(facts: Facts) -> Label:
    """Which table the code must be found in."""
    if facts.refers_to is None:
        return Label("编号", "a code")
    return say("《{table.zh}》中已有的编号|a code that is in {table.en}", table=facts.refers_to.sheet)


TEXT = Kind(_as_it_is, explain_rounded, _expect_text, shown_as_it_is)
CODE = Kind(_unless_rounded, explain_rounded, _expect_code, shown_as_it_is)
REF = Kind(_unless_rounded, explain_rounded, expect_ref, shown_as_it_is)
