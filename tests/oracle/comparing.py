"""The kernel's findings and the oracle's, side by side."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import isclose
from typing import Any

import polars as pl

from oracle.case import Case
from oracle.judging import findings
from oracle.ledgers import Tables
from oracle.more_duties import MORE_DUTIES
from oracle.verdict import Finding
from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import duties_over_time
from zhengdun.kit.duty import Duty
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger, polars_schema

DUTIES = (*duties_over_time(), *MORE_DUTIES)


def ledgers_of(industry: Mapping[str, Tables]) -> Ledgers:
    """The ledgers of all institutions, as the kernel takes them."""
    rows: dict[type[Ledger], list[dict[str, Any]]] = {}
    for tables in industry.values():
        for table, found in tables.items():
            rows.setdefault(table, []).extend(found)
    return Ledgers({table: pl.DataFrame(found, schema=polars_schema(table)) for table, found in rows.items()})


def kernel(
    industry: Mapping[str, Tables], on: date, calendar: Calendar, duties: Sequence[Duty] = DUTIES, **options: Any
) -> list[Finding]:
    """What the kernel finds."""
    found = evaluate(ledgers_of(industry), on, calendar=calendar, duties=duties, **options)
    return [Finding(*row) for row in found.frame.select(Finding._fields).iter_rows()]


def oracle(
    industry: Mapping[str, Tables], on: date, calendar: Calendar, duties: Sequence[Duty] = DUTIES, **options: Any
) -> list[Finding]:
    """What the oracle finds, one institution at a time."""
    cases = (Case(tables, on, calendar, **options) for tables in industry.values())
    return [finding for case in cases for finding in findings(case, duties)]


def differences(ours: list[Finding], theirs: list[Finding]) -> str:
    """Every finding on which the two sides differ, as lines; empty where both say the same."""
    kernels, oracles = _by_key(ours), _by_key(theirs)
    lines = []
    for key in sorted(kernels.keys() | oracles.keys()):
        one, other = kernels.get(key), oracles.get(key)
        if one is None or other is None or not _same(one, other):
            lines += [f"kernel {_line(one)}", f"oracle {_line(other)}"]
    return "\n".join(lines)


def _by_key(findings_: list[Finding]) -> dict[tuple[str, ...], Finding]:
    found = {finding[:3]: finding for finding in findings_}
    assert len(found) == len(findings_), "two findings about one subject"
    return found


def _same(one: Finding, other: Finding) -> bool:
    """Equal but for the last digits of figures: the kernel computes in doubles, the oracle in fractions."""
    return one[:7] == other[:7] and all(_alike(*pair) for pair in zip(one[7:], other[7:], strict=True))


def _alike(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else isclose(one, other, rel_tol=1e-12)


def _line(finding: Finding | None) -> str:
    if finding is None:
        return "finds nothing"
    return " ".join(f"{name}={fact}" for name, fact in finding._asdict().items() if fact is not None)
