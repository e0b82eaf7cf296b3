"""2012, article 21: no ledger holds it."""

from zhengdun.duties.measures_2012.art21_plan import development_plan_is_made
from zhengdun.duties.testing import statement_shows


def test_a_responsible_person_states_it():
    statement_shows(development_plan_is_made)
