"""The 202 rules into which the 75 articles were taken apart, and why some of them are no duties."""

from __future__ import annotations

import csv
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType

import zhengdun.duties
from zhengdun.law import CURRENT, DRAFT_2022, MEASURES_2012


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


_FOLDERS = {CURRENT: "ch", DRAFT_2022: "draft_2022", MEASURES_2012: "measures_2012"}
"""How the folders begin in which the duties of each version are declared."""


@cache
def not_duties(version: str = CURRENT) -> Mapping[str, str]:
    """What is no duty -> the reason, ``中文|English``: from the ``not_duties.py`` of a version's folders.

    Of today's version these are rules, of an earlier one paragraphs.

    Raises:
        ValueError: two chapters name the same rule.
    """
    found: dict[str, str] = {}
    for module in pkgutil.walk_packages(zhengdun.duties.__path__, "zhengdun.duties."):
        _, _, folder, *names = module.name.split(".")
        if names != ["not_duties"] or not folder.startswith(_FOLDERS[version]):
            continue
        reasons: dict[str, str] = import_module(module.name).NOT_DUTIES
        twice = found.keys() & reasons.keys()
        if twice:
            raise ValueError(f"Two chapters say why these are no duties: {', '.join(sorted(twice))}")
        found.update(reasons)
    return MappingProxyType(found)
