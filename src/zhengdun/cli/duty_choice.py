"""Which duties a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zhengdun.cli.errors import InputError
from zhengdun.cli.language import say
from zhengdun.cli.startup import what_stays
from zhengdun.duties.registry import all_duties, duties_as_law, duties_over_time, matching
from zhengdun.law import VERSIONS

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty


AS_LAW = click.option(
    "--as-law",
    type=click.Choice(list(VERSIONS)),
    help=say("假设某版代替现行办法（如 2022-draft）|What if this version stood in place of the Measures"),
)
"""The option that asks what would be if another version were the law."""


def duties_asked(as_law: str | None) -> tuple[Duty, ...]:
    """The duties of the law of the day of any conduct, or those of one version as though it were the law."""
    with what_stays():
        return duties_over_time() if as_law is None else duties_as_law(as_law)


def duties_matching(wanted: str | None, among: tuple[Duty, ...] | None = None) -> tuple[Duty, ...]:
    """The duties of an article, paragraph or rule (``21``, ``21.3``, ``21.3a``), ``among`` these; all where None."""
    duties = all_duties() if among is None else among
    if wanted is None:
        return duties
    found = matching(wanted, duties)
    if not found:
        raise InputError(
            say(
                f"没有编号为“{wanted}”的义务；用 zhengdun duties 查看全部编号"
                f"|There is no duty {wanted!r}; zhengdun duties lists them all"
            )
        )
    return found
