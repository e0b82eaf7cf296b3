"""From a breach to what it can lead to: the law of its day, who answers as what, what is left open."""

from dataclasses import replace
from datetime import date

import pytest

from zhengdun.assessment import evaluate
from zhengdun.assessment.liability import Liability, liabilities
from zhengdun.assessment.parties import parties
from zhengdun.clock import Calendar
from zhengdun.duties.registry import duties_over_time, matching
from zhengdun.duties.testing import ON, Record, ledgers_of, record, system
from zhengdun.law import Kind, art
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.content import SecurityActivity
from zhengdun.ledger.tables.emergency import Drill, Incident, IncidentReport, Vulnerability
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.tables.supervision import Filing


def liable(duty_id: str, *records: Record, on: date = ON, kind: str = "securities", **institution) -> list[Liability]:
    duties = [duty for duty in matching(duty_id) if duty.id == duty_id]
    ledgers = ledgers_of(*records, kind=kind, **institution)
    return list(liabilities(evaluate(ledgers, on, calendar=Calendar.standard(), duties=duties), ledgers))


def outside(one: Liability, short: str) -> list[list[str]]:
    """The provisions that a sanction leads to, for each of the laws."""
    return [
        [provision.zh for provision in sanction.outside]
        for law in one.laws
        for sanction in law.sanctions
        if sanction.citation.short == short
    ]


def vulnerability(found_on: str, fixed_on: str | None) -> Record:
    return record(
        Vulnerability, code="LD-1", found_on=found_on, verified_on=found_on, confirmed=True, fixed_on=fixed_on
    )


def of_capacity(measured_on: str) -> Record:
    return record(CapacityRecord, system="S1", measured_on=measured_on, capacity=1.0, historical_peak=9.0)


def log(kind: str, earliest_on: str, checked_on: str) -> Record:
    return record(LogStore, code="L1", system="S1", kind=kind, earliest_on=earliest_on, checked_on=checked_on)


def unlawful_testing(performed_on: str) -> Record:
    return record(SecurityActivity, code="H-1", kind="test", performed_on=performed_on, lawful=False)


class TestTheLawOfTheDay:
    def test_an_omission_mended_before_the_renumbering(self):
        (one,) = liable("36a-2", vulnerability("2025-06-01", "2025-12-31"))
        assert outside(one, "65") == [["《网络安全法》第60条"]]

    def test_an_omission_mended_on_the_day_of_the_renumbering(self):
        (one,) = liable("36a-2", vulnerability("2025-06-01", "2026-01-01"))
        assert outside(one, "65") == [["《网络安全法》第62条", "《网络安全法》第61条第3款"]]

    def test_an_omission_that_still_goes_on_falls_under_todays_law(self):
        (one,) = liable("36a-2", vulnerability("2025-06-01", None))
        assert one.conduct.goes_on
        assert outside(one, "65") == [["《网络安全法》第62条", "《网络安全法》第61条第3款"]]
        (then,) = liable("36a-2", vulnerability("2025-06-01", None), on=date(2025, 12, 31))
        assert outside(then, "65") == [["《网络安全法》第60条"]]

    @pytest.mark.parametrize(
        ("performed_on", "cited"),
        [
            ("2025-12-31", ["《网络安全法》第62条"]),
            ("2026-01-01", ["《网络安全法》第65条", "《网络安全法》第61条第3款"]),
        ],
    )
    def test_an_act_falls_under_the_law_of_its_day(self, performed_on, cited):
        activity = unlawful_testing(performed_on)
        (one,) = liable("24a", activity)
        assert outside(one, "66") == [cited]

    def test_where_the_day_cannot_be_told_both_numberings_are_shown(self):
        store = log("system", "2025-12-31", "2026-06-01")
        (one,) = liable("18.2c", system(), store, on=date(2026, 6, 30), cii_operator=False)
        assert one.conduct.known is False
        assert [(law.first.isoformat(), law.last.isoformat()) for law in one.laws] == [
            ("2025-12-31", "2025-12-31"),
            ("2026-01-01", "2026-06-01"),
        ]
        assert outside(one, "64.1") == [
            ["《网络安全法》第59条第1款"],
            ["《网络安全法》第61条第1款", "《网络安全法》第61条第3款"],
        ]
        (merged,) = [sanction for sanction in one.sanctions if sanction.citation.short == "64.1"]
        assert len(merged.outside) == 3

    def test_laws_that_lead_to_the_same_are_one(self):
        measured = of_capacity("2025-12-01")
        (one,) = liable("21.3a", system(), measured)
        assert not one.conduct.known
        assert [(law.first, law.last) for law in one.laws] == [(date(2025, 12, 1), ON)]

    def test_before_the_measures_the_text_of_2012_governed(self):
        measured = of_capacity("2023-04-01")
        assert liable("21.3a", system(), measured, on=date(2023, 4, 30)) == []
        (across,) = liable("21.3a", system(), measured, on=date(2023, 5, 1))
        assert [law.version.key for law in across.laws] == ["2012", "2023"]
        assert [sanction.citation.short for sanction in across.sanctions] == ["62.2", "63.1"]
        assert any("证监会令第82号" in note.zh for note in across.notes)

    def test_conduct_under_the_measures_of_2012_leads_to_nothing_under_those_of_today(self):
        silent = record(IncidentReport, code="B1", incident="I9", kind="initial", recipient="bureau")
        incident = record(Incident, code="I1", found_at="2022-03-01 10:00")
        ledgers = ledgers_of(incident, silent)
        duties = matching("2012:32.1e", duties_over_time())
        found = evaluate(ledgers, date(2023, 4, 30), calendar=Calendar.standard(), duties=duties)
        (before,) = liabilities(found, ledgers)
        assert before.sanctions == ()
        assert before.laws[0].version.key == "2012"
        assert before.mitigation is None
        assert any("证监会令第82号" in note.zh for note in before.notes)


