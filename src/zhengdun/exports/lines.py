"""A finding as a person reads it: names for codes, facts with labels, the arithmetic in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.assessment.waivers import with_waivers
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.shapes.base import SLOTS, day, number

if TYPE_CHECKING:
    from zhengdun.assessment import Findings
    from zhengdun.exports.summary import Names
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers

_OUTCOMES = {outcome.key: outcome for outcome in Outcome}
_REASONS = {reason.key: reason for reason in Reason}
UNKNOWN = number(None)
"""How an unknown fact is written."""

_NOTHING_JUDGED = {Reason.NOT_BOUND, Reason.NO_SUBJECT, Reason.NO_LEDGER, Reason.UNKNOWN_SCOPE}


@dataclass(frozen=True)
class Line:
    """One finding; ``finding`` is its row with the slots, ``waived_until`` and ``waiver`` (None without one)."""

    duty: Duty
    outcome: Outcome
    reason: Reason
    name: str
    finding: Mapping[str, Any]

    @property
    def institution(self) -> str:
        """The institution's code."""
        return str(self.finding["institution"])

    @property
    def subject(self) -> str:
        """The subject's code."""
        return str(self.finding["subject"])

    @property
    def due(self) -> date | None:
        """The day that the slot ``due`` holds, where the duty is a clock."""
        return self.finding["due"] if self.duty.shape.is_clock else None

    def sentence(self, lang: str) -> str:
        """The arithmetic in one line; empty where no subject was judged."""
        return "" if self.reason in _NOTHING_JUDGED else self.duty.shape.sentence(self.finding, lang)

    def facts(self, lang: str) -> tuple[tuple[str, str], ...]:
        """The slots in use as label and value; an unknown one is a dash."""
        if self.reason in _NOTHING_JUDGED:
            return ()
        labels = self.duty.shape.labels()
        return tuple((labels[slot].get(lang), self._value(slot)) for slot in SLOTS if slot in labels)

    def further_facts(self, lang: str) -> tuple[tuple[str, str], ...]:
        """Those of the facts that the sentence does not tell already."""
        sentence = self.sentence(lang)
        return tuple(
            (label, value)
            for label, value in self.facts(lang)
            if f"{label} {value}" not in sentence
            and not (value == UNKNOWN and UNKNOWN in sentence)
            and (value == UNKNOWN or not re.search(rf"(?<![\d.,-]){re.escape(value)}(?![\d,-]|\.\d)", sentence))
        )

    def _value(self, slot: str) -> str:
        value = self.finding[slot]
        return day(value) if SLOTS[slot] == pl.Date else number(value)


def lines(findings: Findings, ledgers: Ledgers, names: Names) -> tuple[Line, ...]:
    """Every finding with its name and its waiver, in the order of the Measures."""
    by_id = findings.by_id
    return tuple(
        Line(
            duty=by_id[row["duty"]],
            outcome=_OUTCOMES[row["outcome"]],
            reason=_REASONS[row["reason"]],
            name=names[row["institution"], row["duty"], row["subject"]],
            finding=row,
        )
        for row in with_waivers(findings, ledgers).iter_rows(named=True)
    )
