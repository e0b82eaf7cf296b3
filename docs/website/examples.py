"""The examples of the pages: cases of the duties' own tests, run now, judged again and explained."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import zhengdun.duties
from zhengdun.assessment.explanation import explain
from zhengdun.clock import Calendar
from zhengdun.duties.registry import declared_duties
from zhengdun.duties.testing import ledgers_of, record
from zhengdun.exports.pages import Example
from zhengdun.law import CURRENT
from zhengdun.ledger.schema import TABLES

WEBSITE = Path(__file__).parent
_PROCESSES = 2


def tests_of_the_duties() -> tuple[Path, ...]:
    """The files of tests that stand beside the duties."""
    return tuple(sorted(Path(zhengdun.duties.__path__[0]).glob("*/art*_test.py")))


def examples_of(tests: Sequence[Path]) -> Mapping[str, tuple[Example, ...]]:
    """The id of each duty -> an example of met and one of breached, as far as these files of tests have them.

    Raises:
        subprocess.CalledProcessError: a test failed; what pytest printed stands above it.
    """
    duties = {duty.id: duty if duty.version == CURRENT else duty.as_if_in_force() for duty in declared_duties()}
    found: dict[str, list[Example]] = {}
    for case in _cases(tests):
        found.setdefault(case["duty"], []).append(_example(case, duties[case["duty"]]))
    return {duty: tuple(examples) for duty, examples in found.items()}


def _cases(tests: Sequence[Path]) -> list[dict[str, Any]]:
    """Run the tests in processes of their own, and read what the plugin noted: one case a duty and outcome."""
    shares = [share for number in range(_PROCESSES) if (share := tests[number::_PROCESSES])]
    noted: list[dict[str, Any]] = []
    with TemporaryDirectory() as folder:
        notes = [Path(folder) / f"{number}.json" for number in range(len(shares))]
        running = [_pytest(share, note) for share, note in zip(shares, notes, strict=True)]
        for process, note in zip(running, notes, strict=True):
            if process.wait():
                raise subprocess.CalledProcessError(process.returncode, process.args)
            noted += json.loads(note.read_text(encoding="utf-8"))
    return _first_of_each(noted)


def _first_of_each(noted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first case of each duty and outcome in the order of the files: a later article may test a duty once more."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for case in sorted(noted, key=lambda case: str(case["test"]).partition("::")[0]):
        found.setdefault((case["duty"], case["outcome"]), case)
    return list(found.values())


def _pytest(tests: Sequence[Path], note: Path) -> subprocess.Popen[bytes]:
    quiet = ("-q", "--no-header", "-p", "no:cacheprovider", "-p", "website.noting", "--cases", str(note))
    return subprocess.Popen(  # noqa: S603 - our own tests
        [sys.executable, "-m", "pytest", *quiet, *map(str, tests)],
        stdout=sys.stderr,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(WEBSITE.parent), *sys.path])},
    )


def _example(case: dict[str, Any], duty: Any) -> Example:
    records = [record(TABLES[one["table"]], **one["values"]) for one in case["records"]]
    ledgers, on = ledgers_of(*records, **case["institution"]), date.fromisoformat(case["on"])
    (explained,) = explain(ledgers, on, duty, calendar=Calendar.standard(), subject=case["subject"])
    if explained.reason.key != case["reason"]:
        raise AssertionError(f"{case['test']} found {case['reason']}, explained it is {explained.reason.key}")
    return Example(explained, ledgers, on, case["test"])
