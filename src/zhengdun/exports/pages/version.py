"""The page of an earlier version: the duties that only it has, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zhengdun.duties.registry import all_duties, duties_of
from zhengdun.exports.pages.earlier import Stood, stood
from zhengdun.exports.pages.page import Page, Part, version_name
from zhengdun.exports.pages.rendering import Pen
from zhengdun.law import CURRENT, VERSIONS

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.law import Version

EARLIER = tuple(version for version in reversed(tuple(VERSIONS.values())) if version.key != CURRENT)
"""The versions before today's, the latest first."""


def version_page(version: Version, lang: str) -> Page:
    """One earlier version."""
    pen = Pen(lang, version_name(version.key))
    only = only_in(version)
    carried_over = list(_carried_over(version))
    return Page(
        name=version_name(version.key),
        title=pen.say(version_title(version)),
        lead=version.name_en if lang == "en" else version.name_zh,
        parts=(
            Part("", pen.write("version_intro.html.j2", version=version)),
            pen.part(
                "现行办法没有的义务|Duties that today's law has not",
                pen.write("version_only.html.j2", duties=only),
            ),
            pen.part(
                "现行义务在该版中|Duties of today in this version",
                pen.write("version_duties.html.j2", carried_over=carried_over),
            ),
        ),
    )


def version_title(version: Version) -> str:
    """What its page is called, ``中文|English``.

    >>> version_title(VERSIONS["2022-draft"])
    '2022年征求意见稿|Draft of 2022'
    """
    return f"{version.short_zh}|{version.short_en[:1].upper()}{version.short_en[1:]}"


def only_in(version: Version) -> tuple[Duty, ...]:
    """The duties of a version that the law in force has not; some stood in two versions, and have one page."""
    today = {duty.id for duty in all_duties()}
    return tuple(duty for duty in duties_of(version.key) if duty.matter not in today)


def _carried_over(version: Version) -> Iterator[tuple[Duty, Stood]]:
    for duty in all_duties():
        for one in stood(duty):
            if one.duty.version == version.key:
                yield duty, one
