"""Liability on the terminal: each breach in a line, then every sanction once with its measures and amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.assessment.liability import merged
from zhengdun.cli.language import language, say
from zhengdun.exports.consequences import CONDITIONAL, laws_text, measure_text, provision_text
from zhengdun.law import Fine, OutsideProvision, Sanction, Target, Unit
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment.liability import Liability
    from zhengdun.exports.summary import Names

_MOST_LINES = 200


def print_liabilities(screen: Console, found: Sequence[Liability], names: Names) -> None:
    """Print what each breach can lead to, then the sanctions, article 70 and what to know."""
    screen.print(_table(found[:_MOST_LINES], names))
    if len(found) > _MOST_LINES:
        more = len(found) - _MOST_LINES
        screen.print(say(f"另有 {more} 项，见 --format json|{more} more: see --format json"))
    print_sanctions(screen, found)
    _print_mitigation(screen, found)
    screen.print(
        say(
            "是否适用由主管机关认定。新的规定处罚较轻或者不认为是违法的，适用新的规定（《行政处罚法》第三十七条）。"
            "|Whether they apply is for the authority to find. Where newer law punishes less or no longer, it applies"
            " (Administrative Penalty Law, article 37)."
        ),
        style="dim",
    )


def print_liability(screen: Console, one: Liability) -> None:
    """Print in a few lines when one breach was committed, which articles attach, and what to know about that."""
    lang = language()
    screen.print(f"  {say('行为日|Day of the conduct')}: {one.conduct.text(lang)}", markup=False)
    if any(law.sanctions or law.other_laws for law in one.laws):
        screen.print(f"  {say('法律责任|Liability')}: {laws_text(one.laws, lang)}", markup=False)
    for note in one.notes:
        screen.print(f"  {say('说明|Note')}: {note.get(lang)}", markup=False, style="dim")


def print_sanctions(screen: Console, found: Sequence[Liability]) -> None:
    """Print every sanction once: who may impose it, when, what on whom, and the provisions of other laws."""
    sanctions = merged(sanction for one in found for sanction in one.sanctions)
    if any(sanction.when_zh for sanction in sanctions):
        screen.print(say(CONDITIONAL), style="dim")
    for sanction in sanctions:
        _print_sanction(screen, sanction)
    others = dict.fromkeys(provision for one in found for law in one.laws for provision in law.other_laws)
    if others:
        screen.print(f"\n[bold]{say('违反其他法律的|Breaches of other laws')}[/bold]")
        _print_outside(screen, others)


def _table(found: Iterable[Liability], names: Names) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column(say("条款|Article"), no_wrap=True)
    table.add_column(say("义务与对象|Duty and subject"), ratio=4, overflow="fold")
    table.add_column(say("行为日|Day of the conduct"), ratio=4, overflow="fold")
    table.add_column(say("责任条款|Liability"), ratio=7, overflow="fold")
    table.add_column(say("最高罚款|Highest fine"), ratio=3, overflow="fold")
    for one in found:
        table.add_row(*_row(one, names))
    return table


def _row(one: Liability, names: Names) -> tuple[str, ...]:
    lang = language()
    code = one.finding["subject"]
    name = names.get((one.party.code, one.duty.id, code), code)
    subject = code if name == code else f"{code} {name}"
    notes = "".join(f"\n[dim]{escape(note.get(lang))}[/dim]" for note in one.notes)
    return (
        one.duty.id,
        f"{Label.parse(one.duty.title).get(lang)}\n[dim]{escape(subject)}[/dim]",
        one.conduct.text(lang),
        escape(laws_text(one.laws, lang)) + notes,
        say(
            f"机构 {_highest(one, Target.INSTITUTION)}\n个人 {_highest(one, Target.PERSONS)}"
            f"|institution: {_highest(one, Target.INSTITUTION)}\npersons: {_highest(one, Target.PERSONS)}"
        ),
    )


def _highest(one: Liability, target: Target) -> str:
    """The highest fine in yuan that any of the laws may threaten, whatever its condition."""
    provisions = [provision for sanction in one.sanctions for provision in sanction.outside]
    provisions += [provision for law in one.laws for provision in law.other_laws]
    measures = [measure for sanction in one.sanctions for measure in sanction.measures]
    measures += [measure for provision in provisions for measure in provision.measures]
    fines = [fine for measure in measures if measure.target is target for fine in measure.fines]
    highest = max((fine.most for fine in fines if fine.unit is Unit.YUAN), default=None)
    if highest is None:
        return say("无罚款|no fine")
    return Fine(highest).en if language() == "en" else Fine(highest).zh


def _print_sanction(screen: Console, sanction: Sanction) -> None:
    zh = language() != "en"
    authority, when = (sanction.authority.zh, sanction.when_zh) if zh else (sanction.authority.en, sanction.when_en)
    citation = sanction.citation.zh if zh else sanction.citation.en
    screen.print(f"\n[bold]{citation}[/bold]　{authority}")
    if when:
        screen.print(f"  {say('条件|Condition')}: {when}", markup=False)
    for measure in sanction.measures:
        screen.print(f"  {measure_text(measure, language())}", markup=False)
    _print_outside(screen, sanction.outside)


def _print_outside(screen: Console, provisions: Iterable[OutsideProvision]) -> None:
    lang = language()
    for provision in provisions:
        screen.print(f"  {say('依照|under ')}{provision_text(provision, lang)}", markup=False)
        for measure in provision.measures:
            screen.print(f"    {measure_text(measure, lang)}", markup=False, style="dim")
        unverified = provision.unverified_en if lang == "en" else provision.unverified_zh
        if unverified:
            screen.print(
                f"    {say('未核对、未列出|not checked and left out')}: {unverified}", markup=False, style="dim"
            )


def _print_mitigation(screen: Console, found: Iterable[Liability]) -> None:
    mitigation = next((one.mitigation for one in found if one.mitigation is not None), None)
    if mitigation is None:
        return
    zh = language() != "en"
    citation, scope = (
        (mitigation.citation.zh, mitigation.scope_zh) if zh else (mitigation.citation.en, mitigation.scope_en)
    )
    screen.print(f"\n[bold]{citation}[/bold]　{say('减轻|mitigation')}: {scope}")
    for relief in mitigation.reliefs:
        words = f"{relief.when_zh}：{relief.zh}" if zh else f"{relief.when_en}: {relief.en}"
        screen.print(f"  {words}", markup=False)
