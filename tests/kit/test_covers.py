"""Covers: a list of items, and rows that do not say which of them they cover."""

from zhengdun.duties.testing import duty_judged_by, record, verdicts
from zhengdun.kit.nouns import institutions
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.existence import Covers
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.emergency import EmergencyPlan

SCENES = duty_judged_by(
    Covers(
        each=institutions,
        items=facts(EmergencyPlan.scenarios).choices,
        of=rows(EmergencyPlan, EmergencyPlan.states_goals.col),
        by=EmergencyPlan.scenarios,
    )
)


def plan(code, scenarios, **values):
    return record(
        EmergencyPlan, code=code, scenarios=scenarios, approved_on="2026-01-01", **{"states_goals": True, **values}
    )


def scenes(*records):
    return verdicts(SCENES, *records)


def test_several_rows_cover_the_list_together():
    found = scenes(plan("P1", ["incident", "disaster"]), plan("P2", ["personnel", "incident"]))
    assert found == {
        "incident": "present",
        "disaster": "present",
        "personnel": "present",
        "supplier_exit": "absent",
    }


def test_a_row_that_does_not_say_what_it_covers_leaves_the_rest_open():
    found = scenes(plan("P1", ["incident"]), plan("P2", None))
    assert found.pop("incident") == "present"
    assert set(found.values()) == {"unknown_fact"}


def test_such_a_row_that_does_not_count_opens_nothing():
    found = scenes(plan("P1", ["incident"]), plan("P2", None, states_goals=False))
    assert found["disaster"] == "absent"


def test_a_row_of_which_it_is_unknown_whether_it_counts_leaves_its_items_open():
    found = scenes(plan("P1", ["incident"], states_goals=None))
    assert found["incident"] == "unknown_fact"
    assert found["disaster"] == "absent"


def test_an_empty_ledger_cannot_be_told():
    assert set(scenes().values()) == {"no_ledger"}
