"""The ledgers of the sample: complete, consistent, of the past, the same for the same seed."""

from datetime import date

import polars as pl
import pytest

from zhengdun.clock import Calendar, CalendarEnds, ClockError
from zhengdun.duties.registry import all_duties
from zhengdun.incidents.dossier import dossiers, end_of_day
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import PARAMETERS
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import TABLES
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.institution import Institution, Setting
from zhengdun.sample import FAULTS, generate, generate_chunks
from zhengdun.sample.edits import NothingToEditError, amend, remove
from zhengdun.sample.generation import KINDS_IN_TURN, MAKERS, ONLY_KEPT_BY
from zhengdun.sample.house import House

UNTIL = date(2026, 10, 31)

MAY_LIE_AHEAD = {
    "attestation.valid_until",
    "change.planned_start_at",
    "change.planned_end_at",
    "contract.expires_on",
    "mlps_grading.certificate_until",
    "mlps_evaluation.rectify_by",
    "regulator_notice.act_by",
    "regulator_request.answer_by",
    "software_licence.expires_on",
    "waiver.expires_on",
}
"""What is set for a day, not done on it."""

BLANK = {
    "attestation.about": "no duty asks for a statement about one subject",
    "change.cancelled_on": "no change of the sample was called off",
    "drill.disposed_on": "nothing that the Measures ask for is old enough to be disposed of",
    "privacy_impact_assessment.disposed_on": "the same",
    "institution.kind_since": "all of them were there before the Measures",
    "institution.parent": "only technology subsidiaries have one",
    "institution.also": "none of these institutions is of two kinds",
    "institution.holder_accounts": "only private fund managers count them",
}
"""Columns that no row of the sample fills, and why."""


@pytest.fixture(scope="module")
def sample():
    return generate(seed=1, until=UNTIL)


@pytest.fixture(scope="module")
def industry():
    return generate(seed=1, institutions=len(KINDS_IN_TURN), systems=24, until=UNTIL)


def test_the_rows_pass_every_check(sample):
    assert Ledgers.from_frames(sample.frames) == sample


def test_the_rows_of_an_industry_pass_every_check(industry):
    assert Ledgers.from_frames(industry.frames) == industry


def test_about_ten_thousand_rows_in_all_tables_a_securities_company_can_have(sample):
    assert 8_000 < sum(frame.height for frame in sample.frames.values()) < 20_000
    assert set(TABLES.values()) - set(sample.frames) == set(ONLY_KEPT_BY)


def test_every_ledger_has_a_maker():
    assert set(MAKERS) == set(TABLES.values())


def test_an_industry_keeps_every_ledger(industry):
    assert set(industry.frames) == set(TABLES.values())


def test_every_column_is_filled_somewhere_or_listed(industry):
    blank = {
        f"{table.table}.{column}"
        for table, frame in industry.frames.items()
        for column in frame.columns
        if frame[column].null_count() == frame.height
    }
    assert blank == set(BLANK)


@pytest.mark.parametrize("until", [UNTIL, date(2025, 12, 31)], ids=str)
def test_nothing_is_recorded_before_it_happens(until):
    ahead = set()
    for table, frame in generate(seed=5, until=until).frames.items():
        days = frame.select(pl.col(pl.Date), pl.col(pl.Datetime).cast(pl.Date))
        ahead |= {f"{table.table}.{column}" for column in days.columns if (days[column] > until).any()}
    assert ahead <= MAY_LIE_AHEAD


def test_the_same_seed_gives_the_same_rows(sample):
    assert generate(seed=1, until=UNTIL).digest() == sample.digest()


def test_another_seed_gives_other_rows(sample):
    assert generate(seed=2, until=UNTIL).digest() != sample.digest()


def test_an_institution_does_not_depend_on_those_generated_beside_it(sample):
    few = list(generate_chunks(seed=1, institutions=2, until=UNTIL))
    many = list(generate_chunks(seed=1, institutions=4, until=UNTIL))
    assert few[0] == sample
    assert [chunk.digest() for chunk in few] == [chunk.digest() for chunk in many[:2]]


