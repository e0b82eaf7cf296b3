"""Draft, article 20(2): no ledger holds it."""

from zhengdun.duties.draft_2022.art20_confidentiality import confidentiality_is_managed
from zhengdun.duties.testing import statement_shows


def test_a_responsible_person_states_it():
    statement_shows(confidentiality_is_managed)
