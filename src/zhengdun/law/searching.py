"""Finds words in the texts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from zhengdun.law.citation import Citation
from zhengdun.law.errors import LawError
from zhengdun.law.model import Article, Paragraph
from zhengdun.law.versions import VERSIONS, load

_NEWEST_FIRST = tuple(VERSIONS)[::-1]


@dataclass(frozen=True, slots=True)
class Hit:
    """The narrowest place that has all the words asked for.

    ``spans`` are the stretches of ``text`` to highlight: half-open (start, end) offsets in order, never
    overlapping. ``count`` is how often the words occur there.
    """

    citation: Citation
    text: str
    spans: tuple[tuple[int, int], ...]
    count: int


def search(query: str, versions: Iterable[str] = _NEWEST_FIRST) -> list[Hit]:
    """Find the places that have every word of a query.

    The narrowest places count: an item, else its paragraph, else the article, where the words are spread over
    several. Narrower places come first, then those that have the words more often, then newer versions, then
    as the text runs.

    Args:
        query: one or more words, separated by blanks; they must occur literally.
        versions: the versions to search, all of them by default.

    Raises:
        LawError: the query has no word, or a version does not exist.

    >>> [hit.citation.short for hit in search("备份 季度", ["2023"])]
    ['20.1']
    >>> search("区块链")
    []
    """
    words = query.split()
    if not words:
        raise LawError("请给出要查找的词", "say which words to look for")
    found = [
        ranked
        for version in dict.fromkeys(versions)
        for article in load(version).articles
        for ranked in _hits(article, version, words)
    ]
    return [hit for _, hit in sorted(found, key=_rank)]


def _rank(ranked: tuple[int, Hit]) -> tuple[int, int, int, Citation]:
    breadth, hit = ranked
    return breadth, -hit.count, _NEWEST_FIRST.index(hit.citation.version), hit.citation


def _hits(article: Article, version: str, words: list[str]) -> list[tuple[int, Hit]]:
    """Return the narrowest hits of an article, each with its breadth."""
    within = [
        found
        for place, paragraph in enumerate(article.paragraphs, start=1)
        for found in _hits_in_paragraph(Citation(article.number, place, version=version), paragraph, words)
    ]
    return within or _hits_at([Citation(article.number, version=version)], words, breadth=2)


def _hits_in_paragraph(citation: Citation, paragraph: Paragraph, words: list[str]) -> list[tuple[int, Hit]]:
    if not paragraph.items:
        return _hits_at([citation], words, breadth=0)
    items = [replace(citation, item=item) for item in range(1, len(paragraph.items) + 1)]
    return _hits_at(items, words, breadth=0) or _hits_at([citation], words, breadth=1)


def _hits_at(places: list[Citation], words: list[str], breadth: int) -> list[tuple[int, Hit]]:
    return [(breadth, hit) for citation in places if (hit := _hit(citation, words))]


def _hit(citation: Citation, words: list[str]) -> Hit | None:
    text = citation.text
    occurrences = [[match.span() for match in re.finditer(re.escape(word), text)] for word in words]
    if not all(occurrences):
        return None
    spans = [span for of_word in occurrences for span in of_word]
    return Hit(citation, text, _merged(spans), len(spans))


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
