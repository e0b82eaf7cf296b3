"""Where there are no records there is no proof: no duty may read "met"."""

import pytest

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of, system
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.ledger.book import Ledgers

KINDS = ["core", "securities", "futures", "fund", "service", "custody_bank", "tech_subsidiary", "association", "other"]
SILENT = {Outcome.CANNOT_TELL.key, Outcome.NOT_APPLICABLE.key}


def outcomes(ledgers):
    findings = evaluate(ledgers, ON, calendar=Calendar.standard(), duties=all_duties())
    return findings.frame


@pytest.mark.parametrize("cii", [True, False, None])
@pytest.mark.parametrize("kind", KINDS)
def test_an_institution_with_empty_ledgers(kind, cii):
    frame = outcomes(ledgers_of(kind=kind, cii_operator=cii))
    assert set(frame["outcome"].unique()) <= SILENT
    assert set(frame["duty"].unique()) == {duty.id for duty in all_duties()}


def test_an_important_system_about_which_nothing_is_recorded():
    frame = outcomes(ledgers_of(system(online_on="2015-01-01")))
    assert Outcome.MET.key not in set(frame["outcome"].unique())


def test_no_institution_at_all():
    assert outcomes(Ledgers({})).is_empty()


def test_every_outcome_has_a_reason_of_its_own():
    assert {reason.outcome for reason in Reason} == set(Outcome)
