"""The interpreter of expressions: the same answers as Polars, and none for what it does not know."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle.expressions import UnknownNode, value
from oracle.logic import both, either, negate

A, B, P, Q = (pl.col(name) for name in "abpq")
DAY, AT, MANY, TEXT = pl.col("day"), pl.col("at"), pl.col("many"), pl.col("text")

flags = st.sampled_from([True, False, None])
numbers = st.sampled_from([None, 0, 1, 2, 6])
days = st.none() | st.dates(date(2024, 2, 27), date(2024, 3, 2))
rows = st.fixed_dictionaries(
    {
        "a": numbers,
        "b": numbers,
        "p": flags,
        "q": flags,
        "day": days,
        "at": st.none() | st.datetimes(datetime(2024, 2, 28), datetime(2024, 3, 1, 1)),
        "many": st.none() | st.lists(st.sampled_from(["x", "y"]), max_size=2),
        "text": st.sampled_from([None, "x", "y"]),
    }
)
SCHEMA = {
    "a": pl.Int64,
    "b": pl.Int64,
    "p": pl.Boolean,
    "q": pl.Boolean,
    "day": pl.Date,
    "at": pl.Datetime("us"),
    "many": pl.List(pl.String),
    "text": pl.String,
}

EXPRESSIONS = {
    "and": P & Q,
    "or": P | Q,
    "not": ~P,
    "comparison": (A < B) | (A >= 2),
    "equality": (A == B) & (A != 1),
    "between": A.is_between(B, 2),
    "any": pl.any_horizontal(P, Q, A > 1),
    "all": pl.all_horizontal(P, Q, A > 1),
    "null": A.is_null() & B.is_not_null(),
    "filled": P.fill_null(value=True),
    "first filled": pl.coalesce(A, B, 9),
    "greatest": pl.max_horizontal(A, B) - pl.min_horizontal(A, B),
    "when": pl.when(P).then(A).when(Q).then(B),
    "in": TEXT.is_in(["x", "z"]),
    "contains": MANY.list.contains("x"),
    "how many": MANY.list.len() > 1,
    "day against moment": DAY <= AT,
    "day of moment": AT.dt.date() == DAY,
    "literal day": date(2024, 2, 29) <= DAY,
    "days later": (DAY + pl.duration(days=A)) > date(2024, 2, 29),
    "minutes later": AT + timedelta(minutes=3),
    "months later": DAY.dt.offset_by(pl.format("{}mo", A)),
    "months before": DAY.dt.offset_by(pl.format("-{}mo", A)),
    "cast": AT.cast(pl.Date) == DAY,
    "pattern": TEXT.str.contains(r"[xz]"),
    "pattern replaced": TEXT.str.replace_all(r"[xz]\b", "y"),
    "normalized": TEXT.str.normalize("NFKC"),
    "multiple": A.cast(pl.Float64) * 1.5,
}


@pytest.mark.parametrize("name", EXPRESSIONS)
@given(row=rows)
def test_it_answers_as_polars_does(name, row):
    frame = pl.DataFrame([row], schema=SCHEMA)
    assert value(EXPRESSIONS[name], row) == frame.select(EXPRESSIONS[name]).item()


@pytest.mark.parametrize(
    "expr",
    [
        *(A.abs(), A.sqrt(), A / B, P ^ Q, A.is_between(1, 2, closed="left"), A.is_in([1], nulls_equal=True), A.sum()),
        *(TEXT.str.replace("x", "y"), TEXT.str.replace_all("(x)", "$1"), TEXT.str.contains("x", literal=True)),
    ],
)
def test_what_it_does_not_know_it_names(expr):
    with pytest.raises(UnknownNode, match=r"[A-Z]"):
        value(expr, {"a": 1, "b": 2, "p": True, "q": False, "text": "x"})


def test_three_valued_logic():
    assert (both(True, None), both(False, None), both()) == (None, False, True)
    assert (either(True, None), either(False, None), either()) == (True, None, False)
    assert (negate(True), negate(None)) == (False, None)
