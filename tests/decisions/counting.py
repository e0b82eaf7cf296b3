"""Which breaches count: those that are found whatever was done of what a case does not say, and that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from decisions.asked import among
from decisions.kinds import kinds_are_named
from decisions.loading import Case
from decisions.meant import SCOPES
from zhengdun.assessment import Findings
from zhengdun.assessment.cited import breaches
from zhengdun.duties.registry import all_duties
from zhengdun.kit.duty import Duty
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.shapes.before import Before
from zhengdun.ledger.declared import declared
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.changes import Change

Breach = tuple[str, str, str]
"""Institution, duty (id), subject (code)."""


def counted(case: Case, found: Sequence[Findings]) -> frozenset[Breach]:
    """The breaches that count, ``found`` being what was found under each supposition."""
    certain = frozenset.intersection(*map(breaches, found)) - _late_for_an_untold_act(case, found[0])
    by_id = found[0].by_id
    told = frozenset(one for one in certain if _is_spoken_of(by_id[one[1]], one[2], case))
    return told - _gone_on_under_the_law_of_today(told, by_id, case)


def _late_for_an_untold_act(case: Case, findings: Findings) -> frozenset[Breach]:
    """The steps that came after an act of which the case does not say when it was."""
    late = findings.frame.filter(pl.col("reason") == Reason.OUT_OF_ORDER.key)
    return frozenset(
        (row["institution"], row["duty"], row["subject"])
        for row in late.iter_rows(named=True)
        if _act_is_untold(findings.by_id[row["duty"]], row["subject"], case)
    )


def _act_is_untold(duty: Duty, subject: str, case: Case) -> bool:
    shape, table = duty.shape, duty.shape.each.table
    if not isinstance(shape, Before) or table is Change:  # of changes that is supposed so that nothing is late
        return False
    acts = {getattr(one, "name", None) for one in shape.act}
    return any(acts <= unsaid for unsaid in _unsaid(table, subject, case))


def _is_spoken_of(duty: Duty, subject: str, case: Case) -> bool:
    """Whether a ledger has a row about the subject: of the kind that the duty looks for, where kinds are named; of any
    kind, where the case does not say what brings the subject under the duty."""
    if not kinds_are_named(duty, case, subject):
        return False
    table = duty.shape.each.table
    scope = SCOPES.get(table, {}).keys()
    if table is Change or all(scope.isdisjoint(unsaid) for unsaid in _unsaid(table, subject, case)):
        return True
    return all(_has_a_row_about(rows.table, table, subject, case) for rows in among(duty.shape))


def _has_a_row_about(ledger: type[Ledger], table: type[Ledger], subject: str, case: Case) -> bool:
    """Whether a row of the ledger is about the subject, which is one of ``table``; so is one about none of those."""
    about_it = [
        pl.col(name).list.contains(subject) if about.kind == "refs" else pl.col(name) == subject
        for name, about in declared(ledger).facts.items()
        if about.refers_to is table
    ]
    return not about_it or not case.ledgers[ledger].filter(pl.any_horizontal(about_it)).is_empty()


def _unsaid(table: type[Ledger], subject: str, case: Case) -> list[frozenset[str]]:
    """What the case does not say of the subject."""
    if "code" not in declared(table).facts:
        return []
    rows = zip(case.ledgers[table]["code"], case.unsaid.get(table, ()), strict=True)
    return [unsaid for code, unsaid in rows if code == subject]


def _gone_on_under_the_law_of_today(
    broken: frozenset[Breach], by_id: Mapping[str, Duty], case: Case
) -> frozenset[Breach]:
    """What broke an earlier law and breaks, about the same thing, the article of today that took its place."""
    today = {duty.id: duty.cite for duty in all_duties()}
    now = {(today[duty], subject) for _, duty, subject in broken if duty in today}
    return frozenset(
        (institution, duty, subject)
        for institution, duty, subject in broken
        if duty not in today
        for thing in (subject, *_referred_to(by_id[duty].shape.each.table, subject, case))
        if (today.get(by_id[duty].matter), thing) in now
    )


def _referred_to(table: type[Ledger], subject: str, case: Case) -> list[str]:
    """The codes to which the subject's row refers."""
    facts = declared(table).facts
    names = [name for name, about in facts.items() if about.kind == "ref" and name != "institution"]
    if "code" not in facts or not names:
        return []
    rows = case.ledgers[table].filter(pl.col("code") == subject).select(names)
    return [code for row in rows.rows() for code in row if code is not None]
