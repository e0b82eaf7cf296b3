"""A duty (义务): the words it comes from, whom it binds, the shape by which it is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from zhengdun.kit.binding import Who
from zhengdun.kit.gates import GATES
from zhengdun.law import Citation
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    import polars as pl

    from zhengdun.kit.decision import Decision
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.shapes.base import Shape

IN_FORCE = date(2023, 5, 1)
"""Since when the Measures of 2023 are in force (article 75)."""

_ID = re.compile(r"(?P<article>\d+)(?:\.(?P<paragraph>\d+))?(?P<letter>[a-z]?)(?:-(?P<number>\d+))?")


@dataclass(frozen=True, eq=False, kw_only=True)
class Duty:
    """One duty of the Measures.

    Args:
        id: the rule's number: article, paragraph, and a letter where the paragraph holds several rules
            (``21.3a``); a rule that takes several duties numbers them ``36a-1``, ``36a-2``.
        cite: the article and paragraph it comes from.
        title: what it asks, in a few words, ``中文|English``.
        binds: whom it binds.
        quote: the operative words, verbatim.
        shape: how it is judged.
        evidence: what proves it, ``中文|English``.
        remedy: what to do when it is breached or cannot be told, ``中文|English``.
        filing: what it calls for to be filed or reported, ``中文|English``; the recipient follows from article 72.
        filed_with: the recipient, ``中文|English``, where it does not follow from article 72.
        gate: the act that must wait for it, such as ``change.start``.
        by_reference: whether it binds those of article 74 as it binds operating institutions.
        beside: the ids of other duties that bind the same institutions in the same matter, often by another number;
            both bind, and where the numbers can be compared the stricter decides.
        breaks: the number of another law that is broken instead of the Measures, where the duty watches over that.
        since, until: half-open: the days of conduct that it governs.
    """

    id: str
    cite: Citation
    title: str
    binds: Who
    quote: str
    shape: Shape
    evidence: str
    remedy: str
    filing: str | None = None
    filed_with: str | None = None
    gate: str | None = None
    by_reference: bool = True
    beside: tuple[str, ...] = ()
    breaks: Parameter | None = None
    since: date = IN_FORCE
    until: date | None = None

    def __post_init__(self) -> None:
        match = _ID.fullmatch(self.id)
        if match is None or int(match["article"]) != self.cite.article:
            raise ValueError(f"The id {self.id!r} does not name {self.cite.zh}")
        if self.gate is not None and self.gate not in GATES:
            raise ValueError(f"There is no gate {self.gate!r}, but {', '.join(GATES)}")
        for both in (self.title, self.evidence, self.remedy, self.filing, self.filed_with):
            if both is not None:
                Label.parse(both)

    @property
    def rule(self) -> str:
        """The number of the rule it realises: ``36a`` for ``36a-1``."""
        return self.id.partition("-")[0]

    @property
    def sort_key(self) -> tuple[int, int, str, int]:
        """The order of the Measures."""
        match = _ID.fullmatch(self.id)
        assert match is not None  # noqa: S101 - checked when it was made
        return (
            int(match["article"]),
            int(match["paragraph"] or 0),
            match["letter"],
            int(match["number"] or 0),
        )

    @cached_property
    def decision(self) -> Decision:
        """What decides about each of its subjects."""
        return self.shape.decision(self.since, self.until)

    @cached_property
    def finding(self) -> tuple[pl.Expr, ...]:
        """What the assessment takes from the frame of its subjects, once they are judged by its shape."""
        return *self.shape.finding, *self.decision.conditions

    @property
    def broken_rule(self) -> Label | None:
        """The rule of another law that is broken instead of the Measures; None where it is the Measures."""
        return None if self.breaks is None else self.breaks.why

    @property
    def internal(self) -> bool:
        """Whether an internal standard, not the law itself, sets the measure it is judged by."""
        return any(parameter.source == "internal" for parameter in self.shape.decisive)

    def whom(self, lang: str) -> str:
        """Whom it binds in words, and whether those of article 74 are among them."""
        classes = self.binds.text(lang)
        if "operating" not in self.binds.classes:
            return classes
        referred = Label("参照适用主体（第七十四条）", "institutions bound by reference (Article 74)").get(lang)
        if self.by_reference:
            return f"{classes}; {referred}" if lang == "en" else f"{classes}；{referred}"
        return f"{classes}; not {referred}" if lang == "en" else f"{classes}；不含{referred}"

    def matches(self, wanted: str) -> bool:
        """Whether ``wanted`` ("21", "21.3", "21.3a") names this duty or a part of the law that holds it."""
        return self.id == wanted or bool(re.fullmatch(re.escape(wanted) + r"(?!\d).*", self.id))
