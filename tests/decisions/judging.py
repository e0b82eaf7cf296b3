"""Which articles the breaches of a case cite."""

from __future__ import annotations

import dataframely as dy

from decisions.counting import counted
from decisions.kinds import kinds_are_named
from decisions.loading import Case
from decisions.supposing import supposed
from zhengdun.assessment import evaluate
from zhengdun.assessment.cited import cited_articles
from zhengdun.clock import Calendar
from zhengdun.duties.registry import duties_over_time
from zhengdun.kit.duty import Duty
from zhengdun.law import Citation
from zhengdun.ledger.schema import table_of

CALENDAR = Calendar.standard()


def articles_cited(case: Case) -> frozenset[Citation]:
    """The articles that a decision on the case cites, down to the paragraph, of the law of the day of the conduct."""
    duties = [duty for duty in duties_over_time() if kinds_are_named(duty, case) and _days_are_said(duty, case)]
    found = [evaluate(one, case.on, calendar=CALENDAR, duties=duties) for one in supposed(case)]
    return frozenset(cited_articles(found[0], among=counted(case, found)))


def _days_are_said(duty: Duty, case: Case) -> bool:
    """Whether the case says when the things were done that the duty asks for again and again."""
    on = getattr(duty.shape, "on", None)
    if not isinstance(on, dy.Column):
        return True
    return not any(on.name in row for row in case.unsaid.get(table_of(on), ()))
