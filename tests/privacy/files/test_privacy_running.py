"""Runs: what is finished survives a kill and a full disk; nothing is half-written, overwritten or mixed up."""

import datetime as dt
import hashlib
import itertools
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from privacy.files.made_up import KEEP, plan_of, write_csv, write_parquet

from zhengdun.privacy.errors import DataError, PolicyError
from zhengdun.privacy.files import assembling, delimited, json_lines, parquet, workbooks
from zhengdun.privacy.files.folders import run_folder
from zhengdun.privacy.files.journal import Journal
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.proof.manifest import Manifest

_CHILD = """
import resource, sys
from pathlib import Path
from privacy.files.made_up import KEEP
from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files import assembling, delimited, json_lines, parquet, running, workbooks
from zhengdun.privacy.files.running import Options, run_file
import time

if __name__ == "__main__":
    source, output, workers, most, pause = sys.argv[1:]
    parquet.PART_ROWS, delimited.PART_BYTES, json_lines.PART_BYTES = 500, 20_000, 20_000
    workbooks.PART_CELLS = 1_000
    running.WORTH_A_PROCESS = 1
    if int(most):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    options = Options(workers=int(workers), progress=lambda _: time.sleep(float(pause)))
    try:
        run_file(Path(source), Path(output), KEEP, options)
    except DataError as error:
        sys.exit(str(error))
"""


def _child(source: Path, output: Path, *, workers: int = 1, most: int = 0, pause: float = 0):
    script = source.parent / "child.py"
    script.write_text(_CHILD, encoding="utf-8")
    words = [sys.executable, str(script), str(source), str(output), str(workers), str(most), str(pause)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, process_group=0)


def _wait_for_parts(output: Path, parts: int, child) -> None:
    """Wait until the journal has that many finished parts."""
    journal = Journal(output, {}).folder / "journal.jsonl"
    for _ in range(3000):
        if journal.exists() and journal.read_bytes().count(b"\n") > parts:
            return
        assert child.poll() is None, child.stderr.read().decode()
        time.sleep(0.02)
    raise AssertionError("no part was finished in a minute")


def _write_json_lines(path: Path, rows: int) -> Path:
    path.write_text("".join(f'{{"a": {row}, "b": "甲"}}\n' for row in range(rows)), encoding="utf-8")
    return path


def _write_workbook(path: Path, rows: int) -> None:
    """Two sheets; of the second a column is days."""
    book = openpyxl.Workbook(write_only=True)
    for name in ("客户", "流水"):
        sheet = book.create_sheet(name)
        sheet.append(["编号", "手机", "日期"])
        for row in range(rows):
            sheet.append([row, f"138{row:08}", dt.date(2026, 1, 1) + dt.timedelta(row) if name == "流水" else None])
    book.save(path)


def _worker_of(child) -> int:
    """The process id of one of the child's workers, as soon as there is one."""
    for _ in range(3000):
        of_threads = [path.read_text().split() for path in Path(f"/proc/{child.pid}/task").glob("*/children")]
        for pid in itertools.chain(*of_threads):
            if b"privacy.files.worker" in _command(int(pid)):
                return int(pid)
        assert child.poll() is None, child.stderr.read().decode()
        time.sleep(0.005)
    raise AssertionError("there is no worker")


