"""Processes beside this one: they need nothing of the program that runs, and what goes wrong there is said here."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from privacy.files.made_up import KEEP, plan_of, write_csv

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files import delimited, running
from zhengdun.privacy.files.delimited import FORMAT
from zhengdun.privacy.files.parts import PartTask
from zhengdun.privacy.files.planning import plan_tables
from zhengdun.privacy.files.pool import Workers, _Other
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.registry import registered
from zhengdun.privacy.recognisers.shapes import Shape

_UNGUARDED = """
import sys
from pathlib import Path
from privacy.files.made_up import KEEP
from zhengdun.privacy.files import delimited, running
delimited.PART_BYTES, running.WORTH_A_PROCESS = 20_000, 1
running.run_file(Path(sys.argv[1]), Path(sys.argv[2]), KEEP, running.Options(workers=2))
print("once")
"""


@pytest.fixture
def tasks(tmp_path, monkeypatch):
    """The parts of a file."""
    monkeypatch.setattr(delimited, "PART_BYTES", 20_000)
    source = write_csv(tmp_path / "客户.csv", 3_000)
    layout = FORMAT.layout(source)
    tables = plan_tables(source, layout, KEEP)
    schemas = {name: batch.schema for name, batch in tables.empty.items()}
    return [
        PartTask(source, layout, part, tables.plans, schemas, tmp_path / f"{part.index}", tmp_path / f"{part.index}.r")
        for part in layout.parts
    ]


@pytest.fixture
def other():
    """Another process."""
    process = _Other()
    yield process
    process.end()


def test_a_script_runs_once_without_asking_whether_it_is_the_main_one(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 3_000), tmp_path / "结果.csv"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-", str(source), str(output)]  # from standard input: there is no file to import again
    said = subprocess.run(words, env=environment, check=True, capture_output=True, input=_UNGUARDED.encode())
    assert (said.stdout.split(), said.stderr) == ([b"once"], b"")
    assert output.read_bytes() == source.read_bytes()


def test_parts_are_changed_elsewhere(tasks, other) -> None:
    done = [other.change(task) for task in tasks[:3]]
    assert [part.index for part in done] == [0, 1, 2]
    assert all(task.target.stat().st_size == part.size for task, part in zip(tasks, done, strict=False))


def test_no_module_is_taken_from_the_folder_in_which_the_run_begins(tasks, tmp_path, monkeypatch) -> None:
    (tmp_path / "socket.py").write_text("raise SystemExit('a trap')")
    monkeypatch.chdir(tmp_path)
    process = _Other()
    assert process.change(tasks[0]).index == 0
    process.end()


def test_three_processes_share_the_parts(tasks) -> None:
    with Workers(3) as workers:
        assert sorted(done.index for done in workers.change(tasks)) == [task.part.index for task in tasks]


def test_what_the_program_has_registered_is_recognised_in_all_parts(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(running, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(delimited, "PART_BYTES", 2_000)
    rule = NumberRule(Kind.FUND_ACCOUNT, (Shape("A7"),), letters=frozenset({"Q"}), cues=("理财账户",))
    source, output = tmp_path / "客户.csv", tmp_path / "结果.csv"
    source.write_text("备注\n" + "".join(f"理财账户Q{row:07}已开通\n" for row in range(3_000)), encoding="utf-8")
    plan = plan_of("columns: {备注: {text: all}}\nkinds: {fund_account: {action: mask}}")
    with registered(rule):
        run_file(source, output, plan, Options(workers=2))
    assert output.read_text(encoding="utf-8").splitlines()[1:] == ["理财账户********已开通"] * 3_000


def test_what_is_wrong_with_the_data_or_the_system_comes_as_it_is(tasks, other) -> None:
    with pytest.raises(FileNotFoundError):
        other.change(replace(tasks[0], source=tasks[0].source.with_name("无.csv")))
    with pytest.raises(DataError, match="不支持的文件类型"):
        other.change(replace(tasks[0], source=tasks[0].source.with_suffix(".pdf")))
    assert other.change(tasks[0]).index == 0


def test_a_fault_in_the_program_says_where_it_was(tasks, other) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)delimited\.py.*AttributeError"):
        other.change(replace(tasks[0], layout=replace(tasks[0].layout, facts=None)))


def test_a_process_that_is_gone_is_said(tasks, other) -> None:
    other.end()
    with pytest.raises(DataError, match="工作进程意外结束"):
        other.change(tasks[0])


def test_the_first_failure_ends_the_others(tasks) -> None:
    tasks[3] = replace(tasks[3], source=tasks[3].source.with_name("无.csv"))
    with pytest.raises(FileNotFoundError), Workers(2) as workers:
        list(workers.change(tasks))
