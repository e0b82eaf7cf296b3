"""Which duties bind an institution, on the terminal: the gist first, then article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.assessment.beside import same_matters
from zhengdun.cli.language import language, say
from zhengdun.exports.matters import matter_text
from zhengdun.exports.topics import article_label, topic
from zhengdun.kit.binding import CLASSES
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.tables.institution import KINDS, Institution

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment.applicability import Applicability, Member
    from zhengdun.kit.grounds import Ground

Key = TypeVar("Key")

_MARKS = {True: "[green]✓[/green]", False: "[bright_black]–[/bright_black]", None: "[yellow]?[/yellow]"}


def print_applicability(screen: Console, found: Sequence[Applicability]) -> None:
    """One institution's duties: how many bind it and by which words, which do not and why, then every article."""
    member = found[0].member
    _print_head(screen, member, found)
    screen.print()
    screen.print(_grounds(member, found))
    screen.print()
    for line in (*_open(found), *_short(member), *_not_binding(found), *_matters(found)):
        screen.print(line, highlight=False)
    screen.print()
    screen.print(_articles(found))


def print_duties(screen: Console, found: Sequence[Applicability]) -> None:
    """Each duty with whether and why it binds, for one institution or several."""
    table = _table("机构、义务、内容、是否约束、原因|Institution、Duty、What、Binds、Why")
    words = {True: say("约束|binds"), False: say("不约束|does not bind"), None: say("不明|unknown")}
    for one in found:
        title = Label.parse(one.duty.title).get(language())
        table.add_row(escape(one.institution), one.duty.id, title, words[one.binds], one.why(language()))
    screen.print(table)


def print_institutions(screen: Console, found: Sequence[Applicability]) -> None:
    """Many institutions: a line each."""
    table = _table("机构、名称、类别、约束、不约束、不明|Institution、Name、Kind、Bind、Do not、Unknown")
    for member, of_it in _by_member(found):
        counts = [str(_count(of_it, binds=binds)) for binds in (True, False, None)]
        table.add_row(escape(member.code), escape(member.row["name"]), _kinds(member), *counts)
    screen.print(table)
    screen.print(
        say("逐条说明一家：--institution 代码|One of them article by article: --institution CODE"), style="dim"
    )


def _by_member(found: Iterable[Applicability]) -> list[tuple[Member, list[Applicability]]]:
    groups = [list(group) for _, group in groupby(found, key=lambda one: one.institution)]
    return [(group[0].member, group) for group in groups]


def _print_head(screen: Console, member: Member, found: Sequence[Applicability]) -> None:
    screen.print(f"[bold]{escape(member.row['name'])}[/bold]　{escape(member.code)}　{_kinds(member)}")
    bind, not_, unknown = (_count(found, binds=binds) for binds in (True, False, None))
    screen.print(
        f"{_MARKS[True]} {say(f'约束 {bind} 项义务|{bind} duties bind it')}　"
        f"{_MARKS[False]} {say(f'不约束 {not_} 项|{not_} do not')}　"
        f"{_MARKS[None]} {say(f'不明 {unknown} 项|{unknown} cannot be told')}"
    )


def _kinds(member: Member) -> str:
    words = [Label.parse(KINDS[kind]).get(language()) for kind in member.kinds]
    if member.classes["cii"]:
        words.append(CLASSES["cii"].get(language()))
    return say("、|, ").join(words)


def _count(found: Iterable[Applicability], *, binds: bool | None) -> int:
    return sum(one.binds is binds for one in found)


def _grounds(member: Member, found: Sequence[Applicability]) -> Table:
    """By which words it is bound; a duty that binds it twice over counts under each."""
    table = _table("约束的依据、条文、义务|Bound as、By the words、Duties")
    for key in CLASSES:
        bound = sum(one.binds is True and key in one.through for one in found)
        for ground in member.grounds(key) if bound else ():
            note = f"\n[dim]{ground.note.get(language())}[/dim]" if ground.note else ""
            table.add_row(CLASSES[key].get(language()), _words(ground) + note, str(bound))
    return table


def _words(ground: Ground) -> str:
    return say(f"{ground.cite.zh}“{ground.quote}”|{ground.cite.en} “{ground.quote}”")


