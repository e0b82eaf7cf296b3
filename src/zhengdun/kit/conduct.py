"""Conduct: when a breach was committed, as far as its finding tells. The law of that day answers it.

An act is judged under the law of its day. An omission, or a state that ought not to be, goes on until it is mended:
under the law in force when it ends, and under today's while it lasts. Where the records leave open when that was, the
earliest and the latest possible day are named and nothing in between is guessed. See
``docs/decisions/0021-the-day-of-the-conduct.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from zhengdun.ledger.columns import Label

_NOT_KNOWN = Label("台账未记录确切日期", "the records do not name the day")


@dataclass(frozen=True)
class Conduct:
    """The days of one breach.

    Args:
        earliest, latest: between these, both included, lies the day whose law answers it: the day of an act, or the
            last day of what went on. They are the same day where that is known.
        since: the first day of what went on; None for an act, or where it is not known.
        goes_on: whether it went on at the day of the assessment, which then is ``latest``.
        why: why the day is not known better, where it is not.
    """

    earliest: date
    latest: date
    since: date | None = None
    goes_on: bool = False
    why: Label | None = None

    @property
    def known(self) -> bool:
        """Whether the day whose law answers it is known."""
        return self.earliest == self.latest

    def text(self, lang: str) -> str:
        """The days in words.

        >>> act(date(2026, 3, 2)).text("zh")
        '2026-03-02'
        >>> omission(date(2026, 3, 31), None, on=date(2026, 6, 30)).text("zh")
        '2026-04-01 起，至评估日 2026-06-30 仍在持续'
        >>> omission(date(2026, 3, 31), date(2026, 4, 9), on=date(2026, 6, 30)).text("en")
        '2026-04-01 to 2026-04-09'
        """
        zh = lang != "en"
        if self.why is not None:
            between = f"{self.earliest} 至 {self.latest} 之间" if zh else f"between {self.earliest} and {self.latest}"
            return f"{between}（{self.why.zh}）" if zh else f"{between} ({self.why.en})"
        if self.goes_on:
            if zh:
                return (f"{self.since} 起，" if self.since else "") + f"至评估日 {self.latest} 仍在持续"
            return (f"since {self.since}, " if self.since else "") + f"still going on at {self.latest}"
        if self.since in (None, self.latest):
            return str(self.latest)
        return f"{self.since} 至 {self.latest}" if zh else f"{self.since} to {self.latest}"


def act(day: date) -> Conduct:
    """What was done on one day."""
    return Conduct(day, day)


def omission(due: date, done: date | None, *, on: date) -> Conduct:
    """What should have been done by ``due``, and was done on the day ``done`` or is still to be done (``on``)."""
    end = on if done is None else done
    return Conduct(end, end, since=min(due + timedelta(days=1), end), goes_on=done is None)


def state(on: date) -> Conduct:
    """What the ledgers of the day ``on`` show to be so; since when is not on record."""
    return Conduct(on, on, goes_on=True)


WHICH_WAS_MISSED = Label("缺的是哪一期或者哪一天，结论未记录", "which of them was missed is not in the finding")
"""Why it cannot be told which of several periods or days was missed."""


def some_day(earliest: date, latest: date, why: Label = _NOT_KNOWN) -> Conduct:
    """What happened, or ended, on some day between these, both included."""
    return Conduct(earliest, latest, why=why if earliest < latest else None)


def seen(day: date, *, on: date) -> Conduct:
    """A state that was last looked at on ``day``, and may have gone on until the day ``on`` of the assessment."""
    why = Label("其后是否改正未见记录", "whether it was mended after that is not on record")
    return some_day(day, on, why)
