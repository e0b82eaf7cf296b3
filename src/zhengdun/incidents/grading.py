"""Grading: which grade the rules on record give to the facts on record, or why a person must find it.

A grade is given only if a rule that is verified applies and none of a graver grade may apply too. Of several rules
that apply the gravest decides. Everything else is 待人工定级.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhengdun.incidents.rules import AMOUNTS, RULES_OF_TRACK, WORDS, Rule, fact_label
from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import say
from zhengdun.ledger.tables.grading import GRADES

Facts = Mapping[str, Any]
"""The facts of an incident by the names of :data:`WORDS` and :data:`AMOUNTS`; None where one is not known."""

PENDING = Label("待人工定级", "to be graded by a person")

_RANKS = {grade: rank for rank, grade in enumerate(reversed(GRADES))}
NO_FACTS: Facts = dict.fromkeys((*WORDS, *AMOUNTS))


def is_at_least(grade: str, other: str) -> bool:
    """Whether ``grade`` is as grave as ``other`` or graver.

    >>> is_at_least("major", "considerable"), is_at_least("ordinary", "considerable")
    (True, False)
    """
    return _RANKS[grade] >= _RANKS[other]


@dataclass(frozen=True)
class Grading:
    """What the rules of a track make of the facts.

    Args:
        track: "csrc" or "cac".
        facts: what was looked at.
        applying: the verified rules that apply, the gravest first.
        open: rules of a graver grade that may apply: facts are missing, or the rule itself is not verified.
        missing: the facts that ``open`` turns on.
        any_in_force: whether the track had any rule on the day.
    """

    track: str
    facts: Facts
    applying: tuple[Rule, ...]
    open: tuple[Rule, ...]
    missing: tuple[str, ...]
    any_in_force: bool

    @property
    def at_least(self) -> str | None:
        """The gravest grade that surely applies, be it settled or not."""
        return self.applying[0].grade if self.applying else None

    @property
    def grade(self) -> str | None:
        """The grade; None where a person must find it."""
        return None if self.open else self.at_least

    def why(self, lang: str) -> str:
        """Why the grade is what it is, or why there is none."""
        return "; ".join(self._reasons(lang)) if lang == "en" else "；".join(self._reasons(lang))

    def _reasons(self, lang: str) -> list[str]:
        reasons = [rule.text(lang) for rule in self.applying[:1]]
        lower = list(dict.fromkeys(rule.code for rule in self.applying[1:]))
        if lower:
            reasons.append(
                say(
                    "另有规则 {codes} 也相符，取最高级别|{codes} apply too, the gravest counts", codes="、".join(lower)
                ).get(lang)
            )
        if self.missing:
            separator = ", " if lang == "en" else "、"
            names = separator.join(fact_label(name).get(lang) for name in self.missing)
            reasons.append(f"missing: {names}" if lang == "en" else f"缺少：{names}")
        doubtful = [rule.code for rule in self.open if not rule.is_verified]
        if doubtful:
            reasons.append(
                say(
                    "规则 {codes} 未核实，不据以定级|{codes} not verified, settles nothing", codes="、".join(doubtful)
                ).get(lang)
            )
        return reasons or [self._nothing.get(lang)]

    @property
    def _nothing(self) -> Label:
        of = RULES_OF_TRACK[self.track]
        if not self.any_in_force:
            return say("事件发生时没有在册的{of.zh}分级规则|no rule of {of.en} was on record for that day", of=of)
        return say(
            "在册的{of.zh}分级规则均不相符；附表未收全，不等于级别更低"
            "|no rule of {of.en} on record applies; the table is not complete, so this is no lower grade",
            of=of,
        )


def grading(track: str, facts: Facts, rules: Sequence[Rule], day: date) -> Grading:
    """Grade ``facts`` by the ``rules`` of ``track`` that were in force on ``day``.

    >>> from zhengdun.incidents.rules import shipped_rules
    >>> leak = grading("cac", {**NO_FACTS, "leaked_persons": 10_000_000}, shipped_rules(), date(2026, 3, 2))
    >>> leak.grade
    'major'
    """
    in_force = [rule for rule in rules if rule.track == track and rule.holds_on(day) and not rule.asks_nothing]
    unknown = {rule: _unknown(rule, facts) for rule in in_force if _may_apply(rule, facts)}
    gravest_first = sorted(unknown, key=lambda rule: -_RANKS[rule.grade])
    applying = tuple(rule for rule in gravest_first if rule.is_verified and not unknown[rule])
    top = _RANKS[applying[0].grade] if applying else -1
    still_open = tuple(rule for rule in gravest_first if rule not in applying and _RANKS[rule.grade] > top)
    missing = tuple(name for name in NO_FACTS if any(name in unknown[rule] for rule in still_open))
    return Grading(track, facts, applying, still_open, missing, any_in_force=bool(in_force))


def _may_apply(rule: Rule, facts: Facts) -> bool:
    """Whether no fact that is known speaks against it."""
    words = all(facts[name] is None or _plain(facts[name]) == _plain(word) for name, word in rule.words.items())
    return words and all(facts[name] is None or facts[name] >= least for name, least in rule.amounts.items())


def _unknown(rule: Rule, facts: Facts) -> tuple[str, ...]:
    """The facts that it asks for and nobody has recorded."""
    return tuple(name for name in (*rule.words, *rule.amounts) if facts[name] is None)


def _plain(word: str) -> str:
    """A word without white space, which people put in and take out."""
    return "".join(word.split())
