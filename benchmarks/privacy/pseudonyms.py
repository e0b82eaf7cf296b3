"""Pseudonyms: values a second on one core, beside two libraries that take one value at a time.

Run by ``python -m benchmarks.privacy.pseudonyms``. Each round measures everything once, so what else the machine does
falls on all alike; the medians of five rounds of CPU time are compared. Nothing is asserted about time. What comes out
is checked: it leads back to what went in.
"""

from __future__ import annotations

import os
import random
import statistics
import string
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import ff3
import numpy as np
import pyffx
from rich.console import Console
from rich.table import Table

from zhengdun.privacy.crypto.blocks import BlockCipher
from zhengdun.privacy.crypto.ff1 import FF1
from zhengdun.privacy.keys import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import pseudonym_for, pseudonymise_column, restore_column
from zhengdun.privacy.text.flat import FlatText

ROUNDS = 5
DIGITS = 9
ROWS = 400_000
ONE_BY_ONE = 4_000
KEY = KeyMaterial(bytes(range(32)))
_TARGETS = {"FF1-AES": 600, "FF1-SM4, numba": 90, "FF1-SM4, OpenSSL": 25, "resident_id": 200, "mobile": 500}


@dataclass(frozen=True)
class Measured:
    """One way to replace values: how many a run replaces, and the run."""

    what: str
    values: int
    run: Callable[[], object]


def main() -> None:
    """Measure and print."""
    random.seed(218)
    measured = [*_one_by_one(), *_ff1(), *(_column(kind) for kind in _MAKERS)]
    rates: dict[str, list[float]] = {each.what: [] for each in measured}
    for each in measured:
        each.run()
    for _ in range(ROUNDS):
        for each in measured:
            start = time.process_time()
            each.run()
            rates[each.what].append(each.values / (time.process_time() - start))
    Console().print(_table({what: statistics.median(of_rounds) for what, of_rounds in rates.items()}))


def _one_by_one() -> list[Measured]:
    numbers = [random.randrange(10**DIGITS) for _ in range(ONE_BY_ONE)]  # noqa: S311 -- made-up values
    feistel = pyffx.Integer(bytes(range(16)), length=DIGITS)
    ff3_1 = ff3.FF3Cipher(bytes(range(16)).hex(), "D8E7920AFA330A")
    written = [f"{number:0{DIGITS}}" for number in numbers]
    return [
        Measured("pyffx", ONE_BY_ONE, lambda: [feistel.encrypt(number) for number in numbers]),
        Measured("ff3", ONE_BY_ONE, lambda: [ff3_1.encrypt(digits) for digits in written]),
    ]


def _ff1() -> list[Measured]:
    ciphers = {
        "FF1-AES": BlockCipher("aes", bytes(range(16))),
        "FF1-AES, 256 bits": BlockCipher("aes", bytes(range(32))),
        "FF1-SM4, OpenSSL": BlockCipher("sm4", bytes(range(16)), jit=False),
        "FF1-SM4, numba": BlockCipher("sm4", bytes(range(16)), jit=True),
    }
    numbers = np.random.default_rng(218).integers(0, 10**DIGITS, ROWS, dtype=np.uint64)
    measured = []
    for what, cipher in ciphers.items():
        ff1 = FF1(cipher, 10, DIGITS)
        some = numbers if "AES" in what else numbers[: ROWS // 4]
        if not np.array_equal(ff1.decrypt(ff1.encrypt(some)), some):
            sys.exit(f"{what} does not lead back")
        measured.append(Measured(what, len(some), lambda ff1=ff1, some=some: ff1.encrypt(some)))  # type: ignore[misc]
    return measured


def _digits(count: int) -> str:
    return "".join(random.choices(string.digits, k=count))  # noqa: S311 -- made-up values


def _resident_id() -> str:
    born = f"{random.randrange(1940, 2008)}{random.randrange(1, 13):02}{random.randrange(1, 29):02}"  # noqa: S311
    payload = f"110105{born}{_digits(3)}"
    return payload + "10X98765432"[sum(int(digit) * 2 ** (17 - at) for at, digit in enumerate(payload)) % 11]


_MAKERS: dict[Kind, Callable[[], str]] = {
    Kind.RESIDENT_ID: _resident_id,
    Kind.MOBILE: lambda: f"138{_digits(8)}",
    Kind.BANK_CARD: lambda: f"622202{_digits(10)}",
    Kind.SSE_ACCOUNT: lambda: f"A{_digits(9)}",
    Kind.SZSE_ACCOUNT: lambda: f"01{_digits(8)}",
    Kind.CREDIT_CODE: lambda: f"91110105{_digits(10)}",
    Kind.EMAIL: lambda: f"user{_digits(6)}@example.com",
    Kind.NAME: lambda: "王" + "".join(random.choices("伟芳娜敏静丽强磊军洋勇", k=2)),  # noqa: S311
    Kind.ADDRESS: lambda: f"北京市海淀区学府街{_digits(2)}号{_digits(3)}室",
}


def _column(kind: Kind) -> Measured:
    rows = ROWS if kind in {Kind.RESIDENT_ID, Kind.MOBILE, Kind.BANK_CARD} else ROWS // 8
    column, pseudonym = FlatText.of([_MAKERS[kind]() for _ in range(rows)]), pseudonym_for(kind, KEY)
    there, done = pseudonymise_column(column, pseudonym)
    back, _ = restore_column(there, pseudonym)
    if not done.all() or not np.array_equal(back.data, column.data):
        sys.exit(f"{kind.value} does not lead back")
    return Measured(kind.value, rows, lambda: pseudonymise_column(column, pseudonym))


def _table(rates: dict[str, float]) -> Table:
    table = Table(title=f"{DIGITS} digits, and whole columns (AES, 256 bits); load {os.getloadavg()[0]:.1f}")
    for heading in ("what", "values/s", "× pyffx", "× ff3", "at least × pyffx"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for what, rate in rates.items():
        ratios = [f"{rate / rates[other]:,.0f}" for other in ("pyffx", "ff3")]
        table.add_row(what, f"{rate:,.0f}", *ratios, str(_TARGETS.get(what, "")))
    return table


if __name__ == "__main__":
    main()
