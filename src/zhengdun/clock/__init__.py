"""Working days and trading sessions, from dated tables with their sources.

Here is what needs the standard library only. The same over columns is in :mod:`zhengdun.clock.frames` and
:mod:`zhengdun.clock.session_frames`, which need Polars.
"""

from zhengdun.clock.calendar import Calendar
from zhengdun.clock.days import Day
from zhengdun.clock.derivation import Derivation, Passed
from zhengdun.clock.errors import CalendarEnds, ClockError, Problem, TableRefused
from zhengdun.clock.groups import GROUPS
from zhengdun.clock.notices import calendar_csv, read_calendar
from zhengdun.clock.periods import Period, Unit, add_months, period_of
from zhengdun.clock.products import Product, products
from zhengdun.clock.session_rules import SessionRule, read_session_rules, session_rules_csv
from zhengdun.clock.sessions import Session, SessionTable

__all__ = [
    "GROUPS",
    "Calendar",
    "CalendarEnds",
    "ClockError",
    "Day",
    "Derivation",
    "Passed",
    "Period",
    "Problem",
    "Product",
    "Session",
    "SessionRule",
    "SessionTable",
    "TableRefused",
    "Unit",
    "add_months",
    "calendar_csv",
    "period_of",
    "products",
    "read_calendar",
    "read_session_rules",
    "session_rules_csv",
]
