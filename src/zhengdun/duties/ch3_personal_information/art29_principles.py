"""第二十九条 个人信息处理原则 — lawful, proper, necessary, in good faith; nothing to the investors' harm.

A record decides whether an activity has a legal ground. Good faith and the investors' interests only a person can
vouch for. What is necessary is asked field by field under article 31.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.nouns import processing_activities
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.personal import ProcessingActivity

_ground = ProcessingActivity.legal_ground.col
_rests_on_a_law = _ground.is_in(["duty", "other"])
_law_is_named = pl.when(ProcessingActivity.legal_basis.col.is_not_null()).then(statement=True)

every_activity_has_a_legal_ground = Duty(
    id="29-1",
    cite=art(29),
    title="每项个人信息处理活动均有合法性基础|Every processing activity has a legal ground",
    binds=CORE | OPERATING,
    quote="应当遵循合法、正当、必要和诚信原则，处理投资者个人信息",
    earlier=(in_draft("26.1a", "应当遵循合法、正当、必要和诚信原则处理投资者个人信息"),),
    shape=Holds(
        each=processing_activities,
        when=(_ground != "none") & (~_rests_on_a_law | _law_is_named),
        says="有合法性基础；依据法定职责、义务或者法律规定其他情形的，写明法律依据"
        "|it has a legal ground, and names the law where that is a statutory duty or another case set by law",
    ),
    evidence="处理活动清单及合法性基础|The register of activities with their legal grounds",
    remedy="登记合法性基础和法律依据；没有合法性基础的停止处理|Record the ground and the law; stop what has none",
)

investors_interests_are_not_harmed = Duty(
    id="29-2",
    cite=art(29),
    title="规范处理个人信息，不损害投资者合法权益|Processing is orderly and harms no investor",
    binds=CORE | OPERATING,
    quote="规范投资者个人信息处理行为，履行投资者个人信息保护义务，不得损害投资者合法权益",
    earlier=(
        in_draft("26.1b", "依法履行投资者个人信息保护义务"),
        in_2012("30a", "应当加强信息安全保密管理，保障投资者信息安全"),
    ),
    shape=Attested(topic="29-2"),
    evidence="个人信息保护合规自查报告、投诉处理记录|Compliance self-review, records of complaints",
    remedy="开展合规自查，由责任人声明并附证据|Review it and have a responsible person state it with evidence",
)
