"""Which duties bind an institution, and why: by its classes, or by reference (article 74)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.kit.binding import CLASSES, memberships
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers


@dataclass(frozen=True)
class Applicability:
    """Whether a duty binds an institution: ``binds`` is None where its row does not tell.

    ``through`` are the classes by which it is bound, or (where unknown) by which it may be; "referred" is
    article 74.
    """

    institution: str
    duty: Duty
    binds: bool | None
    through: tuple[str, ...]

    def why(self, lang: str) -> str:
        """The reason in words."""
        names = ("; " if lang == "en" else "、").join(CLASSES[key].get(lang) for key in self.through)
        asked = self.duty.binds.text(lang)
        if self.binds:
            return f"is one of: {names}" if lang == "en" else f"属于{names}"
        if self.binds is None:
            return f"not known whether: {names}" if lang == "en" else f"是否属于{names}不明"
        return f"binds only {asked}" if lang == "en" else f"只约束{asked}"


def applicability(ledgers: Ledgers, duties: Sequence[Duty]) -> tuple[Applicability, ...]:
    """Every duty for every institution, in the order of the institutions and of the Measures."""
    found = []
    for institution, member in sorted(memberships(ledgers[Institution]).items()):
        for duty in duties:
            classes = [*duty.binds.keys]
            if duty.by_reference and "operating" in classes:
                classes.append("referred")
            sure = tuple(key for key in classes if member[key])
            unknown = tuple(key for key in classes if member[key] is None)
            binds = True if sure else None if unknown else False
            found.append(Applicability(institution, duty, binds, sure or unknown))
    return tuple(found)
