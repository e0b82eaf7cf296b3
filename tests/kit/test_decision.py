"""The first case that is true decides, over many decisions at once."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.kit.decision import case_columns, decide, reasons
from zhengdun.kit.outcomes import Reason

NAMES = ["a", "b", "c"]
CASES = (Reason.LATE, Reason.OVERDUE, Reason.ABSENT)
LONG = decide(*((pl.col(name), reason) for name, reason in zip(NAMES, CASES, strict=True)), otherwise=Reason.ON_TIME)
SHORT = decide((pl.col("b"), Reason.FORBIDDEN), otherwise=Reason.CLEAR)
NONE = decide(otherwise=Reason.PRESENT)
DECISIONS = (LONG, SHORT, NONE)

flags = st.sampled_from([True, False, None])


def first_true(decision, row):
    values = dict(zip(NAMES, row, strict=True))
    for condition, reason in decision.cases:
        if values[condition.meta.root_names()[0]] is True:
            return reason
    return decision.otherwise


@given(st.lists(st.tuples(flags, flags, flags), min_size=1, max_size=20))
def test_it_is_the_first_true_case_and_unknown_is_not_true(rows):
    facts = pl.DataFrame(rows, schema=dict.fromkeys(NAMES, pl.Boolean), orient="row")
    parts = [
        facts.with_columns(pl.lit(n).alias("which"), *decision.conditions).drop(NAMES)
        for n, decision in enumerate(DECISIONS)
    ]
    empty = pl.DataFrame(schema={"which": pl.Int32, **case_columns(DECISIONS)})
    found = pl.concat([empty, *parts], how="diagonal").select(reasons(DECISIONS, "which")).to_series()
    assert found.to_list() == [first_true(decision, row).code for decision in DECISIONS for row in rows]


def test_a_decision_within_a_decision_comes_after_its_cases():
    nested = decide((pl.col("a"), Reason.NOT_IN_FORCE), otherwise=SHORT)
    assert [reason for _, reason in nested.cases] == [Reason.NOT_IN_FORCE, Reason.FORBIDDEN]
    assert nested.otherwise is Reason.CLEAR
