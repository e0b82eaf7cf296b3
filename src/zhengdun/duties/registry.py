"""Finds every duty: no duty needs to be entered in a list."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise

import zhengdun.duties
from zhengdun.kit import incident_terms
from zhengdun.kit.duty import Duty
from zhengdun.kit.parameters import Parameter
from zhengdun.law import CURRENT, VERSIONS


def all_duties() -> tuple[Duty, ...]:
    """Every duty of the Measures of today, in their order."""
    return duties_of(CURRENT)


@cache
def duties_of(version: str) -> tuple[Duty, ...]:
    """Every duty of a version of the Measures, in its order, as it governed conduct when it was law."""
    of_version = (duty for declared in declared_duties() for duty in declared.in_version(version))
    ours = sorted(of_version, key=lambda duty: duty.sort_key)
    for one, other in pairwise(ours):
        if one.id == other.id:
            raise ValueError(f"Two duties have the id {one.id}")
    return tuple(ours)


@cache
def duties_as_law(version: str) -> tuple[Duty, ...]:
    """Every duty of a version as though that version stood in place of the Measures: a what-if."""
    return tuple(duty.as_if_in_force() for duty in duties_of(version))


@cache
def duties_over_time() -> tuple[Duty, ...]:
    """Every duty of every version that is or was law, the newest version first: the law of the day of any conduct."""
    laws = (version.key for version in reversed(tuple(VERSIONS.values())) if not version.is_draft)
    return tuple(duty for law in laws for duty in duties_of(law))


@cache
def declared_duties() -> tuple[Duty, ...]:
    """Every duty declared in a file ``artNN_….py``, whatever its version.

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
    return tuple(found.values())


@cache
def all_parameters() -> tuple[Parameter, ...]:
    """Every named number that a duty reads or that runs a clock of an incident, by name."""
    read_by_duties = (parameter for duty in all_duties() for parameter in duty.shape.parameters)
    of_incidents = (value for value in vars(incident_terms).values() if isinstance(value, Parameter))
    return tuple(sorted({*read_by_duties, *of_incidents}, key=lambda parameter: parameter.name))


def matching(wanted: str, among: Sequence[Duty] | None = None) -> tuple[Duty, ...]:
    """The duties of an article, paragraph or rule: ``21``, ``21.3``, ``21.3a``.

    Args:
        wanted: a place in the version that comes first ``among`` the duties, or the id of one of any version.
        among: all duties of today where None; of other versions those found stand with them.
    """
    duties = all_duties() if among is None else among
    matters = {duty.matter for duty in duties if duty.version == duties[0].version and duty.matches(wanted)}
    return tuple(duty for duty in duties if duty.matter in matters or duty.id == wanted)
