"""Quantities and counts."""

from __future__ import annotations

import re

import polars as pl

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.kinds.kind import Kind, shown_as_it_is
from zhengdun.ledger.problems import say

_WHOLE = r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)"
_NUMBER = rf"^{_WHOLE}(?:\.\d+)?(?:[eE][+-]?\d+)?$"
_INTEGER = rf"^({_WHOLE})(?:\.0*)?$"


def _narrow(text: pl.Expr) -> pl.Expr:
    """Full-width digits and signs made half-width, white space taken out."""
    return text.str.normalize("NFKC").str.replace_all(r"\s", "")


def _parse_number(text: pl.Expr, _: Facts) -> pl.Expr:
    narrow = _narrow(text)
    value = narrow.str.replace_all(",", "", literal=True).cast(pl.Float64, strict=False)
    return pl.when(narrow.str.contains(_NUMBER) & value.is_finite()).then(value)


def _parse_integer(text: pl.Expr, _: Facts) -> pl.Expr:
    whole = _narrow(text).str.extract(_INTEGER, 1)
    return whole.str.replace_all(",", "", literal=True).cast(pl.Int64, strict=False)


def _explain(text: str, facts: Facts) -> Label:
    if "%" in text or "％" in text:
        return say(
            "“{text}”带百分号，单位应为{unit}|{text!r} has a percent sign, the unit is {unit_en}",
            text=text,
            **_units(facts),
        )
    if re.fullmatch(_NUMBER.strip("^$"), text.replace(" ", "")):
        if facts.kind == "integer" and re.search(r"[.eE]", text):
            return say("“{text}”不是整数|{text!r} is not a whole number", text=text)
        return say("“{text}”超出范围|{text!r} is out of range", text=text)
    if re.search(r"\d", text):
        return say("数字中夹有文字或符号：“{text}”|there is text in the number: {text!r}", text=text)
    return say("“{text}”不是数字|{text!r} is not a number", text=text)


def _units(facts: Facts) -> dict[str, str]:
    unit = facts.unit or Label("无", "none")
    return {"unit": unit.zh, "unit_en": unit.en}


def _expect_number(facts: Facts) -> Label:
    return say("只填数字，单位：{unit}|only a number, the unit is {unit_en}", **_units(facts))


def _expect_integer(facts: Facts) -> Label:
    return say("只填整数，单位：{unit}|only a whole number, the unit is {unit_en}", **_units(facts))


NUMBER = Kind(_parse_number, _explain, _expect_number, shown_as_it_is)
INTEGER = Kind(_parse_integer, _explain, _expect_integer, shown_as_it_is)
