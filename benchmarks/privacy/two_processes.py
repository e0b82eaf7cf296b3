"""What a second process brings where both are ready: the most that a run over a file can gain by it on this machine.

Run by ``python -m benchmarks.privacy.two_processes --rows 1000000``. In turn one process does all and two do half each;
a ratio is taken within each round. Nothing is asserted.

The kernel has its batches in memory. Beside it stand a cipher that stays in the cache of its core, for what the machine
itself gives, and the parts of a Parquet file, read, changed and written, but not joined. A whole run, as
``benchmarks.privacy.files`` measures it, begins the second process, takes digests and joins the parts besides.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from benchmarks.privacy.files import FOUR, KEY, KEY_IN_ENVIRONMENT, TEXT, made_up
from zhengdun.privacy.crypto.blocks import BlockCipher, room_for
from zhengdun.privacy.files.formats import format_of
from zhengdun.privacy.files.parquet import BATCH_ROWS
from zhengdun.privacy.files.parts import PartTask, PartWorker
from zhengdun.privacy.files.planning import plan_tables
from zhengdun.privacy.kernel.binding import bind
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.own_process import set_arrow_up
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy

_FF1_COLUMNS = ["resident_id", "mobile", "bank_card", "sse_account"]
_FF1 = "version: 1\nname: ff1\ncolumns:\n" + "".join(
    f"  {name}: {{kind: {name}, do: {{action: pseudonym}}}}\n" for name in _FF1_COLUMNS
)
_BLOCKS = np.zeros((4_096, 2), np.uint64)

Piece = Callable[[], object]
"""A piece of the work, which can be done again and again."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=7)
    wanted = parser.parse_args()
    os.environ.update(KEY_IN_ENVIRONMENT, ZHENGDUN_JIT="always")
    table = Table(title=f"two processes that are ready, {wanted.rows:,} rows, medians of {wanted.runs}")
    for heading in ("what", "one, s", "two, s", "ratio", "from", "to", "at least"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for what, (_, at_least) in WORKS.items():
        one, two = zip(*_rounds(what, wanted.rows, wanted.runs), strict=True)
        ratios = [alone / shared for alone, shared in zip(one, two, strict=True)]
        figures = (statistics.median(one), statistics.median(two), statistics.median(ratios), min(ratios), max(ratios))
        table.add_row(what, *(f"{figure:.2f}" for figure in figures), at_least)
    table.caption = f"load {os.getloadavg()[0]:.1f}"
    Console().print(table)


def _rounds(what: str, rows: int, runs: int) -> list[tuple[float, float]]:
    """For each round the seconds of one process that does all, and of two that share it."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = (
            ProcessPoolExecutor(1, get_context("spawn"), _prepare, (what, rows, Path(folder) / f"{number}"))
            for number in range(2)
        )
        with first, second:
            pieces = first.submit(_pieces_of, 0, None).result()
            second.submit(_pieces_of, 0, None).result()
            return [
                (
                    _seconds([(first, 0, pieces)]),
                    _seconds([(first, 0, pieces // 2), (second, pieces // 2, pieces)]),
                )
                for _ in range(runs)
            ]


def _seconds(shares: list[tuple[ProcessPoolExecutor, int, int]]) -> float:
    """Until all have done their shares."""
    began = time.perf_counter()
    for doing in [process.submit(_pieces_of, start, stop) for process, start, stop in shares]:
        doing.result()
    return time.perf_counter() - began


_prepared: list[Piece] = []
"""The pieces that this process has ready."""


def _prepare(what: str, rows: int, folder: Path) -> None:
    set_arrow_up()  # as all processes that change files do
    folder.mkdir()
    _prepared[:] = WORKS[what][0](rows, folder)


def _pieces_of(start: int, stop: int | None) -> int:
    """Do some of the pieces; how many."""
    for piece in _prepared[start:stop]:
        piece()
    return len(_prepared[start:stop])


def _cipher(rows: int, folder: Path) -> list[Piece]:  # noqa: ARG001
    cipher = BlockCipher("aes", bytes(32))
    room = room_for(len(_BLOCKS))
    return [lambda: [cipher.encrypt_into(_BLOCKS, room) for _ in range(3_000)]] * 16


def _columns(rows: int, folder: Path) -> list[Piece]:  # noqa: ARG001
    return _changed(made_up("parquet", rows), _FF1, _FF1_COLUMNS)


def _text(rows: int, folder: Path) -> list[Piece]:  # noqa: ARG001
    return _changed(made_up("text", rows), TEXT, ["message"])


def _changed(source: Path, policy: str, columns: list[str]) -> list[Piece]:
    with pq.ParquetFile(source) as file:
        batches = list(file.iter_batches(BATCH_ROWS, columns=columns))
    transformer = Transformer(bind(Plan(parse_policy(policy), KEY), batches[0]))
    return [lambda batch=batch: transformer(batch) for batch in batches]  # type: ignore[misc]


def _parts(rows: int, folder: Path) -> list[Piece]:
    source = made_up("parquet", rows)
    layout = format_of(source).layout(source)
    tables = plan_tables(source, layout, Plan(parse_policy(FOUR), KEY))
    schemas = {name: Transformer(tables.plans[name])(batch)[0].schema for name, batch in tables.empty.items()}
    worker = PartWorker()
    tasks = [
        PartTask(source, replace(layout, parts=()), part, tables.plans, schemas, folder / "part", folder / "rejects")
        for part in layout.parts
    ]
    return [lambda task=task: worker(task) for task in tasks]  # type: ignore[misc]


WORKS: dict[str, tuple[Callable[[int, Path], list[Piece]], str]] = {
    "AES within the cache": (_cipher, ""),
    "four FF1 columns": (_columns, "1.8"),
    "free text": (_text, "1.5"),
    "Parquet parts, four FF1 columns": (_parts, ""),
}
"""How each work is made ready, and the ratio that is asked of it."""


if __name__ == "__main__":
    main()
