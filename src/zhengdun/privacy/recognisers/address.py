"""Addresses down to the house or the room: after a word that announces one, or from the province or district on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.characters import (
    HAN,
    Words,
    after_characters,
    han_without,
    may_be_han,
    starts_with,
)
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.patterns import spans
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading, is_digit, is_letter
from zhengdun.privacy.text.flat import FlatText

PROVINCES = (
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西",
    "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古",
    "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
)  # fmt: skip

ANNOUNCING = ("地址", "住址", "住所", "居住地", "户籍", "寄至", "寄送至", "邮寄至", "送至", "家住", "位于")

_GLUE = ":：为是在 \u3000"
_MOST_GLUE = 2
_HYPHEN = np.uint8(ord("-"))
_SPACES = " \u3000"

_ANY = f"[{HAN}0-9A-Za-z０-９#-]"
_UNITS = "省市区县镇乡道路街巷村里弄号區縣鎮號"
"""What a space may follow within an address."""

_HOUSE_PARTS = (
    "号楼", "号院", "号", "栋", "幢", "座", "单元", "室", "层", "楼", "支弄", "弄", "户", "房", "组",
    "號樓", "號", "棟", "單元", "層", "樓", "戶",
)  # fmt: skip
_LONGEST_NUMBER = 6
_PARTS = f"(?:{'|'.join(_HOUSE_PARTS)})"
_HOUSE = f"[0-9A-Za-z０-９][0-9A-Za-z０-９-]{{0,{_LONGEST_NUMBER - 1}}}{_PARTS}"
_SPELLED_HOUSE = f"[一二三四五六七八九十百]{{1,4}}{_PARTS}"
_STREET = "(?:路|街|大道|道|巷|胡同|弄|村|里|园|小区|花园|苑|镇|乡|段)"
_IN_DISTRICT = han_without("和与及或在于到至从由住的是为了")
_TO_FIRST_PART = (
    f"(?:(?:{'|'.join(ANNOUNCING)})[{_GLUE}]{{0,{_MOST_GLUE}}}|{'|'.join(PROVINCES)})"
    f"(?:[{_UNITS}][{_SPACES}]|{_ANY}){{2,40}}?(?:{_HOUSE}|{_STREET}{_SPELLED_HOUSE})"
    f"|[{_IN_DISTRICT}]{{2,3}}[区县市镇區縣鎮][{_SPACES}]?[{HAN}]{{1,8}}?{_STREET}[{_SPACES}]?(?:{_HOUSE}|{_SPELLED_HOUSE})"
)
_HINTS = ("室", "栋", "幢", "单元", "号楼", "号院", "弄", "路", "街", "道", "巷", "村", "號")
"""Rows without any of these are not looked at: finding words is much quicker than matching the expression."""

_BUILDINGS = (
    "大厦", "大楼", "公寓", "广场", "中心", "小区", "花园", "家园", "软件园", "科技园", "产业园", "工业园", "园区",
    "新村", "宾馆", "酒店", "大廈", "大樓", "廣場",
)  # fmt: skip
_BUILDING = f"[{han_without('和与及或在于到至从由住的是为了、')}A-Za-z0-9]{{1,10}}?(?:{'|'.join(_BUILDINGS)})"
_ROOM = "[0-9]{1,4}(?:-[0-9]{1,5}){1,3}(?![0-9A-Za-z-])|[0-9]{3,4}(?![0-9A-Za-z-])"
_MORE = f"[{_SPACES}]?(?:{_HOUSE}|{_SPELLED_HOUSE}|{_ROOM}|{_BUILDING})"
"""What follows the first part: further parts, the name of a building, the number of a room."""

_ANNOUNCING_WORDS, _GLUE_CHARACTERS = Words(ANNOUNCING), Words(_GLUE)
_PART_WORDS = Words(_HOUSE_PARTS)

_has_hint = re.compile("|".join(_HINTS)).search
_find_matches = re.compile(f"(?:{_TO_FIRST_PART})(?:{_MORE})*").finditer
_match_lead = re.compile(f"(?:{'|'.join(ANNOUNCING)})[{_GLUE}]{{0,{_MOST_GLUE}}}").match
_is_address = re.compile(f"{_ANY}{{2,40}}?(?:{_HOUSE}|{_STREET}{_SPELLED_HOUSE})(?:{_MORE})*").fullmatch


class AddressRecogniser:
    """Finds addresses."""

    kind = Kind.ADDRESS
    shortest_run = NO_RUNS

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows; rows in which more than parts such as 2栋 may follow are read one by one."""
        starts, ends = spans(reading, _TO_FIRST_PART, "|".join(_HINTS))
        if not len(starts):
            return Hits.none()
        ends, going_on = _to_last_part(reading, ends)
        meeting = starts[1:][starts[1:] < ends[:-1]]  # where the rest of one looks like the beginning of another
        odd = np.concatenate([meeting, starts[going_on]])
        if len(odd):
            apart = ~np.isin(reading.text.row_of(starts), reading.text.row_of(odd))
            starts, ends = starts[apart], ends[apart]
        return Hits.joined([self._judged(reading, starts, ends), find_row_by_row(reading, odd, self.find_in_message)])

    def _judged(self, reading: Reading, starts: Positions, ends: Positions) -> Hits:
        word = starts_with(reading, starts, ends, _ANNOUNCING_WORDS)
        announced = word > 0
        begins = starts.copy()
        begins[announced] = after_characters(
            reading, (starts + word)[announced], ends[announced], _GLUE_CHARACTERS, _MOST_GLUE
        )
        confidence = np.where(announced, Confidence.CONTEXT, Confidence.PATTERN).astype(np.uint8)
        reason = np.where(announced, Reason.CUE, Reason.FORM).astype(np.uint8)
        return Hits.of_kind(self.kind, begins, ends, confidence, reason)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        for match in _find_matches(message) if _has_hint(message) else ():
            lead = _match_lead(match[0])
            if lead is None:
                yield Hit(*match.span(), self.kind, Confidence.PATTERN, Reason.FORM)
            else:
                yield Hit(match.start() + lead.end(), match.end(), self.kind, Confidence.CONTEXT, Reason.CUE)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are one address."""
        rows = text.to_arrow().to_pylist()
        return np.array([row is not None and _is_address(row) is not None for row in rows], np.bool_)


def _to_last_part(reading: Reading, ends: Positions) -> tuple[Positions, Mask]:
    """The ends moved on past all further parts such as 2栋 and 1203室, and after which more may follow.

    The Rust engine finds where a match begins by reading it backwards, which takes it twice as long if the number of
    parts is open.
    """
    ends = ends.copy()
    _, last = reading.bounds(ends - 1)
    going_on = np.arange(len(ends))
    while len(going_on):
        begins, row_ends = ends[going_on], last[going_on]
        window = reading.around(begins, _LONGEST_NUMBER + 1, begins, row_ends)
        number = is_digit(window) | is_letter(window)
        number[:, 1:] |= window[:, 1:] == _HYPHEN
        width = np.logical_and.accumulate(number, axis=1).sum(axis=1)
        part = starts_with(reading, begins + width, row_ends, _PART_WORDS)
        more = (width > 0) & (width <= _LONGEST_NUMBER) & (part > 0)
        going_on = going_on[more]
        ends[going_on] += (width + part)[more]
    window = reading.around(ends, _WIDE_BYTES, ends, last)
    wide = (window[:, 0] == _WIDE_LEAD) & (window[:, 1] == _WIDE_MIDDLE) & (window[:, 2] >= _WIDE_ZERO)
    wide &= window[:, 2] <= _WIDE_NINE
    spaced = (window[:, 0] == np.uint8(ord(" "))) | (window == np.frombuffer("\u3000".encode(), np.uint8)).all(axis=1)
    return ends, wide | spaced | may_be_han(window[:, 0]) | is_digit(window[:, 0]) | is_letter(window[:, 0])


_WIDE_BYTES = 3
_WIDE_LEAD, _WIDE_MIDDLE = np.uint8(0xEF), np.uint8(0xBC)
_WIDE_ZERO, _WIDE_NINE = np.uint8(0x90), np.uint8(0x99)
"""The last bytes of full-width digits."""


RECOGNISERS = (AddressRecogniser(),)
