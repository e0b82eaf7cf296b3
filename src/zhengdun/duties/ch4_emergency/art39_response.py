"""第三十九条第一款（处置） 应急处置 — the mechanism, the response, recovery, the scene and the evidence.

The terms run from the moment an incident was found. How soon a system must be back depends on its grade in
JR/T 0059-2024, whose figures are not on record here: the institution sets its own.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import hours
from zhengdun.kit.nouns import incidents
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident

RESPONSE_TERM = internal_standard(
    "incident_response_hours",
    "事件处置启动期限（“及时处置”）|term for starting the response to an incident (及时处置)",
    unit="小时|hours",
    cite=art(39, 1),
    default=1,
    why="建议值：发现后即应启动，一小时为登记和升级留出余地；本办法未定时长"
    "|A suggestion: the response starts at once, an hour leaves room to record and escalate; the Measures set no number",
)
RECOVERY_TERM = internal_standard(
    "incident_recovery_hours",
    "系统恢复期限（“尽快恢复”）|term for recovery (尽快恢复)",
    unit="小时|hours",
    cite=art(39, 1),
    default=None,
    why="恢复目标随 JR/T 0059-2024 的备份能力等级而定，其数值未收录，请按本机构等级设定"
    "|It depends on the grade of backup capability of JR/T 0059-2024, whose figures are not on record: set your own",
)

emergency_mechanism_is_in_place = Duty(
    id="39.1a-1",
    cite=art(39, 1),
    title="建立应急处置机制|An emergency handling mechanism is in place",
    binds=CORE | OPERATING,
    quote="应当建立应急处置机制",
    earlier=(
        in_draft("33.1a", "应当建立网络安全应急处置机制"),
        in_2012("32.1a", "应当建立信息安全应急处置机制"),
    ),
    shape=documented("emergency_mechanism"),
    evidence="批准的应急处置机制文件|The approved document",
    remedy="制定并批准应急处置机制|Make and approve the mechanism",
)

response_starts_in_time = Duty(
    id="39.1a-2",
    cite=art(39, 1),
    title="及时处置网络安全事件|Incidents are met in time",
    binds=CORE | OPERATING,
    quote="及时处置网络安全事件",
    earlier=(
        in_draft("33.1b", "及时处置网络安全事件"),
        in_2012("32.1b", "及时处置突发信息安全事件"),
    ),
    shape=Within(each=incidents, limit=hours(RESPONSE_TERM), of=Incident.found_at, until=Incident.response_at),
    evidence="事件处置时间线|Timeline of the response",
    remedy="立即启动应急处置，并登记启动时间|Start the response at once and record when it started",
)

system_recovers_in_time = Duty(
    id="39.1a-3",
    cite=art(39, 1),
    title="尽快恢复信息系统正常运行|Systems are brought back soon",
    binds=CORE | OPERATING,
    quote="尽快恢复信息系统正常运行",
    earlier=(
        in_draft("33.1c", "尽快恢复信息系统的正常运行"),
        in_2012("32.1c", "尽快恢复信息系统的正常运行"),
    ),
    shape=Within(each=incidents, limit=hours(RECOVERY_TERM), of=Incident.found_at, until=Incident.recovered_at),
    evidence="事件处置时间线、恢复确认记录|Timeline of the response, confirmation of recovery",
    remedy="恢复系统并登记恢复时间；在内部标准中设定恢复期限|Bring the system back and record when; set the term of recovery among the internal standards",
)

scene_and_evidence_are_kept = Duty(
    id="39.1b",
    cite=art(39, 1),
    title="保护事件现场和相关证据|The scene and the evidence are kept",
    binds=CORE | OPERATING,
    quote="保护事件现场和相关证据",
    earlier=(in_draft("33.1d", "保护事件现场和相关证据"),),
    shape=Holds(
        each=incidents,
        at=Incident.found_at,
        lasts=True,
        when=Incident.evidence_kept.col,
        says="已保护事件现场和相关证据|the scene and the evidence are kept",
    ),
    evidence="取证清单、日志和镜像及其摘要值|List of the evidence; logs and images with their digests",
    remedy="立即固定尚存的日志、镜像和现场记录，登记取证情况|Secure what logs, images and records are left and record it",
)
