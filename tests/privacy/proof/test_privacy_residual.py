"""Only counts leave the residual scan; what fails, what cannot be told, what the policy leaves."""

import pyarrow as pa
import pytest

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.proof.residual import Promise, ResidualScan, Residue, Treatment

MOBILE, OTHER = "13812345678", "13912345678"


def batch(**columns):
    return pa.RecordBatch.from_pydict(columns)


def scanned(promise, after, before=None):
    scan = ResidualScan((promise,))
    scan.look(batch(t=after), None if before is None else batch(t=before))
    return scan


def left(scan):
    return {(kind.value, residue.value): count for (_, kind, residue), count in scan.counts.items()}


TEXT_MASKED = Promise("t", {Kind.MOBILE: Treatment.ILLEGIBLE})
TEXT_REPLACED = Promise("t", {Kind.MOBILE: Treatment.REPLACED})
COLUMN_REPLACED = Promise("t", {Kind.MOBILE: Treatment.REPLACED}, whole=Kind.MOBILE)
COLUMN_MASKED = Promise("t", {Kind.NAME: Treatment.ILLEGIBLE}, whole=Kind.NAME)


@pytest.mark.parametrize(
    ("promise", "after", "before", "expected"),
    [
        pytest.param(TEXT_MASKED, ["电话138****5678", None, ""], None, {}, id="masked"),
        pytest.param(TEXT_MASKED, [f"电话{MOBILE}"], None, {("mobile", "legible"): 1}, id="legible"),
        pytest.param(
            TEXT_MASKED, ["邮箱a@b.cn"], None, {("email", "left_by_policy"): 1}, id="a kind the policy leaves"
        ),
        pytest.param(TEXT_REPLACED, [f"电话{OTHER}"], [f"电话{MOBILE}"], {}, id="replaced"),
        pytest.param(
            TEXT_REPLACED, [f"电话{MOBILE}"], [f"电话{MOBILE}"], {("mobile", "unchanged"): 1}, id="not replaced"
        ),
        pytest.param(
            TEXT_REPLACED,
            [f"电话{OTHER}"],
            None,
            {("mobile", "cannot_tell"): 1},
            id="without the input nobody can tell",
        ),
        pytest.param(TEXT_REPLACED, [f"电话{OTHER}"], [None], {}, id="nothing before"),
        pytest.param(COLUMN_REPLACED, [OTHER, None, ""], [MOBILE, None, ""], {}, id="a column replaced"),
        pytest.param(
            COLUMN_REPLACED, [OTHER, MOBILE], [MOBILE, MOBILE], {("mobile", "unchanged"): 1}, id="one cell not replaced"
        ),
        pytest.param(COLUMN_REPLACED, [OTHER, None], None, {("mobile", "cannot_tell"): 1}, id="a column, no input"),
        pytest.param(COLUMN_MASKED, ["王＊＊"], ["王小明"], {}, id="a name masked"),
        pytest.param(COLUMN_MASKED, ["王小明"], ["王小明"], {("name", "unchanged"): 1}, id="a name not masked"),
    ],
)
def test_what_is_left(promise, after, before, expected):
    scan = scanned(promise, after, before)
    assert left(scan) == expected
    assert scan.passed == (not {"legible", "unchanged"} & {residue for _, residue in expected})
    assert scan.uncertain == any(residue == "cannot_tell" for _, residue in expected)


def test_rows_are_counted_from_one_over_all_batches():
    scan = ResidualScan((TEXT_MASKED,))
    scan.look(batch(t=["好"] * 3))
    scan.look(batch(t=["好", f"电话{MOBILE}"]))
    assert scan.rows == {("t", Kind.MOBILE, Residue.LEGIBLE): [5]}
    assert scan.rows_seen == 5


def test_many_rows_are_counted_and_the_first_twenty_named():
    scan = scanned(TEXT_MASKED, [f"电话{MOBILE}"] * 50)
    assert left(scan) == {("mobile", "legible"): 50}
    assert scan.rows[("t", Kind.MOBILE, Residue.LEGIBLE)] == list(range(1, 21))


def test_no_value_is_kept():
    assert MOBILE not in repr(scanned(TEXT_REPLACED, [f"电话{MOBILE}"], [f"电话{MOBILE}"]))


def test_numbers_that_are_not_text_are_looked_at_too():
    scan = ResidualScan((Promise("t", {Kind.MOBILE: Treatment.ILLEGIBLE}, whole=Kind.MOBILE),))
    scan.look(batch(t=[int(MOBILE)]))
    assert left(scan) == {("mobile", "legible"): 1}
