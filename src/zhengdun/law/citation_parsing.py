"""Reads citations back from the ways people write them."""

import re
import unicodedata

from zhengdun.law.citation import Citation
from zhengdun.law.errors import LawError
from zhengdun.law.numerals import from_chinese
from zhengdun.law.versions import CURRENT

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
            digits or Chinese numerals, full-width or half-width signs, with or without blanks.
        version: the version it refers to.

    Raises:
        LawError: it is not a citation, or the version has no such place.

    >>> parse_citation("第二十一条第三款"), parse_citation("21.3"), parse_citation("第五条第一项")
    (art(21, 3), art(21, 3), art(5, item=1))
    >>> parse_citation("Article 5, item (1)")
    art(5, item=1)
    """
    plain = "".join(unicodedata.normalize("NFKC", written).split())
    for form in _FORMS:
        if match := form.fullmatch(plain):
            article, paragraph, *items = (_value(part) for part in match.groups())
            item = next((number for number in items if number is not None), None)
            if article is not None:
                return Citation(article, paragraph, item, version)
    raise LawError(
        f"看不懂引用“{written}”，请写作“第二十一条第三款”“21.3”或“5(一)”",
        f"“{written}” is not a citation; write “第二十一条第三款”, “21.3” or “5(一)”",
    )


def _value(part: str | None) -> int | None:
    if part is None:
        return None
    return int(part) if part.isdecimal() else from_chinese(part)
