"""Has: how many there are, how many may count or not."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.nouns import systems
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.existence import Has
from zhengdun.ledger.tables.backup import RecoveryFacility
from zhengdun.ledger.tables.emergency import Drill


def has(**counts):
    of = rows(RecoveryFacility, RecoveryFacility.synchronous.col)
    return duty_judged_by(Has(each=systems, of=of, what="备份|backups", **counts))


def facilities(sure, maybe, no=1):
    """So many rows that count, may count, do not."""
    flags = [True] * sure + [None] * maybe + [False] * no
    return [
        record(RecoveryFacility, code=f"F{number}", system="S1", kind="fault", synchronous=flag)
        for number, flag in enumerate(flags)
    ]


@pytest.mark.parametrize(
    ("sure", "maybe", "reason"),
    [
        (0, 0, "absent"),
        (0, 1, "unknown_fact"),
        (1, 0, "present"),
        (1, 1, "present"),
        (5, 5, "present"),
    ],
)
def test_at_least_one(sure, maybe, reason):
    assert verdict(has(), system(), *facilities(sure, maybe)) == reason


@pytest.mark.parametrize(
    ("sure", "maybe", "reason"),
    [
        (1, 0, "absent"),
        (1, 1, "unknown_fact"),
        (2, 0, "present"),
        (2, 1, "present"),
        (2, 2, "unknown_fact"),
        (3, 0, "present"),
        (3, 1, "unknown_fact"),
        (4, 0, "too_many"),
    ],
)
def test_two_or_three(sure, maybe, reason):
    assert verdict(has(at_least=2, at_most=3), system(), *facilities(sure, maybe)) == reason


@pytest.mark.parametrize(
    ("sites", "reason"),
    [
        pytest.param(["local"], "present", id="one"),
        pytest.param(["local", "local"], "present", id="one twice"),
        pytest.param(["local", "remote"], "too_many", id="two"),
        pytest.param([None], "unknown_fact", id="perhaps one"),
        pytest.param(["local", None], "unknown_fact", id="one, perhaps two"),
        pytest.param(["local", "remote", None], "too_many", id="two, perhaps three"),
        pytest.param([], "absent", id="none"),
    ],
)
def test_of_what_may_be_one_and_the_same_the_different_ones_count(sites, reason):
    rows_ = [
        record(RecoveryFacility, code=f"T{number}", system="S1", kind="fault", site=site, synchronous=True)
        for number, site in enumerate(sites)
    ]
    one_site = has(at_most=1, counted=RecoveryFacility.site)
    assert verdict(one_site, system(), *rows_, *facilities(0, 0)) == reason


def test_a_ledger_that_is_not_kept_tells_nothing():
    assert verdict(has(), system()) == "no_ledger"


def test_rows_of_another_subject_do_not_count():
    other = record(RecoveryFacility, code="F1", system="S2", kind="fault", synchronous=True)
    assert verdict(has(), system(), other) == "absent"


def drill(code, kind="own", systems=None):
    return record(Drill, code=code, kind=kind, systems=systems)


@pytest.mark.parametrize(
    ("drills", "reason"),
    [
        pytest.param([drill("D1")], "unknown_fact", id="perhaps of this one"),
        pytest.param([drill("D1", systems=["S2", "S1"])], "present", id="of this one too"),
        pytest.param([drill("D1"), drill("D2", systems=["S1"])], "present", id="one of it, one perhaps"),
        pytest.param([drill("D1", systems=["S2"])], "absent", id="of another"),
        pytest.param([drill("D1", kind="joint")], "absent", id="of what is not asked for"),
    ],
)
def test_a_row_that_names_no_subject_may_be_of_any(drills, reason):
    of = rows(Drill, Drill.kind.col == "own")
    assert verdict(duty_judged_by(Has(each=systems, of=of, what="演练|drills")), system(), *drills) == reason


def test_exactly_so_many_is_said_so():
    assert has(at_least=2, at_most=2).shape.describe("zh") == "应有且仅有2个：备份"
    assert has(at_least=2).shape.describe("en") == "at least 2: backups"
