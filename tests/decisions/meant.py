"""What a case means by what it leaves out: no exception, a thing such as the duty is about, all that must be named."""

from __future__ import annotations

from decisions.referring import UNNAMED
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.backup import RecoveryTarget
from zhengdun.ledger.tables.capacity import MarketSwing, NetworkLink
from zhengdun.ledger.tables.changes import Change, TestEnvironment
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.content import ContentIncident
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.monitoring import Alert, MonitoringIndicator
from zhengdun.ledger.tables.people import Education
from zhengdun.ledger.tables.personal import LifecycleControl, ProcessingActivity
from zhengdun.ledger.tables.suppliers import ProductUse, Supplier
from zhengdun.ledger.tables.systems import System

Meant = dict[type[Ledger], dict[str, bool | str | int]]
"""Columns and what is under them where a case does not say it."""

EXCEPTIONS: Meant = {
    System: {"active_active": False},
    Change: {"emergency": False},
    TestEnvironment: {"needs_unmasked": False},
}
"""What exempts from a duty: a case that does not say so has no such exception."""

SCOPES: Meant = {
    Alert: {"abnormal": True},
    Change: {"kind": "change"},
    Incident: {"affects_investors": True},
    MarketSwing: {"endangered": True},
    NetworkLink: {"used_in_trading": True},
    ProcessingActivity: {"legal_ground": "consent"},
    ProductUse: {"core_or_operating": True},
    Staff: {"works_in_security": True},
    Supplier: {"supplies_important_systems": True},
    System: {"important": True},
    TestEnvironment: {"has_sensitive_data": True},
}
"""What brings a thing under a duty: a decision that names the thing means that it is such a one."""

NAMED: Meant = {
    CiiAsset: {"manager": UNNAMED},
    ContentIncident: {"record": UNNAMED},
    Education: {"staff_total": 1, "staff_educated": 1},
    LifecycleControl: {"measure": UNNAMED},
    MonitoringIndicator: {"infrastructure": UNNAMED},
    RecoveryTarget: {"recovery_time": 1, "recovery_point": 1},
}
"""What must be named to be there: where a case does not speak of it, it was."""
