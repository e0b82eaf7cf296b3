"""The agenda as an iCalendar file (RFC 5545): all-day events with a reminder a week before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from zhengdun.exports.incident_events import incident_event
from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import say

if TYPE_CHECKING:
    from zhengdun.assessment.agenda import Item
    from zhengdun.exports.summary import Names
    from zhengdun.incidents import Dossier, TrackClock

_DAY = timedelta(days=1)
_REMIND_BEFORE = timedelta(days=7)


def icalendar_of(
    items: Sequence[Item],
    lang: str = "zh",
    *,
    stamp: datetime,
    names: Names | None = None,
    beside: Iterable[tuple[Dossier, TrackClock]] = (),
) -> bytes:
    """The calendar file of an agenda.

    Each item is an all-day event on its due day that leaves the day free. Its identity depends on institution,
    duty, subject and due day alone, so that a program that imports the file again brings its events up to date. An
    overdue item stands on the day it was due, marked as overdue, without a reminder. An item whose due day lies
    beyond the calendar cannot be an event: the description of the calendar says how many were left out.

    Args:
        items: from :func:`zhengdun.assessment.agenda.agenda`.
        lang: "zh" or "en".
        stamp: when the file was made (DTSTAMP), with its time zone.
        names: what the subjects are called (:func:`zhengdun.exports.summary.subject_names`); else their codes.
        beside: open clocks of incidents that other rules set; one whose end is not known is left out.

    Raises:
        ValueError: ``stamp`` has no time zone.
    """
    if stamp.tzinfo is None:
        raise ValueError("stamp needs a time zone: the moment the file was made is written in UTC")
    calendar = Calendar()
    calendar.add("prodid", f"-//Zhengdun//Agenda//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", say("证盾到期事项|Zhengdun agenda").get(lang))
    undated = sum(item.due is None for item in items)
    if undated:
        left_out = say(
            "另有 {n} 项因日历未覆盖而没有到期日，未列入|{n} more left out: their due day lies beyond the calendar",
            n=undated,
        )
        calendar.add("x-wr-caldesc", left_out.get(lang))
    for item in items:
        if item.due is not None:
            calendar.add_component(_event(item, item.due, lang, stamp.astimezone(UTC), names or {}))
    for dossier, clock in beside:
        if clock.due is not None:
            calendar.add_component(incident_event(dossier, clock, clock.due, lang, stamp.astimezone(UTC)))
    content: bytes = calendar.to_ical()
    return content


def _event(item: Item, due: date, lang: str, stamp: datetime, names: Names) -> Event:
    duty = item.duty
    named = names.get((item.institution, duty.id, item.subject), item.subject)
    name = named if named == item.subject else f"{named} {item.subject}"
    title = Label.parse(duty.title).get(lang)
    overdue = say("【逾期】|(overdue) ").get(lang) if item.overdue else ""
    summary = f"Zhengdun: {overdue}{title} ({name})" if lang == "en" else f"证盾：{overdue}{title}（{name}）"
    summary = _printable(summary)
    event = Event()
    event.add("uid", _uid(item, due))
    event.add("dtstamp", stamp)
    event.add("dtstart", due)
    event.add("dtend", due + _DAY)
    event.add("transp", "TRANSPARENT")
    event.add("summary", summary)
    event.add("description", "\n".join(map(_printable, _description(item, name, lang))))
    if not item.overdue:
        event.add_component(_reminder(summary))
    return event


def _description(item: Item, name: str, lang: str) -> list[str]:
    duty = item.duty
    words: Mapping[str, str] = {
        "依据|Under": duty.cite.place(lang),
        "原文|Words of the law": f"“{duty.quote}”",
        "对象|Subject": name,
        "推算|Derivation": item.how(lang),
        "要做|To do": Label.parse(duty.remedy).get(lang),
        "规则|Rule": duty.id,
    }
    return [f"{Label.parse(both).get(lang)}{': ' if lang == 'en' else '：'}{text}" for both, text in words.items()]


def _reminder(summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -_REMIND_BEFORE)
    return alarm


def _printable(text: str) -> str:
    """The text without control characters, which the format forbids."""
    return "".join(sign for sign in text if sign.isprintable())


def _uid(item: Item, due: date) -> str:
    told = "\n".join((item.institution, item.duty.id, item.subject, due.isoformat()))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:40]}@zhengdun"
