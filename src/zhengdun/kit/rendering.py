"""Message templates rendered with made-up values, to see whether a number can be read in what investors would get.

A placeholder is written ``{name}``, a masked one ``{name:脱敏}``. Every sensitive placeholder becomes a number of
eighteen digits, longer than any telephone number, date or amount; a masked one becomes what masking leaves of it. So
any run of fifteen digits or more in the result is an account, card or identity number that was not masked, be it
from a placeholder or written into the template itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

_NUMBER = "622202198001011234"
_MASKED_NUMBER = "****1234"
_HARMLESS = "示例"
_MASKED = r"\{[^{}:：]+[:：]\s*脱敏\s*\}"
_LEGIBLE = r"\d{15}"
_PLACEHOLDER_LEFT = r"[{}]|#[^#\s]+#|%[A-Za-z]|\$[A-Za-z_(]|<[^<>]+>|\[[^\[\]]+\]"
"""What is left of a name that nobody knows, or stands where other ways of writing put theirs."""


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
    示例，{密语}
    """
    return (
        body.str.replace_all(_MASKED, _MASKED_NUMBER)
        .str.replace_all(_any_of(sensitive), _NUMBER)
        .str.replace_all(_any_of(harmless), _HARMLESS)
    )


def nothing_legible(body: pl.Expr, *, sensitive: Iterable[str], harmless: Iterable[str]) -> pl.Expr:
    """Whether no account or identity number can be read in the message; null where a placeholder is not known.

    >>> templates = pl.DataFrame({"body": ["{账号:脱敏}", "{账号}", "{密语}", "{密语:脱敏}", "{密语}{账号}"]})
    >>> templates.select(nothing_legible(pl.col("body"), sensitive=["账号"], harmless=[])).to_series().to_list()
    [True, False, None, True, False]
    """
    message = rendered(body, sensitive=sensitive, harmless=harmless)
    return (
        pl.when(message.str.contains(_LEGIBLE))
        .then(statement=False)
        .when(~message.str.contains(_PLACEHOLDER_LEFT))
        .then(statement=True)
    )


def _any_of(names: Iterable[str]) -> str:
    """A placeholder of any of these names, spaces around it allowed."""
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return rf"\{{\s*(?:{alternatives})\s*\}}" if alternatives else r"[^\s\S]"
