"""The 202 rules into which the 75 articles were taken apart, and which duties realise each."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Rule:
    """One rule: its number (article, paragraph, a letter of the list's own), and what kind of rule it is."""

    number: str
    article: int
    paragraph: int | None
    kind: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order of the Measures.

    >>> len(rules()), rules()[0].number, rules()[-1].number
    (202, '1', '75')
    """
    table = (files("zhengdun.duties") / "rules.csv").read_text(encoding="utf-8")
    return tuple(
        Rule(row["rule"], int(row["article"]), int(row["paragraph"]) if row["paragraph"] else None, row["kind"])
        for row in csv.DictReader(table.splitlines())
    )
