"""How the cells of a case are read: as in a workbook, and as people write what a decision tells."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from zhengdun.kit.parameters import PARAMETERS
from zhengdun.ledger.columns import Facts
from zhengdun.ledger.kinds.words import codes_by_word, plain

BLANK = {"无", "未", "没有", "空", "-", "—", "未完成", "未开展", "未制定"}
"""What people write into the cell of a day or number that there is none of."""
UNSAID = {"不详", "未知", "不明", "?", "？", "unknown"}
"""What says that a case does not tell, as though the heading were not there."""

MORNING, EVENING = "00:00", "23:59"
"""The hours between which a moment lies of which only the day is told."""

_DAY_ONLY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_CLOCK = re.compile(r"(\d{1,2})[时点](?:(\d{1,2})分?)?(?:(\d{1,2})秒)?$")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_MEASURED = ("date", "moment", "number", "integer")
_OTHER_WORDS = {"证监局": "属地派出机构", "升级": "变更", "新建": "上线"}
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
    if text == "" or (about.kind in _MEASURED and text in BLANK):
        return None
    if about.kind == "moment":
        return _CLOCK.sub(_with_colons, text)
    if about.kind == "choice":
        return _choice(text, about)
    if about.kind == "choices":
        return "、".join(_choice(one.strip(), about) for one in re.split(r"[、，,;；\n]+", text) if one.strip())
    return text


def _with_colons(clock: re.Match[str]) -> str:
    hour, minute, second = (int(part or 0) for part in clock.groups())
    return f" {hour:02}:{minute:02}:{second:02}"


def at_hour(text: str | None, about: Facts, hour: str) -> str | None:
    """The cell with ``hour`` added where a moment is asked for and only its day is told."""
    if text is None or about.kind != "moment" or not _DAY_ONLY.fullmatch(text):
        return text
    return f"{text} {hour}"


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
    word = plain(_OTHER_WORDS.get(text, text))
    found = {label.zh for label in about.choices.values() for form in _forms(label.zh) if word in form or form in word}
    return found.pop() if len(found) == 1 else text


def _forms(label: str) -> tuple[str, str]:
    """The label without what it says in brackets, and without the brackets alone."""
    return re.sub(r"\([^()]*\)", "", plain(label)), re.sub(r"[()]", "", plain(label))
