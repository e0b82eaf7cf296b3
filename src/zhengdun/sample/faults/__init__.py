"""The faults of the first institution, one by one: what an assessment of it must find, and nothing else.

Each is an edit of ledgers without fault. A record keeps its code where that is the same in every sample, and takes
one in the nine hundreds where it is not.
"""

from __future__ import annotations

from zhengdun.sample.faults.emergencies import EMERGENCIES, INCIDENTS, KEY_PERIODS
from zhengdun.sample.faults.governance import CHANGES, GOVERNANCE
from zhengdun.sample.faults.investors import PERSONAL_INFORMATION
from zhengdun.sample.faults.operation import CAPACITY, OPERATION
from zhengdun.sample.faults.suppliers import SUPPLIERS
from zhengdun.sample.planting import Fault

INHERENT: dict[str, str] = dict.fromkeys(
    ("39.1c", "39.1d-3"),
    "应急报告时限由证监会公告〔2021〕12号规定，其全文未收录，须由机构自行设定"
    "|The term of the emergency report stands in CSRC Announcement 〔2021〕12, which is not on record: an institution "
    "must set it",
)
"""Duties that cannot be told even of the sample without faults, and why: a parameter that has no default."""

FAULTS: tuple[Fault, ...] = (
    *GOVERNANCE,
    *CHANGES,
    *OPERATION,
    *CAPACITY,
    *SUPPLIERS,
    *PERSONAL_INFORMATION,
    *EMERGENCIES,
    *INCIDENTS,
    *KEY_PERIODS,
)
"""Every fault of the first institution, in the order of the articles."""
