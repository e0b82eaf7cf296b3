"""Every rule of the Measures with the duties that realise it, or with the reason why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from zhengdun.duties.registry import all_duties
from zhengdun.duties.rules import Rule, not_duties, rules
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty


@dataclass(frozen=True)
class Covered:
    """One rule; ``reason`` says why it has no duties, and is None where it has."""

    rule: Rule
    duties: tuple[Duty, ...]
    reason: Label | None


@cache
def coverage() -> tuple[Covered, ...]:
    """Every rule in the order of the Measures.

    >>> found = {covered.rule.number: covered for covered in coverage()}
    >>> [duty.id for duty in found["21.1a"].duties], found["21.1a"].reason
    (['21.1a'], None)
    >>> found["6.1"].duties, found["6.1"].reason.zh
    ((), '监督管理体制')
    """
    duties: dict[str, list[Duty]] = {}
    for duty in all_duties():
        duties.setdefault(duty.rule, []).append(duty)
    reasons = not_duties()
    return tuple(
        Covered(
            rule,
            tuple(duties.get(rule.number, ())),
            Label.parse(reasons[rule.number]) if rule.number in reasons else None,
        )
        for rule in rules()
    )
