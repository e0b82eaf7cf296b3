"""Article 53(1): two conditions, only for what a core institution applied for."""

import pytest

from zhengdun.duties.ch6_promotion.art53_regulatory_support import (
    support_work_is_independent,
    support_work_is_resourced,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.people import IndustryProject

DUTIES = [
    pytest.param(support_work_is_resourced, "resourced", id="resources"),
    pytest.param(support_work_is_independent, "independent", id="independence"),
]


def support(**values):
    return record(IndustryProject, code="H1", **{"kind": "support", "applied_on": "2026-06-30", **values})


@pytest.mark.parametrize(("duty", "column"), DUTIES)
class TestSupport:
    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_the_condition(self, duty, column, value, reason):
        assert verdict(duty, support(**{column: value}), kind="core") == reason

    @pytest.mark.parametrize(
        "values", [{"applied_on": None}, {"applied_on": "2026-07-01"}, {"kind": "infrastructure"}], ids=str
    )
    def test_what_was_not_applied_for_is_no_subject(self, duty, column, values):
        assert verdict(duty, support(**{column: False}, **values), kind="core") == "no_subject"

    def test_no_ledger_cannot_be_told(self, duty, column):
        assert column in IndustryProject.column_names()
        assert verdict(duty, kind="core") == "no_ledger"

    def test_operating_institutions_are_not_bound(self, duty, column):
        assert verdict(duty, support(**{column: False})) == "not_bound"
