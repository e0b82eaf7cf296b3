"""Ledgers small enough to know by heart, the sample, and an eye for HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

from zhengdun.assessment import Findings, evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of, record, system
from zhengdun.law import art
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Document, Staff, Waiver
from zhengdun.sample import generate

SMALL = ("9.1a", "9.1d", "21.1a", "21.3a", "36a-2", "38.1a", "38.1b")
VOID = {"meta", "br", "img", "input", "link", "hr"}


class Assessed(NamedTuple):
    """What the exports are made from."""

    findings: Findings
    ledgers: Ledgers
    calendar: Calendar


@pytest.fixture(scope="session")
def assess() -> Callable[..., Assessed]:
    """Judge ledgers by some duties, or by all where none are named."""
    calendar = Calendar.standard()

    def judged(ledgers: Ledgers, *wanted: str, on: date = ON) -> Assessed:
        duties = [duty for duty in all_duties() if not wanted or duty.id in wanted]
        return Assessed(evaluate(ledgers, on, calendar=calendar, duties=duties), ledgers, calendar)

    return judged


@pytest.fixture(scope="session")
def small(assess: Callable[..., Assessed]) -> Assessed:
    """A core institution: one system short of capacity and one measured well, a drill reported late, one overdue."""
    ledgers = ledgers_of(
        system("S1", name="集中交易系统"),
        system("S2", name="行情系统"),
        system("S3", name="未测系统"),
        record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=1300.0, historical_peak=700.0),
        record(CapacityRecord, system="S2", measured_on="2026-06-01", capacity=1400.0, historical_peak=700.0),
        record(Drill, code="YL-1", kind="joint", ended_on="2026-03-02", reported_on="2026-04-30"),
        record(Drill, code="YL-2", kind="joint", ended_on="2026-04-01"),
        record(Drill, code="YL-3", kind="joint", ended_on="2026-06-24"),
        record(Document, code="ZD-1", kind="security_policy", approved_on="2024-01-01"),
        record(Staff, code="E1", name="示例人员"),
        record(
            Waiver, code="HM-1", duty="21.3a", about="S1", reason="扩容已立项",
            owner="E1", granted_on="2026-05-01", expires_on="2026-08-31",
        ),
        kind="core",
    )  # fmt: skip
    return assess(ledgers, *SMALL)


@pytest.fixture(scope="session")
def sample(assess: Callable[..., Assessed]) -> Assessed:
    """The sample institution with its faults, judged by every duty."""
    return assess(generate(seed=1, until=ON))


@pytest.fixture(scope="session")
def all_chapters(small: Assessed) -> Assessed:
    """One duty, as if each chapter that can hold duties had it: a map as large as the map can be."""
    (duty,) = [duty for duty in small.findings.duties if duty.id == "21.3a"]
    articles = (3, 9, 29, 36, 42, 50, 57)
    duties = [replace(duty, id=f"{article}z", cite=art(article)) for article in articles]
    return small._replace(findings=evaluate(small.ledgers, ON, calendar=small.calendar, duties=duties))


@dataclass(eq=False)
class Element:
    """An element with the elements around it."""

    tag: str
    attributes: dict[str, str | None]
    around: list[Element] = field(repr=False)
    parts: list[str] = field(default_factory=list, repr=False)
    inside: list[Element] = field(default_factory=list, repr=False)

    @cached_property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    @property
    def lang(self) -> str:
        found = [one.attributes["lang"] for one in (*self.around, self) if "lang" in one.attributes]
        return found[-1] or ""


class Page(HTMLParser):
    """A page as elements; ``wrong`` lists tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[tuple[Element, str]] = []
        self.comments: list[str] = []
        self.wrong: list[str] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        self.wrong += [f"never closed: {element.tag}" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), list(self._open))
        self.elements.append(element)
        for outer in self._open:
            outer.inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.wrong.append(f"{tag} closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.parts.append(data)
        if self._open and data.strip():
            self.texts.append((self._open[-1], data.strip()))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str = "", *, classes: str = "") -> list[Element]:
        wanted = set(classes.split())
        return [one for one in self.elements if (not tag or one.tag == tag) and wanted <= one.classes]

    def by_id(self, name: str) -> Element:
        (found,) = [one for one in self.elements if one.attributes.get("id") == name]
        return found


@pytest.fixture(scope="session")
def read_page() -> Callable[[bytes], Page]:
    """Read a page."""
    return lambda content: Page(content.decode())
