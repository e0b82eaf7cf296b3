"""Article 51: two conditions on every project that builds for the industry."""

import pytest

from zhengdun.duties.ch6_promotion.art51_industry_infrastructure import (
    infrastructure_serves_the_industry,
    own_security_comes_first,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.people import IndustryProject

DUTIES = [
    pytest.param(own_security_comes_first, "own_security_first", id="own security"),
    pytest.param(infrastructure_serves_the_industry, "serves_industry", id="service"),
]


def project(**values):
    return record(IndustryProject, code="H1", **{"kind": "infrastructure", **values})


@pytest.mark.parametrize(("duty", "column"), DUTIES)
class TestProjects:
    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_the_condition(self, duty, column, value, reason):
        assert verdict(duty, project(**{column: value})) == reason

    @pytest.mark.parametrize(("kind", "reason"), [("support", "no_subject"), (None, "unknown_scope")])
    def test_other_work_is_no_subject(self, duty, column, kind, reason):
        assert verdict(duty, project(kind=kind, **{column: False})) == reason

    def test_no_ledger_cannot_be_told(self, duty, column):
        assert column in IndustryProject.column_names()
        assert verdict(duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty, column):
        assert verdict(duty, project(**{column: False}), kind="service") == "not_bound"
