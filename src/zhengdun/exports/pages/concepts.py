"""The pages of concepts: how verdicts come about, the shapes of duties, and the words that are used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.duties.registry import all_duties
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen
from zhengdun.exports.pages.shapes import BOUNDARIES
from zhengdun.exports.reading import LEGEND, NOTES
from zhengdun.law import terms
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.shapes.base import Shape


@dataclass(frozen=True)
class Word:
    """A word of the project's own: what it is in both languages, and in code."""

    label: Label
    code: str


def concepts_page(lang: str) -> Page:
    """Outcomes and reasons, the notes on how days and numbers are counted, the shapes."""
    pen = Pen(lang, "concepts")
    return Page(
        name="concepts",
        title=pen.say("结论怎样得出|How verdicts come about"),
        lead=pen.say(
            "五种结论、判断方式、期限和边界的规则|The five outcomes, the ways of judging, the rules of terms and bounds"
        ),
        parts=(
            Part("", pen.write("concepts_flow.html.j2")),
            pen.part("五种结论|The five outcomes", pen.write("concepts_outcomes.html.j2", legend=LEGEND)),
            pen.part("期限与边界|Terms and bounds", pen.write("concepts_notes.html.j2", notes=NOTES)),
            pen.part(
                "判断方式|The ways of judging",
                pen.write("concepts_shapes.html.j2", shapes=_shapes(), boundaries=BOUNDARIES),
            ),
        ),
    )


def glossary_page(lang: str, glossary: Sequence[Word]) -> Page:
    """The terms that the Measures define, and the project's own words."""
    pen = Pen(lang, "glossary")
    return Page(
        name="glossary",
        title=pen.say("术语|Glossary"),
        lead=pen.say("办法定义的用语和本软件的用语|The terms of the Measures and those of this software"),
        parts=(
            pen.part("办法定义的用语|Defined by the Measures", pen.write("glossary_law.html.j2", terms=terms())),
            pen.part("一物一名|One term for one thing", pen.write("glossary_own.html.j2", words=glossary)),
        ),
    )


def _shapes() -> dict[type[Shape], list[Duty]]:
    """Every shape in use with its duties, the most used first."""
    found: dict[type[Shape], list[Duty]] = {}
    for duty in all_duties():
        found.setdefault(type(duty.shape), []).append(duty)
    return dict(sorted(found.items(), key=lambda entry: -len(entry[1])))
