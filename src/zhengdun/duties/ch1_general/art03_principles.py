"""第三条 原则 — a framework of protection in step with information technology; safe and compliant services."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.existence import documented
from zhengdun.law import art

protection_framework_is_in_force = Duty(
    id="3.1-1",
    cite=art(3, 1),
    title="建立健全网络和信息安全防护体系|A protection framework is in force",
    binds=CORE | OPERATING,
    quote="建立健全网络和信息安全防护体系",
    earlier=(in_draft("3.1a", "建立健全网络安全防护体系"),),
    shape=documented("security_framework"),
    evidence="防护体系总体文件|The document that sets up the framework",
    remedy="制定并批准防护体系文件，在“制度文件”登记批准日期|Draw up and approve the framework; record the day of approval under Documents",
)

security_advances_in_step_with_information_technology = Duty(
    id="3.1-2",
    cite=art(3, 1),
    title="安全保障与信息化工作同步推进|Security advances in step with information technology",
    binds=CORE | OPERATING,
    quote="确保与信息化工作同步推进",
    earlier=(in_draft("3.1b", "确保网络安全与信息化工作同步推进"),),
    shape=Attested(topic="3.1-2"),
    evidence="年度信息化计划与安全计划的对照|The yearly plans for information technology and for security, side by side",
    remedy="对照信息化计划核查安全工作进度，由责任人声明并附对照材料|Compare the two plans; a responsible person states the result and names the comparison",
)

services_are_technically_safe_and_compliant = Duty(
    id="3.2",
    cite=art(3, 2),
    title="产品和服务技术安全、服务合规|Products and services are technically safe and compliant",
    binds=SERVICE,
    quote="信息技术系统服务机构应当遵循技术安全、服务合规的原则",
    earlier=(in_draft("3.2a", "信息技术服务机构应当遵循技术安全、功能合规的原则"),),
    shape=Attested(topic="3.2"),
    evidence="质量和合规声明及其依据|The statement on quality and compliance, and what it rests on",
    remedy="核查产品和服务的安全与合规情况，由责任人声明并附证据|Check safety and compliance; a responsible person states the result and names the evidence",
)
