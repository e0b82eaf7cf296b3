"""Duties that are weighed together: what is alike decides alike, whatever the duty."""

from collections import defaultdict
from datetime import date

import pytest

from zhengdun.clock import Calendar
from zhengdun.duties.registry import declared_duties
from zhengdun.kit.world import World
from zhengdun.ledger.book import Ledgers


def kinds():
    found = defaultdict(list)
    for declared in declared_duties():
        for duty in (declared, *declared.in_earlier_versions()):
            if duty.shape.alike is not None:
                found[duty.shape.alike, duty.days].append(duty)
    return [duties for duties in found.values() if len(duties) > 1]


def columns(expressions):
    return [expression.meta.output_name(raise_if_undetermined=False) for expression in expressions]


def words(expressions):
    return [expression.meta.serialize() for expression in expressions]


@pytest.mark.parametrize("alike", kinds(), ids=lambda alike: alike[0].id)
class TestAlike:
    def test_they_decide_by_the_same_conditions_for_the_same_reasons(self, alike):
        one, *others = (duty.decision for duty in alike)
        for other in others:
            assert words(other.conditions) == words(one.conditions)
            assert other.codes(20) == one.codes(20)

    def test_they_take_the_same_columns_and_fill_the_same_slots(self, alike):
        one, *others = (duty.shape for duty in alike)
        for other in others:
            assert columns(other.taken) == columns(one.taken)
            assert words(other.slots) == words(one.slots)
            assert other.conduct == one.conduct

    def test_they_are_weighed_by_the_same_steps(self, alike):
        world = World(Ledgers(), date(2026, 6, 30), Calendar.standard())
        subjects = alike[0].shape.subjects(world).with_columns(alike[0].shape.taken)
        one, *others = (duty.shape.weigh(world, subjects).explain(optimized=False) for duty in alike)
        assert set(others) <= {one}


def test_most_duties_are_weighed_with_others():
    assert sum(len(duties) for duties in kinds()) > 2 * len(kinds())
