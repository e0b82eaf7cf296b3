"""What a plan means for the tables of one file, and with which key; on the way back, by the file's manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError
from zhengdun.privacy.files.formats import Layout
from zhengdun.privacy.files.sampling import samples
from zhengdun.privacy.kernel.binding import bind, check_columns_exist
from zhengdun.privacy.kernel.keyed import key_id_of
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import ColumnPlan, Plan
from zhengdun.privacy.policy.actions import Action
from zhengdun.privacy.proof.disclosure import Disclosure, disclosures
from zhengdun.privacy.proof.manifest import Manifest, required_beside
from zhengdun.privacy.recognisers import recognise, whole
from zhengdun.privacy.text.flat import FlatText

_NUMBERS = tuple(kind for kind in Kind if kind not in {Kind.NAME, Kind.ADDRESS})
"""Kinds that no name of a column is taken for by mistake."""

_ROLES = tuple("人员名方事管长问户单")
"""How words end that begin like a surname but name a column of persons: 申请人, 安全员, 曾用名, 董事, 高管."""


@dataclass(frozen=True)
class TablePlans:
    """The plan and an empty batch of each table of a file, and the fingerprint of the key they work with."""

    plans: dict[str, Plan]
    empty: dict[str, pa.RecordBatch]
    key_id: str | None

    @property
    def digest(self) -> str:
        """SHA-256 of the plans of all tables."""
        held = json.dumps({name: plan.digest for name, plan in self.plans.items()}, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(held.encode()).hexdigest()

    def disclosures(self, rules: Mapping[Kind, Action]) -> list[Disclosure]:
        """What the plans leave to be seen; ``rules`` are those of the policy for free text."""
        return disclosures(
            ((name, column) for name, plan in self.plans.items() for column in plan.columns or ()), rules
        )

    def columns(self) -> list[dict[str, Any]]:
        """The columns' plans as a manifest holds them."""
        return [
            {"table": name, **column.to_json()} for name, plan in self.plans.items() for column in plan.columns or ()
        ]


def plan_tables(source: Path, layout: Layout, plan: Plan, *, lenient: bool = False) -> TablePlans:
    """Bind the plan to each table of the file.

    ``lenient`` lets pass columns that the policy names and this file lacks: another file of the folder has them.
    """
    found = samples(source, layout)
    _refuse_values_as_names(source, found)
    if plan.restoring:
        return _way_back(source, plan, found, lenient=lenient)
    if not lenient:
        check_columns_exist(plan.policy, [name for batch in found.values() for name in batch.schema.names], source.name)
    plans = {name: bind(plan, batch) for name, batch in found.items()}
    _refuse_names_as_names(source, plan, plans)
    needs_key = any(bound.needs_key for bound in plans.values())
    return TablePlans(plans, _empty(found), key_id_of(plan) if needs_key else None)


def _refuse_values_as_names(source: Path, found: dict[str, pa.RecordBatch]) -> None:
    """A file without a header would pass its first row in plain, as the names of its columns."""
    for batch in found.values():
        names = FlatText.of(batch.schema.names)
        hits = recognise(names, _NUMBERS)
        if len(hits):
            raise _no_header(source, int(names.row_of(hits.start[:1])[0]) + 1)


def _refuse_names_as_names(source: Path, plan: Plan, plans: Mapping[str, Plan]) -> None:
    """The same of a column of persons' names that is called by one: 张三 over 李四, 王五."""
    for bound in plans.values():
        for place, column in enumerate(bound.columns or (), 1):
            if column.kind is Kind.NAME and column.name not in plan.policy.columns and _is_a_name(column.name):
                raise _no_header(source, place)


def _is_a_name(text: str) -> bool:
    return not text.endswith(_ROLES) and bool(whole(Kind.NAME, FlatText.of([text]))[0])


def _no_header(source: Path, place: int) -> DataError:
    return DataError(
        f"{source.name}：第{place}列的列名像个人信息，文件可能没有表头；请先加上表头",
        f"{source.name}: the name of column {place} looks like personal information;"
        " the file may have no header: add one first",
    )


def _way_back(source: Path, plan: Plan, found: dict[str, pa.RecordBatch], *, lenient: bool) -> TablePlans:
    manifest = required_beside(source)
    if manifest.policy_digest != plan.policy.digest:
        raise PolicyError(
            f"策略不对：{source.name} 是按策略“{manifest.policy}”处理的，还原须用同一份策略",
            f"Another policy: {source.name} was made by the policy {manifest.policy!r}; it is the one to restore by",
        )
    key_id = key_id_of(plan)
    if manifest.key_id is not None and manifest.key_id != key_id:
        raise KeyProblem(
            f"密钥不对：{source.name} 用的是密钥 {manifest.key_id}，给出的是 {key_id}",
            f"The wrong key: {source.name} was made with key {manifest.key_id}, the one given is {key_id}",
        )
    plans = {name: replace(plan, columns=_planned(manifest, name, batch)) for name, batch in found.items()}
    if not lenient and not any(bound.needs_key for bound in plans.values()):
        raise DataError(
            f"{source.name} 中没有假名和令牌，没有可还原的：掩码、删除、泛化的内容无法还原",
            f"{source.name} has no pseudonyms or tokens: what was masked, suppressed or generalised stays so",
        )
    return TablePlans(plans, _empty(found), key_id)


def _planned(manifest: Manifest, table: str, batch: pa.RecordBatch) -> tuple[ColumnPlan, ...]:
    held = [column for column in manifest.columns if column["table"] == table]
    planned = tuple(ColumnPlan.from_json(column) for column in held)
    if [column.name for column in planned] != batch.schema.names:
        raise DataError(
            f"清单与文件的列不一致：{manifest.output.name}",
            f"The manifest of {manifest.output.name} names other columns",
        )
    return planned


def _empty(found: dict[str, pa.RecordBatch]) -> dict[str, pa.RecordBatch]:
    return {name: batch.slice(0, 0) for name, batch in found.items()}
