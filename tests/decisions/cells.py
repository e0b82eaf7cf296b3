"""How the cells of a case are read: as in a workbook, and as people write what a decision tells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from zhengdun.kit.parameters import PARAMETERS
from zhengdun.ledger.columns import Facts
from zhengdun.ledger.kinds.words import codes_by_word, plain

UNSAID = {"不详", "未知", "不明", "不清楚", "无法确定", "未说明", "未提及", "未披露", "?", "？", "unknown"}
"""What says that a case does not tell, as though the heading were not there."""

MORNING, EVENING = "00:00", "23:59"
"""The hours between which a moment lies of which only the day is told."""

_NOTHING = re.compile(r"(?:从未|尚未|未|没有|无|空).{0,6}|[-—–]+")
"""What people write into the cell of a day or number that there is none of: 无, 未报告, 从未开展."""
_NAMES_NOTHING = {"无", "没有", "-", "—"}
_NO = ("不", "未", "没", "非", "无", "失败")
"""How words begin that people write for no: 不足, 未脱敏."""

_DAY_ONLY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_PERIOD_ONLY = re.compile(r"(\d{4})(?:年|[-/.年](\d{1,2})月?)?")
_CLOCK = re.compile(r"\s*([上下]午|晚上?)?(\d{1,2})[时点](?:(\d{1,2})分?)?(?:(\d{1,2})秒)?[许左右]*$")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_QUANTITY = re.compile(r"(?:大?约|近|超过|共|第)?([\d,，.]+|[一二三四五六七八九十])([万亿]?)[余多]?(\D*)")
_DIGITS = "一二三四五六七八九十"
_TIMES = {"万": 10_000, "亿": 100_000_000}
_DURATION = re.compile(r"(?=.)(?:(\d+)小时)?(?:(\d+)分钟?)?(?:\d+秒)?")
_MEASURED = ("date", "moment", "number", "integer")
_OTHER_WORDS = {
    "证监局": "属地派出机构",
    "监管局": "属地派出机构",
    "证监会": "中国证监会",
    "升级": "变更",
    "新建": "上线",
    "券商": "证券公司",
    "基金公司": "基金管理公司",
    "交易所": "核心机构",
    "登记结算": "核心机构",
    "信息技术服务机构": "信息技术系统服务机构",
    "投资咨询": "证券投资咨询机构",
    "基金销售": "基金托管与公募基金服务机构",
    "托管银行": "基金托管与公募基金服务机构",
    "私募": "私募基金管理人",
    "科技子公司": "信息科技专业子公司",
    "子公司": "经营机构子公司",
}
"""Words of decisions for what the ledgers call otherwise."""


def text_of(value: Any) -> str:
    """A value as somebody would write it into a workbook."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(text_of, value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return "" if value is None else str(value).strip()


def cell_of(value: Any, about: Facts) -> str | None:
    """The text of a cell in the words of the ledger; None where it is blank."""
    text = text_of(value)
    if about.kind in (*_MEASURED, "flag"):
        text = _REMARK.sub("", text).strip()
    if text == "" or _is_nothing(text, about):
        return None
    read = _READERS.get(about.kind)
    return read(text, about) if read else text


def _is_nothing(text: str, about: Facts) -> bool:
    if about.kind in _MEASURED:
        return _NOTHING.fullmatch(text) is not None
    return about.kind in ("text", "code", "ref", "refs") and text in _NAMES_NOTHING


def _moment(text: str, _: Facts) -> str:
    return _CLOCK.sub(_with_colons, text)


def _with_colons(clock: re.Match[str]) -> str:
    half, *parts = clock.groups()
    hour, minute, second = (int(part or 0) for part in parts)
    later = 12 if half in ("下午", "晚", "晚上") and hour < 12 else 0
    return f" {hour + later:02}:{minute:02}:{second:02}"


def _number(text: str, about: Facts) -> str:
    """The number alone, without the column's own unit and without what says that it is rounded."""
    unit = about.unit.zh if about.unit else ""
    if unit == "分钟" and (spent := _DURATION.fullmatch(text)):
        hours, minutes = (int(part or 0) for part in spent.groups())
        return str(hours * 60 + minutes)
    found = _QUANTITY.fullmatch(text)
    if found is None or found[3].strip() not in ("", unit):
        return text
    digit = _DIGITS.find(found[1]) + 1
    number = str(digit) if digit else found[1].replace("，", ",")
    return f"{float(number.replace(',', '')) * _TIMES[found[2]]:.0f}" if found[2] else number


def _flag(text: str, _: Facts) -> str:
    return "否" if text.startswith(_NO) else "是" if text.startswith("已") else text


def day_of(value: Any) -> date:
    """The day that somebody wrote."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if not _DAY_ONLY.fullmatch(str(value).strip()):
        raise ValueError(f"{value!r} is no day; write 2026-06-30")
    return date(*map(int, re.findall(r"\d+", str(value))))


def at_edge(text: str | None, about: Facts, hour: str, on: date) -> str | None:
    """The first or last (``hour``) day or minute that a cell may mean, up to the day ``on`` of the case."""
    if text is None or about.kind not in ("date", "moment"):
        return text
    if period := _PERIOD_ONLY.fullmatch(text):
        text = _edge_of(int(period[1]), int(period[2]) if period[2] else None, on, first=hour == MORNING)
    return f"{text} {hour}" if about.kind == "moment" and _DAY_ONLY.fullmatch(text) else text


def _edge_of(year: int, month: int | None, on: date, *, first: bool) -> str:
    start = date(year, month or 1, 1)
    end = date(year, month or 12, monthrange(year, month or 12)[1])
    return str(start if first else max(start, min(end, on)))


def parameter_named(words: str) -> str | None:
    """The name of the number that an institution may set, by its name or by its label without what is in brackets."""
    if words in PARAMETERS:
        return words
    found = {one.number for one in PARAMETERS.values() if words == re.sub(r"（.*", "", one.label.zh)}
    return found.pop() if len(found) == 1 else None


def _choice(text: str, about: Facts) -> str:
    """The label of the one choice that ``text`` is, or is part of, or has as part; else the text itself."""
    if plain(text) in codes_by_word(about):
        return text
    labels = {label.zh for label in about.choices.values()}
    other = next((label for word, label in _OTHER_WORDS.items() if word in text and label in labels), None)
    word, forms = plain(text), [(label, form) for label in labels for form in _forms(label)]
    within = {label for label, form in forms if word in form}
    having = {label for label, form in forms if form in word}
    if len(within) == 1:
        return within.pop()
    return other or (having.pop() if len(having) == 1 else text)


def _forms(label: str) -> tuple[str, str]:
    """The label without what it says in brackets, and without the brackets alone."""
    return re.sub(r"\([^()]*\)", "", plain(label)), re.sub(r"[()]", "", plain(label))


def _choices(text: str, about: Facts) -> str:
    return "、".join(_choice(one.strip(), about) for one in re.split(r"[、，,;；\n]+", text) if one.strip())


_READERS: dict[str, Callable[[str, Facts], str]] = {
    "moment": _moment,
    "number": _number,
    "integer": _number,
    "flag": _flag,
    "choice": _choice,
    "choices": _choices,
}
