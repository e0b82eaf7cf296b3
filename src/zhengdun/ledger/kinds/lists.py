"""Cells that hold several codes or several choices, separated by 、 , ; or a new line."""

from __future__ import annotations

import re

import polars as pl

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.kinds.kind import Kind
from zhengdun.ledger.kinds.texts import BETWEEN_CODES, ROUNDED_CODE, expect_ref, explain_rounded
from zhengdun.ledger.kinds.words import codes_by_word, listed, plain, plain_text, unknown_word
from zhengdun.ledger.problems import say

SEPARATOR = "、"
_NOTHING = "“{text}”中没有内容|there is nothing in {text!r}"


def _split(text: pl.Expr) -> pl.Expr:
    """The parts of each cell, stripped, each once; null where there is none."""
    parts = text.str.replace_all(BETWEEN_CODES, SEPARATOR).str.split(SEPARATOR)
    part = pl.element().str.strip_chars()
    parts = parts.list.eval(part.filter(part != "")).list.unique(maintain_order=True)
    return pl.when(parts.list.len() > 0).then(parts)


def _words_with_separators(facts: Facts) -> dict[str, str]:
    """Labels that would be split in two, such as "Stocks (Shanghai, Shenzhen)"."""
    return {word: code for word, code in codes_by_word(facts).items() if re.search(BETWEEN_CODES, word)}


def _parse_refs(text: pl.Expr, _: Facts) -> pl.Expr:
    codes = _split(text)
    return pl.when(~codes.list.eval(pl.element().str.contains(ROUNDED_CODE)).list.any()).then(codes)


def _explain_refs(text: str, facts: Facts) -> Label:
    for code in re.split(BETWEEN_CODES, text):
        if re.match(ROUNDED_CODE, code.strip()):
            return explain_rounded(code.strip(), facts)
    return say(_NOTHING, text=text)


def _expect_refs(facts: Facts) -> Label:
    return say("{one.zh}，多个以、分隔|{one.en}, several separated by 、", one=expect_ref(facts))


def _parse_choices(text: pl.Expr, facts: Facts) -> pl.Expr:
    words = plain_text(text.str.replace_all(r"[\r\n]+", SEPARATOR))
    whole = _words_with_separators(facts)
    if whole:
        words = words.str.replace_many(list(whole), list(whole.values()))
    options = pl.Enum(list(facts.choices))
    chosen = _split(words).list.eval(
        pl.element().replace_strict(codes_by_word(facts), default=None, return_dtype=options)
    )
    return pl.when(~chosen.list.eval(pl.element().is_null()).list.any()).then(chosen.list.unique(maintain_order=True))


def _explain_choices(text: str, facts: Facts) -> Label:
    known = codes_by_word(facts)
    for word in re.split(BETWEEN_CODES, text):
        if word.strip() and plain(word) not in known:
            return unknown_word(word.strip(), facts)
    return say(_NOTHING, text=text)


def _expect_choices(facts: Facts) -> Label:
    return say("以下若干项，以、分隔：{all.zh}|some of these, separated by 、: {all.en}", all=listed(facts))


def _show_refs(values: pl.Expr, _: Facts, __: str) -> pl.Expr:
    return values.list.join(SEPARATOR)


def _show_choices(values: pl.Expr, facts: Facts, lang: str) -> pl.Expr:
    labels = {code: label.get(lang) for code, label in facts.choices.items()}
    shown = pl.element().cast(pl.String).replace_strict(labels, return_dtype=pl.String)
    return values.list.eval(shown).list.join(SEPARATOR)


REFS = Kind(_parse_refs, _explain_refs, _expect_refs, _show_refs)
CHOICES = Kind(_parse_choices, _explain_choices, _expect_choices, _show_choices)
