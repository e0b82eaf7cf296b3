"""What changes between two versions, on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.assessment.impact import Status
from zhengdun.cli.language import language, say
from zhengdun.exports.reading import what_if
from zhengdun.law import CURRENT, VERSIONS
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from zhengdun.assessment.impact import Impact, Move, Number
    from zhengdun.kit.duty import Duty

_COLOURS = {
    Status.ADDED: "red",
    Status.TIGHTENED: "red",
    Status.DROPPED: "green",
    Status.LOOSENED: "green",
    Status.REWORDED: "dim",
    Status.UNCHANGED: "dim",
    Status.NO_TEXT: "yellow",
}
_MOST_SUBJECTS = 5


def print_impact(screen: Console, found: Sequence[Impact], before: str, after: str, on: date) -> None:
    """Print the head, every duty that asks something else or changes an outcome, and how many there are."""
    screen.print(f"[bold]{_name(before)} → {_name(after)}[/bold]　{say('评估日|as of')} {on}")
    for version in (before, after):
        if version != CURRENT:
            screen.print(say(what_if(VERSIONS[version])), style="bold yellow")
    counts = Counter(one.status for one in found)
    screen.print(
        "　".join(f"[{_COLOURS[one]}]{one.label.get(language())} {counts[one]}[/]" for one in Status if counts[one])
    )
    screen.print(_table([one for one in found if _is_shown(one)]))
    screen.print(
        say(
            "只改写而结论不变的未列出；全部义务和对象见 --format json"
            "|Duties that were only reworded and change no outcome are left out; --format json has them all"
        ),
        style="dim",
    )


def _is_shown(one: Impact) -> bool:
    return bool(one.moves) or one.status not in (Status.REWORDED, Status.UNCHANGED)


def _name(version: str) -> str:
    return VERSIONS[version].short_en if language() == "en" else VERSIONS[version].short_zh


def _table(found: Iterable[Impact]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column(say("变化|Change"), no_wrap=True)
    table.add_column(say("义务|Duty"), ratio=4, overflow="fold")
    table.add_column(say("两版条文|Words of both"), ratio=5, overflow="fold")
    table.add_column(say("结论变化|Outcomes that change"), ratio=3, overflow="fold")
    for one in found:
        colour = _COLOURS[one.status]
        table.add_row(
            f"[{colour}]{one.status.label.get(language())}[/{colour}]",
            f"{escape(Label.parse(one.duty.title).get(language()))}\n[dim]{escape(one.matter)}[/dim]",
            "\n".join([*_words(one), *(_number(number) for number in one.numbers)]),
            _moves(one.moves),
        )
    return table


def _words(one: Impact) -> Iterable[str]:
    for sign, duty in (("−", one.before), ("+", one.after)):
        if duty is not None:
            yield escape(f"{sign} {_quoted(duty)}")


def _quoted(duty: Duty) -> str:
    words = f"“{duty.quote}”" if duty.quote else say("（条文未收录）|(not on record)")
    return f"{duty.cite.place(language())} {words}"


def _number(number: Number) -> str:
    before, after = (say("无|none") if one is None else f"{one:g}" for one in (number.before, number.after))
    return escape(f"{number.label.get(language())}: {before} → {after} {number.unit.get(language())}")


def _moves(moves: Sequence[Move]) -> str:
    lines = []
    for (before, after), count in Counter((move.before, move.after) for move in moves).items():
        subjects = [move.subject for move in moves if (move.before, move.after) == (before, after)]
        more = "…" if count > _MOST_SUBJECTS else ""
        lines.append(
            f"{before.label.get(language())} → {after.label.get(language())} [bold]{count}[/bold]\n"
            f"[dim]{escape('、'.join(subjects[:_MOST_SUBJECTS]))}{more}[/dim]"
        )
    return "\n".join(lines)
