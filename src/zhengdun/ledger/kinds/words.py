"""Words from a fixed list: yes and no, and the choices of a column."""

from __future__ import annotations

import difflib
import re
import unicodedata

import polars as pl

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.kinds.kind import Kind
from zhengdun.ledger.problems import say

YES = {"zh": "是", "en": "yes"}
NO = {"zh": "否", "en": "no"}

_FLAGS = {
    **dict.fromkeys(("是", "有", "y", "yes", "t", "true", "1", "√", "✓", "✔", "☑"), True),
    **dict.fromkeys(("否", "无", "n", "no", "f", "false", "0", "×", "✗", "✘", "x", "☒"), False),
}


def plain(text: str) -> str:
    """The form in which words are compared: half-width, lower case, no white space.

    >>> plain("ＣＳＲＣ （北京）")
    'csrc(北京)'
    """
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).lower())


def plain_text(text: pl.Expr) -> pl.Expr:
    """:func:`plain` over a column."""
    return text.str.normalize("NFKC").str.to_lowercase().str.replace_all(r"\s", "")


def codes_by_word(facts: Facts) -> dict[str, str]:
    """The code of each choice by every word for it: Chinese label, English label, the code itself."""
    words = {plain(word): code for code, label in facts.choices.items() for word in (label.zh, label.en)}
    return words | {plain(code): code for code in facts.choices}


def listed(facts: Facts) -> Label:
    """The labels of all choices."""
    labels = facts.choices.values()
    return Label("、".join(label.zh for label in labels), ", ".join(label.en for label in labels))


def nearest(word: str, facts: Facts) -> str | None:
    """The choice whose label is most like ``word``, if one is."""
    found = difflib.get_close_matches(plain(word), codes_by_word(facts), n=1)
    return codes_by_word(facts)[found[0]] if found else None


def unknown_word(word: str, facts: Facts) -> Label:
    """That ``word`` is none of the choices, with the one it resembles."""
    code = nearest(word, facts)
    if code is None:
        return say("没有“{word}”这一选项|{word!r} is not one of the choices", word=word)
    return say(
        "没有“{word}”这一选项，是否为“{label.zh}”|{word!r} is not one of the choices; did you mean {label.en!r}",
        word=word,
        label=facts.choices[code],
    )


def _parse_choice(text: pl.Expr, facts: Facts) -> pl.Expr:
    options = pl.Enum(list(facts.choices))
    return plain_text(text).replace_strict(codes_by_word(facts), default=None, return_dtype=options)


def _show_choice(values: pl.Expr, facts: Facts, lang: str) -> pl.Expr:
    labels = {code: label.get(lang) for code, label in facts.choices.items()}
    return values.cast(pl.String).replace_strict(labels, return_dtype=pl.String)


def _expect_choice(facts: Facts) -> Label:
    return say("以下之一：{all.zh}|one of: {all.en}", all=listed(facts))


def _parse_flag(text: pl.Expr, _: Facts) -> pl.Expr:
    return plain_text(text).replace_strict(_FLAGS, default=None, return_dtype=pl.Boolean)


def _explain_flag(text: str, _: Facts) -> Label:
    return say("“{text}”不是“是”或“否”|{text!r} is neither yes nor no", text=text)


def _expect_flag(_: Facts) -> Label:
    return Label("是、否，不清楚的留空", "yes, no, or blank where it is not known")


def _show_flag(values: pl.Expr, _: Facts, lang: str) -> pl.Expr:
    return pl.when(values).then(pl.lit(YES[lang])).when(~values).then(pl.lit(NO[lang]))


CHOICE = Kind(_parse_choice, unknown_word, _expect_choice, _show_choice)
FLAG = Kind(_parse_flag, _explain_flag, _expect_flag, _show_flag)
