"""Reads citations back from the ways people write them."""

import re
import unicodedata
from collections.abc import Iterator

from zhengdun.law.citation import Citation
from zhengdun.law.errors import LawError
from zhengdun.law.numerals import from_chinese
from zhengdun.law.versions import CURRENT, VERSIONS, Version

_NUMBER = "([一二三四五六七八九十]+|[0-9]{1,3})"
# Brackets and digits are half-width and blanks are gone by the time these are tried.
_FORMS = (
    re.compile(rf"第?{_NUMBER}条(?:第{_NUMBER}款)?(?:第?\(?{_NUMBER}\)?项|\({_NUMBER}\))?"),
    re.compile(rf"{_NUMBER}(?:\.{_NUMBER})?(?:\({_NUMBER}\))?"),
    re.compile(rf"article{_NUMBER}(?:\({_NUMBER}\))?(?:,item\({_NUMBER}\))?", re.IGNORECASE),
)


def parse_citation(written: str, version: str = CURRENT) -> Citation:
    """Read a citation.

    Args:
        written: ``第二十一条第三款``, ``第五条第（一）项``, ``21.3``, ``21``, ``5(一)``, ``Article 21(3)``;
            digits or Chinese numerals, full-width or half-width signs, with or without blanks. Before it may stand
            the name of a version as decisions give it, with or without its number, or the short name that
            :meth:`Citation.place` writes.
        version: the version it refers to where none is named.

    Raises:
        LawError: it is not a citation, or the version has no such place.

    >>> parse_citation("第二十一条第三款"), parse_citation("21.3"), parse_citation("第五条第一项")
    (art(21, 3), art(21, 3), art(5, item=1))
    >>> parse_citation("Article 5, item (1)")
    art(5, item=1)
    >>> parse_citation("《证券期货业信息安全保障管理办法》（证监会令第82号）第三十二条第一款")
    art(32, 1, version='2012')
    >>> parse_citation("证监会令第82号第二十二条"), parse_citation("2012年办法第二十二条")
    (art(22, version='2012'), art(22, version='2012'))
    """
    named, plain = _without_version(_plain(written))
    for form in _FORMS:
        if match := form.fullmatch(plain):
            article, paragraph, *items = (_value(part) for part in match.groups())
            item = next((number for number in items if number is not None), None)
            if article is not None:
                return Citation(article, paragraph, item, named or version)
    raise LawError(
        f"看不懂引用“{written}”，请写作“第二十一条第三款”“21.3”或“5(一)”",
        f"“{written}” is not a citation; write “第二十一条第三款”, “21.3” or “5(一)”",
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _without_version(plain: str) -> tuple[str | None, str]:
    """The version that the citation names before the place, if it names one, and the place."""
    for key, words in _NAMES:
        if plain.lower().startswith(words):
            return key, plain[len(words) :].removeprefix(",")
    return None, plain


def _names() -> tuple[tuple[str, str], ...]:
    """Every name of every version with its key, the longest names first."""
    found = [(key, name) for key, version in VERSIONS.items() for name in _names_of(version)]
    return tuple(sorted(found, key=lambda one: -len(one[1])))


def _names_of(version: Version) -> Iterator[str]:
    full, short, short_en = map(_plain, (version.name_zh, version.short_zh, version.short_en))
    title, order, rest = full.partition("(证监会令第")
    yield from (full, title, title.strip("《》"), title.strip("《》") + order + rest)
    yield from (short, short.removesuffix("办法"), short_en.lower())
    if order:
        number = rest.removesuffix("号)")
        yield from (f"证监会令第{number}号", f"第{number}号令", f"{number}号令")


_NAMES = _names()


def _value(part: str | None) -> int | None:
    if part is None:
        return None
    return int(part) if part.isdecimal() else from_chinese(part)
