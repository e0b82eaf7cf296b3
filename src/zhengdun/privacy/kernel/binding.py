"""What a policy means for the columns of a schema; what cannot be done is said before anything is read in earnest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pyarrow as pa

from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.kernel.column_kinds import kinds_in
from zhengdun.privacy.kernel.columns import FIRST_DIGIT_STAYS, is_number, is_text
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import ColumnPlan, Plan
from zhengdun.privacy.policy.actions import Action, Generalise, Keep, Mask, Pseudonym, Suppress, Token
from zhengdun.privacy.policy.model import ColumnRule, Policy

_SAMPLE = 10_000


def bind(plan: Plan, sample: pa.RecordBatch) -> Plan:
    """The plan of each column of the sample.

    Args:
        plan: not bound yet; columns that it does not name are typed by the sample where the policy says ``detect``.
        sample: rows of the table; of many, 10,000 that lie evenly are looked at.

    Raises:
        PolicyError: with everything that does not fit, by column.
    """
    if sample.num_rows > _SAMPLE:
        sample = sample.take(pa.array(np.linspace(0, sample.num_rows - 1, _SAMPLE).astype(np.int64)))
    problems: list[tuple[str, str]] = []
    columns: list[ColumnPlan] = []
    for name, values in zip(sample.schema.names, sample.columns, strict=True):
        try:
            columns.append(_column(plan.policy, name, values))
        except PolicyError as error:
            problems.append((f"列“{name}”：{error.zh}", f"column {name!r}: {error.en}"))
    if problems:
        raise PolicyError("\n".join(zh for zh, _ in problems), "\n".join(en for _, en in problems))
    return replace(plan, columns=tuple(columns))


def check_columns_exist(policy: Policy, names: Collection[str], place: str) -> None:
    """Raises :class:`PolicyError` if the policy names columns that are not there; it may be a slip of the pen."""
    unknown = [name for name in policy.columns if name not in names]
    if unknown:
        raise PolicyError(
            f"{place} 中没有策略写到的列：{'、'.join(unknown)}（现有：{'、'.join(names)}）",
            f"{place} lacks columns that the policy names: {', '.join(unknown)} (there are: {', '.join(names)})",
        )


def _column(policy: Policy, name: str, values: pa.Array) -> ColumnPlan:
    rule = policy.columns.get(name)
    if rule is None:
        column = _unnamed(policy, name, values)
    elif rule.text is not None:
        column = ColumnPlan(name, None, None, _kinds(policy, rule), rule.unprotected or policy.unprotected)
    else:
        action = rule.do or policy.kinds[rule.kind or Kind.NAME]
        column = ColumnPlan(name, action, rule.kind, (), rule.unprotected or policy.unprotected)
    _check(policy, column, values.type)
    return column


def _kinds(policy: Policy, rule: ColumnRule) -> tuple[Kind, ...]:
    return tuple(policy.kinds) if rule.text == "all" else tuple(rule.text or ())


def _unnamed(policy: Policy, name: str, values: pa.Array) -> ColumnPlan:
    keep = ColumnPlan(name, Keep(action="keep"))
    if policy.other_columns == "refuse":
        raise PolicyError(
            "策略没有写到这一列（other_columns: refuse）；请写明 kind、text 或 do",
            "the policy does not name it (other_columns: refuse); give it a kind, text or do",
        )
    if policy.other_columns == "keep":
        return keep
    if pa.types.is_nested(values.type) or _is_binary(values.type):
        raise PolicyError(
            f"类型 {values.type} 无法识别；请写 do: {{action: keep}} 或 suppress",
            f"its type {values.type} cannot be looked through; write do: {{action: keep}} or suppress",
        )
    found = kinds_in(name, values, tuple(policy.kinds))
    if found and found[0].whole:
        return ColumnPlan(name, policy.kinds[found[0].kind], found[0].kind, (), policy.unprotected)
    if is_text(values.type) or found:
        return ColumnPlan(name, None, None, tuple(policy.kinds), policy.unprotected)
    return keep


def _check(policy: Policy, column: ColumnPlan, held: pa.DataType) -> None:
    """Raises :class:`PolicyError` where the action cannot work on the type."""
    if column.action is None:
        if not (is_text(held) or is_number(held) or pa.types.is_null(held)):
            raise PolicyError(f"类型 {held} 不是文本", f"its type {held} is not text")
        for kind in column.kinds:
            if isinstance(policy.kinds[kind], Generalise):
                raise PolicyError(
                    f"自由文本中的{kind.zh}不能用 generalise", f"generalise does not work on {kind} within text"
                )
        return
    if not _fits(column.action, held):
        raise PolicyError(
            f"{column.action.action} 不能用于类型 {held}", f"{column.action.action} does not work on type {held}"
        )
    if isinstance(column.action, Pseudonym) and is_number(held) and column.kind not in FIRST_DIGIT_STAYS:
        kind = column.kind or Kind.NAME
        raise PolicyError(
            f"{kind.zh}的假名可能以0开头，数值类型 {held} 存不下；请先转成文本",
            f"a pseudonym of {kind} may begin with 0, which a number of type {held} cannot hold; store it as text",
        )


def _fits(action: Action, held: pa.DataType) -> bool:
    if isinstance(action, Keep | Suppress):
        return True
    if pa.types.is_null(held):
        return True
    if isinstance(action, Generalise):
        dates = is_text(held) or pa.types.is_date(held) or pa.types.is_timestamp(held)
        numbers = is_text(held) or is_number(held)
        return bool({"range": numbers, "city": is_text(held)}.get(action.to, dates))
    if isinstance(action, Token):
        return is_text(held)
    return isinstance(action, Mask | Pseudonym) and (is_text(held) or is_number(held))


def _is_binary(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))
