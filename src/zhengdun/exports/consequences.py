"""What follows from a breach: to whom to report, and which sanctions can attach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.kit.recipients import recipient
from zhengdun.law import CURRENT, VERSIONS, Kind, Measure, Sanction, Target, liability
from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from datetime import date

    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers

_OWN_KIND = {"core": Kind.CORE, "service": Kind.SERVICE}
_WITHOUT = {"association", "other"}


@dataclass(frozen=True)
class Party:
    """An institution, as far as consequences depend on who it is."""

    code: str
    name: str
    kind: str
    cii: bool
    bureau: str | None

    @property
    def liable_as(self) -> Kind | None:
        """As which kind articles 62 to 69 strike it: those bound by reference (article 74) as operating institutions.

        >>> Party("A", "示例证券", "securities", False, None).liable_as
        <Kind.OPERATING: 'operating'>
        """
        return None if self.kind in _WITHOUT else _OWN_KIND.get(self.kind, Kind.OPERATING)


def parties(ledgers: Ledgers) -> tuple[Party, ...]:
    """The institutions in the ledgers, by code."""
    rows = ledgers[Institution].sort("institution").iter_rows(named=True)
    return tuple(
        Party(row["institution"], row["name"], row["kind"], bool(row["cii_operator"]), row["bureau"]) for row in rows
    )


def recipients(institutions: Iterable[Party]) -> tuple[Label, ...]:
    """To whom these institutions report, each recipient once."""
    return tuple(dict.fromkeys(recipient(party.kind, party.bureau) for party in institutions))


def sanctions(duty: Duty, institutions: Iterable[Party], on: date) -> tuple[Sanction, ...]:
    """The sanctions that a breach on ``on`` can lead to for these institutions.

    None before the Measures were law, and none for a breach of another version: only theirs are on record.
    """
    if duty.version != CURRENT or not VERSIONS[CURRENT].in_force(on):
        return ()
    found = {
        sanction.citation: sanction
        for party in institutions
        if party.liable_as is not None
        for sanction in liability(duty.cite, party.liable_as, cii=party.cii, on=on)
    }
    return tuple(found[citation] for citation in sorted(found))


def measure_text(measure: Measure, lang: str) -> str:
    """One measure in a line: on whom, when, what.

    >>> from zhengdun.law import Fine
    >>> measure_text(Measure(Target.INSTITUTION, ("警告",), ("warning",), fines=(Fine(100_000),)), "zh")
    '对机构：警告、10万元以下罚款'
    """
    zh = lang != "en"
    whom = (measure.who_zh or "责任人员") if zh else (measure.who_en or "those responsible")
    if measure.target is Target.INSTITUTION:
        whom = "机构" if zh else "the institution"
    when = measure.when_zh if zh else measure.when_en
    what = [*(measure.zh if zh else measure.en), *(fine.zh if zh else fine.en for fine in measure.fines)]
    if zh:
        return f"对{whom}{f'（{when}）' if when else ''}：{'、'.join(what)}"
    return f"on {whom}{f' ({when})' if when else ''}: {', '.join(what)}"
