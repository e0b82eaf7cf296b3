"""2012, article 45(1): no ledger holds it."""

from zhengdun.duties.measures_2012.art45_inspections import inspections_are_assisted
from zhengdun.duties.testing import statement_shows


def test_a_responsible_person_states_it():
    statement_shows(inspections_are_assisted)
