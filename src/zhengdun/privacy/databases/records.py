"""The manifest of a database run: which tables, by which policy and key, what was done and what is left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from zhengdun.privacy.kernel.keyed import key_id_of
from zhengdun.privacy.proof.disclosure import disclosures

if TYPE_CHECKING:
    from zhengdun.privacy.databases.planned import PlannedProtection


def database_manifest(
    protection: PlannedProtection, source: str, target: str, rows: dict[str, int], *, resumed: bool
) -> str:
    """The manifest as JSON; it never holds a value.

    Args:
        protection: after the run.
        source: what it is called; no connection string.
        target: likewise.
        rows: written into each table, those of earlier runs among them.
        resumed: whether the run went on with an earlier one, of whose tables nothing more is known than the rows.
    """
    plan = protection.plan
    needs_key = any(bound.needs_key for bound in protection.bound.values())
    return json.dumps(
        {
            "format": 1,
            "source": source,
            "target": target,
            "policy": plan.policy.name,
            "policy_digest": plan.policy.digest,
            "rules": plan.policy.model_dump(mode="json", exclude={"key"}),
            "key_id": key_id_of(plan) if needs_key else None,
            "columns": [
                {"table": table, **column.to_json()}
                for table, bound in protection.bound.items()
                for column in bound.columns or ()
            ],
            "rows": rows,
            "rejected": {table: count for table, count in protection.rejected.items() if count},
            "resumed": resumed,
            "done": [
                {"table": table, "column": column, "kind": kind, "action": action, "count": count}
                for (table, column, kind, action), count in sorted(protection.done().items(), key=str)
            ],
            "disclosures": [
                one.model_dump(mode="json")
                for one in disclosures(
                    ((table, column) for table, bound in protection.bound.items() for column in bound.columns or ()),
                    plan.policy.kinds,
                )
            ],
            "not_looked_at": protection.not_looked_at(rows),
            "left": [
                {"table": table, "column": column, "kind": kind, "what": residue, "count": count}
                for table, scan in protection.scans.items()
                for (column, kind, residue), count in sorted(scan.counts.items())
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
