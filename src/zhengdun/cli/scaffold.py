"""The text of a new duty and of its test.

What only the author can decide is left so that the new test fails until it is decided.
"""

from __future__ import annotations

from zhengdun.law import Citation

_DUTY = '''"""{zh} — say in English what it is about."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import art

name_what_holds_when_it_is_met = Duty(
    id="{id}",
    cite={cite!r},
    title="用几个字说明要求|Say in a few words what it asks",
    binds=CORE | OPERATING,
    quote="{quote}",
    shape=Attested(topic="{id}"),
    evidence="证据|Evidence",
    remedy="不符合时怎么办|What to do when it is breached",
)
'''

_TEST = '''"""The cases of the duty; boundary pairs with the arithmetic in their names."""

import pytest

from zhengdun.duties.{folder}.{stem} import name_what_holds_when_it_is_met as duty
from zhengdun.duties.testing import verdict


def test_no_record_cannot_be_told():
    assert verdict(duty) == "no_ledger"


def test_a_service_institution_is_not_bound():
    assert verdict(duty, kind="service") == "not_bound"


@pytest.mark.parametrize("case", ["met", "breached"])
def test_case_to_be_written(case):
    pytest.fail(f"Write the case in which the duty is {{case}}")
'''


def duty_source(duty_id: str, citation: Citation) -> str:
    """The source of a duty, quoting the whole of ``citation``."""
    return _DUTY.format(id=duty_id, zh=citation.zh, cite=citation, quote=citation.text.replace("\n", ""))


def test_source(stem: str, folder: str) -> str:
    """The source of its test."""
    return _TEST.format(stem=stem, folder=folder)
