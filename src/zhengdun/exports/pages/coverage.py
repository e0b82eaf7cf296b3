"""The page that accounts for every rule of the Measures."""

from __future__ import annotations

from zhengdun.exports.coverage import coverage
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen


def coverage_page(lang: str) -> Page:
    """Every rule, bound to its duties, or why not."""
    pen = Pen(lang, "coverage")
    title = pen.say("规则覆盖|Coverage")
    return Page(
        name="coverage",
        title=title,
        lead=pen.say("{n} 条规则：对应义务，或者说明原因|{n} rules: their duties, or why none", n=len(coverage())),
        parts=(Part("", pen.write("coverage.html.j2", rules=coverage())),),
    )
