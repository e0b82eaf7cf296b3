"""Every duty must show its four cases in the tests beside it: met, breached, not applicable, cannot tell.

While the tests of the duties run, the outcomes that they see are noted; where all of them ran and a case is missing,
the run fails and names it. Under xdist each worker hands its notes to the controller.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from zhengdun.duties import testing
from zhengdun.duties.registry import declared_duties
from zhengdun.kit.outcomes import Outcome, Reason

FOUR = (Outcome.MET, Outcome.BREACHED, Outcome.NOT_APPLICABLE, Outcome.CANNOT_TELL)
HERE = Path(__file__).parent

_seen: dict[str, set[str]] = defaultdict(set)
_ran: set[str] = set()


def _noting(judge: Any) -> Any:
    def verdicts(duty: Any, *records: Any, **given: Any) -> dict[str, str]:
        found: dict[str, str] = judge(duty, *records, **given)
        _seen[duty.id] |= {Reason[reason.upper()].outcome.key for reason in found.values()}
        return found

    return verdicts


testing.verdicts = _noting(testing.verdicts)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note whose tests ran, on the controller as on a worker."""
    _ran.add("/".join(report.nodeid.partition("::")[0].split("/")[-2:]))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the notes on, or judge them."""
    worker = getattr(session.config, "workeroutput", None)
    if worker is not None:
        worker["outcomes"] = {duty: sorted(found) for duty, found in _seen.items()}
        return
    if not {str(path.relative_to(HERE)) for path in HERE.glob("*/art*_test.py")} <= _ran:
        return
    missing = [
        f"{duty.id}: {outcome.key}"
        for duty in declared_duties()
        for outcome in FOUR
        if outcome.key not in _seen[duty.id]
    ]
    if missing:
        print("\nCases that no test beside the duty shows:", *missing, sep="\n  ")  # noqa: T201 - for the developer
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: Any) -> None:  # noqa: ARG001 - xdist's signature
    """Take over a worker's notes."""
    for duty, found in getattr(node, "workeroutput", {}).get("outcomes", {}).items():
        _seen[duty] |= set(found)
