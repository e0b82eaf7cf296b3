"""The checks that the rows of one table must pass by themselves: cells, the key, the schema's rules.

A check is declared once, as an expression that is true on the bad rows. First all checks of a table run at
once and only say whether anything is wrong; rows are looked at one by one only where something is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import dataframely as dy
import polars as pl

from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds import expected
from zhengdun.ledger.kinds.dates import EARLIEST, LATEST, outside_of_reason
from zhengdun.ledger.kinds.texts import BETWEEN_CODES
from zhengdun.ledger.naming import EXAMPLE_MARKED
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.rows import Rows
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.side_by_side import side_by_side

CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
"""Characters that no ledger holds: they come of broken exports."""


_MANY = 3
"""So many rows that two files have in common may be slips."""

ROW = " row"
"""The column in which rows are numbered while they are looked at: no table has one of that name."""


@dataclass(frozen=True)
class Check:
    """``bad`` is true on the rows that break it; ``explain`` says why for one value of ``column``."""

    column: str
    bad: pl.Expr
    explain: Callable[[Any], Label]
    expected: Label | None = None


def check_rows(book: Collection[Rows]) -> list[Problem]:
    """What the rows of each table break by themselves; all tables are looked at together."""
    found = side_by_side(rows.frame.lazy().select_seq(_whether_broken(rows.table)) for rows in book)
    return [problem for rows, broken in zip(book, found, strict=True) for problem in _problems(rows, *broken.row(0))]


def _whether_broken(table: type[Ledger]) -> list[pl.Expr]:
    """Whether any row has a key that another has, and whether any row breaks each check."""
    repeated = (one_text(declared(table).key).n_unique() < pl.len()).alias("repeated")
    return [repeated, *(check.bad.any().alias(str(number)) for number, check in enumerate(checks_of(table)))]


def _problems(rows: Rows, repeated: bool, *broken: bool | None) -> Iterator[Problem]:
    for check, is_broken in zip(checks_of(rows.table), broken, strict=True):
        if is_broken:
            yield from _bad_rows(check, rows)
    if repeated:
        yield from _repeated_keys(rows)


def one_text(columns: Iterable[str]) -> pl.Expr:
    """Several columns as one text by which rows are compared; null where one of them is."""
    return pl.concat_str((pl.col(name).cast(pl.String) for name in columns), separator="\x1f")


@cache
def checks_of(table: type[Ledger]) -> tuple[Check, ...]:
    """Every check on the rows of ``table``, the key apart."""
    by_column = (check for name, column in table.columns().items() for check in _column_checks(name, column))
    return (*by_column, *_example_check(table), *_schema_checks(table))


def _column_checks(name: str, column: dy.Column) -> Iterator[Check]:
    about, cell = facts(column), pl.col(name)
    want = expected(about)
    for rule, good in column.validation_rules(cell).items():
        yield Check(name, ~good, _explanation(rule, column), want)
    if about.kind in ("date", "moment"):
        yield Check(name, outside_of_reason(cell), _out_of_reason, want)
    elif about.kind == "code":
        yield Check(name, cell.str.contains(f"{CONTROL}|{BETWEEN_CODES}"), _not_one_code, want)
    elif about.kind in ("text", "ref"):
        yield Check(name, cell.str.contains(CONTROL), _has_control, want)


def _example_check(table: type[Ledger]) -> Iterator[Check]:
    """A key that is marked as an example would be left out when it is read from a workbook."""
    name = declared(table).own_key[0]
    if declared(table).facts[name].kind in ("code", "text"):
        yield Check(name, pl.col(name).str.contains(EXAMPLE_MARKED), _is_example, expected(declared(table).facts[name]))


def _schema_checks(table: type[Ledger]) -> Iterator[Check]:
    """Rules over several columns; the docstring of a rule says ``中文|English`` what it asks for."""
    for name, rule in table._schema_validation_rules().items():
        asks = getattr(table, name).validation_fn.__doc__ or f"{name}|{name}"
        yield Check(rule.expr.meta.root_names()[0], ~rule.expr, _breaks_a_rule, Label.parse(asks))


def _explanation(rule: str, column: dy.Column) -> Callable[[Any], Label]:
    if rule in ("nullability", "min_length"):
        return lambda _: Label("必填单元格为空", "a required cell is blank")
    if rule in ("inf", "nan"):
        return lambda value: say("{value} 不是有限的数|{value} is no finite number", value=value)
    if rule == "min":
        least = getattr(column, "min", None)
        return lambda value: say("{value} 小于 {least}|{value} is below {least}", value=value, least=least)
    return lambda value: say("“{value}”不符合规则 {rule}|{value!r} breaks {rule}", value=value, rule=rule)


def _breaks_a_rule(_: Any) -> Label:
    return Label("这一行不符合规则", "the row breaks a rule")


def _out_of_reason(value: Any) -> Label:
    day = f"{value:%Y-%m-%d}"
    return say("{day} 不在 {a} 至 {b} 之间|{day} is not within {a} to {b}", day=day, a=EARLIEST, b=LATEST)


def _not_one_code(value: Any) -> Label:
    return say(
        "编号“{value}”中有分隔符或者控制字符|the code {value!r} has a separator or control character in it",
        value=value,
    )


def _is_example(value: Any) -> Label:
    return say("“{value}”带有示例的标记|{value!r} is marked as an example", value=value)


def _has_control(value: Any) -> Label:
    return say("{value!r} 中有控制字符|{value!r} has control characters in it", value=value)


def _bad_rows(check: Check, rows: Rows) -> Iterator[Problem]:
    for position in rows.frame.select(check.bad.fill_null(False).arg_true()).to_series():
        value = rows.frame[check.column][position]
        if value is None and rows.is_spoilt(position, check.column):
            continue
        yield rows.problem(position, check.column, check.explain(value), check.expected)


def _repeated_keys(rows: Rows) -> Iterator[Problem]:
    """Each row whose key an earlier row has; where many of a file are in another, that once: it may be its copy."""
    key = declared(rows.table).key
    same = one_text(key)
    repeated = rows.frame.with_row_index(ROW).filter(same.is_duplicated() & same.is_not_null())
    first: dict[tuple[Any, ...], int] = {}
    between: dict[tuple[str, str], list[Problem]] = {}
    for position, *values in repeated.select(ROW, *key).iter_rows():
        earlier = first.setdefault(tuple(values), position)
        if earlier < position:
            what = say(
                "“{key}”与{place.zh}重复|{key!r} is in {place.en} already",
                key="、".join(map(str, values[1:] or values)),
                place=rows.place(earlier, beside=position),
            )
            problem = rows.problem(position, key[-1], what, Label("不与其他行重复", "no other row's key"))
            earlier_file = rows.locate(earlier)[0].source.file
            between.setdefault((problem.file, earlier_file), []).append(problem)
    for (file, earlier_file), problems in between.items():
        if file != earlier_file and len(problems) > _MANY:
            yield _copy(problems, earlier_file)
        else:
            yield from problems


def _copy(problems: list[Problem], of: str) -> Problem:
    what = say(
        "有 {n:,} 行与 {of} 中的重复，是否为同一份台账的副本|{n:,} of its rows are in {of} already; is it a copy of it",
        n=len(problems),
        of=of,
    )
    expected = Label(
        "文件夹中只留一份；不同机构的，机构代码不同", "one of them in the folder; other institutions, other codes"
    )
    return Problem(problems[0].file, problems[0].sheet, what=what, expected=expected)
