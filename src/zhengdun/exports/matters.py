"""Duties in one matter, in words: what each asks, and which decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.assessment.beside import SameMatter
    from zhengdun.kit.duty import Duty


def asked_by_each(matter: SameMatter, lang: str) -> tuple[tuple[Duty, str], ...]:
    """Each duty with what it asks: the figures told of one measure, else its title."""
    if matter.asked:
        words = [proportion.text(lang) for proportion in matter.asked]
    else:
        words = [Label.parse(duty.title).get(lang) for duty in matter.duties]
    return tuple(zip(matter.duties, words, strict=True))


def which_decides(matter: SameMatter, lang: str) -> str:
    """The duty that decides, or that each is to be met by itself."""
    duty = matter.strictest
    if duty is None:
        return "each is to be met by itself" if lang == "en" else "各自均须符合"
    if lang == "en":
        return f"{duty.cite.en} [{duty.id}] is the stricter and decides"
    return f"从严：{duty.cite.zh} [{duty.id}]"


def matter_text(matter: SameMatter, lang: str) -> str:
    """The whole in a line.

    >>> from zhengdun.assessment.beside import same_matter
    >>> from zhengdun.duties.registry import matching
    >>> (capacity,) = matching("48c")
    >>> for part in matter_text(same_matter(capacity, matching("21.3a")), "zh").split("；"):
    ...     print(part)
    第二十一条第三款 [21.3a] 性能容量 ≥ 2 × 历史峰值
    第四十八条 [48c] 性能容量 ≥ 3 × 历史峰值
    从严：第四十八条 [48c]
    """
    each = [
        f"{duty.cite.en if lang == 'en' else duty.cite.zh} [{duty.id}] {words}"
        for duty, words in asked_by_each(matter, lang)
    ]
    return ("; " if lang == "en" else "；").join([*each, which_decides(matter, lang)])
