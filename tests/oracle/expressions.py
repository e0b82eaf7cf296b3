"""Polars expressions read as trees and computed in plain Python, one row at a time, with three-valued logic.

``None`` is "unknown" throughout. A kind of node that nobody has given a meaning here raises with its name.
"""

import io
import json
import operator
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from oracle.logic import alike, both, day_of, either, moment, negate
from zhengdun.clock import add_months

Row = Mapping[str, Any]
Compute = Callable[[Row], Any]

EPOCH = date(1970, 1, 1)


class UnknownNode(NotImplementedError):
    """The interpreter does not know this kind of node."""


_compiled: dict[int, tuple[pl.Expr, Compute]] = {}  # by identity; the expression is kept, so that it stays the same


def value(expr: pl.Expr, row: Row) -> Any:
    """What ``expr`` says of ``row``; None where that is unknown."""
    if id(expr) not in _compiled:
        _compiled[id(expr)] = expr, compile_node(json.loads(expr.meta.serialize(format="json")))
    return _compiled[id(expr)][1](row)


def compile_node(node: dict[str, Any]) -> Compute:
    """The function of a row that ``node`` stands for."""
    ((kind, content),) = node.items()
    if kind not in _KINDS:
        raise UnknownNode(kind)
    return _KINDS[kind](content)


# ---- kinds of nodes ----------------------------------------------------------------------------------------------


def _column(name: str) -> Compute:
    return lambda row: row[name]


def _literal(content: Any) -> Compute:
    ((_, scalar),) = content.items()
    ((dtype, raw),) = scalar.items()
    if dtype == "List":  # bytes of Arrow: only Polars can read them
        text = json.dumps({"Literal": content})
        raw = pl.select(pl.Expr.deserialize(io.StringIO(text), format="json")).item().to_list()
    elif dtype == "Date":
        raw = EPOCH + timedelta(days=raw)
    elif dtype == "Duration":
        raw = timedelta(**{raw[1].lower(): raw[0]})
    elif dtype == "Null":
        raw = None
    elif dtype not in ("String", "Boolean", "Int", "Float", "Int32", "Int64", "Float64"):
        raise UnknownNode(f"Literal {dtype}")
    return lambda _row: raw


_COMPARE = {
    "Eq": operator.eq,
    "NotEq": operator.ne,
    "Lt": operator.lt,
    "LtEq": operator.le,
    "Gt": operator.gt,
    "GtEq": operator.ge,
}
_COUNT = {"Plus": operator.add, "Minus": operator.sub, "Multiply": operator.mul}


def _binary(content: dict[str, Any]) -> Compute:
    name, left, right = content["op"], compile_node(content["left"]), compile_node(content["right"])
    if name in ("And", "Or"):
        logic = both if name == "And" else either
        return lambda row: logic(left(row), right(row))
    if name not in _COMPARE and name not in _COUNT:
        raise UnknownNode(f"BinaryExpr {name}")

    if name in _COMPARE:
        return lambda row: _compared(name, left(row), right(row))
    return lambda row: _counted(name, left(row), right(row))


def _compared(name: str, one: Any, other: Any) -> bool | None:
    return None if one is None or other is None else _COMPARE[name](*alike(one, other))


def _counted(name: str, one: Any, other: Any) -> Any:
    return None if one is None or other is None else _COUNT[name](one, other)


def _ternary(content: dict[str, Any]) -> Compute:
    predicate, truthy, falsy = (compile_node(content[name]) for name in ("predicate", "truthy", "falsy"))
    return lambda row: truthy(row) if predicate(row) is True else falsy(row)


def _cast(content: dict[str, Any]) -> Compute:
    inner, dtype = compile_node(content["expr"]), content["dtype"]["Literal"]
    name = dtype if isinstance(dtype, str) else next(iter(dtype))
    converters = {"Date": day_of, "Datetime": moment, "Int64": int, "Int32": int, "Float64": float}
    if name not in converters:
        raise UnknownNode(f"Cast {name}")
    convert = converters[name]

    def compute(row: Row) -> Any:
        found = inner(row)
        return None if found is None else convert(found)

    return compute


def _function(content: dict[str, Any]) -> Compute:
    inputs = [compile_node(node) for node in content["input"]]
    name, options = _named(content["function"])
    if name not in FUNCTIONS:
        raise UnknownNode(f"Function {name}")
    function = FUNCTIONS[name]
    return lambda row: function(options, *(compute(row) for compute in inputs))


