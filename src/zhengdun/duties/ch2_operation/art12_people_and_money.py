"""第十二条 人员和资金投入、专业能力 — people, money and skills; the Measures set no ratio."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.governance import Staff

security_staff = rows(Staff, Staff.works_in_security.col, in_force(Staff.joined_on, Staff.left_on))
_verified = (Staff.skill_checked_on.col <= ON).fill_null(value=False)
_evidence_named = pl.when(Staff.skill_evidence.col.is_not_null()).then(statement=True)

people_and_money_fit_the_business = Duty(
    id="12a",
    cite=art(12),
    title="人员、资金投入与业务规模、复杂程度相适应|People and money fit the scale and complexity of the business",
    binds=CORE | OPERATING,
    quote="应当保障人员和资金投入与业务活动规模、复杂程度相适应",
    earlier=(
        in_draft("12a", "保障技术人员数量和资金投入与业务活动规模及复杂程度相适应"),
        in_2012("20a", "应当保障充足、稳定的信息技术经费投入，配备足够的信息技术人员"),
    ),
    shape=Attested(topic="12a"),
    evidence="预算、决算和人员编制（见“人财投入”）|Budgets, accounts and staffing (see Budget and staffing)",
    remedy="对照业务规模论证投入，由责任人声明并附预算、决算|Weigh the spending against the business; a responsible person states the result and names budgets and accounts",
)

skills_are_verified_and_evident = Holds(
    each=security_staff,
    when=_verified & _evidence_named,
    says="专业知识和职业技能已核验并有证明|knowledge and skills verified, with evidence",
)

security_staff_have_the_skills = Duty(
    id="12b",
    cite=art(12),
    title="安全人员的专业知识和职业技能经核验|The knowledge and skills of security staff are verified",
    binds=CORE | OPERATING,
    quote="确保网络和信息安全人员具备与履行职责相匹配的专业知识和职业技能",
    earlier=(
        in_draft(
            "12b",
            "网络安全专职人员应当具备与履行职责相匹配的专业知识和职业技能",
            title="网络安全专职人员的专业知识和职业技能经核验|The knowledge and skills of full-time security staff are verified",
            shape=replace(skills_are_verified_and_evident, each=security_staff.where(Staff.full_time.col)),
            asks="less",
        ),
        in_2012("34a", "确保其具有履行岗位职责的能力"),
    ),
    shape=skills_are_verified_and_evident,
    evidence="资质证书、简历核验记录|Certificates, records of verified careers",
    remedy="核验每名安全人员的能力，登记证明和核验日期；不具备的培训或者调整岗位|Verify each person's skills and record evidence and date; train or move those who lack them",
)
