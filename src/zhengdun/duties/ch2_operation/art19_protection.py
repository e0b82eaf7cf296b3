"""第十九条 防护体系 — the protection framework, its nine kinds of measure, attacks blocked in time.

The nine kinds that are named must each be there; what else 等 may take in is not judged.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import hours
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Covers, documented
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.systems import Attack, ProtectiveMeasure

IDENTIFICATION_HOURS = internal_standard(
    "attack_identification_hours",
    "“及时”识别攻击的时限|the time allowed for identifying an attack (“in time”)",
    unit="小时|hours",
    cite=art(19),
    default=1,
    why="参照《国家网络安全事件报告管理办法》对关键信息基础设施最短的报告时限（一小时）|the shortest term for reporting in the national rules on incident reports: one hour, for critical information infrastructure",
)
BLOCKING_HOURS = internal_standard(
    "attack_blocking_hours",
    "“及时”阻断攻击的时限|the time allowed for blocking an attack (“in time”)",
    unit="小时|hours",
    cite=art(19),
    default=4,
    why="参照《国家网络安全事件报告管理办法》对一般运营者的报告时限（四小时）|the term for reporting of ordinary operators in the national rules on incident reports: four hours",
)

protection_framework_is_in_force = Duty(
    id="19a-1",
    cite=art(19),
    title="构建网络和信息安全防护体系|Protection framework in force",
    binds=CORE | OPERATING,
    quote="应当构建网络和信息安全防护体系",
    shape=documented("security_framework"),
    evidence="防护体系文件|The document that sets up the framework",
    remedy="制定并批准防护体系文件|Draw up and approve the framework",
)

SEVEN_OF_THE_DRAFT = (
    "isolation",
    "authentication",
    "access_control",
    "encryption",
    "malware",
    "intrusion",
    "awareness",
)


def measures_in_use(*kinds: str) -> Covers:
    """Protective measures of all these kinds are in use."""
    options = facts(ProtectiveMeasure.kind).choices
    return Covers(
        each=institutions,
        items={kind: options[kind] for kind in kinds},
        of=rows(ProtectiveMeasure, in_force(ProtectiveMeasure.in_use_from, ProtectiveMeasure.in_use_until)),
        by=ProtectiveMeasure.kind,
    )


all_nine_measures_are_in_use = Duty(
    id="19a-2",
    cite=art(19),
    title="采取九类安全保障措施|All nine kinds of protective measure in use",
    binds=CORE | OPERATING,
    quote="综合采取网络隔离、用户认证、访问控制、策略管理、数据加密、网站防篡改、病毒木马防范、非法入侵检测和网络安全态势感知等安全保障措施",
    earlier=(
        in_draft(
            "25a",
            "应当综合采取网络隔离、用户认证、访问控制、数据加密、病毒防范、非法入侵检测和网络安全态势感知等技术手段",
            title="采取七类技术手段|All seven kinds of technical measure in use",
            shape=measures_in_use(*SEVEN_OF_THE_DRAFT),
            asks="less",
        ),
        in_2012(
            "12a",
            "划分安全区域，各安全区域之间应当进行有效隔离",
            title="安全区域有效隔离|Security zones are separated",
            shape=measures_in_use("isolation"),
            asks="less",
        ),
    ),
    shape=measures_in_use(*facts(ProtectiveMeasure.kind).choices),
    evidence="措施清单和覆盖范围|The list of measures and what each covers",
    remedy="补齐缺少的一类措施并启用|Put the missing kind of measure to use",
)

attacks_are_identified_in_time = Duty(
    id="19b-1",
    cite=art(19),
    title="及时识别网络攻击|Attacks identified in time",
    binds=CORE | OPERATING,
    quote="及时识别、阻断相关网络攻击",
    earlier=(in_draft("25b", "及时识别、阻断和溯源相关网络攻击"),),
    shape=Within(
        each=rows(Attack), limit=hours(IDENTIFICATION_HOURS), of=Attack.detected_at, until=Attack.identified_at
    ),
    evidence="攻击识别记录|Records of how attacks were identified",
    remedy="立即识别攻击并登记时间；改进检测规则|Identify the attack now and record when; improve the rules of detection",
)

attacks_are_blocked_in_time = Duty(
    id="19b-2",
    cite=art(19),
    title="及时阻断网络攻击|Attacks blocked in time",
    binds=CORE | OPERATING,
    quote="及时识别、阻断相关网络攻击",
    earlier=(
        in_draft("25c", "及时识别、阻断和溯源相关网络攻击"),
        in_2012(
            "12c",
            "并具有防范、监控和阻断来自内外部网络攻击破坏的能力",
            title="阻断网络攻击破坏|Attacks are blocked before they do harm",
            shape=Holds(
                each=rows(Attack),
                at=Attack.detected_at,
                when=(Attack.blocked_at.col.dt.date() <= ON).fill_null(value=False) & ~Attack.data_harmed.col,
                says="已阻断，且未造成数据泄露、损毁|blocked, with no data leaked or damaged",
            ),
            asks="less",
        ),
    ),
    shape=Within(each=rows(Attack), limit=hours(BLOCKING_HOURS), of=Attack.detected_at, until=Attack.blocked_at),
    evidence="攻击阻断记录|Records of how attacks were blocked",
    remedy="立即阻断攻击并登记时间|Block the attack now and record when",
)
