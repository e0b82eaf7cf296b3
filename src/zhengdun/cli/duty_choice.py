"""Which duties a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.cli.errors import InputError
from zhengdun.cli.language import say
from zhengdun.duties.registry import all_duties, matching

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty


def duties_matching(wanted: str | None) -> tuple[Duty, ...]:
    """The duties of an article, paragraph or rule (``21``, ``21.3``, ``21.3a``); all where None."""
    if wanted is None:
        return all_duties()
    found = matching(wanted)
    if not found:
        raise InputError(
            say(
                f"没有编号为“{wanted}”的义务；用 zhengdun duties 查看全部编号"
                f"|There is no duty {wanted!r}; zhengdun duties lists them all"
            )
        )
    return found
