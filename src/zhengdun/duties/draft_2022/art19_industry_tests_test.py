"""Draft, article 19(2): no ledger holds it."""

import pytest

from zhengdun.duties.draft_2022.art19_industry_tests import industry_tests_are_joined, shortcomings_found_are_mended
from zhengdun.duties.testing import statement_shows


@pytest.mark.parametrize("duty", [industry_tests_are_joined, shortcomings_found_are_mended], ids=lambda duty: duty.id)
def test_a_responsible_person_states_it(duty):
    statement_shows(duty)
