"""Events of a calendar file for the reports on incidents that other rules than the Measures ask for."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from icalendar import Event

from zhengdun.incidents.clocks import Due
from zhengdun.ledger.problems import on_one_line, say

if TYPE_CHECKING:
    from zhengdun.incidents import Dossier, TrackClock

_BEIJING = timezone(timedelta(hours=8))
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def incident_event(dossier: Dossier, clock: TrackClock, due: Due, lang: str, stamp: datetime) -> Event:
    """The event: the last minute of a term in hours, the last day of any other."""
    report = clock.report
    what = say("{name.zh}→{to.zh}|{name.en} to {to.en}", name=report.name, to=report.recipient).get(lang)
    subject = on_one_line(f"{dossier.title} {dossier.code}" if dossier.title != dossier.code else dossier.code)
    event = Event()
    event.add("uid", _uid(dossier, clock))
    event.add("dtstamp", stamp)
    if isinstance(due, datetime):
        ends = due.replace(tzinfo=_BEIJING).astimezone(UTC)
        event.add("dtstart", ends - _MINUTE)
        event.add("dtend", ends)
    else:
        event.add("dtstart", due)
        event.add("dtend", due + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("summary", on_one_line(f"Zhengdun: {what} ({subject})" if lang == "en" else f"证盾：{what}（{subject}）"))
    beside = say("其他规定，不是《办法》的义务|Another rule, no duty of the Measures").get(lang)
    event.add("description", "\n".join([beside, on_one_line(clock.owed.why.get(lang)), on_one_line(clock.how(lang))]))
    return event


def _uid(dossier: Dossier, clock: TrackClock) -> str:
    """The same for the same report, whatever its term turns out to be."""
    report = clock.report
    told = "\n".join((dossier.institution, dossier.code, report.track, report.name.zh, report.recipient.zh))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:40]}@zhengdun"
