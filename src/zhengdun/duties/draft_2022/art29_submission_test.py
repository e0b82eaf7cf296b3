"""Draft, article 29(2): no ledger holds it."""

import pytest

from zhengdun.duties.draft_2022.art29_submission import (
    data_are_submitted_to_the_strategic_centre,
    submitted_data_are_true_and_whole,
)
from zhengdun.duties.testing import statement_shows


@pytest.mark.parametrize(
    "duty", [data_are_submitted_to_the_strategic_centre, submitted_data_are_true_and_whole], ids=lambda duty: duty.id
)
def test_a_responsible_person_states_it(duty):
    statement_shows(duty)
