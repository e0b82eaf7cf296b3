"""Draft, article 25: no ledger holds it."""

from zhengdun.duties.draft_2022.art25_tracing import attacks_are_traced
from zhengdun.duties.testing import statement_shows


def test_a_responsible_person_states_it():
    statement_shows(attacks_are_traced)
