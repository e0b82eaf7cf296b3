"""evaluate is a function of what the ledgers say: not of the order of rows, nor of who or what is judged beside."""

import polars as pl
import pytest
from oracle.comparing import ledgers_of
from oracle.ledgers import industry
from polars.testing import assert_frame_equal

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Institution

CALENDAR = Calendar.standard()
SEEDS = [11, 12]


def drawn(seed):
    on, tables = industry(seed, 6, all_duties())
    return on, ledgers_of(tables)


def frame(ledgers, on, duties=None):
    return evaluate(ledgers, on, calendar=CALENDAR, duties=all_duties() if duties is None else duties).frame


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_does_not_matter(seed):
    on, ledgers = drawn(seed)
    usual = frame(ledgers, on)
    for shuffle in range(3):
        mixed = {table: rows.sample(fraction=1, shuffle=True, seed=shuffle) for table, rows in ledgers.frames.items()}
        assert_frame_equal(frame(Ledgers(mixed), on), usual)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_institution_alone_is_judged_as_among_others(seed):
    on, ledgers = drawn(seed)
    together = frame(ledgers, on)
    alone = [frame(ledgers.only([code]), on) for code in ledgers.institutions]
    assert len(alone) == 6
    assert_frame_equal(pl.concat(alone).sort("duty", "institution", "subject"), together)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_duty_alone_is_judged_as_among_others(seed):
    on, ledgers = drawn(seed)
    together = frame(ledgers, on).with_columns(pl.col("duty").cast(pl.String))
    for duty in all_duties()[::7]:
        alone = frame(ledgers, on, [duty]).with_columns(pl.col("duty").cast(pl.String))
        assert_frame_equal(alone, together.filter(pl.col("duty") == duty.id))


def test_an_institution_that_is_renamed_is_judged_alike():
    on, ledgers = drawn(SEEDS[0])
    new = pl.concat_str(pl.lit("Z"), "institution")
    frames = {table: rows.with_columns(new.alias("institution")) for table, rows in ledgers.frames.items()}
    about = pl.col("about")  # a statement names the institution too
    itself = pl.when(about == pl.col("institution")).then(new).otherwise(about).alias("about")
    frames[Attestation] = ledgers[Attestation].with_columns(itself, new.alias("institution"))
    renamed = Ledgers(frames)
    columns = ["duty", "outcome", "reason", "due", "event", "done", "value", "bound"]
    assert_frame_equal(frame(renamed, on).select(columns), frame(ledgers, on).select(columns))


def test_every_institution_has_a_finding_for_every_duty_and_no_subject_two():
    on, ledgers = drawn(SEEDS[1])
    found = frame(ledgers, on)
    assert found.select("institution", "duty").n_unique() == len(ledgers.institutions) * len(all_duties())
    assert found.select("institution", "duty", "subject").is_unique().all()
    assert found.null_count().select("institution", "duty", "subject", "outcome", "reason").sum_horizontal().item() == 0


def test_nothing_is_found_without_institutions_or_without_duties():
    on, ledgers = drawn(SEEDS[0])
    assert frame(Ledgers({}), on).is_empty()
    assert frame(ledgers, on, []).is_empty()
    assert frame(ledgers.only([]), on).is_empty()
    assert ledgers.only([])[Institution].is_empty()
