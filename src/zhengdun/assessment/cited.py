"""Which articles the breaches of an assessment cite, as a decision would name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.kit.outcomes import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from zhengdun.assessment.evaluation import Findings
    from zhengdun.law import Citation


def breaches(findings: Findings) -> frozenset[tuple[str, str, str]]:
    """Every breach: institution, duty (id), subject (code)."""
    found = findings.frame.filter(findings.frame["outcome"] == Outcome.BREACHED.key)
    return frozenset((row["institution"], row["duty"], row["subject"]) for row in found.iter_rows(named=True))


def cited_articles(
    findings: Findings,
    *,
    among: Collection[tuple[str, str, str]] | None = None,
    internal: bool = True,
) -> tuple[Citation, ...]:
    """The places of the Measures that the breaches break, each once, in the order of the Measures.

    A place is an article and its paragraph, without the paragraph where the article has only one: 第三十九条第一款,
    第四十条.

    Args:
        findings: the assessment.
        among: count only these :func:`breaches`; all where None.
        internal: whether to count breaches of internal standards too, which measure an open word of the article
            (及时, 定期 …) by a number that the institution or a default sets.
    """
    by_id = findings.by_id
    wanted = breaches(findings) if among is None else among
    broken = {by_id[duty] for _, duty, _ in wanted}
    return tuple(sorted({duty.cite for duty in broken if internal or not duty.internal}))
