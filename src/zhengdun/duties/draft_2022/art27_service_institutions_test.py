"""Draft, article 27(2): service institutions as paragraph 1 asks of others."""

from functools import partial

import pytest

from zhengdun.duties.draft_2022.art27_service_institutions import (
    content_is_reviewed_before_publication,
    service_institutions_review_content,
    unlawful_content_is_stopped_and_reported,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.content import ContentIncident, ContentReview
from zhengdun.ledger.tables.governance import Document

judged = partial(verdict, kind="service")


def document(**values):
    return record(Document, code="W1", **{"kind": "content_review", "approved_on": "2025-01-01", **values})


def review(**values):
    usual = {"reviewed_at": "2026-06-01 09:00", "published_at": "2026-06-01 10:00", "passed": True}
    return record(ContentReview, code="SH1", **{**usual, **values})


def incident(**values):
    usual = {"stopped_at": "2026-06-01 10:10", "handled_at": "2026-06-01 11:00", "reported_on": "2026-06-02"}
    return record(ContentIncident, code="WF1", found_at="2026-06-01 10:00", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [({}, "present"), ({"kind": "security_policy"}, "absent"), ({"approved_on": None}, "unknown_fact")],
)
def test_mechanism(values, reason):
    assert judged(service_institutions_review_content, document(**values)) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "in_order", id="reviewed an hour before"),
        pytest.param({"reviewed_at": "2026-06-01 10:00"}, "in_order", id="at the same moment"),
        pytest.param({"reviewed_at": "2026-06-01 10:01"}, "out_of_order", id="a minute after"),
        pytest.param({"passed": False}, "fails", id="not passed"),
        pytest.param({"passed": None}, "unknown_fact", id="result unknown"),
    ],
)
def test_review(values, reason):
    assert judged(content_is_reviewed_before_publication, review(**values)) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "holds", id="all three"),
        pytest.param({"stopped_at": None}, "fails", id="not stopped"),
        pytest.param({"handled_at": None}, "fails", id="not handled"),
        pytest.param({"reported_on": None}, "fails", id="not reported"),
    ],
)
def test_unlawful_content(values, reason):
    assert judged(unlawful_content_is_stopped_and_reported, incident(**values)) == reason


def test_no_ledger_cannot_be_told():
    assert judged(unlawful_content_is_stopped_and_reported) == "no_ledger"


@pytest.mark.parametrize(
    ("duty", "row"),
    [
        (service_institutions_review_content, document()),
        (content_is_reviewed_before_publication, review()),
        (unlawful_content_is_stopped_and_reported, incident()),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
def test_others_are_bound_by_paragraph_1(duty, row):
    assert verdict(duty, row) == "not_bound"
