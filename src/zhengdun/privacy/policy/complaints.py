"""What the validation found, in words for whoever wrote the policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.policy.actions import Action
from zhengdun.privacy.policy.model import ColumnRule, Policy

_ACTIONS: dict[str, type[BaseModel]] = {
    get_args(model.model_fields["action"].annotation)[0]: model for model in get_args(get_args(Action)[0])
}


_SHAPES = {
    "model_type": ("应为键值对", "expected a mapping of keys to values"),
    "model_attributes_type": ("应为键值对", "expected a mapping of keys to values"),
    "dict_type": ("应为键值对", "expected a mapping of keys to values"),
    "list_type": ("应为列表", "expected a list"),
    "int_type": ("应为整数", "expected a whole number"),
    "int_parsing": ("应为整数", "expected a whole number"),
    "int_from_float": ("应为整数", "expected a whole number"),
    "string_type": ("应为文字", "expected text"),
    "string_pattern_mismatch": ("应为一个ASCII字符", "expected one ASCII character"),
    "bool_type": ("应为 true 或 false", "expected true or false"),
    "bool_parsing": ("应为 true 或 false", "expected true or false"),
    "string_too_short": ("不能为空", "must not be empty"),
    "date_from_datetime_parsing": ("应为日期，如2024-01-31", "expected a date such as 2024-01-31"),
}


@dataclass(frozen=True)
class Complaint:
    """One mistake: the line and key where it stands, and what is wrong in both languages."""

    line: int
    key: str
    zh: str
    en: str


def complaint(error: Any, root: yaml.Node) -> Complaint:
    """The complaint for one entry of pydantic's ``errors()``; values are quoted, policies hold no secrets."""
    written, line = _place(error["loc"], root)
    zh, en = _words(error)
    return Complaint(line, ".".join(written) or "策略", zh, en)


def _place(loc: Sequence[int | str], root: yaml.Node) -> tuple[list[str], int]:
    """The keys that the file really has on the way to ``loc``, which also names branches of the model."""
    written: list[str] = []
    node, line = root, root.start_mark.line + 1
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            below = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if below is not None:
                key, node = below
                line = key.start_mark.line + 1
                written.append(str(step))
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
            written.append(str(step + 1))
    missing = str(loc[-1]) if loc and loc[-1] != "[key]" else ""
    if missing and (not written or written[-1] != missing) and not isinstance(node, yaml.ScalarNode):
        written.append(missing)
    return written, line


def _words(error: Any) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    choice, given = _choice(kind, context), _shown(error)
    match kind:
        case "extra_forbidden":
            known = "、".join(_known_keys(error["loc"]))
            words = f"不认识的键（应为：{known}）", f"unknown key (expected: {known.replace('、', ', ')})"
        case "missing" | "union_tag_not_found":
            words = f"缺少必填项{choice[0]}", f"a required key is missing{choice[1]}"
        case "enum" | "literal_error" | "union_tag_invalid":
            words = f"取值{given}不在可选范围内{choice[0]}", f"{given} is not a choice{choice[1]}"
        case "value_error":
            zh, _, en = str(context["error"]).partition("|")
            words = zh, en
        case "greater_than_equal":
            words = f"须不小于{context['ge']}，现为{given}", f"must be at least {context['ge']}, is {given}"
        case _:
            zh, en = _SHAPES.get(kind, (error["msg"], error["msg"]))
            words = f"取值{given}不合要求：{zh}", f"{given} does not do: {en}"
    return words


def _shown(error: Any) -> str:
    """What is written there; never at ``key``, where somebody may have written the key itself."""
    return "（不显示 not shown）" if error["loc"] == ("key",) else repr(error["input"])


def is_other_branch(error: Any) -> bool:
    """Whether the entry only says that a list of kinds is not the word ``all``, or that a word is not a list."""
    branch = "list[Kind]" if isinstance(error["input"], str) else "literal['all']"
    return any(str(step).startswith(branch) for step in error["loc"]) and error["type"] in {
        "literal_error",
        "list_type",
    }


def _choice(kind: str, context: Any) -> tuple[str, str]:
    if kind.startswith("union_tag"):
        expected = "、".join(_ACTIONS)
        return f"（action 应为：{expected}）", f" (action is one of: {expected.replace('、', ', ')})"
    if "expected" not in context:
        return "", ""
    expected = str(context["expected"]).replace(" or ", ", ").replace("'", "")
    return f"（应为：{expected.replace(', ', '、')}）", f" (one of: {expected})"


def _known_keys(loc: Sequence[int | str]) -> list[str]:
    """The keys that may stand where an unknown one was found."""
    branch = next((str(step) for step in reversed(loc[:-1]) if str(step) in _ACTIONS), None)
    if branch is not None:
        return list(_ACTIONS[branch].model_fields)
    if len(loc) == 1:
        return list(Policy.model_fields)
    return list(ColumnRule.model_fields) if loc[0] == "columns" else [kind.value for kind in Kind]
