"""A pytest plugin: while the tests of the duties run, notes the first case of each that is met and that is breached.

A case is noted as what the test wrote down, so that it can be judged again and explained: the duty, the day, the
institution and its records.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhengdun.duties import testing
from zhengdun.duties.registry import declared_duties
from zhengdun.kit.outcomes import Outcome, Reason

SHOWN = (Outcome.MET, Outcome.BREACHED)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where to write the cases."""
    parser.addoption("--cases", type=Path, required=True, help="the file to write the cases to, as JSON")


class _Notebook:
    """Stands between the tests and the judgement."""

    def __init__(self, judge: Any) -> None:
        self._judge = judge
        self._declared = {id(duty) for duty in declared_duties()}
        self.cases: dict[tuple[str, Outcome], dict[str, Any]] = {}

    def verdicts(self, duty: Any, *records: Any, on: Any = testing.ON, **institution: Any) -> dict[str, str]:
        """Judge as ever, and note the case."""
        found: dict[str, str] = self._judge(duty, *records, on=on, **institution)
        for subject, reason in found.items() if id(duty) in self._declared else ():
            outcome = Reason[reason.upper()].outcome
            if outcome in SHOWN and (duty.id, outcome) not in self.cases:
                self.cases[duty.id, outcome] = {
                    "duty": duty.id,
                    "subject": subject,
                    "outcome": outcome.key,
                    "reason": reason,
                    "test": os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")[0],
                    "on": str(on),
                    "institution": institution,
                    "records": [{"table": one.table.table, "values": dict(one.values)} for one in records],
                }
        return found


def pytest_configure(config: pytest.Config) -> None:
    """Take the place of the judgement before any test takes hold of it."""
    notebook = _Notebook(testing.verdicts)
    testing.verdicts = notebook.verdicts
    config.stash[_NOTEBOOK] = notebook


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what was noted."""
    cases = list(session.config.stash[_NOTEBOOK].cases.values())
    session.config.getoption("--cases").write_text(
        json.dumps(cases, ensure_ascii=False, default=_iso), encoding="utf-8"
    )


def _iso(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A case cannot hold {value!r}")


_NOTEBOOK = pytest.StashKey[_Notebook]()
