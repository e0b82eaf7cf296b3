"""The articles that a case says a decision cites, read from words as decisions have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zhengdun.law import CURRENT, MEASURES_2012, Citation, LawError, parse_citation

SANCTIONS = {CURRENT: range(62, 71), MEASURES_2012: range(50, 51)}
"""The articles on which measures and sanctions rest, by version: decisions cite them too, but nobody breaks them."""

_SHORT = {
    re.compile("^违反了?|的?(?:相关|有关)?规定。?$"): "",
    re.compile(r"[（(][^（）()]*简称[^（）()]*[）)]"): "",
    re.compile("《(?:网络和信息安全)?(?:管理)?办法》"): "《证券期货业网络和信息安全管理办法》",
    re.compile("《信息安全保障(?:管理)?办法》"): "《证券期货业信息安全保障管理办法》",
}
"""What decisions have around citations, and what they call the Measures for short."""

_BETWEEN = re.compile(r"[、，,;；\n]+|以及|(?<=[条款项])[和及]")
_OLD = re.compile(r"《证券期货业信息安全保障管理办法》|令第?82号|2012年")
_OTHER_RULE = re.compile(r"《(?!证券期货业网络和信息安全管理办法》).*》|公告〔|令第?(?!218号)\d+号")
_DIGITS = re.compile(r"(?:art(?:icle|\.)?\s*)?(\d+)(?:\s*\((\d+)\)|\.(\d+))", re.IGNORECASE)
_PARAGRAPH = re.compile(r"第[一二三四五六七八九十\d]+款")


def articles_of(said: Any) -> Iterator[Citation]:
    """The articles broken, of a list or one line; those of other rules, and of sanctions, are left out.

    What names no rule in a line is of the rule named before it: 《…办法》第二十二条、第三十二条第一款.

    Raises:
        LawError: an article that does not exist.
    """
    for line in said if isinstance(said, list) else [said or ""]:
        for cited in _of_a_line(str(line)):
            if cited.article not in SANCTIONS.get(cited.version, ()):
                yield cited


def _of_a_line(line: str) -> Iterator[Citation]:
    version: str | None = CURRENT
    article = ""
    for short, name in _SHORT.items():
        line = short.sub(name, line)
    for part in filter(None, map(str.strip, _BETWEEN.split(line))):
        if part == "无":
            continue
        named = _version_named(part)
        version = version if named == "" else named
        if version is None:
            continue
        digits = _DIGITS.fullmatch(part)
        place = f"{digits[1]}.{digits[2] or digits[3]}" if digits else part
        place = article + part if _PARAGRAPH.fullmatch(part) else place
        article = place.partition("条")[0] + "条"
        try:
            yield parse_citation(place, version)
        except LawError:
            if version == CURRENT:  # the source lacks the words of some articles of 2012
                raise


def _version_named(part: str) -> str | None:
    """The version that the words name, empty where they name no rule, None where it is another rule."""
    if _OLD.search(part):
        return MEASURES_2012
    if _OTHER_RULE.search(part):
        return None
    return CURRENT if re.search("《|令", part) else ""
