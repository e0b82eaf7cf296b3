"""The cyberspace administration's track: 《国家网络安全事件报告管理办法》, in force since 2025-11-01.

It is a rule beside the Measures (其他规定). Articles 39 and 40 ask for reports to the CSRC and its local offices only,
and 按照有关规定 in article 40 says how those are made; nothing in the Measures refers to reports to others. So a
report that is late here is no breach of the Measures: there is no duty for it, no finding and no liability under
chapter 7. The clocks are shown because the hours run beside those of the CSRC.

Its text is on record as reprinted, in part. What is doubtful:

- The hour runs, as far as reported, for incidents of critical information infrastructure. Taken here: the system
  concerned is such, not merely that the institution operates some. Where that is not known, the shorter hour is shown.
- The protection department is taken to be the CSRC; a report to its local office is not taken for one to it.
- The terms are counted from the finding; the words that say from when are not on record.
- Central state organs and the institutions directly under them have terms of their own (two hours). Whether a core
  institution is one is a question of its establishment that no ledger answers; it is not covered.
- To whom the summary goes is not on record; shown are those to whom the first report went.
- 30 days are natural days, and end on a rest day too.
- Crimes go to the police on any grade, and sector rules stay as they are: not a clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from zhengdun.incidents.clocks import Owed, Report, Start, Term, TrackClock, run
from zhengdun.incidents.grading import Grading, is_at_least
from zhengdun.incidents.rules import GRADE_LABELS, IN_FORCE
from zhengdun.kit.incident_terms import CII_NATIONAL_TERM, NATIONAL_SUMMARY_TERM, NATIONAL_TERM
from zhengdun.kit.limits import days, hours
from zhengdun.kit.outcomes import Reason
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.problems import say
from zhengdun.ledger.tables.emergency import Incident

if TYPE_CHECKING:
    from zhengdun.clock import Calendar
    from zhengdun.incidents.records import Records
    from zhengdun.kit.parameters import Parameter

TRACK = "cac"
REPORTED_FROM = "considerable"
"""较大以上 must be reported (article 4); 以上 includes it."""

PROTECTION_DEPARTMENT = Label("中国证监会（保护工作部门）", "the CSRC (protection department)")
POLICE = Label("公安机关", "the police")
PROVINCIAL = Label("属地省级网信部门", "the cyberspace administration of the province")


def national_clocks(
    of: Records, graded: Grading, amounts: Mapping[Parameter, float | None], calendar: Calendar
) -> Iterator[TrackClock]:
    """First reports and summaries, one clock for each recipient."""
    cii = of.concerns_cii
    short = cii is not False
    owed = owed_from(of, graded, unclear=cii is None)
    first = hours(CII_NATIONAL_TERM if short else NATIONAL_TERM)
    to = {"csrc": PROTECTION_DEPARTMENT, "police": POLICE} if short else {"cac": PROVINCIAL}
    found = Start(facts(Incident.found_at).label, of.moment(Incident.found_at))
    for kind, name, limit, start in (
        ("initial", "首次报告|Initial report", first, found),
        ("summary", "总结报告|Summary report", days(NATIONAL_SUMMARY_TERM), _handled(of)),
    ):
        term = Term(limit, amounts[limit.amount])
        for key, recipient in to.items():
            stop = of.reported([kind], key)
            report = Report(TRACK, Label.parse(name), recipient, judged=False)
            yield run(report, term, start, stop, owed, at=of.at, calendar=calendar)


def owed_from(of: Records, graded: Grading, *, unclear: bool) -> Owed:
    """Whether a report is owed: from 较大 on, by the rules on record or by the grade that a person found.

    Either suffices: a person's lower grade does not undo what the facts show, and the contradiction is shown.
    """
    if of.day < IN_FORCE[TRACK]:
        return Owed(False, Reason.NOT_IN_FORCE.label, Reason.NOT_IN_FORCE)
    person = of.grade_found(TRACK)
    by_person = None if person is None else person["grade"]
    reaching = [grade for grade in (graded.at_least, by_person) if grade and is_at_least(grade, REPORTED_FROM)]
    doubt = (
        Label(
            "；是否涉及关键信息基础设施不明，按较短时限列示",
            "; whether CII is concerned is not known, the shorter term is shown",
        )
        if unclear
        else Label("", "")
    )
    if reaching:
        grade = GRADE_LABELS[reaching[0]]
        why = say(
            "{grade.zh}，较大以上须报告{doubt.zh}|{grade.en}: reported from considerable on{doubt.en}",
            grade=grade,
            doubt=doubt,
        )
        return Owed(None if unclear else True, why)
    settled = by_person or graded.grade
    if settled is not None:
        grade = GRADE_LABELS[settled]
        return Owed(False, say("{grade.zh}，不足较大|{grade.en}: below considerable", grade=grade))
    return Owed(
        None, say("待定级，如达较大以上须报告{doubt.zh}|to be graded: owed from considerable on{doubt.en}", doubt=doubt)
    )


def _handled(of: Records) -> Start:
    """The end of handling, else recovery, with which handling cannot have ended before."""
    handled = of.moment(Incident.handled_at)
    column = Incident.recovered_at if handled is None else Incident.handled_at
    return Start(facts(column).label, of.moment(column))
