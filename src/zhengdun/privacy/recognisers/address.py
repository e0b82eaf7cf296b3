"""Addresses down to the house: after a word that announces one, or from the province or district on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.characters import HAN, Words, after_characters, starts_with
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

_ANY = f"[{HAN}0-9A-Za-z#-]"
_HOUSE_PARTS = ("号楼", "号院", "号", "栋", "幢", "座", "单元", "室", "层", "楼", "弄", "户", "房")
_LONGEST_NUMBER = 6
_HOUSE = f"(?:[0-9A-Za-z][0-9A-Za-z-]{{0,{_LONGEST_NUMBER - 1}}}(?:{'|'.join(_HOUSE_PARTS)}))"
_STREET = "(?:路|街|大道|道|巷|胡同|弄|村|里|园|小区|花园|苑|镇|乡)"
_TO_FIRST_PART = (
    f"(?:(?:{'|'.join(ANNOUNCING)})[{_GLUE}]{{0,{_MOST_GLUE}}}|{'|'.join(PROVINCES)}){_ANY}{{2,40}}?{_HOUSE}"
    f"|[{HAN}]{{2,3}}[区县市镇][{HAN}]{{1,8}}?{_STREET}{_HOUSE}"
)
_HINTS = ("室", "栋", "幢", "单元", "号楼", "号院", "弄", "路", "街", "道", "巷", "村")
"""Rows without any of these are not looked at: finding words is much quicker than matching the expression."""

_ANNOUNCING_WORDS, _GLUE_CHARACTERS = Words(ANNOUNCING), Words(_GLUE)
_PART_WORDS = Words(_HOUSE_PARTS)

_has_hint = re.compile("|".join(_HINTS)).search
_find_matches = re.compile(f"(?:{_TO_FIRST_PART}){_HOUSE}*").finditer
_match_lead = re.compile(f"(?:{'|'.join(ANNOUNCING)})[{_GLUE}]{{0,{_MOST_GLUE}}}").match
_is_address = re.compile(f"{_ANY}{{2,40}}?{_HOUSE}+").fullmatch


class AddressRecogniser:
    """Finds addresses."""

    kind = Kind.ADDRESS
    shortest_run = NO_RUNS

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        starts, ends = spans(reading, _TO_FIRST_PART, "|".join(_HINTS))
        if not len(starts):
            return Hits.none()
        ends = _to_last_part(reading, ends)
        meeting = starts[1:][starts[1:] < ends[:-1]]  # where the rest of one looks like the beginning of another
        if len(meeting):
            apart = ~np.isin(reading.text.row_of(starts), reading.text.row_of(meeting))
            starts, ends = starts[apart], ends[apart]
        return Hits.joined(
            [self._judged(reading, starts, ends), find_row_by_row(reading, meeting, self.find_in_message)]
        )

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


def _to_last_part(reading: Reading, ends: Positions) -> Positions:
    """The ends moved on past all further parts such as 2栋 and 1203室.

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
    return ends


RECOGNISERS = (AddressRecogniser(),)
