"""Charts as inline SVG, drawn by pygal; the report's own stylesheet colours them.

Pygal's styles, scripts, links and comments are taken out, so that a chart holds shapes and words only and looks
like the page around it. The widths that its layout needs are given in ``Style``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

import pygal
from pygal.style import Style

_SVG = "http://www.w3.org/2000/svg"
_UNWANTED = {f"{{{_SVG}}}{tag}" for tag in ("script", "style", "defs", "desc", "title")} | {
    "script",
    "style",
    "defs",
    "desc",
    "title",
}
_TEXT = Style(label_font_size=13, major_label_font_size=13, value_font_size=13)
_ROW, _AXIS = 34, 30
_LABEL = 24  # pygal measures labels in Latin letters: too narrow for Chinese
_LEGIBLE = 0.05  # of the longest bar: what a sign and a number need


def stacked_bars(title: str, labels: Sequence[str], series: Mapping[str, Sequence[int]]) -> str:
    """Horizontal bars, each divided into the series; a part wide enough carries its sign and number.

    Args:
        title: what the chart says, for those who do not see it.
        labels: one a bar, from top to bottom.
        series: the sign of each series -> its part of every bar. The n-th series has the class ``serie-n``.
    """
    chart = pygal.HorizontalStackedBar(
        **_options(720, _AXIS + _ROW * len(labels)), margin_left=_LABEL, spacing=4, show_y_labels=True
    )
    chart.x_labels = list(reversed(labels))
    least = max(map(sum, zip(*series.values(), strict=True)), default=0) * _LEGIBLE
    for sign, parts in series.items():
        chart.add(
            sign, list(reversed(parts)), formatter=lambda part, sign=sign: f"{sign} {part:g}" if part > least else ""
        )
    return _svg(chart, title)


def columns(title: str, labels: Sequence[str], counts: Sequence[int]) -> str:
    """Upright bars, each with its number above it."""
    chart = pygal.Bar(**_options(720, 170), print_values_position="top", show_y_labels=False, show_y_guides=False)
    chart.x_labels = list(labels)
    chart.add("", [count or None for count in counts], formatter=lambda count: f"{count:g}")
    return _svg(chart, title)


def _options(width: int, height: int) -> dict[str, Any]:
    return {
        "width": width,
        "height": height,
        "style": _TEXT,
        "js": [],
        "show_legend": False,
        "print_values": True,
        "margin": 6,
    }


def _svg(chart: Any, title: str) -> str:
    root = ElementTree.fromstring(chart.render())  # noqa: S314 - our own; pygal's own tree is lxml's where that is installed
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in _UNWANTED or not isinstance(child.tag, str) or "tooltip-overlay" in child.get("class", ""):
                parent.remove(child)
    root.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-label", title)
    return ElementTree.tostring(root, encoding="unicode")
