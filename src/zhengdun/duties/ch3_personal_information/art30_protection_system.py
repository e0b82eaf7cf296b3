"""第三十条 个人信息保护体系 — the system, the posts, the four mechanisms."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.existence import appointed, documented
from zhengdun.law import art

protection_system_is_in_place = Duty(
    id="30a-1",
    cite=art(30),
    title="建立健全个人信息保护体系|A system of protecting personal information",
    binds=CORE | OPERATING,
    quote="应当建立健全投资者个人信息保护体系",
    shape=documented("pi_system"),
    evidence="经批准的个人信息保护体系文件|The approved document",
    remedy="制定并批准个人信息保护体系文件|Make and approve the document",
)

protection_posts_are_held = Duty(
    id="30a-2",
    cite=art(30),
    title="明确个人信息保护岗位及职责|The post of protecting personal information is held",
    binds=CORE | OPERATING,
    quote="明确相关岗位及职责要求",
    shape=appointed("pi_owner"),
    evidence="任命文件、岗位职责说明|The appointment, the description of the post",
    remedy="任命个人信息保护岗位人员，明确其职责|Appoint somebody to the post and set out the duties",
)

four_mechanisms_are_in_place = Duty(
    id="30b",
    cite=art(30),
    title="建立处理、防护、应急、审计监督四项机制|Four mechanisms: processing, protection, emergency, audit",
    binds=CORE | OPERATING,
    quote="建立健全投资者个人信息处理、安全防护、应急处置、审计监督等管理机制",
    shape=documented("pi_processing", "pi_protection", "pi_emergency", "pi_audit"),
    evidence="经批准的四项机制文件|The four approved documents",
    remedy="制定并批准缺少的机制|Make and approve those that are missing",
)
