"""The articles at a glance, and what subjects are called."""

from collections import Counter

import pytest

from zhengdun.assessment import evaluate
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of, record, system
from zhengdun.exports.row_names import row_names
from zhengdun.exports.summary import GRAVEST_FIRST, MARKS, gravest, overview, subject_names
from zhengdun.exports.topics import article_label, chapter_label, topic
from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import systems
from zhengdun.kit.outcomes import Outcome
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.existence import Covers
from zhengdun.law import art, load
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.capacity import CapacityRecord, StressTest
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import LeadDepartment, Staff
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading, System


class TestOverview:
    def test_articles_with_their_findings_and_duties(self, small):
        found = {article.article: article for article in overview(small.findings)}
        assert list(found) == [9, 21, 36, 38]
        assert found[21].findings == Counter({Outcome.CANNOT_TELL: 4, Outcome.BREACHED: 1, Outcome.MET: 1})
        assert found[21].duties == Counter({Outcome.CANNOT_TELL: 1, Outcome.BREACHED: 1})
        assert found[21].worst is Outcome.BREACHED
        assert found[36].worst is Outcome.CANNOT_TELL
        assert found[38].chapter.number == 4

    def test_every_finding_is_counted_once(self, sample):
        assert sum(sum(article.findings.values()) for article in overview(sample.findings)) == len(
            sample.findings.frame
        )
        assert sum(sum(article.duties.values()) for article in overview(sample.findings)) == len(sample.findings.duties)

    def test_a_breach_of_an_internal_standard_alone_does_not_break_the_law(self, sample):
        for article in overview(sample.findings):
            duties = [duty for duty in sample.findings.duties if duty.cite.article == article.article]
            breached = sample.findings.frame.filter(outcome="breached")["duty"].cast(str).to_list()
            assert article.breaks_the_law == any(duty.id in breached and not duty.internal for duty in duties)

    @pytest.mark.parametrize(
        ("outcomes", "worst"),
        [
            ([Outcome.MET, Outcome.NOT_APPLICABLE], Outcome.MET),
            ([Outcome.MET, Outcome.CANNOT_TELL], Outcome.CANNOT_TELL),
            ([Outcome.ERROR, Outcome.CANNOT_TELL], Outcome.ERROR),
            ([Outcome.BREACHED, Outcome.ERROR], Outcome.BREACHED),
            ([Outcome.NOT_APPLICABLE], Outcome.NOT_APPLICABLE),
        ],
    )
    def test_the_gravest_stands_for_all(self, outcomes, worst):
        assert gravest(outcomes) is worst

    def test_every_outcome_has_a_place_and_a_sign_of_its_own(self):
        assert set(GRAVEST_FIRST) == set(Outcome) == set(MARKS)
        assert len(set(MARKS.values())) == len(Outcome)


class TestNames:
    def test_a_row_has_its_own_name(self):
        assert row_names(ledgers_of(system("S1", name="行情系统")), System) == {("A", "S1"): "行情系统"}

    def test_a_row_without_one_is_called_after_what_it_refers_to(self):
        ledgers = ledgers_of(system("S1", name="行情系统"), record(StressTest, code="YC-1", system="S1"))
        assert row_names(ledgers, StressTest)["A", "YC-1"] == "行情系统"

    def test_and_so_on_to_what_that_refers_to(self):
        ledgers = ledgers_of(
            system("S1", name="行情系统"),
            record(MlpsGrading, system="S1"),
            record(MlpsEvaluation, code="CP-1", system="S1"),
        )
        assert row_names(ledgers, MlpsGrading)["A", "S1"] == "行情系统"
        assert row_names(ledgers, MlpsEvaluation)["A", "CP-1"] == "行情系统"

    def test_a_key_of_several_columns_keeps_its_other_parts(self):
        ledgers = ledgers_of(
            system("S1", name="行情系统"), record(CapacityRecord, system="S1", measured_on="2026-03-01")
        )
        assert row_names(ledgers, CapacityRecord)["A", "S1 2026-03-01"] == "行情系统 2026-03-01"

    def test_nothing_is_called_after_those_who_did_it(self):
        ledgers = ledgers_of(
            record(Staff, code="E1", name="示例人员"),
            record(LeadDepartment, code="D1", name="网络安全部", from_on="2024-01-01"),
            record(Drill, code="YL-1", kind="own", organiser="D1"),
        )
        assert row_names(ledgers, Drill) == {}

    def test_a_dangling_reference_names_nothing(self):
        assert row_names(ledgers_of(record(StressTest, code="YC-1", system="S9")), StressTest) == {}

    def test_items_on_a_list_and_institutions_and_kinds(self, small):
        names = subject_names(small.ledgers, small.findings)
        assert names["A", "9.1a", "it_governance"] == "信息技术治理架构文件"
        assert names["A", "9.1d", "A"] == "示例机构"
        assert names["A", "21.3a", "S1"] == "集中交易系统"
        assert names["A", "38.1b", "YL-1"] == "应急演练"
        assert (
            subject_names(small.ledgers, small.findings, "en")["A", "9.1a", "it_governance"]
            == "IT governance structure"
        )

    def test_every_finding_has_a_name(self, sample):
        names = subject_names(sample.ledgers, sample.findings)
        keys = set(sample.findings.frame.select("institution", "duty", "subject").iter_rows())
        assert names.keys() == keys
        assert all(names.values())

    def test_an_item_asked_of_a_row_follows_its_name(self, small):
        kinds = facts(Drill.kind).choices
        drilled = Duty(
            id="38.2z",
            cite=art(38, 2),
            title="各类演练|Drills of every kind",
            binds=CORE,
            quote="应当定期开展网络安全应急演练",
            shape=Covers(each=systems, items=kinds, of=rows(Drill), by=Drill.kind),
            evidence="演练报告|Reports",
            remedy="开展演练|Hold them",
        )
        ledgers = ledgers_of(system("S1", name="行情系统"), kind="core")
        found = evaluate(ledgers, ON, calendar=small.calendar, duties=[drilled])
        assert subject_names(ledgers, found)["A", "38.2z", "S1 own"] == "行情系统：本机构演练"
        assert subject_names(ledgers, found, "en")["A", "38.2z", "S1 own"] == "行情系统: Own drill"


class TestTopics:
    def test_every_article_has_one_in_both_languages(self):
        for article in load().articles:
            assert topic(article.number).zh
            assert topic(article.number).en
            assert article_label(article.number).zh == article.label

    def test_headings_are_short_enough_for_a_tile(self):
        assert max(len(topic(article.number).zh) for article in load().articles) <= 8

    def test_every_duty_has_a_chapter_with_a_heading(self):
        for duty in all_duties():
            chapter = load().article(duty.cite.article).chapter
            assert chapter_label(chapter.number).zh == chapter.label
            assert chapter_label(chapter.number).en.startswith(f"Chapter {chapter.number} ")
