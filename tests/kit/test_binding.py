"""Whom a duty binds: articles 71 and 74, and what the institution's row does not tell."""

import pytest

from zhengdun.duties.testing import duty_judged_by, verdict
from zhengdun.kit.binding import ANYONE, ASSOCIATION, CII, CLASSES, CORE, OPERATING, SERVICE
from zhengdun.kit.nouns import institutions
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.institution import Institution

BOUND, FREE, OPEN = "holds", "not_bound", "unknown_scope"
KINDS = list(facts(Institution.kind).choices)
REFERRED = ["custody_bank", "advisory", "fund_service", "subsidiary", "tech_subsidiary"]


def judged(who, kind, by_reference=True, **institution):
    shape = Holds(each=institutions, when=Institution.name.col.is_not_null(), says="有名称|has a name")
    duty = duty_judged_by(shape, binds=who, by_reference=by_reference)
    return verdict(duty, kind=kind, **institution)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "private_fund"])
@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        (CORE, ["core"]),
        (OPERATING, ["securities", "futures", "fund", *REFERRED]),
        (SERVICE, ["service"]),
        (ASSOCIATION, ["association"]),
        (ANYONE, KINDS),
        (CORE | SERVICE, ["core", "service"]),
    ],
    ids=lambda value: value.text("en") if hasattr(value, "text") else "",
)
def test_each_class_has_its_kinds(who, kinds, kind):
    assert judged(who, kind) == (BOUND if kind in kinds else FREE)


@pytest.mark.parametrize(
    ("who", "also", "found"),
    [
        (OPERATING, ["service"], BOUND),
        (SERVICE, ["service"], BOUND),
        (SERVICE, ["custody_bank"], FREE),
        (SERVICE, [], FREE),
        (SERVICE, None, FREE),
        (CORE, ["service", "fund_service"], FREE),
    ],
)
def test_a_technology_subsidiary_may_be_something_else_too(who, also, found):
    assert judged(who, "tech_subsidiary", also=also) == found


@pytest.mark.parametrize(("accounts", "found"), [(1000, BOUND), (999, FREE), (None, OPEN)])
def test_a_service_institution_that_is_also_a_private_fund_manager(accounts, found):
    held = {"operates_own_systems": True, "holder_accounts": accounts}
    assert judged(OPERATING, "service", also=["private_fund"], **held) == found


@pytest.mark.parametrize("kind", REFERRED)
def test_some_duties_do_not_bind_by_reference(kind):
    assert judged(OPERATING, kind, by_reference=False) == FREE


@pytest.mark.parametrize(
    ("own_systems", "accounts", "found"),
    [
        pytest.param(True, 1000, BOUND, id="一千人以上 includes a thousand"),
        pytest.param(True, 999, FREE, id="999"),
        pytest.param(False, 5000, FREE, id="its systems are run by others"),
        pytest.param(None, 1000, OPEN, id="not known who runs its systems"),
        pytest.param(True, None, OPEN, id="not known how many accounts"),
        pytest.param(None, 999, FREE, id="too few, whoever runs its systems"),
        pytest.param(False, None, FREE, id="run by others, however many"),
    ],
)
def test_private_fund_managers_by_article_74(own_systems, accounts, found):
    assert judged(OPERATING, "private_fund", operates_own_systems=own_systems, holder_accounts=accounts) == found
    assert judged(CORE, "private_fund", operates_own_systems=own_systems, holder_accounts=accounts) == FREE


@pytest.mark.parametrize(("operator", "found"), [(True, BOUND), (False, FREE), (None, OPEN)])
def test_operators_of_critical_infrastructure_of_any_kind(operator, found):
    assert judged(CII, "service", cii_operator=operator) == found
    assert judged(CII | SERVICE, "service", cii_operator=operator) == BOUND


def test_classes_in_words():
    assert (OPERATING | CORE).text("zh") == "核心机构、经营机构"
    assert (SERVICE | CII).text("en") == (
        "IT-system service institutions; operators of critical information infrastructure"
    )
    assert set((CORE | OPERATING | SERVICE | CII | ASSOCIATION | ANYONE).keys) == set(CLASSES) - {"referred"}
