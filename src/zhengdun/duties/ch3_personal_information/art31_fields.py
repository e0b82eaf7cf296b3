"""第三十一条第一款（收集、使用） 最小必要 — every field serves a stated purpose and is needed; nothing beyond the scope.

The matrix of fields against purposes is kept in two ledgers: what each activity collects (收集的信息字段), and what
each version of a notice states, purpose by purpose, with the fields that serve it (告知的目的与字段). A field that no
purpose of a notice in force names is collected beyond what was told.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import processing_activities
from zhengdun.kit.rows import first, in_force, rows
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import art
from zhengdun.ledger.tables.personal import CollectedField, PrivacyNotice, ProcessingActivity, StatedPurpose

collected_fields = rows(CollectedField, in_force(CollectedField.collected_from, CollectedField.collected_until)).of(
    processing_activities
)
stated_purposes = rows(StatedPurpose).of(
    rows(PrivacyNotice, in_force(PrivacyNotice.effective_on, PrivacyNotice.ended_on))
)

_collected = first(CollectedField.code, in_force(CollectedField.collected_from, CollectedField.collected_until))
_fields_are_listed = pl.when(pl.col(_collected.name).is_not_null()).then(statement=True)
_need_is_explained = pl.when(CollectedField.why_necessary.col.is_not_null()).then(statement=True)

every_field_serves_a_stated_purpose = Duty(
    id="31.1b-1",
    cite=art(31, 1),
    title="每个字段都服务于已告知的目的|Every field collected serves a stated purpose",
    binds=CORE | OPERATING,
    quote="不得超范围收集和使用投资者个人信息",
    shape=Has(
        each=collected_fields, of=stated_purposes, what="有效告知载明的目的|purposes stated by a notice in force"
    ),
    evidence="字段与目的对照表|The matrix of fields against purposes",
    remedy="停止收集该字段，或者先在新版本告知中载明其目的|Stop collecting it, or state its purpose in a new version first",
)

processing_keeps_within_scope = Duty(
    id="31.1b-2",
    cite=art(31, 1),
    title="收集和使用不超出告知和约定范围|Nothing is collected or used beyond what was told and agreed",
    binds=CORE | OPERATING,
    quote="不得超范围收集和使用投资者个人信息",
    shape=Holds(
        each=processing_activities,
        when=ProcessingActivity.within_scope.col & _fields_are_listed,
        says="未超出告知和约定范围，且已列明收集的字段|it keeps within what was told and agreed, and its fields are listed",
        with_facts=(_collected,),
    ),
    evidence="处理活动清单、字段清单、使用情况核查记录|The register, the list of fields, a check of how they are used",
    remedy="停止超范围的收集和使用；列明收集的字段|Stop what goes beyond the scope; list the fields collected",
)

nothing_unnecessary_is_collected = Duty(
    id="31.1c",
    cite=art(31, 1),
    title="不收集提供服务非必要的个人信息|Nothing is collected that the service does not need",
    binds=CORE | OPERATING,
    quote="不得收集提供服务非必要的投资者个人信息",
    shape=Never(
        each=collected_fields,
        when=~(CollectedField.necessary.col & _need_is_explained),
        says="收集提供服务非必要的字段（必要的应写明理由）|a field is collected that the service does not need (where it does, say why)",
    ),
    evidence="逐字段的必要性论证|Why the service needs each field",
    remedy="停止收集并删除非必要字段；必要的写明理由|Stop collecting and delete it; where it is needed, say why",
)
