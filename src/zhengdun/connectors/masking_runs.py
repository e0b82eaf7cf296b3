"""Manifests of runs that protected personal information -> rows of the ledger 脱敏处理记录 (articles 16, 34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import polars as pl

from zhengdun.ledger.schema import polars_schema
from zhengdun.ledger.tables.masking import MaskingRun
from zhengdun.privacy.keys import Certificate
from zhengdun.privacy.proof.manifest import Manifest
from zhengdun.privacy.proof.verifying import Verdict

_BEIJING = timezone(timedelta(hours=8))
_CODE_LENGTH = 10

_NOTHING_LEFT = {Verdict.PASSED: True, Verdict.FAILED: False, Verdict.CANNOT_TELL: None}


@dataclass(frozen=True)
class Evidence:
    """One output with what its verification found, and what it is for.

    Args:
        institution: whose run it was.
        manifest: of the output.
        verdict: of its verification; None where nobody looked.
        environment: the test environment that got the data, by its code.
        place: the place outside the boundary that got them, by its code.
        certificate: of the destruction of the key, if it was a one-off key.
    """

    institution: str
    manifest: Manifest
    verdict: Verdict | None
    environment: str | None = None
    place: str | None = None
    certificate: Certificate | None = None


def masking_runs(evidence: list[Evidence]) -> pl.DataFrame:
    """The rows of the ledger, one for each output; a code follows from the output's digest, so that none comes twice.

    Raises:
        ValueError: a certificate is of another key.
    """
    return pl.DataFrame([_row(one) for one in evidence], schema=polars_schema(MaskingRun))


def _row(one: Evidence) -> dict[str, object]:
    manifest = one.manifest
    return {
        "institution": one.institution,
        "code": f"TM-{manifest.output.sha256[:_CODE_LENGTH]}",
        "environment": one.environment,
        "place": one.place,
        "run_at": manifest.timings.ended.astimezone(_BEIJING).replace(tzinfo=None, microsecond=0),
        "nothing_left": None if one.verdict is None else _NOTHING_LEFT[one.verdict],
        "rows": manifest.rows.written,
        "output": manifest.output.name,
        "output_digest": manifest.output.sha256,
        "policy_digest": manifest.policy_digest,
        "key_destroyed_on": _destroyed_on(one),
    }


def _destroyed_on(one: Evidence) -> date | None:
    if one.certificate is None:
        return None
    if one.certificate.key_id != one.manifest.key_id:
        raise ValueError(f"The certificate is of key {one.certificate.key_id}, not {one.manifest.key_id}")
    return datetime.fromisoformat(one.certificate.destroyed).astimezone(_BEIJING).date()
