"""Small random ledgers for every table, drawn from its declaration: blanks, boundary days, boundary figures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import dataframely as dy

import zhengdun.ledger.tables  # noqa: F401 -- declares every table
from oracle.days import Days, Row, Tables, assessed_on
from oracle.hints import hints_of
from zhengdun.kit.duty import Duty
from zhengdun.ledger.columns import Facts, facts
from zhengdun.ledger.schema import TABLES, Ledger, own_key
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Institution, Setting
from zhengdun.ledger.tables.personal import MessageTemplate

NAMES = ["甲", "乙", "丙"]
EVERY_DAY_FOR = 95
"""How far back a run of daily records reaches: a little farther than article 20(1) is looked at."""

CARES = [0.5, 0.8, 0.95, 1.0]
"""How well an institution keeps its records: how seldom a cell is blank, a flag false, a table missing."""


def industry(seed: int, institutions: int, duties: Sequence[Duty]) -> tuple[date, dict[str, Tables]]:
    """A day, and the ledgers of so many institutions by their code, with the boundaries of ``duties`` in them."""
    random = Random(seed)  # noqa: S311 - nothing secret
    on, hints = assessed_on(random), hints_of(duties)
    parameters = sorted({parameter.name for duty in duties for parameter in duty.shape.parameters})
    found: dict[str, Tables] = {}
    for number in range(institutions):
        code, tables = f"I{number:02}", {}
        maker = Maker(random, on, code, random.choice(CARES), parameters, tables, Days(random, on, hints, tables))
        found[code] = maker.ledgers()
    return on, found


@dataclass(frozen=True)
class Maker:
    """Draws the ledgers of one institution into ``tables``; ``parameters`` are those it may set."""

    random: Random
    on: date
    code: str
    care: float
    parameters: Sequence[str]
    tables: Tables
    days: Days

    def ledgers(self) -> Tables:
        """One row about the institution, some rows in most tables."""
        self.tables[Institution] = [self._row(Institution, 0)]
        for table in TABLES.values():
            if table is not Institution and self.random.random() < 0.5 + self.care / 2:
                rows = [self._row(table, number) for number in range(self.random.choice([1, 1, 2, 3, 4]))]
                self.tables[table] = _unique(table, [*rows, *self._daily(table)])
        return self.tables

    def _row(self, table: type[Ledger], number: int) -> Row:
        row: Row = {}
        for name, column in _columns(table).items():
            row[name] = self._cell(table, column, row, number)
        return row

    def _cell(self, table: type[Ledger], column: dy.Column, row: Row, number: int) -> Any:
        if column.name == "institution":
            return self.code
        if facts(column).kind == "code":
            return f"{table.__name__[:2]}{number}"
        if column.nullable and self.random.random() > self.care:
            return None
        special = {
            (Setting, "parameter"): self._parameter,
            (Setting, "value"): self._setting,
            (Attestation, "duty"): self._topic,
            (Attestation, "about"): self._about,
            (MessageTemplate, "body"): self._body,
        }
        draw: Callable[..., Any] = special.get((table, column.name)) or getattr(self, f"_{facts(column).kind}")
        return draw(column, facts(column), row)

    def _daily(self, table: type[Ledger]) -> Iterator[Row]:
        """Records of every day for a time, but for a few, where a table holds one a subject and day."""
        keys = own_key(table)
        days = [name for name in keys if facts(_columns(table)[name]).kind == "date"]
        if (len(keys), len(days)) != (2, 1) or self.random.random() < 0.3:
            return
        subject = self._row(table, 0)
        gaps = set(self.random.sample(range(EVERY_DAY_FOR), self.random.choice([0, 0, 1, 2])))
        for back in set(range(EVERY_DAY_FOR)) - gaps:
            yield self._row(table, 0) | {keys[0]: subject[keys[0]], days[0]: self.on - timedelta(days=back)}

    # ---- columns with a meaning of their own -----------------------------------------------------------------------

    def _parameter(self, *_: Any) -> str:
        return self.random.choice([*self.parameters, "nobody_knows_it"])

    def _setting(self, _: dy.Column, __: Facts, row: Row) -> float:
        return self.random.choice([0.0, 1.0, 2.0, 3.0, 5.0, 12.0, 0.5 if "hours" in row["parameter"] else 30.0])

    def _topic(self, *_: Any) -> str:
        return self.random.choice(["9.1d", "12a"])

    def _about(self, *_: Any) -> str | None:
        return self.random.choice([None, None, self.code, "Sy0"])

    def _body(self, *_: Any) -> str:
        return "".join(self.random.choices(["{账号}", "{账号:脱敏}", "{姓名}", "{密语}", "成交", "您好"], k=2))

    # ---- one kind of column each -----------------------------------------------------------------------------------

    def _date(self, column: dy.Column, _: Facts, row: Row) -> date:
        return self.days.day(column, row)

    def _moment(self, column: dy.Column, _: Facts, row: Row) -> date:
        return self.days.moment(column, row)

    def _text(self, *_: Any) -> str:
        return self.random.choice(NAMES)

    def _flag(self, *_: Any) -> bool:
        return self.random.random() < 0.3 + 0.7 * self.care

    def _choice(self, _: dy.Column, about: Facts, __: Row) -> str:
        return self.random.choice(list(about.choices))

    def _choices(self, _: dy.Column, about: Facts, __: Row) -> list[str]:
        options = list(about.choices)
        every = self.random.random() < self.care / 2
        return options if every else self.random.sample(options, self.random.randint(1, 3))

    def _ref(self, _: dy.Column, about: Facts, __: Row) -> str:
        return self.random.choice(self._codes(about))

    def _refs(self, _: dy.Column, about: Facts, __: Row) -> list[str]:
        codes = self._codes(about)
        return self.random.sample(codes, self.random.randint(1, len(codes)))

    def _codes(self, about: Facts) -> list[str]:
        assert about.refers_to is not None
        (key,) = own_key(about.refers_to)
        return [row[key] for row in self.tables.get(about.refers_to, ())] or ["nobody"]

    def _integer(self, column: dy.Column, about: Facts, _: Row) -> int:
        if about.unit is not None and about.unit.en == "year":
            return self.on.year - self.random.choice([0, 0, 1, 1, 2])
        return self.random.choice([column.min or 0, 1, 2, 3, 999, 1000, 1001])

    def _number(self, _: dy.Column, __: Facts, row: Row) -> float:
        """A figure, or a share or multiple of one before it, exactly or nearly."""
        before = [figure for figure in row.values() if isinstance(figure, float)]
        if not before or self.random.random() < 0.2:
            return self.random.choice([0.0, 0.3, 2.4, 3.0, 499.9, 500.0, 700.0, 1000.0, 1400.0])
        share = self.random.choice([0.5, 0.8, 1, 1.25, 2, 2]) * self.random.choice([1, 1, 1, 1 - 1e-9, 1 + 1e-9, 0.9])
        return float(f"{self.random.choice(before) * share:.12g}")


@cache
def _columns(table: type[Ledger]) -> dict[str, dy.Column]:
    """The columns of a table, kept: to ask for them takes time."""
    return table.columns()


def _unique(table: type[Ledger], rows: list[Row]) -> list[Row]:
    """The first row of each key."""
    keys = own_key(table) or ("institution",)
    return list({tuple(row[name] for name in keys): row for row in reversed(rows)}.values())
