"""A column as text and back: what the kernel reads is text, and what it gives has a type known beforehand."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import ColumnPlan
from zhengdun.privacy.policy.actions import Generalise, Keep, Pseudonym, Suppress

FIRST_DIGIT_STAYS = frozenset({Kind.MOBILE, Kind.RESIDENT_ID, Kind.BANK_CARD})
"""Kinds whose pseudonyms never begin with a 0 that a number could not hold."""


def is_text(kind: pa.DataType) -> bool:
    """Whether values of the type are text, as they are or in a dictionary."""
    held = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held))


def is_number(kind: pa.DataType) -> bool:
    """Whether the type holds whole numbers, which may be telephone numbers; floats may hold whole numbers too."""
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def as_text(values: pa.Array) -> pa.Array:
    """Text as it is; whole numbers as their digits, other numbers as they are usually written.

    >>> as_text(pa.array([13800000000.0, 1.5, None])).to_pylist()
    ['13800000000', '1.5', None]
    """
    if is_text(values.type) or pa.types.is_null(values.type):
        return values
    if not pa.types.is_floating(values.type):
        return values.cast(pa.string())
    double = values.cast(pa.float64())
    is_whole = pc.and_(pc.equal(double, pc.round(double)), pc.less(pc.abs(double), 2.0**53))
    whole = pc.if_else(is_whole, double, pa.scalar(None, pa.float64())).cast(pa.int64()).cast(pa.string())
    return pc.coalesce(whole, double.cast(pa.string()))


def output_type(column: ColumnPlan, held: pa.DataType) -> pa.DataType:
    """The type of the column after the change: its own where values of it can be given, else text."""
    if isinstance(column.action, Keep | Suppress) or is_text(held):
        return held if not isinstance(column.action, Generalise) else pa.string()
    if isinstance(column.action, Pseudonym) and column.kind in FIRST_DIGIT_STAYS and is_number(held):
        return held
    return pa.string()


def back(values: pa.Array, kind: pa.DataType) -> pa.Array:
    """Changed text in the type of the output."""
    if values.type == kind:
        return values
    if pa.types.is_dictionary(kind):
        return values.cast(kind.value_type).dictionary_encode().cast(kind)
    if is_number(kind):
        return values.cast(pa.string()).cast(pa.int64()).cast(kind)
    return values.cast(kind)
