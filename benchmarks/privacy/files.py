"""Files changed beside files merely copied: how fast, with one process and with two, and in how much memory.

Run by ``python -m benchmarks.privacy.files --rows 5000000``. Each figure is the median of five runs in processes of
their own, all cases in turn, so that what else the machine does falls on all alike. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from benchmarks.privacy.corpus import columns, messages
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.own_process import set_arrow_up
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench"
_GROUP = 250_000
KEY = "env:ZHENGDUN_BENCHMARK_KEY"
KEY_IN_ENVIRONMENT = {KEY.removeprefix("env:"): "00112233445566778899aabbccddeeff" * 2}
_NAMES = ("name", "resident_id", "mobile", "bank_card", "sse_account", "address")
_MASKS = """
  resident_id: {action: mask, keep_left: 6, keep_right: 4}
  mobile: {action: mask, keep_left: 3, keep_right: 4}
  bank_card: {action: mask, keep_left: 6, keep_right: 4}
  sse_account: {action: mask, keep_left: 3, keep_right: 3}
  email: {action: mask}
  name: {action: mask, keep_left: 1}
  address: {action: mask, only_digits: true}
"""
_COLUMNS = "columns:\n" + "".join(f"  {name}: {{kind: {name}}}\n" for name in _NAMES)
_HEAD = "version: 1\nname: benchmark\nother_columns: keep\nkinds:"
_PSEUDONYMS = "".join(f"  {name}: {{action: pseudonym}}\n" for name in _NAMES[1:5])
MASKED = _HEAD + _MASKS + _COLUMNS
FOUR = (
    _HEAD + "\n" + _PSEUDONYMS + "  name: {action: mask, keep_left: 1}\n  address: {action: mask, only_digits: true}\n"
) + _COLUMNS
TEXT = _HEAD + _MASKS + "columns: {message: {text: all}}\n"
_KEEP = "version: 1\nname: keep\nother_columns: keep\n"

_ON_ONE_CORE, _TWO = ", on one core", ", two processes"
"""One process uses more than a core: Arrow's threads read and write beside it, and files are joined and digested."""

