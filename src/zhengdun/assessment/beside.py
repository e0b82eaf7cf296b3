"""Duties that bind one institution in the same matter, and which of them is the stricter.

An operator of critical infrastructure remains a core or an operating institution: chapter 5 binds on top of the rest
(article 49: 在符合本办法第二十条规定的基础上), and both numbers bind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.assessment.applicability import applicability
from zhengdun.kit.shapes.proportion import Proportion, told_alike

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers


@dataclass(frozen=True)
class SameMatter:
    """Two or more duties in one matter, in the order of the Measures.

    ``asked`` is what each asks, told of the same measure, and ``strictest`` the one that decides: whoever meets it
    meets the others. Both are empty and None where the duties compare no numbers: then each is to be met by itself.
    """

    duties: tuple[Duty, ...]
    asked: tuple[Proportion, ...]
    strictest: Duty | None


def in_one_matter(one: Duty, other: Duty) -> bool:
    """Whether one of them says that it is in the matter of the other; each in its own version of the Measures."""
    return one.version == other.version and (one.id in other.beside or other.id in one.beside)


def same_matter(duty: Duty, binding: Iterable[Duty]) -> SameMatter | None:
    """``duty`` with those of the duties ``binding`` the same institution that are in its matter; None without any."""
    others = [one for one in binding if in_one_matter(duty, one)]
    if not others:
        return None
    duties = tuple(sorted([duty, *others], key=lambda one: one.sort_key))
    asked = tuple(told_alike(one.shape.proportion for one in duties) or ())
    strictest = max(zip(asked, duties, strict=True), key=lambda pair: pair[0].strictness)[1] if asked else None
    return SameMatter(duties, asked, strictest)


def matters_by_duty(ledgers: Ledgers, duties: Sequence[Duty]) -> dict[tuple[str, str], SameMatter]:
    """Institution and duty -> its matter, for those of the ``duties`` that are not alone in theirs."""
    concerned = [duty for duty in duties if any(in_one_matter(duty, other) for other in duties)]
    binding: dict[str, list[Duty]] = {}
    for one in applicability(ledgers, concerned):
        if one.binds:
            binding.setdefault(one.institution, []).append(one.duty)
    return {
        (institution, duty.id): matter
        for institution, bound in binding.items()
        for duty in bound
        if (matter := same_matter(duty, bound)) is not None
    }


def same_matters(binding: Iterable[Duty]) -> tuple[SameMatter, ...]:
    """Every matter in which more than one of the duties ``binding`` one institution speak."""
    duties = tuple(binding)
    found = [same_matter(duty, duties) for duty in duties if duty.beside]
    return tuple(sorted((one for one in found if one is not None), key=lambda matter: matter.duties[0].sort_key))
