"""The CSRC's track: the clocks of CSRC Announcement 〔2021〕12 for what articles 39 and 40 ask.

The text of the Announcement is not on record: the terms of the first report and of those on the way are parameters
without a default. The duties of articles 39 and 40 judge the first report, the summary and the supplement too; this
is the same arithmetic, to the minute. That there must be a report at intervals is the Announcement's, not the
Measures' own words, so no duty is judged by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import dataframely as dy

from zhengdun.incidents.clocks import Owed, Report, Start, Stop, Term, TrackClock, run
from zhengdun.incidents.records import SUPERVISOR, Records
from zhengdun.incidents.rules import IN_FORCE, RULES_OF_TRACK
from zhengdun.kit.incident_terms import EMERGENCY_REPORT_TERM, PROGRESS_REPORT_TERM, SUMMARY_TERM, SUPPLEMENT_TERM
from zhengdun.kit.limits import Limit, hours, working_days
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.recipients import recipient
from zhengdun.law import Citation, art
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhengdun.clock import Calendar
    from zhengdun.kit.parameters import Parameter

TRACK = "csrc"
ON_THE_WAY = ("initial", "progress")


def csrc_clocks(
    of: Records, amounts: Mapping[Parameter, float | None], *, bound: bool | None, calendar: Calendar
) -> Iterator[TrackClock]:
    """The four clocks of an incident.

    Args:
        of: the incident.
        amounts: the length of each term for the institution.
        bound: whether articles 39(1) and 40 bind it.
        calendar: working days.
    """
    to = recipient(of.value(Institution.kind), of.value(Institution.bureau))

    def clock(name: str, limit: Limit, start: Start, stop: Stop, owed: Owed) -> TrackClock:
        term = Term(limit, amounts[limit.amount])
        made = Report(TRACK, Label.parse(name), to, judged=limit.amount is not PROGRESS_REPORT_TERM)
        return run(made, term, start, stop, owed, at=of.at, calendar=calendar)

    first, interval = hours(EMERGENCY_REPORT_TERM), hours(PROGRESS_REPORT_TERM)
    found, over = _start(of, Incident.found_at), _over(of)
    emergency, afterwards = (_owed(of, bound, _in_words(place)) for place in (art(39, 1), art(40)))
    on_the_way = _owed(of, bound, RULES_OF_TRACK[TRACK])
    yield clock("应急（首次）报告|Initial report", first, found, of.reported(["initial"], SUPERVISOR), emergency)
    since, until = _silence(of, Term(interval, amounts[PROGRESS_REPORT_TERM]), calendar)
    yield clock("续报|Progress report", interval, since, until, on_the_way)
    summary, supplement = (of.reported([kind], SUPERVISOR) for kind in ("summary", "supplement"))
    yield clock("总结报告|Summary report", working_days(SUMMARY_TERM), over, summary, afterwards)
    if_open = _owed_if_open(of, afterwards)
    yield clock("补充报告|Supplementary report", working_days(SUPPLEMENT_TERM), over, supplement, if_open)


def _start(of: Records, column: dy.Column) -> Start:
    return Start(facts(column).label, of.moment(column))


def _over(of: Records) -> Start:
    """Recovery; where nothing was down, the end of the handling."""
    recovered = of.moment(Incident.recovered_at)
    return _start(of, Incident.handled_at if recovered is None else Incident.recovered_at)


def _in_words(place: Citation) -> Label:
    return Label(place.zh, place.en)


def _owed(of: Records, bound: bool | None, under: Label) -> Owed:
    if of.day < IN_FORCE[TRACK]:
        return Owed(False, Reason.NOT_IN_FORCE.label, Reason.NOT_IN_FORCE)
    if not bound:
        reason = Reason.UNKNOWN_SCOPE if bound is None else Reason.NOT_BOUND
        return Owed(bound, reason.label, reason)
    return Owed(True, under)


def _owed_if_open(of: Records, owed: Owed) -> Owed:
    """A supplement is owed where the summary left cause, responsibility or conclusions open."""
    if owed.answer is False:
        return owed
    known = of.value(Incident.cause_known)
    if known is None:
        return Owed(None, Label("总结时原因等是否已确定不明", "not known whether the summary settled the cause"))
    if known:
        return Owed(False, Label("总结时原因等已确定", "the summary settled the cause"))
    return owed


def _silence(of: Records, term: Term, calendar: Calendar) -> tuple[Start, Stop]:
    """The first stretch between two reports that outlasts the term, else the last one.

    Reports on the way are owed until recovery, which ends the last stretch as a report would.
    """
    label = Label("上一次报告", "The report before")
    made = of.reports_to(ON_THE_WAY, SUPERVISOR, counts=True)
    recovered = of.moment(Incident.recovered_at)
    while_down = [at for at in made if recovered is None or at < recovered]
    if not while_down:
        return Start(label, None), Stop(None, None, of.reports_kept)
    stretches: list[tuple[datetime, datetime | None]] = [*pairwise(while_down), (while_down[-1], recovered)]
    for since, until in stretches:
        if term.is_over(since, until or of.at, calendar):
            break
    return Start(label, since), Stop(until, None, of.reports_kept)
