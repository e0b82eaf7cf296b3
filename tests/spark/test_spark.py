"""On Spark and here, an industry is judged alike."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from spark.needs import REQUIRED, missing
from zhengdun.assessment.industry import evaluate_chunks, tally
from zhengdun.clock import Calendar
from zhengdun.cluster.job import FINDING
from zhengdun.cluster.spark import FINDINGS, TALLIES, assess_on_spark, local_session
from zhengdun.duties.registry import all_duties
from zhengdun.ledger.scanning import scan_folder
from zhengdun.ledger.writing import write_parquet
from zhengdun.sample import generate_chunks

pytestmark = pytest.mark.skipif(bool(missing()) and not REQUIRED, reason=f"missing: {', '.join(missing())}")

ON = date(2026, 10, 31)
INSTITUTIONS, SYSTEMS = 6, 4
A_FEW_INSTITUTIONS = 20_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("industry")
    chunks = generate_chunks(seed=1, systems=SYSTEMS, institutions=INSTITUTIONS, until=ON, slips=0.5)
    for number, ledgers in enumerate(chunks):
        write_parquet(ledgers, folder, part=f"{number:04}")
    return folder


@pytest.fixture(scope="module")
def session():
    session = local_session(2)
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def here(folder):
    chunks = scan_folder(folder).chunks(INSTITUTIONS)
    (found,) = evaluate_chunks(chunks, ON, calendar=Calendar.standard(), duties=all_duties())
    return found


def on_spark(session, folder, result):
    found = assess_on_spark(
        session,
        folder,
        ON,
        calendar=Calendar.standard(),
        duties=[duty.id for duty in all_duties()],
        result=result,
        rows=A_FEW_INSTITUTIONS,
    )
    return pl.from_arrow(found.toArrow())


def plain(frame):
    return frame.with_columns(pl.col(pl.Enum).cast(pl.String))


def test_the_work_is_shared(folder):
    assert 1 < len(scan_folder(folder).ranges(A_FEW_INSTITUTIONS)) < INSTITUTIONS


def test_every_finding_is_the_same(session, folder, here):
    there = on_spark(session, folder, FINDINGS)
    assert there.height > 1_000
    assert_frame_equal(there, plain(here.frame.select(FINDING)), check_row_order=False)


def test_every_count_is_the_same(session, folder, here):
    expected = plain(tally(here)).with_columns(pl.col("count").cast(pl.Int64))
    assert_frame_equal(on_spark(session, folder, TALLIES), expected, check_row_order=False)
