"""Rules of chapter 1 that bind nobody: clause of the list of rules -> the reason, ``中文|English``."""

from __future__ import annotations

_POWER = "中国证监会的监督管理职责|A task of the CSRC in its supervision"

NOT_DUTIES: dict[str, str] = {
    "1": "立法目的和上位法依据|The purpose of the Measures and the laws that they rest on",
    "2": "适用范围，在各义务的主体中适用|The scope of the Measures, applied in whom each duty binds",
    **{f"5({item})": _POWER for item in "一二三四五六七八"},
    "6.1": "监督管理体制|How the supervision is organised",
    "6.2": "派出机构的日常监管职责|A task of the CSRC's local offices",
    "7": "行业协会制定自律规则的职责，未规定“应当”|A competence of associations; the article says no “shall”",
}
