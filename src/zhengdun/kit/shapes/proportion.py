"""What a threshold asks, as a proportion of two measures: so that thresholds on the same two can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhengdun.ledger.columns import Label


@dataclass(frozen=True)
class Proportion:
    """``measure`` must be ``factor`` × ``base`` or more (``floor``), or that or less.

    The factor itself suffices where it is ``inclusive``: 以上 includes the number, 以下 does not (article 71(7)).
    """

    measure: Label
    base: Label
    factor: float
    floor: bool
    inclusive: bool

    def turned(self) -> Proportion:
        """The same, told of the other measure: twice the peak or more is a peak of half or less.

        >>> width = Proportion(Label("带宽", "bandwidth"), Label("峰值", "peak"), 2, floor=True, inclusive=True)
        >>> width.text("zh"), width.turned().text("zh")
        ('带宽 ≥ 2 × 峰值', '峰值 ≤ 50% × 带宽')
        """
        return Proportion(self.base, self.measure, 1 / self.factor, not self.floor, self.inclusive)

    def told_as(self, other: Proportion) -> Proportion | None:
        """The same, told of the measure and in the direction that ``other`` is; None where the measures are others."""
        wanted = (other.measure, other.base, other.floor)
        return next((one for one in (self, self.turned()) if (one.measure, one.base, one.floor) == wanted), None)

    @property
    def strictness(self) -> tuple[float, bool]:
        """Of two told alike the one with the greater is the stricter: the higher floor, the lower ceiling.

        Of two with one number the one that shuts it out.
        """
        return (self.factor if self.floor else -self.factor), not self.inclusive

    def text(self, lang: str) -> str:
        """It in a line; a floor as a multiple, a ceiling as a percentage."""
        sign = {(True, True): "≥", (True, False): ">", (False, True): "≤", (False, False): "<"}
        factor = f"{self.factor:g}" if self.floor else f"{self.factor * 100:g}%"
        return f"{self.measure.get(lang)} {sign[self.floor, self.inclusive]} {factor} × {self.base.get(lang)}"


def told_alike(proportions: Iterable[Proportion | None]) -> Sequence[Proportion] | None:
    """All of them told of one measure, as a ceiling where one of them is; None where they cannot be compared."""
    given = list(proportions)
    known = [one for one in given if one is not None]
    if len(known) < len(given) or not known:
        return None
    first = next((one for one in known if not one.floor), known[0])
    told = [one.told_as(first) for one in known]
    return None if None in told else [one for one in told if one is not None]
