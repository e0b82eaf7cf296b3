"""The proof as one HTML file that needs nothing else: what was done, what was checked, what is left."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.proof.anonymity import SIZES
from zhengdun.privacy.proof.residual import Residue
from zhengdun.privacy.proof.verifying import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhengdun.privacy.proof.anonymity import Anonymity
    from zhengdun.privacy.proof.verifying import Verification

_BEIJING = timezone(timedelta(hours=8))
_MARKS = {Verdict.PASSED: "✓", Verdict.FAILED: "✗", Verdict.CANNOT_TELL: "?"}
_VERDICTS = {
    Verdict.PASSED: "通过|passed",
    Verdict.FAILED: "未通过|failed",
    Verdict.CANNOT_TELL: "无法判断|cannot tell",
}
_ACTIONS = {
    "mask": "掩码|masked",
    "pseudonym": "假名|replaced by pseudonyms",
    "token": "令牌|sealed in tokens",
    "token_deterministic": "同值同令牌|sealed in tokens, equal ones for equal values",
    "suppress": "删除|suppressed",
    "generalise": "泛化|generalised",
    "keep": "保留|kept",
}
_EQUALITIES = {
    "kept": "保留，可以关联|kept: they can be joined",
    "in_part": "部分保留|kept in part",
    "hidden": "不保留，不能关联|hidden: they cannot be joined",
}
_RESIDUES = {
    Residue.LEGIBLE: "应当不可读而可读|legible, and should not be",
    Residue.UNCHANGED: "应当改变而未变|unchanged, and should be",
    Residue.CANNOT_TELL: "须与来源比对|to be compared with the source",
    Residue.LEFT_BY_POLICY: "策略保留|left by the policy",
}


def proof_report(verification: Verification, anonymities: Sequence[Anonymity] = (), *, lang: str = "zh") -> bytes:
    """The report of one output, in UTF-8; the same verification gives the same bytes.

    Args:
        verification: what was checked.
        anonymities: measured over chosen quasi-identifiers, if any.
        lang: "zh" or "en".
    """

    def say(both: str) -> str:
        zh, _, en = both.partition("|")
        return en if lang == "en" else zh

    style = _style()
    page = _environment().get_template("proof.html.j2")
    return page.render(
        say=say,
        lang=lang,
        verification=verification,
        manifest=verification.manifest,
        anonymities=anonymities,
        residues=_residues(verification),
        marks=_MARKS,
        verdicts=_VERDICTS,
        actions=_ACTIONS,
        equalities=_EQUALITIES,
        residue_names=_RESIDUES,
        sizes=SIZES,
        beijing=_BEIJING,
        most=max((done.count for done in verification.manifest.done), default=1),
        kind_name=lambda kind: (Kind(kind).en if lang == "en" else Kind(kind).zh) if kind else say("整格|whole cells"),
        style=Markup(style),  # noqa: S704 - our own file
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    ).encode()


def _residues(verification: Verification) -> list[dict[str, Any]]:
    """What is left, by table, column and kind, the failures first."""
    order = list(Residue)
    found = [
        {"table": table, "column": column, "kind": kind, "residue": residue, "count": count, "rows": scan.rows[key]}
        for table, scan in verification.scans.items()
        for key, count in scan.counts.items()
        for column, kind, residue in [key]
    ]
    return sorted(found, key=lambda one: (order.index(one["residue"]), one["table"], one["column"], one["kind"]))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("zhengdun.privacy.proof"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["thousands"] = lambda count: f"{count:,}"
    made.filters["zip"] = zip
    return made


@cache
def _style() -> str:
    return PackageLoader("zhengdun.privacy.proof").get_source(_environment(), "proof.css")[0]