def test_one_chunk_an_institution_and_all_of_them_together():
    chunks = list(generate_chunks(seed=4, institutions=3, systems=12, until=UNTIL))
    assert [chunk.institutions for chunk in chunks] == [("I0001",), ("I0002",), ("I0003",)]
    together = generate(seed=4, institutions=3, systems=12, until=UNTIL)
    assert together.only(["I0002"]) == chunks[1]


def test_slips_happen_to_others_than_the_first_and_only_with_faults():
    clean = list(generate_chunks(seed=4, institutions=3, systems=12, until=UNTIL, faults=False))
    slipped = list(generate_chunks(seed=4, institutions=3, systems=12, until=UNTIL, slips=1.0))
    never = list(generate_chunks(seed=4, institutions=3, systems=12, until=UNTIL, slips=0.0))
    assert slipped[1] != clean[1]
    assert never[1:] == clean[1:]
    assert Ledgers.from_frames(slipped[1].frames) == slipped[1]


def test_kinds_vary(industry):
    assert set(industry[Institution]["kind"]) == {"securities", "futures", "fund", "core", "service"}


def test_one_system_suffices():
    ledgers = generate(seed=1, systems=1, until=UNTIL)
    assert Ledgers.from_frames(ledgers.frames) == ledgers


@pytest.mark.parametrize(("systems", "institutions"), [(0, 1), (1, 0), (1, 10_000)])
def test_numbers_out_of_range_are_refused(systems, institutions):
    with pytest.raises(ValueError, match="1 to 9999"):
        generate(seed=1, systems=systems, institutions=institutions, until=UNTIL)


def test_records_that_would_begin_before_the_measures_are_refused():
    generate(seed=1, systems=1, until=date(2025, 5, 1))
    with pytest.raises(ClockError, match="2025-05-01"):
        generate(seed=1, until=date(2025, 4, 30))


def test_beyond_the_calendar_is_refused():
    with pytest.raises(CalendarEnds, match="2027"):
        generate(seed=1, until=date(2027, 1, 1))


def test_internal_standards_are_declared(sample):
    assert all_duties()
    for name in sample[Setting]["parameter"]:
        assert PARAMETERS[name].source == "internal"


def test_an_edit_of_what_is_not_there_is_refused(sample):
    house = House(1, "securities", 60, 1, None)
    nowhere = Change.code.col == "?"
    for edit in (amend(Change, nowhere, title="?"), remove(Change, nowhere)):
        with pytest.raises(NothingToEditError, match="change"):
            edit(house, sample)


def test_a_row_with_an_unknown_column_is_refused():
    house = House(1, "securities", 60, 1, None)
    with pytest.raises(TypeError, match="Change has no column \\['colour'\\]"):
        house.table(Change, [{"colour": "red"}])
    with pytest.raises(TypeError, match="Change has no column \\['colour'\\]"):
        house.frame(Change, pl.DataFrame({"colour": ["red"]}))


def test_every_fault_says_what_it_is_in_both_languages():
    for fault in FAULTS:
        chinese, english = fault.what.split("|")
        assert chinese
        assert english
        assert not fault.what.endswith(("。", "."))


def test_the_calendar_reaches_to_the_default_day():
    assert Calendar.standard().last >= UNTIL


def test_one_incident_is_reported_on_both_tracks_and_in_time(industry):
    found = dossiers(industry, end_of_day(UNTIL), calendar=Calendar.standard())
    national = [clock for one in found for clock in one.clocks if clock.report.track == "cac"]
    owed = [clock for clock in national if clock.owed.answer is not False]
    assert {clock.reason for clock in owed} == {Reason.ON_TIME, Reason.NOT_YET_DUE}
    assert not any(one.contradiction("cac") for one in found)
    assert len(owed) < len(national)
    assert "属地省级网信部门" in {clock.report.recipient.zh for clock in owed}
