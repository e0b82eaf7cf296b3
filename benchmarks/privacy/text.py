"""Free text and display masks beside Presidio and Polars: ratios in one run on one core, medians of five.

Where numba is installed, as ``make bench-privacy`` does, free text is read by its loops; further rows say without.

Run by ``python -m benchmarks.privacy.text``. The runs of two competitors take turns, so that what else the machine
does falls on both. Nothing is asserted about time.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # before Polars is imported: one core for everybody

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
import pyarrow as pa
from rich.console import Console
from rich.table import Table

from benchmarks.privacy.corpus import columns, messages
from benchmarks.privacy.presidio_peer import presidio
from zhengdun.privacy.compiling import Setting, setting
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import STRICT, DisplayMask, mask_column, mask_hits, mask_message, mask_messages
from zhengdun.privacy.recognisers import recognise
from zhengdun.privacy.text.flat import FlatText

RUNS = 5
DIGITS_AND_EMAIL = (
    Kind.RESIDENT_ID, Kind.MOBILE, Kind.BANK_CARD, Kind.SSE_ACCOUNT, Kind.SZSE_ACCOUNT, Kind.EMAIL,
)  # fmt: skip
"""The kinds for which Presidio is given patterns too."""

COLUMN_MASKS = {
    Kind.NAME: DisplayMask(1, 0),
    Kind.RESIDENT_ID: DisplayMask(6, 4),
    Kind.MOBILE: DisplayMask(3, 4),
    Kind.BANK_CARD: DisplayMask(6, 4),
    Kind.SSE_ACCOUNT: DisplayMask(3, 3),
    Kind.ADDRESS: DisplayMask(only_digits=True),
}


@dataclass(frozen=True)
class Row:
    """One comparison: how many times as fast the first is as the second, and what was asked for."""

    what: str
    ratio: str
    target: str


def seconds_in_turns(*calls: Callable[[], Any]) -> list[float]:
    """The median of each call's seconds of CPU, the calls taking turns; one round before does not count."""
    taken: list[list[float]] = [[] for _ in calls]
    for turn in range(RUNS + 1):
        for call, times in zip(calls, taken, strict=True):
            start = time.process_time()
            call()
            if turn:
                times.append(time.process_time() - start)
    return [statistics.median(times) for times in taken]


def masked(text: FlatText, kinds: tuple[Kind, ...] | None, loops: Setting = "always") -> FlatText:
    """Find and mask: what is measured, with compiled loops where numba is installed, or without."""
    with setting(loops):
        out = text.copy()
        mask_hits(out, recognise(text, kinds), STRICT)
    return out


def free_text(rows: list[str], peer_rows: list[str]) -> Iterator[Row]:
    """Beside Presidio with the same patterns and no NER, and beside a bare count of long runs of digits."""
    array = pa.array(rows, pa.large_string())
    text, series = FlatText.from_arrow(array), pl.Series(pl.from_arrow(array))
    size, peer_size = len(text.data), len("".join(peer_rows).encode())
    with_names = (*DIGITS_AND_EMAIL, Kind.NAME, Kind.ADDRESS)
    digits, by_numpy, names, names_by_numpy, everything, count, peer = seconds_in_turns(
        lambda: masked(text, DIGITS_AND_EMAIL),
        lambda: masked(text, DIGITS_AND_EMAIL, "never"),
        lambda: masked(text, with_names),
        lambda: masked(text, with_names, "never"),
        lambda: masked(text, None),
        lambda: series.str.count_matches("[0-9]{9,}"),
        lambda: presidio(peer_rows),
    )
    rate = peer_size / peer
    yield Row("Presidio, MB/s", f"{rate / 1e6:.2f}", "")
    yield Row("Polars count_matches('[0-9]{9,}'), MB/s", f"{size / count / 1e6:.0f}", "")
    yield Row("digits and e-mail, MB/s", f"{size / digits / 1e6:.0f}", "")
    yield Row("digits and e-mail / Presidio", f"{size / digits / rate:.0f}×", "≥ 200×")
    yield Row("digits and e-mail / Polars count", f"{count / digits:.2f}×", "≥ 0.9×")
    yield Row("digits and e-mail without numba / Presidio", f"{size / by_numpy / rate:.0f}×", "")
    yield Row("digits and e-mail without numba / Polars count", f"{count / by_numpy:.2f}×", "")
    yield Row("with names and addresses / Presidio", f"{size / names / rate:.0f}×", "≥ 90×")
    yield Row("with names and addresses without numba / Presidio", f"{size / names_by_numpy / rate:.0f}×", "")
    yield Row("all kinds / Presidio", f"{size / everything / rate:.0f}×", "")


def one_and_few(rows: list[str]) -> Iterator[Row]:
    """One message at a time, and 64 together."""
    usual = [row for row in rows if 60 <= len(row) <= 80][:64]
    six = {kind: STRICT[kind] for kind in DIGITS_AND_EMAIL}
    for name, masks in (("all kinds", dict(STRICT)), ("digits and e-mail", six)):

        def one_by_one(masks: dict[Kind, DisplayMask] = masks) -> None:
            for row in usual:
                mask_message(row, masks)

        def together(masks: dict[Kind, DisplayMask] = masks) -> None:
            mask_messages(usual, masks)

        alone, few = seconds_in_turns(_repeated(one_by_one), _repeated(together))
        yield Row(f"one message, {name}, µs", f"{alone / len(usual) / _REPEATS * 1e6:.1f}", "≤ 20")
        yield Row(f"64 together, {name}, µs a message", f"{few / len(usual) / _REPEATS * 1e6:.1f}", "≤ 5")


_REPEATS = 20


def _repeated(call: Callable[[], None]) -> Callable[[], None]:
    def many() -> None:
        for _ in range(_REPEATS):
            call()

    return many


def six_columns(count: int) -> Row:
    """Six columns of customers, typed, beside expressions of Polars that hide the same."""
    arrays = columns(count)
    texts = {kind: FlatText.from_arrow(array) for kind, array in arrays.items()}
    frame = pl.DataFrame({kind.value: pl.Series(pl.from_arrow(array)) for kind, array in arrays.items()})
    ours, theirs = seconds_in_turns(
        lambda: [mask_column(texts[kind], mask) for kind, mask in COLUMN_MASKS.items()],
        lambda: frame.select(_expression(kind, mask) for kind, mask in COLUMN_MASKS.items()),
    )
    return Row("display mask of six columns / Polars expressions", f"{theirs / ours:.1f}×", "≥ 3.5×")


def _expression(kind: Kind, mask: DisplayMask) -> pl.Expr:
    column = pl.col(kind.value)
    if mask.only_digits:
        return column.str.replace_all("[0-9]", "*")
    if kind is Kind.NAME:
        return column.str.slice(0, 1) + pl.when(column.str.len_chars() > 2).then(pl.lit("＊＊")).otherwise(pl.lit("＊"))
    stars = pl.lit("*" * 32).str.slice(0, column.str.len_bytes() - mask.keep_left - mask.keep_right)
    return column.str.slice(0, mask.keep_left) + stars + column.str.slice(-mask.keep_right)


def main(count: int = 60_000) -> None:
    """Measure and print."""
    rows, _ = messages(count)
    table = Table("what", "measured", "target", title=f"free text and display masks, {count} messages, one core")
    for row in (*free_text(rows, rows[:1000]), *one_and_few(rows), six_columns(count * 4)):
        table.add_row(row.what, row.ratio, row.target)
    Console().print(table)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
