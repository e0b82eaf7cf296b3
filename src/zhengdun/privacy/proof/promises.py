"""What a manifest promises of each column of each table, as the residual scan takes it."""

from __future__ import annotations

from collections.abc import Iterable

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import ColumnPlan
from zhengdun.privacy.policy.actions import Action, Keep, Pseudonym
from zhengdun.privacy.policy.model import Policy
from zhengdun.privacy.proof.manifest import Manifest
from zhengdun.privacy.proof.reference import LOOKED_FOR
from zhengdun.privacy.proof.residual import Promise, Treatment


def promises(manifest: Manifest) -> dict[str, tuple[Promise, ...]]:
    """The promises by table ("" where a file has but one); every column has one, kept ones included."""
    policy = Policy.model_validate(manifest.rules)
    found: dict[str, list[ColumnPlan]] = {}
    for held in manifest.columns:
        found.setdefault(held["table"], []).append(ColumnPlan.from_json(held))
    return {table: promises_of(columns, policy) for table, columns in found.items()}


def promises_of(columns: Iterable[ColumnPlan], policy: Policy) -> tuple[Promise, ...]:
    """The promises of the columns of one table."""
    return tuple(_promise(column, policy.kinds) for column in columns)


def _promise(column: ColumnPlan, rules: dict[Kind, Action]) -> Promise:
    if column.action is None:
        return Promise(column.name, {kind: _treatment(rules[kind]) for kind in column.kinds})
    if column.kind is not None:
        return Promise(column.name, {column.kind: _treatment(column.action)}, whole=column.kind)
    return Promise(column.name, dict.fromkeys(LOOKED_FOR, _treatment(column.action)))


def _treatment(action: Action) -> Treatment:
    if isinstance(action, Keep):
        return Treatment.KEPT
    return Treatment.REPLACED if isinstance(action, Pseudonym) else Treatment.ILLEGIBLE
