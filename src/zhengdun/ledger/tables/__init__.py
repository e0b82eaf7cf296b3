"""Every ledger (台账), grouped as the Measures group their subjects.

Importing this package declares them all; :data:`zhengdun.ledger.schema.TABLES` then lists them.
"""

from __future__ import annotations

from zhengdun.ledger.tables import (
    backup,
    capacity,
    changes,
    cii,
    content,
    emergency,
    governance,
    grading,
    institution,
    masking,
    monitoring,
    people,
    personal,
    supervision,
    suppliers,
    systems,
)

__all__ = [
    "backup",
    "capacity",
    "changes",
    "cii",
    "content",
    "emergency",
    "governance",
    "grading",
    "institution",
    "masking",
    "monitoring",
    "people",
    "personal",
    "supervision",
    "suppliers",
    "systems",
]