class TestWhatIsBroken:
    def test_the_securities_law_and_not_the_measures_between_five_and_twenty_years(self):
        store = log("business", "2024-01-01", "2030-06-01")
        on = date(2030, 6, 30)
        assert liable("18.2b-1", system(trading_records=True), store, on=on) == []
        (one,) = liable("18.2b-2", system(trading_records=True), store, on=on)
        assert one.sanctions == ()
        assert one.mitigation is None
        assert [provision.zh for provision in one.laws[0].other_laws] == [
            "《证券法》第214条",
            "《期货和衍生品法》第144条",
        ]
        assert "不是本办法" in one.notes[0].zh

    def test_the_measures_as_well_below_five_years(self):
        store = log("business", "2027-01-01", "2030-06-01")
        (one,) = liable("18.2b-1", system(trading_records=True), store, on=date(2030, 6, 30))
        assert [sanction.citation.short for sanction in one.sanctions] == ["62.2", "63.1", "64.1"]

    def test_an_internal_standard_is_no_law(self):
        (one,) = liable("36a-2", vulnerability("2026-01-01", None))
        assert any("内部标准" in note.zh for note in one.notes)
        (own,) = liable("38.1b", record(Drill, code="YL-1", kind="joint", ended_on="2026-01-05"), kind="core")
        assert not any("内部标准" in note.zh for note in own.notes)

    def test_a_duty_of_another_version_leads_to_nothing_here(self):
        (duty,) = matching("21.3a")
        old = replace(duty, id="2022-draft:13x", cite=art(13, version="2022-draft")).as_if_in_force()
        measured = of_capacity("2026-06-01")
        ledgers = ledgers_of(system(), measured)
        (one,) = liabilities(evaluate(ledgers, ON, calendar=Calendar.standard(), duties=[old]), ledgers)
        assert one.sanctions == ()


class TestWhoAnswers:
    @pytest.mark.parametrize(
        ("kind", "values", "liable_as"),
        [
            ("core", {}, Kind.CORE),
            ("securities", {}, Kind.OPERATING),
            ("futures", {}, Kind.OPERATING),
            ("fund", {}, Kind.OPERATING),
            ("service", {}, Kind.SERVICE),
            ("custody_bank", {}, Kind.REFERRED),
            ("advisory", {}, Kind.REFERRED),
            ("fund_service", {}, Kind.REFERRED),
            ("subsidiary", {}, Kind.REFERRED),
            ("private_fund", {"operates_own_systems": True, "holder_accounts": 1000}, Kind.REFERRED),
            ("private_fund", {"operates_own_systems": True, "holder_accounts": 999}, Kind.OTHER),
            ("private_fund", {}, Kind.OTHER),
            ("tech_subsidiary", {}, Kind.SUBSIDIARY),
            ("association", {}, Kind.OTHER),
            ("other", {}, Kind.OTHER),
        ],
    )
    def test_by_the_words_of_the_law(self, kind, values, liable_as):
        (party,) = parties(ledgers_of(kind=kind, **values))
        assert party.liable_as is liable_as

    @pytest.mark.parametrize(
        ("kind", "articles", "noted"),
        [
            ("core", ["62.1", "65"], False),
            ("securities", ["62.2", "63.1", "65"], False),
            ("service", ["62.2"], False),
            ("custody_bank", ["62.2"], True),
            ("tech_subsidiary", ["62.1", "62.2"], True),
        ],
    )
    def test_only_general_sanctions_strike_those_of_article_74(self, kind, articles, noted):
        (one,) = liable("36a-2", vulnerability("2026-01-01", None), kind=kind, cii_operator=False)
        assert [sanction.citation.short for sanction in one.sanctions] == articles
        assert any("第七十四条" in note.zh for note in one.notes) == noted

    @pytest.mark.parametrize("kind", ["association", "other"])
    def test_everyone_answers_for_article_24_and_for_nothing_else(self, kind):
        activity = unlawful_testing("2026-01-01")
        (one,) = liable("24a", activity, kind=kind)
        assert [sanction.citation.short for sanction in one.sanctions] == ["66"]

    @pytest.mark.parametrize(("kind", "reliefs"), [("core", 2), ("securities", 2), ("service", 0), ("custody_bank", 0)])
    def test_article_70_is_for_core_and_operating_institutions(self, kind, reliefs):
        (one,) = liable("36a-2", vulnerability("2026-01-01", None), kind=kind)
        assert len(one.mitigation.reliefs if one.mitigation else ()) == reliefs

    @pytest.mark.parametrize(
        ("cii", "attaches", "noted"), [(True, True, False), (False, False, False), (None, False, True)]
    )
    def test_operators_of_critical_infrastructure_and_those_of_whom_it_is_not_known(self, cii, attaches, noted):
        store = log("system", "2026-06-01", "2026-06-01")
        (one,) = liable("18.2c", system(), store, cii_operator=cii)
        assert ("64.2" in [sanction.citation.short for sanction in one.sanctions]) == attaches
        assert any("第六十四条第二款" in note.zh for note in one.notes) == noted

    def test_article_72_only_says_to_whom_reports_go(self):
        filed = record(Filing, code="BS-1", kind="annual_report", filed_on="2026-04-01", recipient="bureau")
        (one,) = liable("72a", filed, kind="core")
        assert one.sanctions == ()
        assert [note.zh for note in one.notes] == ["没有挂接本条的罚则"]

    def test_nothing_is_noted_where_64_2_would_not_attach(self):
        measured = of_capacity(ON.isoformat())
        (one,) = liable("21.3a", system(), measured, cii_operator=None)
        assert one.notes == ()
