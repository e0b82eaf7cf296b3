"""Addresses in one message, by expressions; ``address.py`` gives the same hits for many rows."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.characters import HAN, han_without
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Reason
from zhengdun.privacy.recognisers.pairs import DIGITS, Pair

PROVINCES = (
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西",
    "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古",
    "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
)  # fmt: skip

ANNOUNCING = ("地址", "住址", "住所", "居住地", "户籍地", "户籍", "寄至", "寄送至", "邮寄至", "送至", "家住", "位于")

GLUE = ":：为是在 \u3000"
MOST_GLUE = 2
SPACES = " \u3000"

UNITS = "省市区县镇乡道路街巷村里弄号區縣鎮號"
"""What a space may follow within an address."""

HOUSE_PARTS = (
    "号楼", "号院", "号", "栋", "幢", "座", "单元", "室", "层", "楼", "支弄", "弄", "户", "房", "组",
    "號樓", "號", "棟", "單元", "層", "樓", "戶",
)  # fmt: skip
WIDE_DIGITS = "０１２３４５６７８９"
LONGEST_NUMBER = 6
SPELLED_NUMBERS = "一二三四五六七八九十百"
LONGEST_SPELLED = 4

LEAST_TO_HOUSE, MOST_TO_HOUSE = 2, 40
"""Characters between the province, or what announces an address, and the first house."""

STREETS = (
    "路", "街", "大道", "道", "巷", "胡同", "弄", "村", "里", "园", "小区", "花园", "苑", "镇", "乡", "段",
)  # fmt: skip
DISTRICTS = "区县市镇區縣鎮"
NOT_IN_DISTRICT = "和与及或在于到至从由住的是为了"
LEAST_IN_DISTRICT, MOST_IN_DISTRICT = 2, 3
MOST_TO_STREET = 8
"""Characters of the name of a district, and from there to the street."""

HINTS = ("室", "栋", "幢", "单元", "号楼", "号院", "弄", "路", "街", "道", "巷", "村", "號")
"""Rows without any of these are not looked at: finding words is much quicker than matching the expression."""

BUILDINGS = (
    "大厦", "大楼", "公寓", "广场", "中心", "小区", "花园", "家园", "软件园", "科技园", "产业园", "工业园", "园区",
    "新村", "宾馆", "酒店", "大廈", "大樓", "廣場",
)  # fmt: skip
NOT_IN_BUILDING = NOT_IN_DISTRICT + "、"
MOST_TO_BUILDING = 10

MOST_IN_ROOM, MOST_IN_PIECE, MOST_PIECES = 4, 5, 3
LEAST_IN_ROOM = 3
"""Digits of the number of a room, of the pieces behind hyphens, and how many pieces; digits of one without pieces."""

HOUSE_PAIRS = Pair(
    f"{string.ascii_letters}{DIGITS}{WIDE_DIGITS}-{SPELLED_NUMBERS}", "".join(sorted({part[0] for part in HOUSE_PARTS}))
)
"""The last character of the number of a house with the first of what follows it."""

_ANY = f"[{HAN}0-9A-Za-z０-９#-]"
_PARTS = f"(?:{'|'.join(HOUSE_PARTS)})"
_HOUSE = f"[0-9A-Za-z０-９][0-9A-Za-z０-９-]{{0,{LONGEST_NUMBER - 1}}}{_PARTS}"
_SPELLED_HOUSE = f"[{SPELLED_NUMBERS}]{{1,{LONGEST_SPELLED}}}{_PARTS}"
_STREET = f"(?:{'|'.join(STREETS)})"
_IN_DISTRICT = f"[{han_without(NOT_IN_DISTRICT)}]{{{LEAST_IN_DISTRICT},{MOST_IN_DISTRICT}}}"
TO_FIRST_PART = (
    f"(?:(?:{'|'.join(ANNOUNCING)})[{GLUE}]{{0,{MOST_GLUE}}}|{'|'.join(PROVINCES)})"
    f"(?:[{UNITS}][{SPACES}]|{_ANY}){{{LEAST_TO_HOUSE},{MOST_TO_HOUSE}}}?(?:{_HOUSE}|{_STREET}{_SPELLED_HOUSE})"
    f"|{_IN_DISTRICT}[{DISTRICTS}][{SPACES}]?[{HAN}]{{1,{MOST_TO_STREET}}}?{_STREET}[{SPACES}]?"
    f"(?:{_HOUSE}|{_SPELLED_HOUSE})"
)
"""From the beginning to the first house."""

_BUILDING = f"[{han_without(NOT_IN_BUILDING)}A-Za-z0-9]{{1,{MOST_TO_BUILDING}}}?(?:{'|'.join(BUILDINGS)})"
_ROOM = (
    f"[0-9]{{1,{MOST_IN_ROOM}}}(?:-[0-9]{{1,{MOST_IN_PIECE}}}){{1,{MOST_PIECES}}}(?![0-9A-Za-z-])"
    f"|[0-9]{{{LEAST_IN_ROOM},{MOST_IN_ROOM}}}(?![0-9A-Za-z-])"
)
_MORE = f"[{SPACES}]?(?:{_HOUSE}|{_SPELLED_HOUSE}|{_ROOM}|{_BUILDING})"
"""What follows the first part: further parts, the name of a building, the number of a room."""

_has_hint = re.compile("|".join(HINTS)).search
_find_address = re.compile(f"(?:{TO_FIRST_PART})(?:{_MORE})*").search
_match_lead = re.compile(f"(?:{'|'.join(ANNOUNCING)})[{GLUE}]{{0,{MOST_GLUE}}}").match
_is_address = re.compile(
    f"{_ANY}{{{LEAST_TO_HOUSE},{MOST_TO_HOUSE}}}?(?:{_HOUSE}|{_STREET}{_SPELLED_HOUSE})(?:{_MORE})*"
).fullmatch


def addresses_in(message: str) -> Iterator[Hit]:
    """The addresses in a message."""
    end = 0
    for place in HOUSE_PAIRS.places_in(message) if _has_hint(message) else ():
        if place < end:
            continue
        match = _find_address(message, end)
        if match is None:
            return
        end = match.end()
        lead = _match_lead(match[0])
        if lead is None:
            yield Hit(*match.span(), Kind.ADDRESS, Confidence.PATTERN, Reason.FORM)
        else:
            yield Hit(match.start() + lead.end(), end, Kind.ADDRESS, Confidence.CONTEXT, Reason.CUE)


def is_address(text: str) -> bool:
    """Whether it is one address and nothing else."""
    return _is_address(text) is not None
