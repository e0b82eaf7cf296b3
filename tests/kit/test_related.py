"""Facts from other ledgers: which rows they are taken from, and what stays unknown."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from zhengdun.clock import Calendar
from zhengdun.duties.testing import ledgers_of, record
from zhengdun.kit.nouns import incidents, reports_to_the_supervisor
from zhengdun.kit.rows import derived, every, first, last
from zhengdun.kit.world import World
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.institution import Institution

incident = record(Incident, code="I1", found_at="2026-06-01 10:00")


def report(code, minute, recipient="bureau", **values):
    at = f"2026-06-01 10:{minute:02}"
    return record(
        IncidentReport, code=code, incident="I1", kind="initial", recipient=recipient, reported_at=at, **values
    )


def fact(wanted, *records, kind="securities"):
    world = World(ledgers_of(incident, *records, kind=kind), date(2026, 6, 30), Calendar.standard())
    frame = world.with_facts(world.population(incidents), Incident, (wanted,))
    return frame.select(wanted.name, wanted.maybe).collect().row(0)


def moment(minute):
    return datetime.fromisoformat(f"2026-06-01 10:{minute:02}")


def test_the_first_and_the_last_of_those_that_count_and_of_those_that_may():
    rows = [
        report("1", 5, truthful=True),
        report("2", 9, truthful=True),
        report("3", 3),
        report("4", 1, truthful=False),
    ]
    truthful = IncidentReport.truthful.col
    assert fact(first(IncidentReport.reported_at, truthful), *rows) == (moment(5), moment(3))
    assert fact(last(IncidentReport.reported_at, truthful), *rows) == (moment(9), moment(3))


def test_what_is_dated_later_hides_nothing_that_is_known():
    later = record(
        IncidentReport, code="9", incident="I1", kind="initial", recipient="bureau", reported_at="2026-07-01 00:00"
    )
    assert fact(last(IncidentReport.reported_at), report("1", 5), later) == (moment(5), None)
    assert fact(last(IncidentReport.reported_at), later) == (None, None)
    assert fact(first(IncidentReport.reported_at), report("1", 5), later) == (moment(5), None)


def test_without_rows_nothing_is_known():
    assert fact(first(IncidentReport.reported_at)) == (None, None)
    assert fact(every(IncidentReport.truthful)) == (None, None)


def test_rows_that_may_count_do_not_make_a_flag_true():
    only_doubtful = fact(every(IncidentReport.truthful, pl.lit(None, pl.Boolean)), report("1", 5, truthful=True))
    assert only_doubtful == (None, True)


@pytest.mark.parametrize(
    ("kind", "recipient", "directed", "counts"),
    [
        ("core", "csrc", None, (True, False)),
        ("core", "bureau", None, (False, False)),
        ("securities", "bureau", None, (True, False)),
        ("securities", "csrc", True, (True, False)),
        ("securities", "csrc", False, (False, False)),
        ("securities", "csrc", None, (False, True)),
        ("securities", "exchange", True, (False, False)),
        ("service", "bureau", None, (True, False)),
    ],
)
def test_where_article_72_sends_a_report(kind, recipient, directed, counts):
    wanted = first(IncidentReport.reported_at, among=reports_to_the_supervisor)
    found = fact(wanted, report("1", 5, recipient=recipient, csrc_directed=directed), kind=kind)
    assert tuple(value is not None for value in found) == counts


class TestOfTheInstitution:
    since = first(CiiAsset.identified_on, about=Institution)
    assets = (
        record(CiiAsset, code="C1", name="关基一", identified_on="2025-03-01"),
        record(CiiAsset, code="C2", name="关基二", identified_on="2024-03-01"),
    )

    def test_rows_that_refer_to_no_incident_are_those_of_the_institution_of_each(self):
        assert fact(self.since, *self.assets) == (date(2024, 3, 1), None)
        assert fact(self.since) == (None, None)

    def test_what_is_worked_out_finds_first_what_it_needs_and_once(self):
        days = [
            derived(f"天数|Days {n}", pl.col("found_at").dt.date() - pl.col(self.since.name), needs=(self.since,))
            for n in range(2)
        ]
        world = World(ledgers_of(incident, *self.assets), date(2026, 6, 30), Calendar.standard())
        frame = world.with_facts(world.population(incidents), Incident, (*days, self.since))
        assert frame.select(days[0].name, days[1].name).collect().row(0) == (timedelta(days=822),) * 2
