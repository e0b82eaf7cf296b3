"""Incidents: their grades and the clocks of their reports, on two tracks.

The CSRC grades by CSRC Announcement 〔2021〕12, the cyberspace administration by the national rules on reporting
security incidents; each has its own table of grades, its own recipients and its own terms. The tables are not on
record but for single rows, so grading is data: the rows shipped here, and those in an institution's ledger
事件分级规则. Where no row decides, a person must. Nothing here is a finding under the Measures.
"""

from zhengdun.incidents.clocks import TrackClock
from zhengdun.incidents.dossier import Dossier, dossiers, end_of_day
from zhengdun.incidents.grading import Grading, grading
from zhengdun.incidents.rules import Rule, rules_of, shipped_rules

__all__ = ["Dossier", "Grading", "Rule", "TrackClock", "dossiers", "end_of_day", "grading", "rules_of", "shipped_rules"]
