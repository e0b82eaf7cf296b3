"""Whether data count as masked: what the ledger says of them, and the runs that prove or refute it."""

from __future__ import annotations

from dataclasses import dataclass

import dataframely as dy
import polars as pl

from zhengdun.kit.rows import Related, last
from zhengdun.ledger.tables.masking import MaskingRun


@dataclass(frozen=True, eq=False)
class Masked:
    """Whether the data of a subject are masked, by its flag ``said`` and its latest run.

    Unmasked data on record stay unmasked whatever was run before. Otherwise the latest run decides in which somebody
    looked for what was left; where there is none, the flag does.
    """

    said: dy.Column
    clean: Related
    spoiled: Related

    @property
    def facts(self) -> tuple[Related, ...]:
        """What stands beside the subject for :attr:`expr`."""
        return self.clean, self.spoiled

    @property
    def expr(self) -> pl.Expr:
        """True, false, or null where it is unknown."""
        clean, spoiled = pl.col(self.clean.name), pl.col(self.spoiled.name)
        return (
            pl.when(~self.said.col)
            .then(statement=False)
            .when(spoiled.is_not_null() & (clean.is_null() | (clean <= spoiled)))
            .then(statement=False)
            .when(clean.is_not_null())
            .then(statement=True)
            .otherwise(self.said.col)
        )


def masked(said: dy.Column) -> Masked:
    """Whether the data of the subjects are masked; ``said`` is the flag in their own ledger."""
    return Masked(
        said,
        clean=last(MaskingRun.run_at, MaskingRun.nothing_left.col),
        spoiled=last(MaskingRun.run_at, ~MaskingRun.nothing_left.col),
    )