def _command(pid: int) -> bytes:
    """What a process was started with; nothing once it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def _wait_until_gone(worker: int) -> None:
    """Workers end with their parent, whatever they are at."""
    for _ in range(1000):
        if not _command(worker):
            return
        time.sleep(0.01)
    raise AssertionError("the worker outlives its parent")


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch):
    monkeypatch.setattr(parquet, "PART_ROWS", 500)
    monkeypatch.setattr(delimited, "PART_BYTES", 20_000)
    monkeypatch.setattr(json_lines, "PART_BYTES", 20_000)
    monkeypatch.setattr(workbooks, "PART_CELLS", 1_000)


@pytest.mark.parametrize(("suffix", "workers"), [*itertools.product(("csv", "parquet", "jsonl"), (1, 2)), ("xlsx", 1)])
def test_a_killed_run_goes_on_and_gives_the_same_bytes(tmp_path, suffix, workers) -> None:
    source, whole, output = tmp_path / f"客户.{suffix}", tmp_path / f"whole.{suffix}", tmp_path / f"结果.{suffix}"
    if suffix == "csv":
        write_csv(source, 6_000)
    elif suffix == "parquet":
        write_parquet(source, 6_000, 250)
    elif suffix == "xlsx":
        _write_workbook(source, 3_000)
    else:
        _write_json_lines(source, 12_000)
    run_file(source, whole, KEEP)

    child = _child(source, output, workers=workers, pause=0.1)
    worker = _worker_of(child) if workers > 1 and Path("/proc").exists() else None
    _wait_for_parts(output, 2, child)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stderr.close()
    assert not output.exists()
    if worker is not None:
        _wait_until_gone(worker)

    seen: list[int] = []
    manifest = run_file(source, output, KEEP, Options(progress=lambda progress: seen.append(progress.parts_done)))
    assert seen[0] >= 2
    assert manifest.timings.resumed
    assert output.read_bytes() == whole.read_bytes()
    assert manifest.rows == Manifest.beside(whole).rows
    assert not list(tmp_path.glob(".*.zhengdun"))


@pytest.mark.skipif(not Path("/proc").exists(), reason="NOT TESTED: finds workers by /proc")
def test_a_killed_worker_is_said_and_the_run_goes_on_after_it(tmp_path) -> None:
    source, whole, output = write_csv(tmp_path / "客户.csv", 6_000), tmp_path / "whole.csv", tmp_path / "结果.csv"
    run_file(source, whole, KEEP)
    child = _child(source, output, workers=2, pause=0.1)
    os.kill(_worker_of(child), signal.SIGKILL)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "工作进程意外结束" in said.decode()
    assert not output.exists()
    assert run_file(source, output, KEEP).timings.resumed
    assert output.read_bytes() == whole.read_bytes()


def test_ctrl_c_ends_all_and_is_said_once(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 6_000), tmp_path / "结果.csv"
    child = _child(source, output, workers=2, pause=0.1)
    _wait_for_parts(output, 2, child)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does
    _, said = child.communicate(timeout=60)
    assert child.returncode == -signal.SIGINT
    assert said.count(b"Traceback") == 1
    assert run_file(source, output, KEEP).timings.resumed


def test_a_full_disk_is_a_clear_error_and_the_run_goes_on_after_it(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 3_000), tmp_path / "结果.csv"
    child = _child(source, output, most=60_000)  # each part fits, the whole does not
    _, said = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "磁盘已满或超出限额" in said.decode()
    assert not output.exists()
    manifest = run_file(source, output, KEEP)
    assert manifest.timings.resumed
    assert output.read_bytes() == source.read_bytes()


def test_a_disk_that_is_full_from_the_beginning(tmp_path) -> None:
    source, output = write_parquet(tmp_path / "客户.parquet", 3_000, 500), tmp_path / "结果.parquet"
    child = _child(source, output, workers=2, most=2_000)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "磁盘已满或超出限额" in said.decode()
    assert not output.exists()
    run_file(source, output, KEEP)
    assert not list(tmp_path.glob("**/*.unfinished"))


def test_a_run_that_is_killed_while_it_renames_is_finished_by_the_next(tmp_path, monkeypatch) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 300), tmp_path / "结果.csv"
    with monkeypatch.context() as patch:
        patch.setattr(assembling, "manifest_path", lambda _: tmp_path / "no" / "such" / "folder")
        with pytest.raises(FileNotFoundError):
            run_file(source, output, KEEP)
    assert output.exists()
    assert Manifest.beside(output) is None
    assert run_file(source, output, KEEP).timings.resumed
    assert Manifest.beside(output) is not None
    assert not list(tmp_path.glob(".*.zhengdun"))


def test_another_plan_takes_nothing_over(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 3_000), tmp_path / "结果.csv"
    child = _child(source, output, pause=0.1)
    _wait_for_parts(output, 2, child)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    plan = plan_of("other_columns: keep\ncolumns: {姓名: {do: {action: suppress}}}")
    assert not run_file(source, output, plan).timings.resumed
    assert b",138" in output.read_bytes()
    assert "测试" not in output.read_text(encoding="utf-8")


def test_two_runs_do_not_write_the_same_output(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 3_000), tmp_path / "结果.csv"
    child = _child(source, output, pause=1)
    _wait_for_parts(output, 1, child)
    with pytest.raises(DataError, match="另一进程正在写"):
        run_file(source, output, KEEP)
    child.kill()
    child.communicate()


def test_a_source_that_changes_during_the_run_is_an_error(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 3_000), tmp_path / "结果.csv"

    def touch(_: object) -> None:
        os.utime(source, (1, 1))

    with pytest.raises(DataError, match="被改动"):
        run_file(source, output, KEEP, Options(progress=touch))
    assert not output.exists()


def test_an_output_is_not_overwritten_unasked(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 3), tmp_path / "结果.csv"
    output.write_text("别的")
    with pytest.raises(DataError, match="输出已存在"):
        run_file(source, output, KEEP)
    with pytest.raises(DataError, match="不能是原文件"):
        run_file(source, source, KEEP, Options(overwrite=True))
    assert output.read_text() == "别的"
    run_file(source, output, KEEP, Options(overwrite=True))
    assert output.read_bytes() == source.read_bytes()


def test_files_that_are_not_there_or_not_supported(tmp_path) -> None:
    with pytest.raises(DataError, match="没有文件"):
        run_file(tmp_path / "无.csv", tmp_path / "o.csv", KEEP)
    (tmp_path / "a.pdf").touch()
    with pytest.raises(DataError, match="不支持的文件类型"):
        run_file(tmp_path / "a.pdf", tmp_path / "o.pdf", KEEP)


def test_the_manifest_proves_input_and_output_and_holds_no_value(tmp_path) -> None:
    source, output = write_csv(tmp_path / "客户.csv", 100), tmp_path / "结果.csv"
    plan = plan_of("other_columns: keep\ncolumns: {手机: {do: {action: suppress}}}")
    run_file(source, output, plan, Options(sm3=True))
    manifest = Manifest.beside(output)
    assert manifest is not None
    assert manifest.source.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert manifest.output.sha256 == hashlib.sha256(output.read_bytes()).hexdigest()
    assert manifest.output.sm3 == hashlib.new("sm3", output.read_bytes()).hexdigest()
    assert [(done.column, done.action, done.count) for done in manifest.done] == [("手机", "suppress", 100)]
    assert manifest.policy_digest == plan.policy.digest
    text = (tmp_path / "结果.csv.manifest.json").read_text(encoding="utf-8")
    assert "13800000001" not in text
    assert "测试" not in text
    assert str(tmp_path) not in text


def test_a_manifest_that_was_tampered_with_is_an_error(tmp_path) -> None:
    path = tmp_path / "a.csv.manifest.json"
    path.write_text(json.dumps({"format": 2}))
    with pytest.raises(DataError, match="清单无法读取"):
        Manifest.beside(tmp_path / "a.csv")


def test_a_folder_is_changed_file_by_file_and_one_failure_stops_nothing(tmp_path) -> None:
    source, output = tmp_path / "来源", tmp_path / "去向"
    (source / "分部").mkdir(parents=True)
    write_csv(source / "甲.csv", 10)
    write_parquet(source / "分部" / "乙.parquet", 10, 5)
    (source / "坏.parquet").write_bytes(b"rubbish")
    (source / "说明.pdf").touch()
    result = run_folder(source, output, KEEP)
    assert set(result.changed) == {Path("甲.csv"), Path("分部/乙.parquet")}
    assert list(result.failed) == [Path("坏.parquet")]
    assert result.skipped == [Path("说明.pdf")]
    assert (output / "甲.csv").read_bytes() == (source / "甲.csv").read_bytes()

    (source / "坏.parquet").unlink()
    before = (output / "甲.csv").stat().st_mtime_ns
    assert len(run_folder(source, output, KEEP).changed) == 2
    assert (output / "甲.csv").stat().st_mtime_ns == before


def test_a_column_that_no_file_of_the_folder_has_is_an_error(tmp_path) -> None:
    source = tmp_path / "来源"
    source.mkdir()
    write_csv(source / "甲.csv", 10)
    (source / "乙.csv").write_text("金额\n1\n")
    plan = plan_of("other_columns: keep\ncolumns: {姓名: {do: {action: suppress}}}")
    assert len(run_folder(source, tmp_path / "o1", plan).changed) == 2
    plan = plan_of("other_columns: keep\ncolumns: {名字: {do: {action: suppress}}}")
    with pytest.raises(PolicyError, match="没有策略写到的列：名字"):
        run_folder(source, tmp_path / "o2", plan)
    with pytest.raises(DataError, match="不能在原目录之内"):
        run_folder(source, source / "o", KEEP)
