"""The articles that breaches cite: each place once, without a paragraph where there is only one."""

from zhengdun.assessment import evaluate
from zhengdun.assessment.cited import breaches, cited_articles
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of, record
from zhengdun.ledger.tables.emergency import Incident, Vulnerability

LATE = record(Vulnerability, code="L1", found_on="2026-01-05", verified_on="2026-03-05", confirmed=False)
LOST = {"found_at": "2026-06-29 10:00", "response_at": "2026-06-29 10:05", "evidence_kept": False}


def judged(*records):
    return evaluate(ledgers_of(*records), ON, calendar=Calendar.standard(), duties=all_duties())


def test_each_place_once_in_the_order_of_the_measures():
    found = judged(LATE, record(Incident, code="I1", **LOST), record(Incident, code="I2", **LOST))
    assert [place.zh for place in cited_articles(found)] == ["第三十六条", "第三十九条第一款"]


def test_breaches_of_internal_standards_can_be_left_out():
    found = judged(LATE, record(Incident, code="I1", **LOST))
    assert [place.zh for place in cited_articles(found, internal=False)] == ["第三十九条第一款"]


def test_only_some_of_the_breaches():
    found = judged(LATE, record(Incident, code="I1", **LOST))
    some = {one for one in breaches(found) if one[2] == "L1"}
    assert some
    assert [place.zh for place in cited_articles(found, among=some)] == ["第三十六条"]


def test_nothing_breached_cites_nothing():
    found = judged()
    assert cited_articles(found) == ()
    assert breaches(found) == frozenset()
