"""When a breach was committed: which slot of each shape's finding says so, and what is left open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.duties.registry import all_duties, matching
from zhengdun.kit.conduct import Conduct, act, omission, seen, some_day, state
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.each_day import EachDay

ON = date(2026, 6, 30)
NOTHING = dict.fromkeys(("due", "event", "done", "value", "bound"))
days = st.dates(date(2023, 5, 1), ON)


def breach(duty_id: str, *, on: date = ON, **slots: object) -> Conduct:
    (duty,) = [duty for duty in matching(duty_id) if duty.id == duty_id]
    return duty.shape.breach({**NOTHING, **slots}, on)


def d(text: str) -> date:
    return date.fromisoformat(text)


class TestActs:
    @pytest.mark.parametrize(
        ("duty", "slots"),
        [
            pytest.param("15.1a", {"event": d("2025-12-31"), "done": d("2026-03-01")}, id="a step before an act"),
            pytest.param("24a", {"event": d("2025-12-31")}, id="a prohibition with a day"),
            pytest.param("33a-1", {"event": d("2025-12-31")}, id="a condition asked for on a day"),
            pytest.param(
                "21.2b-2",
                {"event": d("2024-01-01"), "done": d("2025-12-31"), "due": d("2029-01-01")},
                id="disposed of too early: the day of the disposal, not of the report",
            ),
        ],
    )
    def test_the_law_of_the_day_of_the_act(self, duty, slots):
        assert breach(duty, **slots) == act(d("2025-12-31"))

    def test_an_act_over_days_ends_with_its_last(self):
        conduct = breach("15.2", event=d("2025-12-31"), done=d("2026-01-01"))
        assert (conduct.since, conduct.earliest, conduct.latest) == (d("2025-12-31"), d("2026-01-01"), d("2026-01-01"))
        assert breach("15.2", event=d("2025-12-31")) == some_day(d("2025-12-31"), ON)
        assert breach("15.2", event=ON, done=d("2026-07-01")) == act(ON)


class TestOmissions:
    @pytest.mark.parametrize("duty", ["36a-2", "40a-1", "39.2b"])
    def test_they_go_on_until_mended(self, duty):
        mended = breach(duty, event=d("2025-12-01"), due=d("2025-12-31"), done=d("2026-01-09"))
        assert (mended.since, mended.earliest, mended.latest) == (d("2026-01-01"), d("2026-01-09"), d("2026-01-09"))
        assert not mended.goes_on

    @pytest.mark.parametrize("duty", ["36a-2", "40a-1"])
    def test_what_was_never_done_goes_on_today(self, duty):
        open_ = breach(duty, event=d("2025-12-01"), due=d("2025-12-31"))
        assert (open_.since, open_.earliest, open_.latest, open_.goes_on) == (d("2026-01-01"), ON, ON, True)

    def test_a_term_in_hours_may_end_on_the_day_it_was_late(self):
        late = breach("41-1", event=d("2025-12-02"), due=d("2025-12-02"), done=d("2025-12-02"))
        assert (late.since, late.latest) == (d("2025-12-02"), d("2025-12-02"))
        assert late.text("zh") == "2025-12-02"

    def test_a_yearly_report_counts_from_the_day_that_passed_not_from_the_next(self):
        late = breach("59.1b-1", event=d("2025-04-30"), done=d("2025-06-01"), due=d("2026-04-30"))
        assert (late.since, late.latest) == (d("2025-05-01"), d("2025-06-01"))

    def test_an_interval_that_ran_out(self):
        gap = breach("55.2", done=d("2024-01-01"), due=d("2025-12-31"))
        assert (gap.since, gap.latest, gap.goes_on) == (d("2026-01-01"), ON, True)


class TestStates:
    @pytest.mark.parametrize("duty", ["9.1a", "10.1a-1", "18.2a", "16.2a", "19a-2"])
    def test_what_the_ledgers_show_goes_on_and_began_nobody_knows_when(self, duty):
        assert breach(duty) == state(ON)
        assert breach(duty).since is None

    @pytest.mark.parametrize("duty", ["21.3a", "48c", "9.1d"])
    def test_what_was_measured_or_stated_may_have_gone_on(self, duty):
        assert breach(duty, event=d("2025-12-01")) == seen(d("2025-12-01"), on=ON)
        assert breach(duty, event=ON).known

    @pytest.mark.parametrize("duty", ["25b-3", "25b-4", "39.1b", "47b-1"])
    def test_what_is_owed_from_a_day_on_may_have_gone_on(self, duty):
        assert breach(duty, event=d("2025-12-01")) == seen(d("2025-12-01"), on=ON)

    def test_a_gap_ended_nobody_knows_when(self):
        assert not breach("31.1a-1", event=d("2024-01-01"), done=d("2025-12-01")).known

    def test_logs_were_lost_between_the_earliest_kept_and_the_check(self):
        lost = breach("18.2b-1", event=d("2025-11-01"), due=d("2024-01-01"), done=d("2026-02-01"))
        assert (lost.earliest, lost.latest, lost.known) == (d("2025-11-01"), d("2026-02-01"), False)
        assert breach("18.2b-1") == state(ON)


class TestPeriods:
    def test_a_year_without(self):
        assert breach("21.1a", value=0.0, bound=1.0, done=d("2026-04-17")) == act(d("2025-12-31"))

    def test_the_last_quarter_was_missed_where_the_latest_record_is_older(self):
        assert breach("20.1c", value=3.0, bound=4.0, done=d("2025-12-30")) == act(d("2026-03-31"))
        assert breach("20.1c", value=0.0, bound=4.0) == act(d("2026-03-31"))

    def test_else_it_was_one_of_those_that_may_be(self):
        """On 30 June 2026 the quarters judged end on 30 June, 30 September, 31 December 2025 and 31 March 2026."""
        one = breach("20.1c", value=3.0, bound=4.0, done=d("2026-06-01"))
        assert (one.earliest, one.latest, one.known) == (d("2025-06-30"), d("2026-03-31"), False)
        three = breach("20.1c", value=1.0, bound=4.0, done=d("2026-06-01"))
        assert (three.earliest, three.latest) == (d("2025-12-31"), d("2026-03-31"))
        assert breach("20.1c", value=0.0, bound=4.0, done=d("2026-06-01")) == act(d("2026-03-31"))

    def test_yesterday_was_missed_where_the_latest_backup_is_older(self):
        assert breach("20.1b", value=90.0, bound=92.0, done=d("2026-06-28")) == act(d("2026-06-29"))
        assert breach("20.1b", value=0.0, bound=1.0) == act(d("2026-06-29"))

    @given(asked=st.integers(1, 400), data=st.data())
    def test_the_latest_day_missed_lies_between_the_bounds(self, asked, data):
        first = ON - timedelta(days=asked)
        missing = data.draw(st.sets(st.integers(0, asked - 1), min_size=1))
        kept = [first + timedelta(days=n) for n in range(asked) if n not in missing] + [ON]
        (duty,) = [duty for duty in all_duties() if isinstance(duty.shape, EachDay)]
        found = duty.shape.breach(
            {**NOTHING, "value": float(asked - len(missing)), "bound": float(asked), "done": max(kept)}, ON
        )
        assert found.earliest <= first + timedelta(days=max(missing)) <= found.latest


@given(due=days, data=st.data())
def test_an_omission_never_ends_before_it_began(due, data):
    done = data.draw(st.none() | st.dates(due, ON))
    conduct = omission(due, done, on=ON)
    assert conduct.since <= conduct.earliest == conduct.latest
    assert conduct.goes_on == (done is None)


def test_the_words_say_what_is_known():
    assert seen(d("2025-12-01"), on=ON).text("zh") == "2025-12-01 至 2026-06-30 之间（其后是否改正未见记录）"
    assert state(ON).text("en") == "still going on at 2026-06-30"
    assert some_day(ON, ON).text("zh") == "2026-06-30"
    for duty in all_duties():
        if isinstance(duty.shape, Holds) and duty.shape.lasts:
            assert duty.shape.at is not None
