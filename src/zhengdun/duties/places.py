"""Every place of an earlier version: the duties that realise it, why there is none, or that its words are missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhengdun.duties.registry import duties_of
from zhengdun.duties.rules import not_duties
from zhengdun.law import art, load

_MISSING = "条文未收录，无从判断|The words are not on record: it cannot be told"


@dataclass(frozen=True)
class Place:
    """A paragraph (an article where it has one), or a gap in the text.

    ``number`` is as in ``21.3``, or what the gap is called; ``reason``, ``中文|English``, is None where there are
    duties.
    """

    number: str
    duties: tuple[str, ...]
    reason: str | None


def places(version: str) -> tuple[Place, ...]:
    """The whole of a version in its order, gaps included.

    >>> [(place.number, place.duties) for place in places("2012")][5:7]
    [('12', ('2012:12a', '2012:12b', '2012:12c')), ('13', ('2012:13a',))]
    """
    found = [*_written(version), *_missing(version)]
    return tuple(place for _, place in sorted(found, key=lambda one: one[0]))


_Position = tuple[int, int]


def _written(version: str) -> Iterator[tuple[_Position, Place]]:
    reasons = not_duties(version)
    for article in load(version).articles:
        for number in range(1, len(article.paragraphs) + 1):
            cited = art(article.number, number, version=version)
            ids = tuple(duty.id for duty in duties_of(version) if cited.covers(duty.cite))
            yield (article.number, number), Place(cited.short, ids, reasons.get(cited.short))


def _missing(version: str) -> Iterator[tuple[_Position, Place]]:
    for gap in load(version).gaps:
        last = "+" if gap.last is None else "" if gap.last == gap.first else f"-{gap.last}"
        part = "" if gap.part is None else f" {gap.part}"
        yield (gap.first, 0), Place(f"{gap.first}{last}{part}", (), _MISSING)
