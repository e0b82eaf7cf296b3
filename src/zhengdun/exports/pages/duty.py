"""The page of a duty: the text, the versions, what is checked, on which facts, what follows, a case each way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhengdun.exports.pages.earlier import stood
from zhengdun.exports.pages.examples import show_example
from zhengdun.exports.pages.facts import facts_read
from zhengdun.exports.pages.liability import liability_of
from zhengdun.exports.pages.page import Page, Part, duty_name
from zhengdun.exports.pages.rendering import Pen
from zhengdun.kit.binding import Who
from zhengdun.kit.gates import GATES
from zhengdun.kit.outcomes import Outcome
from zhengdun.kit.recipients import recipients_by_class
from zhengdun.law import CURRENT, compare, load
from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared

if TYPE_CHECKING:
    from markupsafe import Markup

    from zhengdun.exports.pages.page import Example
    from zhengdun.kit.duty import Duty


def duty_page(duty: Duty, lang: str, examples: Sequence[Example]) -> Page:
    """Everything about one duty, of whatever version of the Measures."""
    name = duty_name(duty.id)
    pen = Pen(lang, name)
    current = duty.version == CURRENT
    chapter = load().article(duty.cite.article).chapter if current else None
    head = pen.write("duty_head.html.j2", duty=duty)
    parts = {
        "条文|The text": pen.write(
            "duty_text.html.j2", duty=duty, before_and_after=duty.cite.text.split(duty.quote, 1)
        ),
        "三个版本|The three versions": _versions(duty, pen)
        if current
        else pen.write("duty_dropped.html.j2", duty=duty),
        "检查什么|What is checked": pen.write("duty_check.html.j2", duty=duty),
        "所依据的事实|The facts it reads": pen.write(
            "duty_facts.html.j2", facts=facts_read(duty.shape), declared=declared
        ),
        "证据、时限与报送|Evidence, clock, filing": pen.write(
            "duty_follow.html.j2",
            duty=duty,
            gate=GATES[duty.gate] if duty.gate else None,
            recipients=_recipients(duty),
        ),
        "法律责任|Liability": _liability(duty, pen) if current else pen.write("liability_earlier.html.j2"),
        "示例|Examples": pen.write(
            "examples.html.j2",
            examples={
                outcome: [show_example(one, lang) for one in examples if one.explanation.outcome is outcome]
                for outcome in (Outcome.MET, Outcome.BREACHED)
            },
        ),
    }
    place = (duty.cite.en if lang == "en" else duty.cite.zh) if current else duty.cite.place(lang)
    return Page(
        name=name,
        title=f"{duty.id} {Label.parse(duty.title).get(lang)}",
        lead=f"{place}　{duty.quote}",
        parts=(Part("", head), *(pen.part(heading, html) for heading, html in parts.items())),
        chapter=chapter.number if chapter else None,
        article=duty.cite.article if current else None,
    )


def _versions(duty: Duty, pen: Pen) -> Markup:
    """How the duty stood, and how its article did."""
    comparison = compare(duty.cite.article)
    return pen.write("duty_earlier.html.j2", earlier=stood(duty)) + pen.write("versions.html.j2", comparison=comparison)


def _liability(duty: Duty, pen: Pen) -> Markup:
    return pen.write("liability.html.j2", duty=duty, liability=liability_of(duty))


def _recipients(duty: Duty) -> dict[Label, Who]:
    """To whom what is filed goes -> the classes of institution that file it there."""
    found: dict[Label, Who] = {}
    for key, to in recipients_by_class(duty).items():
        found[to] = found.get(to, Who(frozenset())) | Who(frozenset({key}))
    return found
