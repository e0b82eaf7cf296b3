"""第十六条第二款 测试环境 — sensitive data in test environments.

The exception reaches masking alone (除必须使用敏感数据的情形外): data left unmasked, for whatever reason, need
the controls of production. That the tests need them is proved by a reason on record; without one it cannot be
told. That they are masked is said in the ledger, or proved by the latest run that masked them (脱敏处理记录).
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.masking import masked
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.changes import TestEnvironment
from zhengdun.ledger.tables.masking import MaskingRun

environments_with_sensitive_data = rows(
    TestEnvironment,
    TestEnvironment.in_use_until.col.is_null() | (TestEnvironment.in_use_until.col > ON),
    TestEnvironment.has_sensitive_data.col,
)

_reason_on_record = pl.when(TestEnvironment.why_unmasked.col.is_not_null()).then(statement=True)

_masked = masked(TestEnvironment.masked)

sensitive_data_are_masked = Duty(
    id="16.2a",
    cite=art(16, 2),
    title="测试环境的敏感数据脱敏|Sensitive data masked in test environments",
    binds=CORE | OPERATING,
    quote="除必须使用敏感数据的情形外，核心机构和经营机构应当对测试环境涉及的敏感数据进行脱敏",
    shape=Holds(
        each=environments_with_sensitive_data,
        when=_masked.expr | (TestEnvironment.needs_unmasked.col & _reason_on_record),
        says="已脱敏（最近一次处理无残留），或者测试必须使用敏感数据且有理由"
        "|masked (the latest run left nothing), or the tests need the data as they are and it is said why",
        with_facts=_masked.facts,
        optional=(MaskingRun,),
    ),
    evidence="脱敏处理记录及其清单；必须使用敏感数据的说明|Masking runs with their manifests; why the data are needed as they are",
    remedy="脱敏；测试必须使用敏感数据的，登记理由|Mask the data; where the tests need them as they are, record why",
)

unmasked_data_are_guarded_as_in_production = Duty(
    id="16.2b",
    cite=art(16, 2),
    title="未脱敏数据与生产环境同等控制|Unmasked data guarded as in production",
    binds=CORE | OPERATING,
    quote="对未脱敏数据须采取与生产环境同等的安全控制措施",
    shape=Holds(
        each=environments_with_sensitive_data.where(~TestEnvironment.masked.col),
        when=TestEnvironment.same_controls.col,
        says="采取与生产环境同等的安全控制措施|guarded by the same controls as production",
    ),
    evidence="测试与生产环境的控制措施对照表|A comparison of the controls of test and production",
    remedy="补齐与生产环境同等的控制措施，或者脱敏|Add the controls of production, or mask the data",
)
