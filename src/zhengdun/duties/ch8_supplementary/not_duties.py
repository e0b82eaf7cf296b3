"""Rules of chapter 8 that bind nobody: clause of the list of rules -> the reason, ``中文|English``."""

from __future__ import annotations

_WHO = "用语定义，在义务的主体中适用|A definition, applied in whom a duty binds"
_BY_REFERENCE = (
    "确定哪些主体适用本办法，在义务的主体中适用：约束经营机构的义务一并约束，除非注明不参照适用"
    "|It says to whom the Measures apply: what binds operating institutions binds these too, unless a duty excepts them"
)

NOT_DUTIES: dict[str, str] = {
    "71(一)": _WHO,
    "71(二)": _WHO,
    "71(三)": _WHO,
    "71(四)": "用语定义，在第二十条的判断中适用|A definition, applied in judging article 20",
    "71(五)": "用语定义：重要信息系统由机构在台账中认定|A definition: the institution marks its important systems",
    "71(六)": "用语定义：是否有较大影响由机构在台账中认定|A definition: the institution records what is major",
    "71(七)": "“以上”“以下”的含义，在各门槛的判断中适用|What “or more” and “less” include, applied in every threshold",
    "73": "涉密系统从其规定，不产生本办法的义务|State secrets are under rules of their own",
    "74.1": _BY_REFERENCE,
    "74.2": _BY_REFERENCE,
    "75": "施行日期，在行为发生之日的法律中适用|The day of entry into force, applied to the day of the conduct",
}
