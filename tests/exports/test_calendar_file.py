"""The calendar file: what RFC 5545 asks, read back by the library and by hand."""

from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest

from zhengdun.assessment.agenda import agenda
from zhengdun.clock import Calendar
from zhengdun.duties.testing import ON, ledgers_of, record
from zhengdun.exports.calendar_file import icalendar_of
from zhengdun.exports.summary import subject_names
from zhengdun.ledger.tables.emergency import Drill

STAMP = datetime(2026, 6, 30, 9, 30, tzinfo=timezone(timedelta(hours=8)))
OCTETS = 75


def items_of(assessed, days=90):
    return agenda(assessed.findings, calendar=assessed.calendar, days=days)


def events(content):
    return {str(one["uid"]): one for one in icalendar.Calendar.from_ical(content).walk("VEVENT")}


@pytest.fixture(scope="module", params=["zh", "en"])
def content(request, sample):
    names = subject_names(sample.ledgers, sample.findings, request.param)
    return icalendar_of(items_of(sample, 365), request.param, stamp=STAMP, names=names)


class TestForm:
    def test_lines_end_in_crlf_and_hold_75_octets(self, content):
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
        assert max(map(len, content.split(b"\r\n"))) <= OCTETS

    def test_no_sign_is_torn_apart_by_folding(self, content):
        for line in content.split(b"\r\n"):
            line.decode()

    def test_required_properties_stand_once(self, content):
        text = content.replace(b"\r\n ", b"").decode().split("\r\n")
        assert text[0] == "BEGIN:VCALENDAR"
        assert text.count("VERSION:2.0") == 1
        begun = text.count("BEGIN:VEVENT")
        assert begun > 0
        for name in ("UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "TRANSP:TRANSPARENT", "SUMMARY:"):
            assert sum(line.startswith(name) for line in text) == begun, name

    def test_every_dated_item_is_an_event_of_its_own(self, content, sample):
        dated = [item for item in items_of(sample, 365) if item.due]
        assert len(events(content)) == len(dated) > 0

    def test_an_event_fills_its_day_and_leaves_it_free(self, content):
        for event in events(content).values():
            assert type(event["dtstart"].dt) is date
            assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
            assert event["dtstamp"].dt == datetime(2026, 6, 30, 1, 30, tzinfo=UTC)


class TestContent:
    def test_an_event_says_what_for_whom_and_why_then(self, small):
        names = subject_names(small.ledgers, small.findings)
        found = events(icalendar_of(items_of(small), stamp=STAMP, names=names)).values()
        coming = next(event for event in found if event["dtstart"].dt == date(2026, 7, 15))
        assert coming["summary"] == "证盾：联合演练后15个工作日内报告中国证监会（应急演练 YL-3）"
        description = str(coming["description"])
        for told in (
            "第三十八条第一款",
            "15个工作日内",
            "2026-06-24 的次日起第15个工作日：2026-07-15",
            "07-04—07-05 周末",
        ):
            assert told in description
        (alarm,) = coming.walk("VALARM")
        assert alarm["trigger"].dt == timedelta(days=-7)
        assert alarm["action"] == "DISPLAY"

    def test_what_is_overdue_says_so_and_reminds_of_nothing(self, small):
        found = events(icalendar_of(items_of(small), stamp=STAMP)).values()
        late = next(event for event in found if event["dtstart"].dt < ON)
        assert "【逾期】" in late["summary"]
        assert late.walk("VALARM") == []

    def test_english(self, small):
        found = events(icalendar_of(items_of(small), "en", stamp=STAMP)).values()
        assert {str(event["summary"])[:9] for event in found} == {"Zhengdun:"}
        assert all("Article 38(1)" in event["description"] for event in found)

    def test_identities_survive_a_new_file_a_new_name_and_another_language(self, small):
        first = icalendar_of(items_of(small), "zh", stamp=STAMP)
        later = icalendar_of(
            items_of(small), "en", stamp=STAMP + timedelta(days=3), names=subject_names(small.ledgers, small.findings)
        )
        assert events(first).keys() == events(later).keys()

    def test_identities_tell_nothing(self, small):
        for uid in events(icalendar_of(items_of(small), stamp=STAMP)):
            assert "YL" not in uid
            assert len(uid.partition("@")[0]) == 40

    def test_what_the_calendar_does_not_reach_is_counted(self, assess):
        ends = Calendar.standard().last
        drills = [record(Drill, code=f"YL-{n}", kind="joint", ended_on=ends.isoformat()) for n in range(2)]
        assessed = assess(ledgers_of(*drills, kind="core"), "38.1b", on=ends)
        read = icalendar.Calendar.from_ical(icalendar_of(items_of(assessed), stamp=STAMP))
        assert read.walk("VEVENT") == []
        assert read["x-wr-caldesc"] == "另有 2 项因日历未覆盖而没有到期日，未列入"

    def test_hostile_names_stay_inside_their_lines(self, small):
        hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\x07\u2028;,\\n"
        items = [item for item in items_of(small) if item.subject == "YL-3"]
        names = {(item.institution, item.duty.id, item.subject): hostile for item in items}
        (event,) = events(icalendar_of(items, stamp=STAMP, names=names)).values()
        assert "（xEND:VEVENTBEGIN:VEVENT;,\\n YL-3）" in event["summary"]

    def test_nothing_due_is_a_calendar_with_nothing_in_it(self):
        assert events(icalendar_of([], stamp=STAMP)) == {}

    def test_a_stamp_without_a_zone_is_refused(self):
        with pytest.raises(ValueError, match="time zone"):
            icalendar_of([], stamp=datetime(2026, 6, 30))  # noqa: DTZ001
