"""2012, article 37(2): no ledger holds it."""

from zhengdun.duties.measures_2012.art37_inspections_of_suppliers import contracts_provide_for_inspection
from zhengdun.duties.testing import statement_shows


def test_a_responsible_person_states_it():
    statement_shows(contracts_provide_for_inspection)
