"""Draft, article 40: no ledger holds it."""

from zhengdun.duties.draft_2022.art40_purchase_reports import purchase_assessment_is_reported
from zhengdun.duties.testing import statement_shows


def test_a_responsible_person_states_it():
    statement_shows(purchase_assessment_is_reported, cii_operator=True)
