"""What changed between the versions, word by word: data only, nothing is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from zhengdun.law.alignment import Counterpart, counterparts
from zhengdun.law.citation import Citation, art
from zhengdun.law.errors import LawError
from zhengdun.law.versions import CURRENT
from zhengdun.law.words import cut

# Below this share of common words two texts are rewritten rather than amended: what they share is chance.
_REWRITTEN_BELOW = 0.2
# An equal run splits a change in two only if it has more than one character and is longer than a quarter of
# its smaller neighbour: otherwise it tears the change apart and tells the reader nothing.
_QUARTER = 4


class Change(StrEnum):
    """What happened to a run of words."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words that all fared the same. A replacement is a removed run and then an added one."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One version's side of a comparison.

    ``segments`` are its own words only: in an older version marked as removed where 2023 no longer has them;
    in 2023 marked as added where the version before it that has a counterpart lacks them. Empty where the
    version has no counterpart, or where that cannot be told (see ``counterpart.known``).
    """

    counterpart: Counterpart
    text: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article of 2023 beside its counterparts in the older versions, oldest first."""

    citation: Citation
    columns: tuple[Column, ...]
    note_zh: str
    note_en: str

    def column(self, version: str) -> Column:
        """Return the column of a version.

        Raises:
            LawError: there is no such version.
        """
        for column in self.columns:
            if column.counterpart.version == version:
                return column
        raise LawError(f"没有版本“{version}”", f"there is no version “{version}”")

    def between(self, old: str, new: str) -> tuple[Segment, ...]:
        """Return how the words of one version became those of another.

        Raises:
            LawError: there is no such version.
        """
        return differences(self.column(old).text, self.column(new).text)


def compare(article: int) -> Comparison:
    """Set an article of 2023 beside its counterparts.

    Raises:
        LawError: there is no such article.

    >>> [segment.text for segment in compare(17).between("2022-draft", "2023") if segment.change != "equal"]
    ['其他']
    """
    citation = art(article)
    (row,) = counterparts(citation)
    texts = {cell.version: "\n".join(cited.text for cited in cell.citations) for cell in row.cells}
    columns = tuple(Column(cell, texts[cell.version], _own(cell.version, texts)) for cell in row.cells)
    return Comparison(citation, columns, row.note_zh, row.note_en)


def differences(old: str, new: str) -> tuple[Segment, ...]:
    """Return how one text became another, as runs of words.

    The equal and removed runs joined are the old text, the equal and added ones the new.

    >>> [(segment.change.value, segment.text) for segment in differences("每半年一次", "每年一次")]
    [('equal', '每'), ('removed', '半年'), ('added', '年'), ('equal', '一次')]
    """
    return tuple(_joined(_without_splinters(_steps(cut(old), cut(new)))))


@dataclass(frozen=True, slots=True)
class _Step:
    """Words that were removed and those that took their place; the same words where nothing changed."""

    before: str
    after: str

    @property
    def is_equal(self) -> bool:
        return self.before == self.after

    @property
    def size(self) -> int:
        return max(len(self.before), len(self.after))


def _steps(old: tuple[str, ...], new: tuple[str, ...]) -> list[_Step]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _REWRITTEN_BELOW:
        return [_Step("".join(old), "".join(new))]
    return [
        _Step("".join(old[first:last]), "".join(new[start:end])) for _, first, last, start, end in matcher.get_opcodes()
    ]


def _without_splinters(steps: list[_Step]) -> list[_Step]:
    """Merge changes that only a splinter of equal words holds apart."""

    def stays_equal(place: int) -> bool:
        step = steps[place]
        if not step.is_equal or place in (0, len(steps) - 1):
            return step.is_equal
        neighbours = min(steps[place - 1].size, steps[place + 1].size)
        return step.size > 1 and step.size * _QUARTER > neighbours

    runs = [list(places) for _, places in groupby(range(len(steps)), key=stays_equal)]
    return [
        _Step("".join(steps[place].before for place in run), "".join(steps[place].after for place in run))
        for run in runs
    ]


def _joined(steps: list[_Step]) -> Iterator[Segment]:
    for step in steps:
        if step.is_equal:
            yield Segment(Change.EQUAL, step.before)
            continue
        if step.before:
            yield Segment(Change.REMOVED, step.before)
        if step.after:
            yield Segment(Change.ADDED, step.after)


def _own(version: str, texts: dict[str, str]) -> tuple[Segment, ...]:
    """Return a version's own words, marked by what they were before or became after."""
    if not texts[version]:
        return ()
    if version == CURRENT:
        older = [text for key, text in texts.items() if key != CURRENT and text]
        return _without(Change.REMOVED, differences(older[-1] if older else "", texts[CURRENT]))
    return _without(Change.ADDED, differences(texts[version], texts[CURRENT]))


def _without(change: Change, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    kept = (segment for segment in segments if segment.change is not change)
    runs = groupby(kept, key=lambda segment: segment.change)
    return tuple(Segment(fared, "".join(segment.text for segment in run)) for fared, run in runs)
