"""Rules of grades: the rows on record, shipped ones and an institution's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.columns import Facts, Label, facts
from zhengdun.ledger.schema import table_of
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.grading import GRADES, STATUSES, TRACKS, GradingRule
from zhengdun.ledger.tables.systems import System

TRACK_LABELS = {key: Label.parse(both) for key, both in TRACKS.items()}
GRADE_LABELS = {key: Label.parse(both) for key, both in GRADES.items()}
STATUS_LABELS = {key: Label.parse(both) for key, both in STATUSES.items()}

RULES_OF_TRACK = {
    "csrc": Label("证监会公告〔2021〕12号", "CSRC Announcement 〔2021〕12"),
    "cac": Label("《国家网络安全事件报告管理办法》", "the national rules on reporting security incidents"),
}
"""What sets the grades and the terms of each track."""

BESIDE_THE_MEASURES = frozenset({"cac"})
"""Tracks whose reports the Measures do not ask for at all: articles 39 and 40 know those to the CSRC only."""

IN_FORCE = {"csrc": date(2021, 6, 4), "cac": date(2025, 11, 1)}
"""Since when: half-open, an incident of the day before is not under it."""

WORDS = {"system_class": System.incident_class, "abnormality": Incident.abnormality}
"""Facts that a rule names in words: the column of each."""

AMOUNTS = {
    column.name: column
    for column in (
        Incident.abnormal_minutes,
        Incident.affected_investors,
        Incident.leaked_persons,
        Incident.settlement_error,
        Incident.economic_loss,
    )
}
"""Facts of which a rule names the least amount: the column of each."""

_SHIPPED_TO = "-"


@dataclass(frozen=True, eq=False)
class Rule:
    """An incident that has all of ``words`` and at least all of ``amounts`` has ``grade``, or a graver one.

    ``valid_until`` is the first day on which it no longer applies. ``shipped`` tells it from an institution's own.
    """

    code: str
    track: str
    grade: str
    words: Mapping[str, str]
    amounts: Mapping[str, float]
    valid_from: date
    valid_until: date | None
    status: str
    source: str
    shipped: bool

    @property
    def is_verified(self) -> bool:
        """Whether somebody vouches for it."""
        return self.status != "unverified"

    @property
    def asks_nothing(self) -> bool:
        """Whether it states no condition at all; such a row would be true of every incident, and counts for none."""
        return not self.words and not self.amounts

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def text(self, lang: str) -> str:
        """What it asks, and what follows.

        >>> shipped_rules()[1].text("zh")
        '集中竞价交易系统以外的实时交易系统、严重异常、服务能力异常持续时间≥10分钟：较大'
        """
        sign = " ≥ " if lang == "en" else "≥"
        least = [f"{_label(name, lang)}{sign}{_amount(name, amount, lang)}" for name, amount in self.amounts.items()]
        asked = [*self.words.values(), *least]
        grade = GRADE_LABELS[self.grade].get(lang)
        return f"{', '.join(asked)}: {grade}" if lang == "en" else f"{'、'.join(asked)}：{grade}"


def fact_label(name: str) -> Label:
    """What a fact of :data:`WORDS` or :data:`AMOUNTS` is called, with the ledger it stands in."""
    column = WORDS.get(name) or AMOUNTS[name]
    sheet, label = table_of(column).sheet, _facts(name).label
    return Label(f"{label.zh}（台账“{sheet.zh}”）", f"{label.en} (ledger {sheet.en})")


def shown(name: str, value: Any, lang: str) -> str:
    """A fact with its unit; a dash where it is not known."""
    if value is None:
        return "—"
    return str(value) if name in WORDS else _amount(name, value, lang)


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The rows on record, as they stand in ``data/grading_rules.csv``, each with its source."""
    data = files("zhengdun.incidents") / "data" / "grading_rules.csv"
    frame = pl.read_csv(data.read_bytes(), infer_schema=False).with_columns(institution=pl.lit(_SHIPPED_TO))
    checked = Ledgers.from_frames({GradingRule: frame}, references=False)
    return tuple(_rule(row, shipped=True) for row in checked[GradingRule].iter_rows(named=True))


def rules_of(ledgers: Ledgers, institution: str) -> tuple[Rule, ...]:
    """The shipped rules and those of the institution's own ledger."""
    own = ledgers[GradingRule].filter(pl.col("institution") == institution)
    return *shipped_rules(), *(_rule(row, shipped=False) for row in own.iter_rows(named=True))


def _rule(row: dict[str, Any], *, shipped: bool) -> Rule:
    least = {name: row[f"{name}_at_least"] for name in AMOUNTS}
    return Rule(
        code=row["code"],
        track=row["track"],
        grade=row["grade"],
        words={name: row[name] for name in WORDS if row[name] is not None},
        amounts={name: amount for name, amount in least.items() if amount is not None},
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        status=row["status"],
        source=row["source"],
        shipped=shipped,
    )


def _facts(name: str) -> Facts:
    return facts(WORDS.get(name) or AMOUNTS[name])


def _label(name: str, lang: str) -> str:
    return _facts(name).label.get(lang)


def _amount(name: str, value: float, lang: str) -> str:
    unit = _facts(name).unit
    return f"{value:,.10g}" + ("" if unit is None else f" {unit.en}" if lang == "en" else unit.zh)
