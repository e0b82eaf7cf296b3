"""Finds every duty: no duty needs to be entered in a list."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import zhengdun.duties
from zhengdun.kit import incident_terms
from zhengdun.kit.duty import Duty
from zhengdun.kit.parameters import Parameter


@cache
def all_duties() -> tuple[Duty, ...]:
    """Every duty declared in a file ``chN_…/artNN_….py``, in the order of the Measures.

    Raises:
        ValueError: two duties have the same id.
    """
    found: dict[str, Duty] = {}
    for module in pkgutil.walk_packages(zhengdun.duties.__path__, "zhengdun.duties."):
        name = module.name.rpartition(".")[2]
        if not name.startswith("art") or name.endswith("_test"):
            continue
        for value in vars(import_module(module.name)).values():
            if not isinstance(value, Duty):
                continue
            if found.setdefault(value.id, value) is not value:
                raise ValueError(f"Two duties have the id {value.id}")
    return tuple(sorted(found.values(), key=lambda duty: duty.sort_key))


@cache
def all_parameters() -> tuple[Parameter, ...]:
    """Every named number that a duty reads or that runs a clock of an incident, by name."""
    read_by_duties = (parameter for duty in all_duties() for parameter in duty.shape.parameters)
    of_incidents = (value for value in vars(incident_terms).values() if isinstance(value, Parameter))
    return tuple(sorted({*read_by_duties, *of_incidents}, key=lambda parameter: parameter.name))


def matching(wanted: str) -> tuple[Duty, ...]:
    """The duties of an article, paragraph or rule: ``21``, ``21.3``, ``21.3a``."""
    return tuple(duty for duty in all_duties() if duty.matches(wanted))
