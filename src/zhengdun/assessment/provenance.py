"""What an assessment was made from, as digests: the same digests give the same findings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import singledispatch
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.ledger.schema import table_of

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty

_WORDS = {"title", "evidence", "remedy", "earlier", "stands_for", "asks"}
"""Fields of a duty that no verdict depends on: what people read, and how it stood in earlier versions, which are duties
of their own."""


def rules_digest(duties: Sequence[Duty]) -> str:
    """SHA-256 over all that verdicts depend on: citations, quotes, whom a duty binds, shapes, expressions, numbers.

    It changes with a condition or a number, not with the wording of a title. Expressions are digested as Polars
    serialises them, so that another version of Polars may give another digest for the same rules.
    """
    return hashlib.sha256(json.dumps([_plain(duty) for duty in duties], sort_keys=True).encode()).hexdigest()


@singledispatch
def _plain(value: Any) -> Any:
    """``value`` as JSON, whole."""
    if not is_dataclass(value):
        raise TypeError(f"There is no digest of {type(value).__name__}")
    named = {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in _WORDS}
    return {"is": type(value).__name__, **named}


@_plain.register
def _(value: bool | int | float | str | None) -> Any:
    return value


@_plain.register
def _(value: date) -> str:
    return value.isoformat()


@_plain.register
def _(value: pl.Expr) -> str:
    return value.meta.serialize(format="json")


@_plain.register
def _(value: dy.Column) -> str:
    return f"{table_of(value).table}.{value.name}"


@_plain.register
def _(value: type | pl.DataType) -> str:
    return str(value) if isinstance(value, pl.DataType) else value.__name__


@_plain.register
def _(value: Mapping) -> dict[str, Any]:  # type: ignore[type-arg]
    return {str(key): _plain(one) for key, one in value.items()}


@_plain.register
def _(value: frozenset) -> list[Any]:  # type: ignore[type-arg]
    return sorted(value)


@_plain.register
def _(value: list | tuple) -> list[Any]:  # type: ignore[type-arg]
    return [_plain(one) for one in value]
