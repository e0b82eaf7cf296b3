"""What can still be told from protected data, and what can be undone: said plainly for each treatment of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import ColumnPlan
from zhengdun.privacy.policy.actions import Action, Token

Equality = Literal["kept", "in_part", "hidden"]
"""Whether it can be seen which values are equal and how often each occurs, so that tables can be joined by them."""

_STILL = "这是去标识化，不是匿名化：个人信息仍属个人信息"
_STILL_EN = "This is pseudonymisation, not anonymisation: it is still personal information"
_SAME = "哪些行相同、每个值出现几次、与哪些表能够关联，仍然看得出来；持有密钥的人可以还原"
_SAME_EN = (
    "which rows are equal, how often each value occurs and what joins with which table can still be seen;"
    " whoever has the key can undo it"
)
_SAID: dict[str, tuple[Equality, str, str]] = {
    "pseudonym": (
        "kept",
        f"同一个值处处换成同一个假名：{_SAME}。{_STILL}",
        f"The same value has the same pseudonym everywhere: {_SAME_EN}. {_STILL_EN}",
    ),
    "token_deterministic": (
        "kept",
        f"同一个值处处换成同一个令牌：{_SAME}。{_STILL}",
        f"The same value has the same token everywhere: {_SAME_EN}. {_STILL_EN}",
    ),
    "token": (
        "hidden",
        f"每个令牌都不相同，看不出哪些值相同，不能关联；持有密钥的人可以还原。{_STILL}",
        "Each token is another, so that nothing can be seen to be equal or joined; whoever has the key can undo it."
        f" {_STILL_EN}",
    ),
    "mask": (
        "in_part",
        "保留的字符仍然可读，相同的值掩码后仍相同（不同的值也可能变得相同）；凭密钥也不能还原。"
        "与其他信息结合能识别到个人的，仍是个人信息",
        "What is kept of each value can be read, and equal values stay equal (different ones may become so); no key"
        " undoes it. Where other information tells the person, it is still personal information",
    ),
    "generalise": (
        "in_part",
        "只留下较粗的范围，相同的值仍落在同一范围；凭密钥也不能还原。与其他信息结合能识别到个人的，仍是个人信息",
        "Only a coarser range is left, the same one for equal values; no key undoes it. Where other information tells"
        " the person, it is still personal information",
    ),
    "suppress": ("hidden", "值已删除，不能还原", "The value is gone; nothing undoes it"),
    "keep": ("kept", "按策略原样保留", "Left as it is by the policy"),
}


_REVERSIBLE = {"pseudonym", "token_deterministic", "token"}


class Disclosure(BaseModel):
    """One treatment, the columns it was planned for, and what it leaves to be seen.

    Args:
        treatment: the action; ``token_deterministic`` for tokens that are equal for equal values.
        columns: their names, with the table before them where there are several.
        equality: whether equal values can be told and joined.
        reversible: whether the key undoes it.
        zh, en: the same in words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    treatment: str
    columns: list[str]
    equality: Equality
    reversible: bool
    zh: str
    en: str


def disclosures(columns: Iterable[tuple[str, ColumnPlan]], rules: Mapping[Kind, Action]) -> list[Disclosure]:
    """What each treatment leaves to be seen, the telling ones first.

    Args:
        columns: each with its table ("" where there is but one).
        rules: what the policy does with each kind in free text.
    """
    treated: dict[str, dict[str, None]] = {}
    for table, column in columns:
        name = f"{table} · {column.name}" if table else column.name
        for treatment in _treatments(column, rules):
            treated.setdefault(treatment, {})[name] = None
    return [
        Disclosure(
            treatment=treatment,
            columns=list(treated[treatment]),
            equality=equality,
            reversible=treatment in _REVERSIBLE,
            zh=zh,
            en=en,
        )
        for treatment, (equality, zh, en) in _SAID.items()
        if treatment in treated
    ]


def _treatments(column: ColumnPlan, rules: Mapping[Kind, Action]) -> Iterator[str]:
    """What is done with the column; in free text with each kind of hit."""
    actions = [rules[kind] for kind in column.kinds] if column.action is None else [column.action]
    yield from map(_name, actions)


def _name(action: Action) -> str:
    return "token_deterministic" if isinstance(action, Token) and action.deterministic else action.action