def _open(found: Sequence[Applicability]) -> list[str]:
    """What to fill in, so that it can be told whether it is bound."""
    lines = []
    for cells, of_them in _grouped(found, lambda one: one.blanks, binds=None):
        labels = say("、|, ").join(facts(cell).label.get(language()) for cell in cells)
        sheet, count = Institution.sheet.get(language()), len(of_them)
        lines.append(
            f"{_MARKS[None]} "
            + say(
                f"在台账“{sheet}”中填写{labels}后，可知是否约束 {count} 项"
                f"|Fill in {labels} in the ledger {sheet}: it decides on {count} duties"
            )
        )
    return lines


def _short(member: Member) -> list[str]:
    """Why article 74 does not reach a private fund manager."""
    if not member.falls_short:
        return []
    lang, answer = language(), {True: say("是|yes"), False: say("否|no"), None: "—"}
    own, accounts = Institution.operates_own_systems, Institution.holder_accounts
    held = "—" if member.row[accounts.name] is None else f"{member.row[accounts.name]:,}"
    cells = f"{facts(own).label.get(lang)}: {answer[member.row[own.name]]}; {facts(accounts).label.get(lang)}: {held}"
    (ground,) = member.grounds("referred")
    return [f"{_MARKS[False]} {say('不参照适用|Not bound by reference')}　{cells}　{_words(ground)}"]


def _not_binding(found: Sequence[Applicability]) -> list[str]:
    lines = []
    for why, of_them in _grouped(found, _why, binds=False):
        listed = say("第|Articles ") + say("、|, ").join(_runs(one.duty.cite.article for one in of_them)) + say("条|")
        lines.append(f"{_MARKS[False]} {why}　{len(of_them)} {say('项|duties')}　[dim]{listed}[/dim]")
    return lines


def _runs(articles: Iterable[int]) -> list[str]:
    """The articles once, those that follow one another as the first and the last.

    >>> _runs([8, 16, 16, 17, 18, 53])
    ['8', '16–18', '53']
    """
    runs: list[list[int]] = []
    for article in dict.fromkeys(articles):
        if runs and article == runs[-1][-1] + 1:
            runs[-1].append(article)
        else:
            runs.append([article])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _matters(found: Sequence[Applicability]) -> list[str]:
    """Where several duties bind in one matter: both numbers, and the stricter."""
    matters = same_matters(one.duty for one in found if one.binds)
    if not matters:
        return []
    heading = say("同一事项有几项义务的|Several duties in one matter")
    return [f"\n[bold]{heading}[/bold]", *(f"  {escape(matter_text(matter, language()))}" for matter in matters)]


def _articles(found: Sequence[Applicability]) -> Table:
    table = _table("条、约束、不约束或者不明|Article、Binds、Does not, or unknown")
    for article, group in groupby(found, key=lambda one: one.duty.cite.article):
        of_it = list(group)
        heading = f"{article_label(article).get(language())} {topic(article).get(language())}"
        bound = _reasons(of_it, _through, binds=True)
        others = _reasons(of_it, _why, binds=False) + _reasons(of_it, _why, binds=None)
        table.add_row(heading, "\n".join(bound), "\n".join(others))
    return table


def _reasons(
    of_it: Sequence[Applicability], reason: Callable[[Applicability], str], *, binds: bool | None
) -> list[str]:
    """The duties of an article with one verdict, those with one reason in a line."""
    return [
        f"{_MARKS[binds]} [dim]{words}[/dim]　{say('、|, ').join(one.duty.id for one in alike)}"
        for words, alike in _grouped(of_it, reason, binds=binds)
    ]


def _through(one: Applicability) -> str:
    """As what it is bound; by which words is told above the table."""
    return say("、|, ").join(CLASSES[key].get(language()) for key in one.through)


def _why(one: Applicability) -> str:
    return one.why(language())


def _grouped(
    found: Iterable[Applicability], by: Callable[[Applicability], Key], *, binds: bool | None
) -> list[tuple[Key, list[Applicability]]]:
    """Those with this verdict, alike by something."""
    groups: dict[Key, list[Applicability]] = {}
    for one in found:
        if one.binds is binds:
            groups.setdefault(by(one), []).append(one)
    return list(groups.items())


def _table(headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in say(headings).split("、"):
        table.add_column(heading, overflow="fold")
    return table
