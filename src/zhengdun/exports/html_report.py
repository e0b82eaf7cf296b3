"""The report for the directly responsible person: one HTML file that needs nothing else.

No scripts, no fonts, no pictures from anywhere: the stylesheet is inside, and the content security policy lets
nothing but that stylesheet in. What the ledgers say is escaped wherever it appears.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from markupsafe import Markup

from zhengdun.exports.consequences import CONDITIONAL, measure_text, provision_text, sanction_text
from zhengdun.exports.matters import matter_text
from zhengdun.exports.reading import LEGEND, NOTES, what_if
from zhengdun.exports.report_view import ReportView
from zhengdun.exports.speech import Speech
from zhengdun.exports.summary import GRAVEST_FIRST, MARKS
from zhengdun.exports.topics import chapter_heading
from zhengdun.incidents.grading import PENDING
from zhengdun.incidents.rules import GRADE_LABELS, TRACK_LABELS
from zhengdun.kit.outcomes import Outcome, Reason

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from zhengdun.assessment import Findings
    from zhengdun.clock import Calendar
    from zhengdun.ledger.book import Ledgers

_ANCHORS = {
    Outcome.BREACHED: "b",
    Outcome.ERROR: "g",
    Outcome.CANNOT_TELL: "g",
    Outcome.MET: "q",
    Outcome.NOT_APPLICABLE: "q",
}
_SHOWN, _SHOWN_DEADLINES = 20, 5
_DENSE_FROM = 30  # tiles: more than these need smaller ones to fit a sheet of paper


def html_report(
    findings: Findings,
    ledgers: Ledgers,
    *,
    calendar: Calendar,
    lang: str = "zh",
    days: int = 90,
    generated_by: str | None = None,
) -> bytes:
    """The findings as one HTML file, in UTF-8.

    The same findings and ledgers give the same bytes.

    Args:
        findings: of one institution, or of a few.
        ledgers: those the findings were made from: names, waivers, own standards.
        calendar: the one the findings were made with, to show how deadlines were counted.
        lang: "zh" or "en"; the words of the law and of the ledgers stay Chinese.
        days: how many natural days the outlook reaches.
        generated_by: what made it, for the foot of the page; Zhengdun and its version by default.
    """
    view = ReportView(findings, ledgers, calendar, lang, days)
    speech, style = Speech(lang), _style()
    page = _environment().get_template("report.html.j2")
    return page.render(
        **speech.words,
        view=view,
        lang=lang,
        generated_by=generated_by or f"Zhengdun 证盾 {version('zhengdun')}",
        style=Markup(style),  # noqa: S704 - our own file
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        duties_chart=_duties_chart(view, speech),
        weeks_chart=_weeks_chart(view, speech),
        breached_articles=sum(1 for article in view.articles if article.worst is Outcome.BREACHED),
        internal_breaches=sum(article.internal for article in view.articles),
    ).encode()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("zhengdun.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        Outcome=Outcome,
        Reason=Reason,
        anchors=_ANCHORS,
        chapter_heading=chapter_heading,
        conditional=CONDITIONAL,
        dense_from=_DENSE_FROM,
        grades=GRADE_LABELS,
        gravest_first=GRAVEST_FIRST,
        legend=LEGEND,
        marks=MARKS,
        matter_text=matter_text,
        measure_text=measure_text,
        notes=NOTES,
        pending=PENDING,
        provision_text=provision_text,
        sanction_text=sanction_text,
        shown=_SHOWN,
        shown_deadlines=_SHOWN_DEADLINES,
        tracks=TRACK_LABELS,
        what_if=what_if,
    )
    made.filters["thousands"] = lambda count: f"{count:,}"
    made.filters["marked"] = _marked
    return made


@cache
def _style() -> str:
    return (_environment().loader or PackageLoader("zhengdun.exports")).get_source(_environment(), "report.css")[0]


@pass_context
def _marked(context: Context, text: str) -> str:
    return Speech(context["lang"]).marked(text)


def _duties_chart(view: ReportView, speech: Speech) -> Markup:
    zh = view.lang != "en"
    labels = [
        chapter.chapter.label.partition(" ")[0] if zh else f"Chapter {chapter.chapter.number}"
        for chapter in view.chapters
    ]
    title = speech.say("各章义务的最差结论|Duties of each chapter by their gravest finding")
    return Markup(view.duties_chart(title, labels))  # noqa: S704 - drawn here


def _weeks_chart(view: ReportView, speech: Speech) -> Markup:
    title = speech.say("每周到期事项数|Things due in each week")
    return Markup(view.weeks_chart(title)) if view.outlook.due_count else Markup()  # noqa: S704 - drawn here
