"""What follows from a breach, in words: to whom to report, what can be imposed on whom, under which law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zhengdun.kit.recipients import recipient
from zhengdun.law import Measure, OutsideProvision, Sanction, Target

if TYPE_CHECKING:
    from zhengdun.assessment.liability import LawOfTheDay
    from zhengdun.assessment.parties import Party
    from zhengdun.ledger.columns import Label


def recipients(institutions: Iterable[Party]) -> tuple[Label, ...]:
    """To whom these institutions report, each recipient once."""
    return tuple(dict.fromkeys(recipient(party.kind, party.bureau) for party in institutions))


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


def provision_text(provision: OutsideProvision, lang: str) -> str:
    """A provision of another law: its citation, the days of conduct for which it has that number, whom it names.

    >>> from zhengdun.law import art, liability
    >>> from datetime import date
    >>> (old,) = liability(art(9), "core", on=date(2025, 12, 31))[1].outside
    >>> provision_text(old, "zh"), provision_text(old, "en")
    ('《网络安全法》第59条第1款（适用于2026-01-01前的行为）',
     'Cybersecurity Law, Article 59(1) (for conduct before 2026-01-01)')
    """
    zh = lang != "en"
    limits = []
    if provision.since is not None:
        limits.append(f"适用于{provision.since}起的行为" if zh else f"for conduct from {provision.since} on")
    if provision.until is not None:
        limits.append(f"适用于{provision.until}前的行为" if zh else f"for conduct before {provision.until}")
    if provision.only_zh:
        limits.append(f"仅限{provision.only_zh}" if zh else f"only {provision.only_en}")
    inside = ("；" if zh else "; ").join(limits)
    if not inside:
        return provision.zh if zh else provision.en
    return f"{provision.zh}（{inside}）" if zh else f"{provision.en} ({inside})"


def provisions_text(provisions: Iterable[OutsideProvision], lang: str) -> str:
    """Provisions in a line, each law named once.

    >>> from zhengdun.law import art, liability
    >>> from datetime import date
    >>> provisions_text(liability(art(9), "core", on=date(2026, 1, 1))[1].outside, "zh")
    '《网络安全法》第61条第1款、第61条第3款'
    """
    zh = lang != "en"
    laws: dict[str, list[str]] = {}
    for provision in provisions:
        law, place = (provision.law_zh, provision.place_zh) if zh else (provision.law_en, provision.place_en)
        laws.setdefault(law, []).append(place)
    if zh:
        return "、".join(f"《{law}》{'、'.join(places)}" for law, places in laws.items())
    return ", ".join(f"{law}, {', '.join(places)}" for law, places in laws.items())


def sanction_text(sanction: Sanction, lang: str) -> str:
    """A sanction in a few words: its article, a star where that has conditions of its own, the law it leads to.

    Where the article names the measures itself, other laws are left out.
    """
    zh = lang != "en"
    words = (sanction.citation.zh if zh else sanction.citation.en) + ("*" if sanction.when_zh else "")
    if sanction.measures or not sanction.outside:
        return words
    outside = provisions_text(sanction.outside, lang)
    return f"{words}（{outside}）" if zh else f"{words} ({outside})"


def law_text(law: LawOfTheDay, lang: str) -> str:
    """What attaches under one law, in a line; a dash where nothing does."""
    found = [sanction_text(sanction, lang) for sanction in law.sanctions]
    if law.other_laws:
        found.append(provisions_text(law.other_laws, lang))
    return ("; " if lang == "en" else "；").join(found) or "—"


def laws_text(laws: Sequence[LawOfTheDay], lang: str) -> str:
    """What attaches; with the days of each law, a line each, where the day of the conduct leaves open which."""
    if len(laws) == 1:
        return law_text(laws[0], lang)
    to = " to " if lang == "en" else " 至 "
    days = {law: f"{law.first}" if law.first == law.last else f"{law.first}{to}{law.last}" for law in laws}
    return "\n".join(f"{days[law]}: {law_text(law, lang)}" for law in laws)


CONDITIONAL = "* 仅在该条所列情形下适用|* only under the conditions that the article names"
"""What the star of :func:`sanction_text` means, ``中文|English``."""
