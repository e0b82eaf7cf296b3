"""The dictionary of the ledgers: every column, what belongs in it, and which duties read it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from zhengdun.duties.registry import all_duties
from zhengdun.exports.pages.facts import facts_read
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds import expected
from zhengdun.ledger.schema import TABLES

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.schema import Ledger


def ledgers_page(lang: str) -> Page:
    """The list of all ledgers."""
    pen = Pen(lang, "ledgers/index")
    lead = pen.say(
        "全部台账的字段、单位、选项，以及读取它们的义务|Every ledger: columns, units, choices, and what reads it"
    )
    return Page(
        name="ledgers/index",
        title=pen.say("台账字典|The ledgers"),
        lead=lead,
        parts=(
            Part(
                "", pen.write("ledgers.html.j2", tables=[(table, duties_reading(table)) for table in TABLES.values()])
            ),
        ),
    )


def ledger_page(table: type[Ledger], lang: str) -> Page:
    """One ledger."""
    name = ledger_name(table)
    pen = Pen(lang, name)
    about = declared(table)
    return Page(
        name=name,
        title=table.sheet.get(lang),
        lead=pen.say("台账字段：|Columns: ")
        + pen.say("、|, ").join(each.label.get(lang) for each in about.facts.values()),
        parts=(
            Part("", pen.write("ledger_columns.html.j2", table=table, about=about, expected=expected)),
            pen.part(
                "读取它的义务|The duties that read it",
                pen.write("ledger_duties.html.j2", duties=duties_reading(table), about=about),
            ),
        ),
    )


def ledger_name(table: type[Ledger]) -> str:
    """The name of its page."""
    return f"ledgers/{table.table}"


def duties_reading(table: type[Ledger]) -> dict[Duty, tuple[str, ...]]:
    """The duties that read a ledger, each with the columns that it names there."""
    return _readers().get(table, {})


@cache
def _readers() -> dict[type[Ledger], dict[Duty, tuple[str, ...]]]:
    found: dict[type[Ledger], dict[Duty, tuple[str, ...]]] = {}
    for duty in all_duties():
        for table, columns in facts_read(duty.shape).items():
            found.setdefault(table, {})[duty] = columns
    return found
