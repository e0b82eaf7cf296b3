"""Has, Covers, Attested: something must be there."""

from collections.abc import Iterator

import dataframely as dy

from oracle.case import Case, Subject
from oracle.expressions import value
from oracle.logic import day_of
from oracle.terms import end_of
from oracle.verdict import Verdict
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.existence import Covers, Has
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Institution


def has(case: Case, shape: Has, subject: Subject) -> Iterator[Verdict]:
    """So many rows, or what counts instead."""
    found = case.linked(shape.of, shape.each.table, subject.row)
    sure, perhaps = _counts(found, shape.counted)
    perhaps += len(case.nameless(shape.of, shape.each.table))
    needed = case.number(shape.at_least) if isinstance(shape.at_least, Parameter) else shape.at_least
    instead = False if shape.instead is None else value(shape.instead.when, subject.row)
    most = float("inf") if shape.at_most is None else shape.at_most
    if instead is True:
        reason = Reason.PRESENT
    elif not case.keeps(shape.of.table):
        reason = Reason.NO_LEDGER
    elif perhaps < needed and instead is False:
        reason = Reason.ABSENT
    elif sure < needed:
        reason = Reason.UNKNOWN_FACT
    elif sure > most:
        reason = Reason.TOO_MANY
    else:
        reason = Reason.UNKNOWN_FACT if perhaps > most else Reason.PRESENT
    yield Verdict(reason=reason, value=sure, bound=needed)


def _counts(found: list[Subject], counted: dy.Column | None) -> tuple[int, int]:
    """How many surely count, and how many may: rows, or the different values of a column; a blank may be another."""
    if counted is None:
        return sum(one.counts is True for one in found), len(found)
    values = [(one.row[counted.name], one.counts) for one in found]
    named = {name for name, _ in values if name is not None}
    sure = {name for name, counts in values if name is not None and counts}
    return len(sure), len(named) + sum(name is None for name, _ in values)


def covers(case: Case, shape: Covers, subject: Subject) -> Iterator[Verdict]:
    """Every item of a list; a row that names no item may cover any."""
    found = case.linked(shape.of, shape.each.table, subject.row)
    for item in shape.items:
        sure = any(one.counts and item in (_items(shape, one) or ()) for one in found)
        perhaps = any(_items(shape, one) is None or item in _items(shape, one) for one in found)
        if not case.keeps(shape.of.table):
            reason = Reason.NO_LEDGER
        else:
            reason = Reason.PRESENT if sure else Reason.UNKNOWN_FACT if perhaps else Reason.ABSENT
        yield Verdict(reason=reason, item=item, alone=shape.each.table is Institution)


def _items(shape: Covers, one: Subject) -> list[str] | None:
    found = one.row[shape.by.name]
    return [found] if isinstance(found, str) else found


def attested(case: Case, shape: Attested, _: Subject) -> Iterator[Verdict]:
    """The statements of the latest day on which any was made: all of them must hold."""
    about = [
        row
        for row in case.tables.get(Attestation, ())
        if row["duty"] == shape.topic and row["stated_on"] <= case.on and row["about"] in (None, row["institution"])
    ]
    day = max((row["stated_on"] for row in about), default=None)
    said = [row for row in about if row["stated_on"] == day]
    lapses = [row["valid_until"] or end_of(case, shape.validity, day) for row in said]
    due = min(lapses, default=None)
    if not case.keeps(Attestation):
        reason = Reason.NO_LEDGER
    elif not said:
        reason = Reason.NOT_STATED
    elif any(row["fulfilled"] is False for row in said):
        reason = Reason.DENIED
    elif any(row["fulfilled"] is None or row["stated_by"] is None for row in said):
        reason = Reason.UNKNOWN_FACT
    elif any(row["evidence"] is None for row in said):
        reason = Reason.NO_EVIDENCE
    else:
        reason = Reason.STATED if due >= case.on else Reason.LAPSED
    yield Verdict(reason=reason, event=day, due=due)


def unrecorded(_: Case, shape: Unrecorded, subject: Subject) -> Iterator[Verdict]:
    """Nobody knows what the words were."""
    day = None if shape.at is None else day_of(subject.row[shape.at.name])
    yield Verdict(reason=Reason.NO_TEXT, event=day, conduct=day)
