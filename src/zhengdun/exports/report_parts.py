"""The parts of the HTML report: what one tile, one duty, one parameter shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.assessment.liability import merged
from zhengdun.exports.topics import Heading, heading
from zhengdun.kit.outcomes import Outcome

if TYPE_CHECKING:
    from zhengdun.assessment.beside import SameMatter
    from zhengdun.assessment.liability import Liability
    from zhengdun.assessment.parties import Party
    from zhengdun.exports.lines import Line
    from zhengdun.exports.summary import ArticleOverview
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.outcomes import Reason
    from zhengdun.kit.parameters import Parameter
    from zhengdun.law import Chapter, Sanction
    from zhengdun.ledger.columns import Label


@dataclass(frozen=True)
class Tile:
    """One article on the map; ``overview`` is None where no duty of it was judged."""

    heading: Heading
    overview: ArticleOverview | None


@dataclass(frozen=True)
class ChapterMap:
    """A chapter with all its articles, and its duties by outcome."""

    chapter: Chapter
    tiles: tuple[Tile, ...]

    @property
    def size(self) -> int:
        """How many articles it has."""
        return len(self.tiles)

    def duties(self, outcome: Outcome) -> int:
        """How many duties of the chapter have this as their gravest outcome."""
        return sum(tile.overview.duties.get(outcome, 0) for tile in self.tiles if tile.overview)


@dataclass(frozen=True)
class OfDuty:
    """Something said of one duty."""

    duty: Duty

    @property
    def heading(self) -> Heading:
        """The article under which it is said."""
        return heading(self.duty.cite)


@dataclass(frozen=True)
class Breach(OfDuty):
    """A duty with its breached findings and what follows from each."""

    lines: tuple[Line, ...]
    recipients: tuple[Label, ...]
    liabilities: tuple[Liability, ...]
    matters: tuple[SameMatter, ...]

    @property
    def sanctions(self) -> tuple[Sanction, ...]:
        """Every sanction that can follow, once."""
        return merged(sanction for one in self.liabilities for sanction in one.sanctions)

    @property
    def notes(self) -> tuple[Label, ...]:
        """What to know about that, each once."""
        return tuple(dict.fromkeys(note for one in self.liabilities for note in one.notes))


@dataclass(frozen=True)
class Gap(OfDuty):
    """Findings of one duty that cannot be told for one reason, and what record would help."""

    reason: Reason
    wanted: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Quiet(OfDuty):
    """A duty with its findings that are met or not applicable, by reason."""

    by_reason: tuple[tuple[Reason, tuple[Line, ...]], ...]

    def count(self, outcome: Outcome) -> int:
        """How many findings of this outcome."""
        return sum(len(lines) for reason, lines in self.by_reason if reason.outcome is outcome)


@dataclass(frozen=True)
class InUse:
    """A parameter with the value used; ``own`` is the institution's, None where it has set none."""

    parameter: Parameter
    value: float | None
    own: float | None
    party: Party | None
