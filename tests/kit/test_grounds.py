"""The words that make an institution what it is stand in the Measures, and every kind has its own."""

import pytest

from zhengdun.kit.binding import CLASSES, KINDS_OF
from zhengdun.kit.grounds import BY_KIND, grounds
from zhengdun.law import art
from zhengdun.ledger.tables.institution import KINDS

ALL = tuple(dict.fromkeys(ground for key in CLASSES for ground in grounds(key, KINDS)))


@pytest.mark.parametrize("ground", ALL, ids=lambda ground: ground.quote[:12])
def test_the_words_stand_in_the_law(ground):
    assert ground.quote in ground.cite.text


def test_every_kind_but_others_has_its_words_and_belongs_to_one_class():
    assert BY_KIND.keys() == KINDS.keys() - {"other"}
    assert sorted(kind for kinds in KINDS_OF.values() for kind in kinds) == sorted(BY_KIND)


def test_each_class_by_the_kinds_that_the_institution_has():
    assert [ground.cite for ground in grounds("referred", ["tech_subsidiary", "fund_service", "service"])] == [
        art(74, 2),
        art(74, 1),
    ]
    assert grounds("referred", ["core"]) == ()
    assert [ground.cite for ground in grounds("cii", ["core"])] == [art(42)]
    assert [ground.cite for ground in grounds("anyone", ["other"])] == [art(24)]
