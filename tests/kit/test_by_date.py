"""ByDate: the recorded last day counts; what is blank."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.ledger.tables.supervision import RegulatorRequest

ANSWERED = duty_judged_by(
    ByDate(each=rows(RegulatorRequest), deadline=RegulatorRequest.answer_by, until=RegulatorRequest.answered_on)
)


@pytest.mark.parametrize(
    ("answer_by", "answered_on", "reason"),
    [
        pytest.param("2026-06-10", "2026-06-10", "on_time", id="on the last day"),
        pytest.param("2026-06-10", "2026-06-11", "late", id="a day late"),
        pytest.param("2026-06-30", None, "not_yet_due", id="the last day is today"),
        pytest.param("2026-06-29", None, "overdue", id="the last day was yesterday"),
        pytest.param("2026-06-29", "2026-07-01", "overdue", id="a later day is not known yet"),
        pytest.param(None, None, "unknown_fact", id="no last day, not done"),
        pytest.param(None, "2026-06-10", "unknown_fact", id="no last day, done"),
        pytest.param("2023-04-30", None, "not_in_force", id="due before the Measures were in force"),
        pytest.param("2023-05-01", None, "overdue", id="due on the first day of the Measures"),
    ],
)
def test_the_request_is_answered_by_the_day_it_names(answer_by, answered_on, reason):
    request = record(
        RegulatorRequest, code="R1", received_on="2023-04-01", answer_by=answer_by, answered_on=answered_on
    )
    assert verdict(ANSWERED, request) == reason


def test_what_it_says():
    assert ANSWERED.shape.describe("zh") == "答复日期 ≤ 要求答复日期"
    assert ANSWERED.shape.describe("en") == "Answered on ≤ Answer by"
    assert ANSWERED.shape.sentence({"due": "2026-06-10", "done": None}, "zh") == "要求答复日期 2026-06-10，答复日期 —"
    assert ANSWERED.shape.is_clock
