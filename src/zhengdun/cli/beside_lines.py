"""Below a verdict on the terminal: what other duties in the same matter say of the subject, and which decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.markup import escape

from zhengdun.assessment.beside import same_matter
from zhengdun.cli.language import language, say
from zhengdun.cli.output import COLOURS
from zhengdun.exports.matters import which_decides
from zhengdun.exports.summary import MARKS

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment.explanation import Explanation


def print_beside(screen: Console, one: Explanation, others: Iterable[Explanation]) -> None:
    """Print the verdicts on the same subject; nothing where no other duty in the matter binds it."""
    lang = language()
    same = [other for other in others if (other.institution, other.subject) == (one.institution, one.subject)]
    matter = same_matter(one.duty, [other.duty for other in same])
    if matter is None:
        return
    for other in same:
        key, place = other.outcome.key, other.duty.cite.en if lang == "en" else other.duty.cite.zh
        screen.print(
            f"  {say('同一事项|Same matter')}: [{COLOURS[key]}]{MARKS[other.outcome]}"
            f" {other.outcome.label.get(lang)}[/{COLOURS[key]}]　{place} {escape(f'[{other.duty.id}]')}"
            f"　{escape(other.sentence(lang))}"
        )
    screen.print(f"  {say('并行适用|Both bind')}: {which_decides(matter, lang)}", markup=False)