def _named(function: Any) -> tuple[str, Any]:
    """``"FillNull"``, ``{"Boolean": "Not"}`` or ``{"Boolean": {"IsIn": {…}}}`` as a name and its options."""
    if isinstance(function, str):
        return function, None
    ((family, inner),) = function.items()
    if isinstance(inner, str):
        return f"{family}.{inner}", None
    ((name, options),) = inner.items()
    return f"{family}.{name}", options


_KINDS: dict[str, Callable[[Any], Compute]] = {
    "Alias": lambda content: compile_node(content[0]),
    "Column": _column,
    "Literal": _literal,
    "BinaryExpr": _binary,
    "Ternary": _ternary,
    "Cast": _cast,
    "Function": _function,
}

# ---- functions: (options, values of the inputs) -> value ---------------------------------------------------------


def _filled(values: tuple[Any, ...]) -> list[Any]:
    return [found for found in values if found is not None]


def _is_in(options: dict[str, bool], item: Any, among: list[Any] | None) -> bool | None:
    if options["nulls_equal"]:
        raise UnknownNode("IsIn with nulls_equal")
    return None if item is None or among is None else item in among


def _is_between(options: dict[str, str], found: Any, low: Any, high: Any) -> bool | None:
    if options["closed"] != "Both":
        raise UnknownNode(f"IsBetween {options['closed']}")
    return both(_compared("GtEq", found, low), _compared("LtEq", found, high))


def _contains(_: Any, among: list[Any] | None, item: Any) -> bool | None:
    return None if among is None else item in among


def _duration(_: Any, *parts: float | None) -> timedelta | None:
    units = ("weeks", "days", "hours", "minutes", "seconds", "milliseconds", "microseconds")
    return None if None in parts else timedelta(**dict(zip(units, parts[:7], strict=True)))


def _format(options: dict[str, Any], *parts: Any) -> str | None:
    if None in parts:
        return None
    text, places = options["format"], options["insertions"]
    ends = [0, *places, len(text)]
    pieces = [text[begin:end] for begin, end in pairwise(ends)]
    return "".join(piece + str(part) for piece, part in zip(pieces, [*parts, ""], strict=True))


def _offset(_: Any, day: date | None, by: str | None) -> date | None:
    if day is None or by is None:
        return None
    if not by.endswith("mo"):
        raise UnknownNode(f"OffsetBy {by}")
    return add_months(day, int(by.removesuffix("mo")))


def _normalize(options: dict[str, str], text: str | None) -> str | None:
    return None if text is None else unicodedata.normalize(options["form"], text)


def _replace(options: dict[str, Any], text: str | None, pattern: str, by: str) -> str | None:
    if options["literal"] or options["n"] != -1 or re.search(r"\$|\\", by):
        raise UnknownNode(f"Replace {options}")
    return None if text is None else re.sub(pattern, by, text)


def _contains_pattern(options: dict[str, bool], text: str | None, pattern: str) -> bool | None:
    if options["literal"]:
        raise UnknownNode(f"Contains {options}")
    return None if text is None else re.search(pattern, text) is not None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "Boolean.IsNull": lambda _, found: found is None,
    "Boolean.IsNotNull": lambda _, found: found is not None,
    "Boolean.Not": lambda _, answer: negate(answer),
    "Boolean.AnyHorizontal": lambda _, *answers: either(*answers),
    "Boolean.AllHorizontal": lambda _, *answers: both(*answers),
    "Boolean.IsBetween": _is_between,
    "Boolean.IsIn": _is_in,
    "ListExpr.Contains": _contains,
    "ListExpr.Length": lambda _, among: None if among is None else len(among),
    "FillNull": lambda _, found, instead: instead if found is None else found,
    "Coalesce": lambda _, *values: next(iter(_filled(values)), None),
    "MaxHorizontal": lambda _, *values: max(_filled(values), default=None),
    "MinHorizontal": lambda _, *values: min(_filled(values), default=None),
    "TemporalExpr.Date": lambda _, at: day_of(at),
    "TemporalExpr.Day": lambda _, at: None if at is None else at.day,
    "TemporalExpr.Duration": _duration,
    "TemporalExpr.OffsetBy": _offset,
    "StringExpr.Contains": _contains_pattern,
    "StringExpr.Format": _format,
    "StringExpr.Normalize": _normalize,
    "StringExpr.Replace": _replace,
}
