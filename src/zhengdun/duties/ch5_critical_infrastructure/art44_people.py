"""第四十四条 专门机构、管理责任人、关键岗位、安全背景审查 — who protects the infrastructure.

The draft of 2022 asked for five full-time people, for the check before they take office, and for moving those who prove
unfit. None of this is in force: one manager each or more, people enough, a
check with its result; what follows from a bad one is left to the institution.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CII, CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import critical_assets, institutions
from zhengdun.kit.rows import ON, in_force, rows, via
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import art
from zhengdun.ledger.tables.cii import CiiAsset, CiiDepartment, KeyPost
from zhengdun.ledger.tables.governance import Staff

holders_of_key_posts = rows(KeyPost, in_force(KeyPost.from_on, KeyPost.until_on)).of(
    rows(Staff, Staff.left_on.col.is_null() | (Staff.left_on.col > ON))
)
_checked = (KeyPost.checked_on.col <= ON).fill_null(value=False)
_result_known = pl.when(KeyPost.check_passed.col.is_not_null()).then(statement=True)

department_for_protection_is_designated = Duty(
    id="44a",
    cite=art(44),
    title="指定关基专门机构或者部门|A body or department for protection is designated",
    binds=CII,
    quote="应当指定专门机构或者部门负责关键信息基础设施安全保护管理工作",
    earlier=(in_draft("37.2a", "应当指定专项工作领导机构或者部门负责关键信息基础设施安全保护"),),
    shape=Has(
        each=institutions,
        of=rows(CiiDepartment, in_force(CiiDepartment.from_on, CiiDepartment.until_on)),
        what="现任专门机构或者部门|bodies or departments at present",
    ),
    evidence="指定专门机构或者部门的文件|The document that designates it",
    remedy="发文指定专门机构或者部门，并登记起始日|Designate it by a document; record from when",
)

infrastructure_has_a_manager = Duty(
    id="44b",
    cite=art(44),
    title="每个关基有管理责任人|Every piece of critical infrastructure has a manager",
    binds=CII,
    quote="为每个关键信息基础设施指定网络和信息安全管理责任人",
    earlier=(in_draft("37.2b", "为每个关键信息基础设施指定一名网络安全管理责任人"),),
    shape=Holds(
        each=critical_assets.beside(rows(Staff), Staff.left_on),
        when=CiiAsset.manager.col.is_not_null() & (via(Staff.left_on).is_null() | (via(Staff.left_on) > ON)),
        says="已指定管理责任人，且其在职|a manager is named, who has not left",
    ),
    evidence="指定管理责任人的文件|The document that names the manager",
    remedy="为该关键信息基础设施指定在职的管理责任人|Name a manager of this infrastructure who works here",
)

key_posts_are_identified = Duty(
    id="44c",
    cite=art(44),
    title="认定网络安全关键岗位|Key posts are identified",
    binds=CII,
    quote="依法认定网络安全关键岗位",
    earlier=(in_draft("11g", "认定网络安全关键岗位等工作", binds=CORE | OPERATING, asks="more"),),
    shape=Has(
        each=institutions,
        of=rows(
            KeyPost,
            (KeyPost.identified_on.col <= ON).fill_null(value=False),
            KeyPost.until_on.col.is_null() | (KeyPost.until_on.col > ON),
        ),
        what="已认定的关键岗位|key posts identified",
    ),
    evidence="关键岗位认定文件和清单|The document that identifies the key posts, and their list",
    remedy="认定关键岗位并登记认定日期|Identify the key posts and record when",
)

people_are_enough = Duty(
    id="44d",
    cite=art(44),
    title="网络和信息安全人员充足|Enough people work on security",
    binds=CII,
    quote="配备充足的网络和信息安全人员",
    shape=Attested(topic="44d"),
    evidence="人员编制和配备论证（见“人财投入”）|The staffing and why it suffices (see Budget and staffing)",
    remedy="论证人员是否充足，不足的补充；由责任人声明并附论证|Weigh whether people suffice, add where they do not; a responsible person states the result",
)

head_of_the_department_is_checked = Duty(
    id="44e-1",
    cite=art(44),
    title="专门安全管理机构负责人经安全背景审查|The head of the department has had a background check",
    binds=CII,
    quote="并对专门安全管理机构负责人和关键岗位人员进行安全背景审查",
    shape=Has(
        each=institutions,
        of=holders_of_key_posts.where(KeyPost.heads_department.col, _checked, _result_known),
        what="在任且经审查的专门安全管理机构负责人|heads of the department in office who were checked",
    ),
    evidence="安全背景审查结论|The result of the background check",
    remedy="对专门安全管理机构负责人进行安全背景审查，登记日期和结论|Check the background of the head; record day and result",
)

# The draft checked people who work in security full-time, whatever post they hold.
_BEFORE_TAKING_OFFICE = Before(
    each=rows(KeyPost).of(rows(Staff, Staff.works_in_security.col, Staff.full_time.col)),
    act=(KeyPost.from_on,),
    steps=(KeyPost.checked_on,),
)

holders_of_key_posts_are_checked = Duty(
    id="44e-2",
    cite=art(44),
    title="关键岗位人员经安全背景审查|Holders of key posts have had background checks",
    binds=CII,
    quote="并对专门安全管理机构负责人和关键岗位人员进行安全背景审查",
    earlier=(
        in_draft(
            "37.2c",
            "网络安全专职人员履职前，证券期货业关基单位应当依法开展安全背景审查",
            title="网络安全专职人员履职前经安全背景审查|Full-time security staff have had background checks before they take office",
            shape=_BEFORE_TAKING_OFFICE,
            asks="more",
        ),
    ),
    shape=Holds(
        each=holders_of_key_posts,
        when=_checked & _result_known,
        says="已进行安全背景审查并有结论|background checked, with a result",
    ),
    evidence="安全背景审查结论|The result of the background check",
    remedy="对该人员进行安全背景审查，登记日期和结论；未通过的，建议调整岗位|Check the person's background and record day and result; better move whoever does not pass",
)
