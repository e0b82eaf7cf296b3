"""征求意见稿第三十七条第二款 五名专职人员 — five people full-time, their duties, and moving those who prove unfit."""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import law_number
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Never
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.cii import KeyPost
from zhengdun.ledger.tables.governance import Staff

FULL_TIME_STAFF = law_number(
    "cii_full_time_staff",
    "关基单位网络安全专职人员数|full-time security staff of a CII operator",
    unit="名|people",
    cite=art(37, 2, version=DRAFT_2022),
    value=5,
)

full_time_staff = rows(
    Staff,
    Staff.works_in_security.col,
    Staff.full_time.col,
    Staff.left_on.col.is_null() | (Staff.left_on.col > ON),
)

five_people_work_full_time = Duty(
    id="2022-draft:37.2d",
    cite=art(37, 2, version=DRAFT_2022),
    title="关基单位至少五名网络安全专职人员|Five people or more work in security full-time",
    binds=CII,
    quote="配备至少五名网络安全专职人员",
    shape=Has(
        each=institutions,
        of=full_time_staff,
        what="在职的网络安全专职人员|Full-time security staff at present",
        at_least=FULL_TIME_STAFF,
    ),
    evidence="人员编制和岗位职责|The staffing and what each post does",
    remedy="配齐五名专职人员并登记|Appoint five people full-time and record them",
)

duties_are_divided = Duty(
    id="2022-draft:37.2e",
    cite=art(37, 2, version=DRAFT_2022),
    title="明确岗位职责和分工|Posts and the division of work are set out",
    binds=CII,
    quote="并明确岗位职责和分工",
    shape=Attested(topic="2022-draft:37.2e"),
    evidence="岗位职责和分工文件|The document on posts and division of work",
    remedy="发文明确岗位职责和分工|Set them out in a document",
)

the_unfit_are_moved = Duty(
    id="2022-draft:37.2f",
    cite=art(37, 2, version=DRAFT_2022),
    title="不适合岗位要求的人员及时调整|Those who are unfit for their post are moved",
    binds=CII,
    quote="相关人员不适合岗位要求的，应当及时调整",
    shape=Never(
        each=rows(KeyPost, in_force(KeyPost.from_on, KeyPost.until_on)).of(full_time_staff),
        when=~KeyPost.check_passed.col,
        says="背景审查未通过的专职人员不得在岗|nobody works full-time in a post whose check was not passed",
    ),
    evidence="背景审查结论、岗位调整文件|The result of the check, the document that moves the person",
    remedy="调整未通过审查的人员的岗位|Move whoever did not pass the check",
)
