"""How far a person can be singled out by quasi-identifiers: k-anonymity and l-diversity.

k-anonymity: Sweeney, "k-anonymity: a model for protecting privacy" (2002). l-diversity, distinct and by entropy:
Machanavajjhala et al., "l-Diversity: privacy beyond k-anonymity" (2007). Blank cells are a value of their own: what
was suppressed looks alike. The grades of GB/T 42460-2023 are not on record and are not given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from zhengdun.privacy.errors import PolicyError

SIZES: tuple[tuple[int, int | None], ...] = ((1, 1), (2, 4), (5, 9), (10, 49), (50, None))
"""The sizes of classes that a report tells apart: from and to, both included; the last is open."""


@dataclass(frozen=True)
class Diversity:
    """How varied a sensitive attribute is within the classes.

    ``distinct`` and ``entropy`` are the least over all classes: the number of different values, and the exponential
    of the entropy (as many values as equally frequent ones would be). ``exposed_rows`` are in classes where all
    share one value, so that belonging to the class gives it away.
    """

    attribute: str
    distinct: int
    entropy: float
    exposed_rows: int


@dataclass(frozen=True)
class Anonymity:
    """The classes of rows that look alike in ``quasi``.

    ``k`` is the size of the smallest class, None where there are no rows. ``by_size`` counts the rows in classes of
    each of :data:`SIZES`.
    """

    quasi: tuple[str, ...]
    rows: int
    classes: int
    k: int | None
    by_size: tuple[int, ...]
    diversities: tuple[Diversity, ...]

    def rows_below(self, k: int) -> int:
        """How many rows are in classes of fewer than ``k``; ``k`` must be where a size begins."""
        starts = [start for start, _ in SIZES]
        return sum(self.by_size[: starts.index(k)])


def anonymity(frame: pl.DataFrame | pl.LazyFrame, quasi: Sequence[str], sensitive: Sequence[str] = ()) -> Anonymity:
    """Measure k-anonymity of the columns ``quasi``, and l-diversity of each of the columns ``sensitive`` in it.

    Args:
        frame: the data after protection; read in a streaming way.
        quasi: quasi-identifiers, such as birth year, sex and district.
        sensitive: attributes that belonging to a class should not give away.

    Raises:
        PolicyError: a column that is not there, or none named.

    >>> people = pl.DataFrame({"区": ["甲", "甲", "乙"], "年": [1980, 1980, 1991], "等级": ["高", "低", "高"]})
    >>> found = anonymity(people, ["区", "年"], ["等级"])
    >>> found.k, found.classes, found.rows_below(2), found.diversities[0].distinct
    (1, 2, 1, 1)
    """
    lazy = frame.lazy()
    _require_columns(lazy.collect_schema().names(), [*quasi, *sensitive])
    if not quasi:
        raise PolicyError("未指定准标识列", "no quasi-identifier is named")
    sizes = lazy.group_by(quasi).len("rows").group_by("rows").len("classes").collect(engine="streaming")
    return Anonymity(
        quasi=tuple(quasi),
        rows=int((sizes["rows"] * sizes["classes"]).sum()),
        classes=int(sizes["classes"].sum()),
        k=None if sizes.is_empty() else int(sizes["rows"].min()),  # type: ignore[arg-type]
        by_size=tuple(_rows_between(sizes, least, most) for least, most in SIZES),
        diversities=tuple(_diversity(lazy, quasi, attribute) for attribute in sensitive if not sizes.is_empty()),
    )


def _rows_between(sizes: pl.DataFrame, least: int, most: int | None) -> int:
    rows = pl.col("rows")
    within = sizes.filter((rows >= least) & (rows <= most if most is not None else pl.lit(value=True)))
    return int((within["rows"] * within["classes"]).sum())


def _diversity(lazy: pl.LazyFrame, quasi: Sequence[str], attribute: str) -> Diversity:
    share = pl.col("rows") / pl.col("rows").sum()
    of_class = (
        lazy.group_by([*quasi, attribute])
        .len("rows")
        .group_by(quasi)
        .agg(distinct=pl.len(), entropy=-(share * share.log()).sum(), rows=pl.col("rows").sum())
    )
    exposed = pl.col("rows").filter(pl.col("distinct") == 1).sum()
    found = of_class.select(pl.col("distinct").min(), pl.col("entropy").min().exp(), exposed=exposed)
    distinct, entropy, exposed_rows = found.collect(engine="streaming").row(0)
    return Diversity(attribute, int(distinct), float(entropy), int(exposed_rows))


def _require_columns(present: Sequence[str], wanted: Sequence[str]) -> None:
    missing = [name for name in wanted if name not in present]
    if missing:
        raise PolicyError(
            f"没有这些列：{'、'.join(missing)}；现有：{'、'.join(present)}",
            f"no such columns: {', '.join(missing)}; there are: {', '.join(present)}",
        )
