"""What can still be read after a run: the output looked over by the second opinion, batch by batch.

Three questions, each with its own answer where it cannot be told:

- Is anything legible of a kind that was to be made illegible (masked, sealed, suppressed, generalised)?
- Is anything legible that is the same as in the input, of a kind that was to be replaced (a pseudonym looks like
  the real thing, so that only the input can tell)? Without the input: cannot tell.
- Is a protected cell the same as in the input?

Only counts and the numbers of rows leave this module, never a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.proof.reference import candidates, sightings

if TYPE_CHECKING:
    import pyarrow as pa

_SHOWN_ROWS = 20
_SAMPLED_ROWS = 10_000
"""In how many rows what the policy leaves legible is counted: it is for information, and slow."""


class Treatment(StrEnum):
    """What a run was to do with a kind in a column."""

    ILLEGIBLE = "illegible"
    REPLACED = "replaced"
    KEPT = "kept"


class Residue(StrEnum):
    """What is left: two kinds of failure, what cannot be told, and what the policy itself leaves legible."""

    LEGIBLE = "legible"
    UNCHANGED = "unchanged"
    CANNOT_TELL = "cannot_tell"
    LEFT_BY_POLICY = "left_by_policy"


FAILURES = frozenset({Residue.LEGIBLE, Residue.UNCHANGED})
"""With one of these the output is not what the policy promises."""


@dataclass(frozen=True)
class Promise:
    """What the policy promises of one column.

    Args:
        column: its name.
        kinds: what becomes of each kind in it; kinds left out stay as they are.
        whole: the kind of the column, where each cell is one value of it; None for free text.
    """

    column: str
    kinds: Mapping[Kind, Treatment]
    whole: Kind | None = None

    def of(self, kind: Kind) -> Treatment:
        """What becomes of values of ``kind`` in this column."""
        return self.kinds.get(kind, Treatment.KEPT)

    def kinds_that_are(self, treatment: Treatment) -> frozenset[Kind]:
        """The kinds of which ``treatment`` becomes in this column."""
        return frozenset(kind for kind, what in self.kinds.items() if what is treatment)


_Left = tuple[Kind, Residue, pl.Series]
"""What is left in a batch: of which kind, what, and in which of its rows, counted from 0."""


@dataclass
class ResidualScan:
    """What was found so far: counts by column, kind and residue, and the first rows of each (counted from 1).

    Call :meth:`look` with each batch in the order of the file.
    """

    promises: tuple[Promise, ...]
    counts: Counter[tuple[str, Kind, Residue]] = field(default_factory=Counter)
    rows: dict[tuple[str, Kind, Residue], list[int]] = field(default_factory=dict)
    rows_seen: int = 0

    @property
    def passed(self) -> bool:
        """Whether nothing is left that the policy promises to protect, as far as the second opinion can see."""
        return not any(residue in FAILURES for _, _, residue in self.counts)

    @property
    def uncertain(self) -> bool:
        """Whether something could not be told, for want of the input."""
        return any(residue is Residue.CANNOT_TELL for _, _, residue in self.counts)

    def look(self, output: pa.RecordBatch, before: pa.RecordBatch | None = None) -> None:
        """Look over one batch of the output; ``before`` is the same rows of the input, where it is at hand."""
        for promise in self.promises:
            after = _texts(output, promise.column)
            earlier = None if before is None else _texts(before, promise.column)
            for kind, residue, rows in self._residues(promise, after, earlier):
                self._note((promise.column, kind, residue), rows)
        self.rows_seen += output.num_rows

    def _note(self, key: tuple[str, Kind, Residue], rows: pl.Series) -> None:
        if rows.is_empty():
            return
        self.counts[key] += len(rows)
        shown = self.rows.setdefault(key, [])
        shown.extend((rows[: _SHOWN_ROWS - len(shown)] + self.rows_seen + 1).to_list())

    def _residues(self, promise: Promise, after: pl.Series, before: pl.Series | None) -> Iterator[_Left]:
        treatment = None if promise.whole is None else promise.of(promise.whole)
        if promise.whole is not None and (
            treatment is Treatment.REPLACED or (treatment is Treatment.ILLEGIBLE and before is not None)
        ):
            yield _unchanged(promise.whole, after, before)
        if treatment is Treatment.REPLACED:
            return
        for row in self._worth_a_look(promise, after, before):
            earlier = None if before is None else before[row] or ""
            yield from ((*found, pl.Series([row])) for found in _in_a_cell(promise, after[row], earlier))

    def _worth_a_look(self, promise: Promise, after: pl.Series, before: pl.Series | None) -> pl.Series:
        """The rows that Python has to judge; of what the policy keeps, only the first ones of the file are."""
        illegible, replaced = promise.kinds_that_are(Treatment.ILLEGIBLE), promise.kinds_that_are(Treatment.REPLACED)
        wanted = after.str.contains(candidates(illegible)).fill_null(value=False)
        if before is None:
            wanted |= after.str.contains(candidates(replaced)).fill_null(value=False)
        else:
            wanted |= _share_a_candidate(after, before, candidates(replaced))
        sample = max(_SAMPLED_ROWS - self.rows_seen, 0)
        in_sample = pl.int_range(len(after), eager=True) < sample
        return (wanted | (in_sample & after.str.contains(candidates()).fill_null(value=False))).arg_true()


def _in_a_cell(promise: Promise, after: str, before: str | None) -> Iterator[tuple[Kind, Residue]]:
    """What is left in one cell; ``before`` is None where the input is not at hand."""
    earlier = None if before is None else {(one.kind, one.value) for one in sightings(before)}
    for kind, values in _by_kind(after).items():
        treatment = promise.of(kind)
        if treatment is Treatment.ILLEGIBLE:
            yield kind, Residue.LEGIBLE
        elif treatment is Treatment.KEPT:
            yield kind, Residue.LEFT_BY_POLICY
        elif earlier is None:
            yield kind, Residue.CANNOT_TELL
        elif any((kind, value) in earlier for value in values):
            yield kind, Residue.UNCHANGED


def _by_kind(text: str) -> dict[Kind, set[str]]:
    found: dict[Kind, set[str]] = {}
    for one in sightings(text):
        found.setdefault(one.kind, set()).add(one.value)
    return found


def _unchanged(kind: Kind, after: pl.Series, before: pl.Series | None) -> _Left:
    """The cells that are the same as before; all that hold something where that cannot be told."""
    holds = after.str.len_bytes() > 0
    if before is None:
        return kind, Residue.CANNOT_TELL, holds.fill_null(value=False).arg_true()
    return kind, Residue.UNCHANGED, (holds & (after == before)).fill_null(value=False).arg_true()


def _share_a_candidate(after: pl.Series, before: pl.Series, expression: str) -> pl.Series:
    """The rows in which something that looks like a value stands in the output as it stood in the input."""
    both = pl.DataFrame({"after": after.str.extract_all(expression), "before": before.str.extract_all(expression)})
    shared = both.select(pl.col("after").list.set_intersection("before").list.len() > 0).to_series()
    return shared.fill_null(value=False)


def _texts(batch: pa.RecordBatch, column: str) -> pl.Series:
    series = pl.Series(column, batch.column(column))
    return series if series.dtype == pl.String else series.cast(pl.String)
