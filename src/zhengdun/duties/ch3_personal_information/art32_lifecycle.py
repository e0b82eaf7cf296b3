"""第三十二条 全周期安全 — eight stages, each controlled; leaks, tampering and loss each guarded against.

A control proves something while it has been checked lately: how lately is an internal standard.
"""

from __future__ import annotations

from dataclasses import replace

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Covers
from zhengdun.law import art
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.personal import LifecycleControl

CONTROL_CHECK_MONTHS = internal_standard(
    "lifecycle_control_check_months",
    "核查个人信息环节控制的间隔（“确保”）|interval of checking the controls of personal information (“ensure”)",
    unit="个月|months",
    cite=art(32),
    default=12,
    why="与每年一次的专项评估同步|in step with the yearly assessment of article 59",
)

effective_controls = rows(LifecycleControl, LifecycleControl.measure.col.is_not_null(), LifecycleControl.effective.col)
_checked = (LifecycleControl.checked_on.col <= ON) & (
    LifecycleControl.checked_on.col >= months(CONTROL_CHECK_MONTHS).before(ON)
)


def controlled(*stages: str) -> Covers:
    """Every one of these stages has an effective control."""
    options = facts(LifecycleControl.stage).choices
    return Covers(
        each=institutions,
        items={stage: options[stage] for stage in stages},
        of=effective_controls,
        by=LifecycleControl.stage,
    )


every_stage_is_controlled = Duty(
    id="32-1",
    cite=art(32),
    title="八个处理环节均有有效控制|Every one of the eight stages has an effective control",
    binds=CORE | OPERATING,
    quote="应当确保个人信息在收集、存储、使用、加工、传输、提供、公开、删除等处理过程中的合规、安全",
    earlier=(
        in_draft(
            "26.1e",
            "采取必要的安全技术措施存储、传输个人信息",
            item=2,
            title="存储、传输两个环节有有效控制|Storage and transmission have an effective control",
            shape=controlled("store", "transmit"),
            asks="less",
        ),
    ),
    shape=controlled(*facts(LifecycleControl.stage).choices),
    evidence="个人信息环节控制清单|The list of controls by stage",
    remedy="为缺少控制的环节建立有效的控制措施并登记|Set up an effective control for that stage and record it",
)

leaks_tampering_and_loss_are_guarded_against = Duty(
    id="32-2",
    cite=art(32),
    title="防止个人信息泄露、篡改、丢失|Leaks, tampering and loss are each guarded against",
    binds=CORE | OPERATING,
    quote="防止个人信息的泄露、篡改、丢失",
    earlier=(in_draft("26.1f", "防止个人信息泄露、篡改、丢失", item=2),),
    shape=Covers(
        each=institutions,
        items=facts(LifecycleControl.guards_against).choices,
        of=effective_controls,
        by=LifecycleControl.guards_against,
    ),
    evidence="个人信息环节控制清单及各项控制防范的风险|The list of controls with what each guards against",
    remedy="补充防范该风险的控制措施并登记|Add a control against it and record it",
)

controls_checked = Holds(
    each=rows(LifecycleControl),
    when=_checked.fill_null(value=False),
    says="最近核查未超过内部标准的间隔|checked within the interval of the internal standard",
    uses=(CONTROL_CHECK_MONTHS,),
)

controls_are_checked = Duty(
    id="32-3",
    cite=art(32),
    title="核查环节控制的有效性|The controls are checked",
    binds=CORE | OPERATING,
    quote="应当确保个人信息在收集、存储、使用、加工、传输、提供、公开、删除等处理过程中的合规、安全",
    earlier=(
        in_draft(
            "26.1g",
            "采取必要的安全技术措施存储、传输个人信息",
            item=2,
            title="核查存储、传输环节控制的有效性|The controls of storage and transmission are checked",
            shape=replace(
                controls_checked, each=rows(LifecycleControl, LifecycleControl.stage.col.is_in(["store", "transmit"]))
            ),
            asks="less",
        ),
    ),
    shape=controls_checked,
    evidence="核查记录|Records of the checks",
    remedy="核查该项控制的有效性并登记日期|Check that the control is effective and record the day",
)
