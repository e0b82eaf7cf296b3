"""Which numbers issuers of bank cards begin with.

The table that is built in names the schemes by their ranges under ISO/IEC 7812, which the schemes themselves publish,
and the ranges of older domestic cards that begin with 9. It knows schemes, not banks. An institution that has a
table of issuer prefixes (BIN) reads it with ``IssuerTable.from_csv`` and registers ``bank_card.rules(table)``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.recognisers.checks import Check, Values
from zhengdun.privacy.recognisers.reading import Mask
from zhengdun.privacy.text import words

LENGTHS = (16, 17, 18, 19)
"""How many digits the cards have that are looked for."""

_PREFIX = 6


@dataclass(frozen=True)
class IssuerRange:
    """Cards of some lengths that begin with a prefix from ``first`` to ``last``, both of the same number of digits."""

    first: str
    last: str
    lengths: tuple[int, ...]
    scheme: str


BUILT_IN = (
    IssuerRange("62", "62", (16, 17, 18, 19), "UnionPay"),
    IssuerRange("60", "60", (16, 19), "UnionPay domestic cards; Discover 6011"),
    IssuerRange("68", "69", (16, 19), "UnionPay domestic cards"),
    IssuerRange("81", "81", (16, 17, 18, 19), "UnionPay"),
    IssuerRange("90", "90", (16, 19), "domestic cards from before 62"),
    IssuerRange("955", "955", (16, 17, 18, 19), "domestic cards from before 62"),
    IssuerRange("98", "98", (16, 19), "domestic cards from before 62"),
    IssuerRange("4", "4", (16,), "Visa"),
    IssuerRange("51", "55", (16,), "Mastercard"),
    IssuerRange("2221", "2720", (16,), "Mastercard"),
    IssuerRange("3528", "3589", (16,), "JCB"),
    IssuerRange("64", "65", (16,), "Discover"),
)


class IssuerTable:
    """Prefixes of up to six digits, looked up in one step.

    >>> IssuerTable(BUILT_IN).check.of_one("6222020212345678"), IssuerTable(BUILT_IN).check.of_one("1222020212345678")
    (True, False)
    """

    def __init__(self, ranges: Iterable[IssuerRange]) -> None:
        self._known = {length: np.zeros(10**_PREFIX, np.bool_) for length in LENGTHS}
        for each in ranges:
            first = int(each.first.ljust(_PREFIX, "0")[:_PREFIX])
            last = int(each.last.ljust(_PREFIX, "9")[:_PREFIX])
            for length in set(each.lengths) & set(LENGTHS):
                self._known[length][first : last + 1] = True
        self.check = Check(self._of_many, self._of_one)

    @classmethod
    def from_csv(cls, path: Path) -> IssuerTable:
        """Read a table with the columns ``prefix`` and ``length``, one pair a line, in UTF-8.

        Raises:
            DataError: a column is missing, or a line has something other than digits; names the line.
        """
        ranges = []
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file)
            if not {"prefix", "length"} <= set(lines.fieldnames or ()):
                raise DataError(
                    f"{path.name}：缺少 prefix 或 length 列", f"{path.name}: no column 'prefix' or no column 'length'"
                )
            for number, line in enumerate(lines, start=2):
                prefix, length = (line["prefix"] or "").strip(), (line["length"] or "").strip()
                if not (_is_number(prefix) and _is_number(length)):
                    raise DataError(
                        f"{path.name} 第{number}行：prefix 和 length 应为数字",
                        f"{path.name}, line {number}: prefix and length must be digits",
                    )
                ranges.append(IssuerRange(prefix, prefix, (int(length),), "imported"))
        return cls(ranges)

    def _of_many(self, values: Values) -> Mask:
        known = self._known[values.shape[1]]
        prefix = words.parse(words.load(values, 0)) // np.uint64(10 ** (words.DIGITS - _PREFIX))
        return known[prefix.astype(np.int64)]

    def _of_one(self, value: str) -> bool:
        return bool(self._known[len(value)].item(int(value[:_PREFIX])))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
