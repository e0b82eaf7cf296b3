"""The examples of the pages: cases of the duties' own tests, run now, judged again and explained."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import zhengdun.duties
from zhengdun.assessment.explanation import explain
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ledgers_of, record
from zhengdun.exports.pages import Example
from zhengdun.ledger.schema import TABLES

WEBSITE = Path(__file__).parent
TESTS = Path(zhengdun.duties.__path__[0])
_PATTERN = "ch*/art*_test.py"


def examples_of(*tests: Path) -> Mapping[str, tuple[Example, ...]]:
    """The id of each duty -> an example of met and one of breached, as far as these tests have them; all tests if none.

    Raises:
        subprocess.CalledProcessError: a test failed; what pytest printed stands above it.
    """
    found: dict[str, list[Example]] = {}
    duties = {duty.id: duty for duty in all_duties()}
    for case in _cases(tests or tuple(sorted(TESTS.glob(_PATTERN)))):
        found.setdefault(case["duty"], []).append(_example(case, duties[case["duty"]]))
    return {duty: tuple(examples) for duty, examples in found.items()}


def _cases(tests: tuple[Path, ...]) -> list[dict[str, Any]]:
    """Run the tests in a process of their own, and read what the plugin noted."""
    with TemporaryDirectory() as folder:
        cases = Path(folder) / "cases.json"
        quiet = ("-q", "--no-header", "-p", "no:cacheprovider", "-p", "website.noting", "--cases", str(cases))
        paths = os.pathsep.join([str(WEBSITE.parent), *sys.path])
        subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "pytest", *quiet, *map(str, tests)],
            check=True,
            stdout=sys.stderr,
            env={**os.environ, "PYTHONPATH": paths},
        )
        read: list[dict[str, Any]] = json.loads(cases.read_text())
        return read


def _example(case: dict[str, Any], duty: Any) -> Example:
    records = [record(TABLES[one["table"]], **one["values"]) for one in case["records"]]
    ledgers, on = ledgers_of(*records, **case["institution"]), date.fromisoformat(case["on"])
    (explained,) = explain(ledgers, on, duty, calendar=Calendar.standard(), subject=case["subject"])
    if explained.reason.key != case["reason"]:
        raise AssertionError(f"{case['test']} found {case['reason']}, explained it is {explained.reason.key}")
    return Example(explained, ledgers, on, case["test"])
