"""A duty (义务): the words it comes from, whom it binds, the shape by which it is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from zhengdun.kit.binding import Who
from zhengdun.kit.earlier import Asks, Earlier
from zhengdun.kit.gates import GATES
from zhengdun.law import CURRENT, VERSIONS, Citation
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    import polars as pl

    from zhengdun.kit.decision import Decision
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.shapes.base import Shape

IN_FORCE = date(2023, 5, 1)
"""Since when the Measures of 2023 are in force (article 75)."""

_ID = re.compile(
    r"(?:(?P<version>[^:]+):)?"
    r"(?P<rule>(?P<article>\d+)(?:\.(?P<paragraph>\d+))?(?P<letter>[a-z]?))(?:-(?P<number>\d+))?"
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Duty:
    """One duty of the Measures.

    Args:
        id: the rule's number: article, paragraph, and a letter where the paragraph holds several rules
            (``21.3a``); a rule that takes several duties numbers them ``36a-1``, ``36a-2``. A duty of another
            version than today's has the version before it: ``2012:33b``.
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
        since, until: half-open: the days of conduct that it governs, by default those of its version; a draft's
            governs none.
        earlier: where it stood in earlier versions; see :func:`~zhengdun.kit.earlier.in_draft`.
        stands_for: the id of the duty that declares it among its ``earlier``, where one does.
        asks: whether it asks more or less than that duty, where no number tells.
        what_if: whether it is judged as though its version stood in place of the Measures.
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
    since: date | None = None
    until: date | None = None
    earlier: tuple[Earlier, ...] = ()
    stands_for: str | None = None
    asks: Asks | None = None
    what_if: bool = False

    def __post_init__(self) -> None:
        match = _ID.fullmatch(self.id)
        if match is None or int(match["article"]) != self.cite.article:
            raise ValueError(f"The id {self.id!r} does not name {self.cite.zh}")
        if (match["version"] or CURRENT) != self.version:
            raise ValueError(f"The id {self.id!r} is not one of version {self.version}")
        if self.gate is not None and self.gate not in GATES:
            raise ValueError(f"There is no gate {self.gate!r}, but {', '.join(GATES)}")
        for both in (self.title, self.evidence, self.remedy, self.filing, self.filed_with):
            if both is not None:
                Label.parse(both)

    @property
    def version(self) -> str:
        """The version of the Measures that it belongs to."""
        return self.cite.version

    @property
    def matter(self) -> str:
        """By what duties of different versions are one and the same: the id of the duty that declares them."""
        return self.stands_for or self.id

    @cached_property
    def days(self) -> tuple[date, date | None]:
        """The days of conduct that it governs, half-open."""
        if self.since is not None:
            return self.since, self.until
        version = VERSIONS[self.version]
        return (IN_FORCE, IN_FORCE) if version.since is None else (version.since, version.until)

    def in_version(self, version: str) -> tuple[Duty, ...]:
        """The duty as a version has it: itself, what it was in that earlier one, or nothing."""
        itself = (self,) if version == self.version else ()
        return (*itself, *(self._as(one) for one in self.earlier if one.cite.version == version))

    def in_earlier_versions(self) -> tuple[Duty, ...]:
        """The same duty as earlier versions have it, a duty of each."""
        return tuple(self._as(one) for one in self.earlier)

    def _as(self, one: Earlier) -> Duty:
        return replace(
            self,
            id=one.id,
            cite=one.cite,
            quote=one.quote,
            asks=one.asks,
            title=one.title or self.title,
            binds=one.binds or self.binds,
            shape=one.shape or self.shape,
            remedy=one.remedy or self.remedy,
            by_reference=self.by_reference if one.by_reference is None else one.by_reference,
            gate=None,
            since=None,
            until=None,
            earlier=(),
            stands_for=self.id,
        )

    def as_if_in_force(self) -> Duty:
        """The duty as though its version stood in place of the Measures, from the day these took effect."""
        return replace(self, since=IN_FORCE, until=None, what_if=True)

    @property
    def _parts(self) -> re.Match[str]:
        match = _ID.fullmatch(self.id)
        assert match is not None  # noqa: S101 - checked when it was made
        return match

    @property
    def rule(self) -> str:
        """The number of the rule it realises, in its version: ``36a`` for ``36a-1``."""
        return self._parts["rule"]

    @property
    def sort_key(self) -> tuple[int, int, str, int]:
        """The order of the Measures."""
        match = self._parts
        return (
            int(match["article"]),
            int(match["paragraph"] or 0),
            match["letter"],
            int(match["number"] or 0),
        )

    @cached_property
    def decision(self) -> Decision:
        """What decides about each of its subjects."""
        return self.shape.decision(*self.days)

    @cached_property
    def finding(self) -> tuple[pl.Expr, ...]:
        """What the assessment takes from its subjects once they are weighed: the slots, and what decides."""
        return *self.shape.slots, *self.decision.conditions

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
        """Whether ``wanted`` ("21", "21.3", "21.3a") names this duty or a part of its version that holds it."""
        number = self.id.rpartition(":")[2]
        return self.id == wanted or bool(re.fullmatch(re.escape(wanted) + r"(?!\d).*", number))
