"""Which duties bind an institution, and why: by its classes, or by reference (article 74)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dataframely as dy

from zhengdun.kit.binding import CLASSES, left_open_by, memberships
from zhengdun.kit.grounds import Ground, grounds
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers


@dataclass(frozen=True)
class Member:
    """An institution and the classes that it is of: None where its ``row`` does not tell."""

    row: Mapping[str, Any]
    classes: Mapping[str, bool | None]

    @property
    def code(self) -> str:
        """The institution's code."""
        return str(self.row["institution"])

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its own kind, then what it is beside that."""
        return (self.row["kind"], *(self.row["also"] or ()))

    def grounds(self, key: str) -> tuple[Ground, ...]:
        """The words of the Measures that make it one of the class ``key``."""
        return grounds(key, self.kinds)

    @property
    def falls_short(self) -> bool:
        """Whether article 74 names its kind, but it does not reach what that asks of private fund managers."""
        return bool(self.grounds("referred")) and self.classes["referred"] is False

    def blanks(self, key: str) -> tuple[dy.Column, ...]:
        """The blank cells that leave open whether it is one of the class ``key``."""
        return left_open_by(key, self.row)


@dataclass(frozen=True)
class Applicability:
    """Whether a duty binds an institution: ``binds`` is None where its row does not tell.

    ``through`` are the classes by which it is bound, or (where unknown) by which it may be; "referred" is
    article 74.
    """

    member: Member
    duty: Duty
    binds: bool | None
    through: tuple[str, ...]

    @property
    def institution(self) -> str:
        """The institution's code."""
        return self.member.code

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The words of the Measures by which it is bound, or may be."""
        return tuple(dict.fromkeys(ground for key in self.through for ground in self.member.grounds(key)))

    @property
    def blanks(self) -> tuple[dy.Column, ...]:
        """The blank cells that leave open whether it is bound."""
        return () if self.binds is not None else tuple(cell for key in self.through for cell in self.member.blanks(key))

    @property
    def left_out_by_reference(self) -> bool:
        """Whether article 74 would make it bind, but for its not being among what applies by reference."""
        return not self.binds and not self.duty.by_reference and self.member.classes["referred"] is not False

    def why(self, lang: str) -> str:
        """The reason in words."""
        en = lang == "en"
        names = (", " if en else "、").join(self._class(key, lang) for key in self.through)
        if self.binds:
            return f"is one of: {names}" if en else f"属于{names}"
        if self.binds is None:
            cells = (", " if en else "、").join(facts(cell).label.get(lang) for cell in self.blanks)
            return f"not known whether: {names}; blank: {cells}" if en else f"是否属于{names}不明：未填写{cells}"
        asked = self.duty.binds.text(lang)
        but = ""
        if self.left_out_by_reference:
            but = ", not those of article 74" if en else "，参照适用时不包括"
        return f"binds only {asked}{but}" if en else f"只约束{asked}{but}"

    def _class(self, key: str, lang: str) -> str:
        places = [(ground.cite.en if lang == "en" else ground.cite.zh) for ground in self.member.grounds(key)]
        name = CLASSES[key].get(lang)
        return f"{name} ({', '.join(places)})" if lang == "en" else f"{name}（{'、'.join(places)}）"


def members(ledgers: Ledgers) -> tuple[Member, ...]:
    """The institutions in the ledgers, by code."""
    classes = memberships(ledgers[Institution])
    rows = ledgers[Institution].sort("institution").iter_rows(named=True)
    return tuple(Member(row, classes[row["institution"]]) for row in rows)


def applicability(ledgers: Ledgers, duties: Sequence[Duty]) -> tuple[Applicability, ...]:
    """Every duty for every institution, in the order of the institutions and of the Measures."""
    return tuple(_whether(duty, member) for member in members(ledgers) for duty in duties)


def _whether(duty: Duty, member: Member) -> Applicability:
    classes = duty.binds.including(by_reference=duty.by_reference)
    sure = tuple(key for key in classes if member.classes[key])
    unknown = tuple(key for key in classes if member.classes[key] is None)
    return Applicability(member, duty, True if sure else None if unknown else False, sure or unknown)
