"""Grades come from rules on record and facts on record, or from nobody but a person."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.duties.testing import ledgers_of, record
from zhengdun.incidents import Rule, grading, rules_of, shipped_rules
from zhengdun.incidents.grading import NO_FACTS, is_at_least
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.grading import GRADES, GradingRule
from zhengdun.ledger.tables.institution import Institution

REAL_TIME = "集中竞价交易系统以外的实时交易系统"
DAY = date(2026, 3, 2)


def rule(code="R1", track="csrc", grade="ordinary", *, words=None, since=date(2021, 6, 4), status="own", **amounts):
    until = amounts.pop("until", None)
    return Rule(code, track, grade, words or {}, amounts, since, until, status, "自定", shipped=False)


def graded(track="csrc", rules=None, day=DAY, **facts):
    return grading(track, {**NO_FACTS, **facts}, shipped_rules() if rules is None else rules, day)


def outage(minutes, abnormality="严重异常", **facts):
    return graded(system_class=REAL_TIME, abnormality=abnormality, abnormal_minutes=minutes, **facts)


class TestWhatIsOnRecord:
    def test_an_outage_of_19_minutes_in_2023_was_considerable(self):
        assert outage(19).grade == "considerable"

    @pytest.mark.parametrize(
        ("minutes", "grade"),
        [(9.99, None), (10, "considerable"), (29.99, "considerable"), (30, "major"), (600, "major")],
        ids=["below 10", "10 is included", "below 30", "30 is included", "nothing graver is on record"],
    )
    def test_severe_abnormality_by_its_length(self, minutes, grade):
        assert outage(minutes).grade == grade

    def test_76_minutes_of_moderate_abnormality_are_not_on_record(self):
        found = outage(76, "中度异常")
        assert (found.grade, found.at_least, found.missing) == (None, None, ())
        assert "不等于级别更低" in found.why("zh")

    def test_a_few_delayed_orders_without_a_degree_cannot_be_graded(self):
        found = graded(system_class=REAL_TIME, abnormal_minutes=4, affected_investors=12)
        assert found.grade is None
        found = graded(system_class=REAL_TIME, abnormal_minutes=40, affected_investors=12)
        assert (found.grade, found.missing) == (None, ("abnormality",))

    @pytest.mark.parametrize(
        ("people", "grade"),
        [
            (999_999, None),
            (1_000_000, "considerable"),
            (9_999_999, "considerable"),
            (10_000_000, "major"),
            (99_999_999, "major"),
            (100_000_000, "special"),
        ],
    )
    def test_leaks_by_the_people_concerned_where_yi_shang_includes_the_number(self, people, grade):
        assert graded("cac", leaked_persons=people).grade == grade

    @pytest.mark.parametrize(("day", "grade"), [(date(2025, 10, 31), None), (date(2025, 11, 1), "special")])
    def test_the_national_rules_begin_on_2025_11_01(self, day, grade):
        assert graded("cac", day=day, leaked_persons=10**8).grade == grade

    def test_every_row_says_where_it_is_from_and_that_it_is_a_reprint(self):
        assert len(shipped_rules()) == 5
        for one in shipped_rules():
            assert one.source
            assert one.status == "reprint"
            assert one.shipped

    def test_a_leak_is_no_matter_of_the_other_track(self):
        assert graded(leaked_persons=10**9).missing == ("system_class", "abnormality", "abnormal_minutes")


class TestNeverSilently:
    def test_of_two_that_apply_the_gravest_counts_and_the_other_is_named(self):
        found = outage(45)
        assert [one.code for one in found.applying] == ["CSRC-01", "CSRC-02"]
        assert "CSRC-02" in found.why("zh")
        assert "gravest" in found.why("en")

    def test_missing_facts_are_named_with_their_ledger(self):
        found = graded()
        assert found.missing == ("system_class", "abnormality", "abnormal_minutes")
        assert "事件分级系统类别（台账“信息系统”）" in found.why("zh")
        assert "Degree of abnormality (ledger Incidents)" in found.why("en")

    def test_a_fact_that_speaks_against_a_rule_makes_the_others_needless(self):
        assert graded(system_class="其他类").missing == ()

    def test_a_graver_rule_that_may_apply_leaves_the_grade_open(self):
        rules = [*shipped_rules(), rule(grade="special", settlement_error=1e8)]
        found = graded(rules=rules, system_class=REAL_TIME, abnormality="严重异常", abnormal_minutes=19)
        assert (found.grade, found.at_least, found.missing) == (None, "considerable", ("settlement_error",))

    def test_a_milder_rule_that_may_apply_does_not(self):
        rules = [*shipped_rules(), rule(grade="ordinary", settlement_error=1)]
        found = graded(rules=rules, system_class=REAL_TIME, abnormality="严重异常", abnormal_minutes=19)
        assert found.grade == "considerable"

    def test_a_rule_that_is_not_verified_settles_nothing(self):
        found = graded(rules=[rule(status="unverified", abnormal_minutes=1)], abnormal_minutes=5)
        assert found.grade is None
        assert "R1 未核实" in found.why("zh")

    def test_a_rule_without_conditions_is_true_of_nothing(self):
        found = graded(rules=[rule()])
        assert (found.grade, found.any_in_force) == (None, False)

    def test_white_space_in_a_class_is_no_difference(self):
        found = graded(system_class="集中竞价交易系统 以外的实时交易系统 ", abnormality="严重异常", abnormal_minutes=30)
        assert found.grade == "major"

    def test_all_conditions_of_a_row_are_asked(self):
        both = [rule(grade="major", affected_investors=100_000, abnormal_minutes=30)]
        assert graded(rules=both, affected_investors=99_999).missing == ()
        assert graded(rules=both, affected_investors=100_000).missing == ("abnormal_minutes",)
        assert graded(rules=both, affected_investors=100_000, abnormal_minutes=30).grade == "major"

    def test_nothing_on_record_for_the_day_says_so(self):
        found = graded(day=date(2021, 6, 3), system_class=REAL_TIME)
        assert "没有在册" in found.why("zh")

    @pytest.mark.parametrize(("day", "grade"), [(date(2026, 1, 31), "ordinary"), (date(2026, 2, 1), None)])
    def test_the_day_on_which_a_rule_ends_is_out_of_force(self, day, grade):
        assert (
            graded(rules=[rule(until=date(2026, 2, 1), abnormal_minutes=0)], day=day, abnormal_minutes=1).grade == grade
        )


class TestImport:
    def test_an_institution_enters_rules_in_its_ledger_in_chinese(self):
        frames = {
            Institution: pl.DataFrame({"institution": ["A"], "name": ["示例机构"], "kind": ["证券公司"]}),
            GradingRule: pl.DataFrame(
                {
                    "institution": ["A"],
                    "code": ["FJ-001"],
                    "track": ["证监会"],
                    "grade": ["一般"],
                    "abnormal_minutes_at_least": ["0"],
                    "valid_from": ["2021-06-04"],
                    "status": ["本机构核定"],
                    "source": ["内部标准"],
                }
            ),
        }
        rules = rules_of(Ledgers.from_frames(frames), "A")
        assert [one.code for one in rules if not one.shipped] == ["FJ-001"]
        assert graded(rules=rules, system_class="其他", abnormal_minutes=3).grade == "ordinary"

    def test_the_rules_of_another_institution_do_not_count(self):
        own = record(
            GradingRule, code="X", track="csrc", grade="ordinary", valid_from="2021-06-04", status="own", source="自定"
        )
        assert rules_of(ledgers_of(own), "B") == shipped_rules()
        assert [one.code for one in rules_of(ledgers_of(own), "A")][-1] == "X"

    def test_every_amount_of_an_incident_has_its_column_in_the_rules(self):
        amounts = [name.removesuffix("_at_least") for name in GradingRule.column_names() if name.endswith("_at_least")]
        assert set(amounts) <= set(Incident.column_names())
        assert set(amounts) | {"system_class", "abnormality"} == set(NO_FACTS)


amounts = st.none() | st.integers(0, 3)
some_rules = st.lists(
    st.builds(
        lambda grade, minutes, people, status: rule(
            grade=grade,
            status=status,
            **{k: v for k, v in {"abnormal_minutes": minutes, "leaked_persons": people}.items() if v is not None},
        ),
        st.sampled_from(list(GRADES)),
        amounts,
        amounts,
        st.sampled_from(["own", "unverified"]),
    ),
    max_size=5,
)


@given(some_rules, amounts, amounts)
def test_a_settled_grade_does_not_change_whatever_the_missing_facts_turn_out_to_be(rules, minutes, people):
    found = graded(rules=rules, abnormal_minutes=minutes, leaked_persons=people)
    for true_minutes in range(4) if minutes is None else [minutes]:
        for true_people in range(4) if people is None else [people]:
            whole = graded(rules=rules, abnormal_minutes=true_minutes, leaked_persons=true_people)
            assert found.at_least is None or is_at_least(whole.at_least, found.at_least)
            if found.grade is not None:
                assert whole.grade == found.grade
