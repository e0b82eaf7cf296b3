"""Message templates rendered with made-up values, to see whether a number can be read in what investors would get.

A placeholder is written ``{name}``, a masked one ``{name:脱敏}``. Every sensitive placeholder becomes a number of
eighteen digits, longer than any telephone number, date or amount; a masked one becomes what masking leaves of it. So
any run of fifteen digits or more in the result is an account, card or identity number that was not masked, be it
from a placeholder or written into the template itself. Some shorter ones show what they are by their form. Of others
written into the template (an account of eight digits, an order number) only a person can tell. Full-width digits and
signs are read as the plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

_NUMBER = "622202198001011234"
_MASKED_NUMBER = "****1234"
_HARMLESS = "示例"
_MASKED = r"\{[^{}:]+:\s*脱敏\s*\}"
_LEGIBLE = "|".join(
    (
        r"\d{15}",
        r"\d{4}(?:[ -]\d{4}){3}",  # a card number in groups of four
        r"\d{6}[ -]\d{4}[ -]?\d{4}[ -]\d{3}[\dXx]",  # an identity number in its groups
        r"(?:^|[^A-Za-z\d])[A-F]\d{9}(?:\D|$)",  # a securities account in Shanghai: a letter and nine digits
    )
)
_LICENCE = r"备\d+号"  # of a website, such as 京ICP备12345678号
_NOT_OF_A_NUMBER = r"^|[^\d ()-]+|$"
_EDGE = "||"
"""Stands for all between two numbers: a bar for the end of one, a bar for the beginning of the next."""
_PUBLIC = "|".join(
    (
        r"[48]00[ -]?\d{3}[ -]?\d{4}",  # a service number
        r"(?:\(0\d{2,3}\)[ -]*|0\d{2,3}[ -]+)\d{7,8}",  # a landline with its area code
        r"(?:19|20)\d{2}-?(?:1[0-2]|0[1-9])-?(?:3[01]|[12]\d|0[1-9])",  # a date
    )
)
_PUBLIC_NUMBERS = rf"\|[ -]*(?:{_PUBLIC})(?: +(?:{_PUBLIC}))*[ -]*\|"
_DOUBTFUL = r"\d(?:[ ()-]*\d){7}"
"""Eight digits: as short as a client's number can be that is written into a template, such as in futures."""
_PLACEHOLDER_LEFT = r"[{}]|#[^#\s]+#|%[A-Za-z]|\$[A-Za-z_(]|<[^<>]+>|\[[^\[\]]+\]"
"""What is left of a name that nobody knows, or stands where other ways of writing put theirs."""
_OTHER_BRACKETS = (("【", "】"), ("「", "」"), ("@", "@"), ("&", "&"), ("~", "~"), ("^", "^"))
"""Signs that stand around words too, so that only a known name between them is a placeholder."""


def rendered(body: pl.Expr, *, sensitive: Iterable[str], harmless: Iterable[str]) -> pl.Expr:
    """The message as an investor would get it; a placeholder of neither kind stays as it is.

    Args:
        body: the template.
        sensitive: names of placeholders that stand for account and identity numbers.
        harmless: names of placeholders that stand for nothing sensitive.

    >>> templates = pl.DataFrame({"body": ["账户{账号:脱敏}已成交", "账户{账号}已成交", "{姓名}，{密语}"]})
    >>> for text in templates.select(rendered(pl.col("body"), sensitive=["账号"], harmless=["姓名"]))["body"]:
    ...     print(text)
    账户****1234已成交
    账户622202198001011234已成交
    示例,{密语}
    """
    return (
        body.str.normalize("NFKC")
        .str.replace_all(_MASKED, _MASKED_NUMBER)
        .str.replace_all(_any_of(sensitive), _NUMBER)
        .str.replace_all(_any_of(harmless), _HARMLESS)
    )


def nothing_legible(message: pl.Expr, *, sensitive: Iterable[str]) -> pl.Expr:
    """Whether no account or identity number can be read in a message; null where only a person can tell.

    Args:
        message: what was :func:`rendered`.
        sensitive: names of placeholders that stand for account and identity numbers.

    >>> bodies = ["{账号:脱敏}", "{账号}", "{密语}", "{密语:脱敏}", "客服4008881234", "客户号12345678"]
    >>> templates = pl.DataFrame({"body": bodies})
    >>> messages = templates.select(message=rendered(pl.col("body"), sensitive=["账号"], harmless=[]))
    >>> messages.select(nothing_legible(pl.col("message"), sensitive=["账号"])).to_series().to_list()
    [True, False, None, True, True, None]
    """
    names = tuple(sensitive)
    numbers = message.str.replace_all(_LICENCE, _EDGE).str.replace_all(_NOT_OF_A_NUMBER, _EDGE)
    private = numbers.str.replace_all(_PUBLIC_NUMBERS, _EDGE)
    unknown = "|".join((_PLACEHOLDER_LEFT, *(_between(left, right, names) for left, right in _OTHER_BRACKETS)))
    return (
        pl.when(message.str.contains(_LEGIBLE))
        .then(statement=False)
        .when(~message.str.contains(unknown) & ~private.str.contains(_DOUBTFUL))
        .then(statement=True)
    )


def _any_of(names: Iterable[str]) -> str:
    """A placeholder of any of these names, spaces around it allowed."""
    return _between("{", "}", names)


def _between(opening: str, closing: str, names: Iterable[str]) -> str:
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if not alternatives:
        return r"[^\s\S]"
    return rf"{re.escape(opening)}\s*(?:{alternatives})\s*{re.escape(closing)}"