Measured = tuple[float, float, float]
"""Seconds, seconds of work of all processes, and MiB at the most: of this process and of each worker, added up."""
CASES: dict[str, tuple[str, str, int]] = {
    "Parquet: plain copy": ("parquet", "", 1),
    "Parquet: driver, nothing changed": ("parquet", _KEEP, 1),
    "Parquet: six columns masked": ("parquet", MASKED, 1),
    "Parquet: six columns masked, two processes": ("parquet", MASKED, 2),
    "Parquet: four FF1 columns, two masked": ("parquet", FOUR, 1),
    "Parquet: four FF1 columns, two masked, on one core": ("parquet", FOUR, 1),
    "Parquet: four FF1 columns, two masked, two processes": ("parquet", FOUR, 2),
    "free text in Parquet: plain copy": ("text", "", 1),
    "free text in Parquet: masked": ("text", TEXT, 1),
    "free text in Parquet: masked, two processes": ("text", TEXT, 2),
    "CSV: plain copy": ("csv", "", 1),
    "CSV: six columns masked": ("csv", MASKED, 1),
    "CSV: six columns masked, two processes": ("csv", MASKED, 2),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="cases that begin with this")
    parser.add_argument("--once", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.once:
        print(json.dumps(_once(wanted.once, wanted.rows)))
        return
    chosen = [name for name in CASES if name.startswith(wanted.only)]
    kinds = dict.fromkeys(CASES[name][0] for name in chosen)
    with ProcessPoolExecutor(1, get_context("spawn")) as maker:  # what we take, our children are charged with
        list(maker.map(made_up, kinds, [wanted.rows] * len(kinds)))
    measured: dict[str, list[Measured]] = {name: [] for name in chosen}
    for _ in range(wanted.runs):
        for name in chosen:
            measured[name].append(_in_a_process(name, wanted.rows))
    _show(measured, wanted.rows)


def made_up(kind: str, rows: int) -> Path:
    """The file, made up once from a seed."""
    path = FOLDER / f"privacy-{kind}-{rows}.{'csv' if kind == 'csv' else 'parquet'}"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    if kind == "csv":
        pacsv.write_csv(pq.read_table(made_up("parquet", rows)), path)
        return path
    writer = None
    for first in range(0, rows, _GROUP):
        table = _table(kind, min(_GROUP, rows - first), first)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer is not None:
        writer.close()
    return path


def _table(kind: str, rows: int, first: int) -> pa.Table:
    if kind == "text":
        return pa.table({"message": messages(rows, first + 1)[0]})
    made = {kind.value: values for kind, values in columns(rows, first + 2).items()}
    numbers = pa.array(range(first, first + rows))
    return pa.table({"number": numbers, **made, "amount": pa.array([n * 1.25 for n in range(rows)])})


def _in_a_process(name: str, rows: int) -> Measured:
    """Run one case by itself."""
    environment = {**os.environ, **KEY_IN_ENVIRONMENT}
    words = [sys.executable, "-m", "benchmarks.privacy.files", "--once", name, "--rows", str(rows)]
    said = subprocess.run(words, env=environment, check=True, capture_output=True, text=True).stdout
    seconds, work, memory = json.loads(said)
    return seconds, work, memory


def _once(name: str, rows: int) -> Measured:
    if name.endswith(_ON_ONE_CORE):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    set_arrow_up()  # as the command line does
    kind, policy, workers = CASES[name]
    source = made_up(kind, rows)
    output = source.with_name(f"out-{source.name}")
    began = time.perf_counter()
    if policy:
        run_file(source, output, Plan(parse_policy(policy), KEY), Options(workers=workers, overwrite=True))
    elif kind == "csv":
        _copy_csv(source, output)
    else:
        _copy_parquet(source, output)
    seconds = time.perf_counter() - began
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    memory = own.ru_maxrss + children.ru_maxrss * (workers - 1)
    work = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return seconds, work, memory / 1024


def _copy_parquet(source: Path, output: Path) -> None:
    with pq.ParquetFile(source) as file, pq.ParquetWriter(output, file.schema_arrow, compression="zstd") as writer:
        for batch in file.iter_batches(128 << 10, use_threads=False):
            writer.write_batch(batch)


def _copy_csv(source: Path, output: Path) -> None:
    types = pacsv.ConvertOptions(column_types=dict.fromkeys((*_NAMES, "number", "amount"), pa.string()))
    with pacsv.open_csv(source, convert_options=types) as reader, pacsv.CSVWriter(output, reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)


def _show(measured: dict[str, list[Measured]], rows: int) -> None:
    runs = len(next(iter(measured.values())))
    print(f"{rows:,} rows, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {runs}")
    print(
        f"{'':52} {'seconds':>8} {'of work':>8} {'MiB':>6}  speed, work beside a copy; speed beside one process, core"
    )
    middle = {
        name: [statistics.median(each) for each in zip(*all_of, strict=True)] for name, all_of in measured.items()
    }
    for name, (seconds, work, memory) in middle.items():
        beside = ""
        copy = middle.get(f"{name.partition(':')[0]}: plain copy")
        if copy:
            beside = f"{copy[0] / seconds:5.2f}x {copy[1] / work:5.2f}x"
        if name.endswith(_TWO):
            by_one = name.removesuffix(_TWO)
            alone = (middle.get(by_one), middle.get(by_one + _ON_ONE_CORE))
            beside += " ; " + ", ".join(f"{one[0] / seconds:.2f}x" for one in alone if one)
        print(f"{name:52} {seconds:8.2f} {work:8.2f} {memory:6.0f}  {beside}")


if __name__ == "__main__":
    main()
