"""Which provision of one version answers to which of another.

The table is ``data/alignment.tsv``, a row for each article of 2023 and for each older provision that was
dropped. In a cell, ``;`` separates citations, ``~`` marks one that is only near, ``-`` means that the version
has no counterpart and ``?`` that the source lacks the text, so that nothing can be said.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from zhengdun.law.citation import Citation
from zhengdun.law.citation_parsing import parse_citation
from zhengdun.law.errors import LawError
from zhengdun.law.versions import VERSIONS

_NONE = "-"
_UNKNOWN = "?"
_NEAR = "~"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What one version has in a row of the table.

    ``same`` are its provisions on the same matter, ``near`` those that only come close. Without either, the
    version has no counterpart if ``known``, and cannot be told if not.
    """

    version: str
    same: tuple[Citation, ...]
    near: tuple[Citation, ...]
    known: bool

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All its provisions, the closest first."""
        return (*self.same, *self.near)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A row of the table: the provisions of each version that answer to each other, and what changed."""

    cells: tuple[Counterpart, ...]
    note_zh: str
    note_en: str

    def of(self, version: str) -> Counterpart:
        """Return what a version has in this row.

        Raises:
            LawError: there is no such version.
        """
        for cell in self.cells:
            if cell.version == version:
                return cell
        raise LawError(f"没有版本“{version}”", f"there is no version “{version}”")

    def touches(self, citation: Citation) -> bool:
        """Tell whether the row has this place, a part of it, or a place that contains it."""
        return any(cited.covers(citation) or citation.covers(cited) for cited in self.of(citation.version).citations)


@cache
def alignment() -> tuple[Alignment, ...]:
    """Return the whole table: the articles of 2023 in order, then the dropped provisions; it is read once."""
    return tuple(_rows())


def counterparts(citation: Citation) -> tuple[Alignment, ...]:
    """Return the rows that concern a citation of any version, in the order of the table.

    A citation of 2023 has exactly one row, that of its article; an older one may have several, or be dropped.

    >>> from zhengdun.law import art
    >>> (row,) = counterparts(art(58))
    >>> row.of("2012").citations, row.of("2022-draft").citations
    ((art(49, version='2012'),), (art(30, 3, version='2022-draft'),))
    >>> [row.of("2023").citations for row in counterparts(art(19, 2, version="2022-draft"))]
    [()]
    """
    return tuple(row for row in alignment() if row.touches(citation))


def _rows() -> Iterator[Alignment]:
    source = files("zhengdun.law").joinpath("data", "alignment.tsv").read_text(encoding="utf-8")
    for record in csv.DictReader(source.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        cells = tuple(_cell(record[version], version) for version in VERSIONS)
        yield Alignment(cells, record["note_zh"], record["note_en"])


def _cell(written: str, version: str) -> Counterpart:
    if written in (_NONE, _UNKNOWN):
        return Counterpart(version, (), (), known=written == _NONE)
    marks = written.split(";")
    same = tuple(parse_citation(mark, version) for mark in marks if not mark.startswith(_NEAR))
    near = tuple(parse_citation(mark[1:], version) for mark in marks if mark.startswith(_NEAR))
    return Counterpart(version, same, near, known=True)
