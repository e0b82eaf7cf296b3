"""Article 72: the recipient of every filing under the Measures."""

import pytest

from zhengdun.duties.ch8_supplementary.art72_recipients import (
    UNDER_THE_MEASURES,
    core_institutions_report_to_the_csrc,
    others_report_to_the_local_office,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.supervision import Filing

OTHERS = ["securities", "service", "custody_bank"]


def filing(recipient, **values):
    usual = {"kind": "requested_data", "filed_on": "2026-06-10", "recipient": recipient}
    return record(Filing, code="F1", **{**usual, **values})


@pytest.mark.parametrize(
    ("recipient", "reason"), [("csrc", "holds"), ("bureau", "fails"), ("other", "fails"), (None, "unknown_fact")]
)
def test_core_institutions_report_to_the_csrc(recipient, reason):
    assert verdict(core_institutions_report_to_the_csrc, filing(recipient), kind="core") == reason


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize(
    ("recipient", "directed", "reason"),
    [
        ("bureau", None, "holds"),
        ("csrc", True, "holds"),
        ("csrc", False, "fails"),
        ("csrc", None, "unknown_fact"),
        ("other", True, "fails"),
        (None, None, "unknown_fact"),
    ],
)
def test_others_report_to_the_local_office_or_as_directed(kind, recipient, directed, reason):
    filed = filing(recipient, csrc_directed=directed)
    assert verdict(others_report_to_the_local_office, filed, kind=kind) == reason


@pytest.mark.parametrize(
    ("duty", "institution"),
    [
        pytest.param(core_institutions_report_to_the_csrc, "core", id="72a"),
        pytest.param(others_report_to_the_local_office, "service", id="72b"),
    ],
)
class TestBoth:
    @pytest.mark.parametrize("kind", UNDER_THE_MEASURES)
    def test_what_the_measures_call_for(self, duty, institution, kind):
        assert verdict(duty, filing("other", kind=kind), kind=institution) == "fails"

    @pytest.mark.parametrize("kind", ["service_filing", "other"])
    def test_other_filings_are_no_subject(self, duty, institution, kind):
        assert verdict(duty, filing("other", kind=kind), kind=institution) == "no_subject"

    @pytest.mark.parametrize(
        ("day", "reason"), [(None, "not_started"), ("2026-07-01", "not_started"), ("2023-04-30", "not_in_force")]
    )
    def test_what_was_filed_under_the_measures(self, duty, institution, day, reason):
        assert verdict(duty, filing("other", filed_on=day), kind=institution) == reason

    def test_no_ledger_cannot_be_told(self, duty, institution):
        assert verdict(duty, kind=institution) == "no_ledger"
        assert verdict(duty, filing("other"), kind="association") == "not_bound"


def test_each_binds_its_own():
    assert verdict(core_institutions_report_to_the_csrc, filing("other")) == "not_bound"
    assert verdict(others_report_to_the_local_office, filing("other"), kind="core") == "not_bound"
