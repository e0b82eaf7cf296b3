"""Gates: acts that must wait until the duties in front of them hold."""

from __future__ import annotations

from dataclasses import dataclass

import dataframely as dy

from zhengdun.ledger.columns import Label
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.changes import Change, ServiceNotice
from zhengdun.ledger.tables.cii import CiiGoLive, CiiPurchase
from zhengdun.ledger.tables.content import ContentReview
from zhengdun.ledger.tables.systems import Project


@dataclass(frozen=True, eq=False)
class Gate:
    """An act recorded in ``table``: asking whether it may happen at a time sets ``act`` to that time or its day.

    ``planned`` are the planned start and end: the end moves with the start; ``ended`` is then blank.
    """

    label: Label
    table: type[Ledger]
    act: dy.Column
    ended: dy.Column | None = None
    planned: tuple[dy.Column, dy.Column] | None = None


GATES: dict[str, Gate] = {
    "change.start": Gate(
        Label("开始系统上线、变更或者下线", "Start a change"),
        Change,
        Change.started_at,
        Change.ended_at,
        (Change.planned_start_at, Change.planned_end_at),
    ),
    "service.suspend": Gate(
        Label("暂停或者终止网上服务", "Suspend or end a service"), ServiceNotice, ServiceNotice.effective_at
    ),
    "content.publish": Gate(Label("发布信息", "Publish information"), ContentReview, ContentReview.published_at),
    "cii.use": Gate(
        Label("新建关键业务设施、系统上线", "Put a new facility for key business on line"),
        CiiGoLive,
        CiiGoLive.online_on,
    ),
    "cii.purchase": Gate(
        Label("采购网络产品或者服务", "Purchase a network product or service"), CiiPurchase, CiiPurchase.purchased_on
    ),
    "project.use": Gate(Label("信息化项目投入使用", "Put a project to use"), Project, Project.used_on),
}
"""Every gate by its name."""
