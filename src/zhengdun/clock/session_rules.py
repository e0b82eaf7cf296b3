"""The rules of which trading sessions follow, and reading them from a table.

A table has the headings 组, 阶段, 开始, 结束, 生效日, 失效日, 状态, 来源, or group, kind, start, end,
valid_from, valid_until, status, source. A group is named by its key or its Chinese name
(:data:`zhengdun.clock.groups.GROUPS`).
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from zhengdun.clock.days import ONE_DAY
from zhengdun.clock.groups import GROUPS
from zhengdun.clock.reading import Row, Rows, read_table

_HEADINGS = {
    "group": "组",
    "kind": "阶段",
    "start": "开始",
    "end": "结束",
    "valid_from": "生效日",
    "valid_until": "失效日",
    "status": "状态",
    "source": "来源",
}
_KEYS = {**{key: key for key in GROUPS}, **{zh: key for key, (zh, _) in GROUPS.items()}}
_NIGHT_BEGINS = time(18, 0)  # No exchange closes later or opens its night session earlier.

VERIFIED = ("官", "律", "转", "测", "自定")
"""What a rule's ``status`` says where somebody vouches for it: official text, statute, reprint, tried, one's own."""

UNVERIFIED = ("推定", "未核", "冲突", "忆")
"""What it says where nobody does: inferred, not checked, sources in conflict, from memory."""


@dataclass(frozen=True, slots=True)
class SessionRule:
    """One phase of trading of one group, from ``start`` to ``end`` (not included), Beijing time.

    ``end`` is on the next day where it is not later than ``start``. The rule holds for sessions that begin on
    ``valid_from`` or later and, unless ``valid_until`` is None, on that day or earlier.
    """

    group: str
    kind: str
    start: time
    end: time
    valid_from: date
    valid_until: date | None
    status: str
    source: str

    @property
    def is_night(self) -> bool:
        """Whether it belongs to the night session, which precedes the trading day it counts for."""
        return self.start >= _NIGHT_BEGINS

    @property
    def is_verified(self) -> bool:
        """Whether its status vouches for it."""
        return self.status in VERIFIED

    def holds_on(self, day: date) -> bool:
        """Whether the rule holds for sessions that begin on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Its start and end if it begins on ``day``."""
        end_day = day if self.end > self.start else day + ONE_DAY
        return datetime.combine(day, self.start), datetime.combine(end_day, self.end)


def read_session_rules(source: str | Rows) -> tuple[SessionRule, ...]:
    r"""The rules of a table.

    Args:
        source: a text whose first line holds the headings, or rows of cells by heading.

    Raises:
        TableRefused: with everything that is wrong, each with its row.

    >>> text = "group,kind,start,end,valid_from,valid_until,status,source\n"
    >>> [rule] = read_session_rules(text + "股票,夜盘,21:00,2:30,2027-01-01,,自定,公告")
    Traceback (most recent call last):
    zhengdun.clock.errors.TableRefused: 第2行 group：“股票”不在可选值之中：...
    >>> [rule] = read_session_rules(text + "stock,夜盘,21:00,2:30,2027-01-01,,自定,公告")
    >>> print(*rule.span(date(2027, 1, 4)))
    2027-01-04 21:00:00 2027-01-05 02:30:00
    """
    table = read_table(source, _HEADINGS)
    table.require(*_HEADINGS)
    rules = tuple(rule for row in table.rows if (rule := _rule(row)))
    table.refuse_if_wrong()
    return rules


def session_rules_csv(rules: Iterable[SessionRule]) -> str:
    """The rules as a table, which :func:`read_session_rules` reads back."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for rule in rules:
        clocks = f"{rule.start:%H:%M}", f"{rule.end:%H:%M}"
        writer.writerow(
            (rule.group, rule.kind, *clocks, rule.valid_from, rule.valid_until or "", rule.status, rule.source)
        )
    return text.getvalue()


def _rule(row: Row) -> SessionRule | None:
    group, kind = row.choice("group", tuple(_KEYS)), row.text("kind")
    start, end = row.time("start"), row.time("end")
    valid_from = row.date("valid_from")
    valid_until = None if row.is_blank("valid_until") else row.date("valid_until")
    status, source = row.choice("status", VERIFIED + UNVERIFIED), row.text("source")
    if start is not None and start == end:
        row.complain("end", "结束时刻与开始时刻相同", "ends as it starts")
    if valid_from and valid_until and valid_until < valid_from:
        row.complain("valid_until", "失效日早于生效日", "ends before it holds")
    if group is None or start is None or end is None or valid_from is None or status is None:
        return None
    return SessionRule(_KEYS[group], kind, start, end, valid_from, valid_until, status, source)
