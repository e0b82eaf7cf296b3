"""The second opinion: each kind as one regular expression, written anew, for what is left legible after a run.

The expressions are of the common ground of Python's ``re`` and the Rust engine of Polars (no look-around), so that
Polars can pick out the few cells worth a look and Python can judge those. Nothing here is taken from the recognisers:
a mistake in one is not repeated in the other. It is slower than they are, and asks for more proof: kinds that a
number alone does not show need the word that announces them.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.proof.checks import is_credit_code, is_residence_permit, is_resident_id, passes_luhn

_D = "[0-9０-９]"
_SEPARATORS = " \u00a0\u00ad\u2000-\u200d\u2010-\u2015\u202f\u205f\u2060\u2212\u3000\ufeff－\\-"
_SEPARATOR = f"[{_SEPARATORS}]?"
_LETTER = "[A-Za-zＡ-Ｚａ-ｚ]"
_SAYS = "[:：为是]?\\s?"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SERIAL = (
    "(?:流水号?|订单号?|[单序型批列]号|批次号?|合同号|(?:委托|订单|合同|成交|报价|业务|申请)编号)[:：#为是= ]{0,3}"
)
_VERSION = "(?:[Vv]|[Vv]er(?:sion)?|VERSION|版本号?|固件|[章节条])[.:：为是= ]{0,2}"
_SURNAME = (
    "(?:[王李张刘陈杨黄赵吴周徐孙马朱胡郭林何高罗郑梁谢宋唐張劉陳楊黃趙吳孫馬羅鄭謝]|欧阳|歐陽|司马|司馬|诸葛|諸葛)"
)
_HAN = "[\u4e00-\u9fff]"
_NAME_APART = f"{_SURNAME}{_HAN}{{1,2}}(?:[^\u4e00-\u9fff*＊]|$)"
_CUSTOMER = '(?:^|[^A-Za-z])(?:[Cc]ustomer|[Cc]lient)(?:[ _]?[Nn]ame)?"?[:=] ?"?'
_WIDE_LOCAL, _WIDE_DOMAIN = "[A-Za-z0-9._%+\\-Ａ-Ｚａ-ｚ０-９]", "[A-Za-z0-9\\-Ａ-Ｚａ-ｚ０-９]"
_REACH_BEFORE = 12
_MOBILE_DIGITS = 11
_LUCKY = {Kind.BANK_CARD, Kind.CREDIT_CODE}
_CREDIT = "[0-9A-HJ-NP-RT-UW-Y]"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One value that can be read: its kind, its digits and letters alone, and where it stands. Never shown."""

    kind: Kind
    value: str = field(repr=False)
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """How a kind is seen: the expression, a check of the digits and letters found, the word that announces it.

    ``lettered``: it may begin with a letter, so that a letter in front makes it part of a longer word. ``unless``: what
    stands right before it and makes it something else: a serial number, a version.
    """

    kind: Kind
    pattern: str
    is_one: Callable[[str], bool] = lambda _: True
    announced: str = ""
    lettered: bool = False
    unless: str = ""


def _grouped(*lengths: int) -> str:
    return _SEPARATOR.join(f"{_D}{{{length}}}" for length in lengths)


def _is_ipv4(value: str) -> bool:
    highest = 255
    return all(int(part) <= highest for part in value.split("."))


def _is_ipv6(value: str) -> bool:
    """Whether it is an address, and long enough to be no time of day."""
    fewest = 3
    try:
        ipaddress.IPv6Address(value)
    except ValueError:
        return False
    return sum(part != "" for part in value.split(":")) >= fewest


REFERENCES: tuple[Reference, ...] = (
    Reference(Kind.RESIDENT_ID, f"{_grouped(6, 4, 2, 2, 3)}{_SEPARATOR}[0-9０-９XxＸｘ]", is_resident_id),
    Reference(Kind.RESIDENT_ID, f"{_D}{{15}}", is_resident_id),
    Reference(Kind.RESIDENCE_PERMIT, f"[8８][1-3１-３][0０]{{4}}{_D}{{11}}[0-9０-９XxＸｘ]", is_residence_permit),
    Reference(
        Kind.BANK_CARD, f"[3-6３-６]{_D}{{3}}{_SEPARATOR}{_grouped(4, 4, 4)}{_SEPARATOR}{_D}{{0,3}}", passes_luhn
    ),
    Reference(
        Kind.MOBILE, f"(?:(?:00)?86{_SEPARATOR})?[1１][3-9３-９]{_D}{_SEPARATOR}{_grouped(4, 4)}", unless=_SERIAL
    ),
    Reference(Kind.MOBILE, r"1[3-9][0-9]\.[0-9]{4}\.[0-9]{4}"),
    Reference(Kind.LANDLINE, f"[0０]{_D}{{2,3}}[{_SEPARATORS})）]{_D}{{7,8}}"),
    Reference(Kind.CREDIT_CODE, f"{_CREDIT}{{2}}[0-9]{{6}}{_CREDIT}{{10}}", is_credit_code, lettered=True),
    Reference(Kind.SSE_ACCOUNT, f"[ABCDF]{_D}{{9}}", lettered=True),
    Reference(Kind.SZSE_ACCOUNT, f"{_D}{{10}}", announced="(?:证券|股东|深圳|深市)(?:账户|账号|帐户|帐号|代码)"),
    Reference(Kind.UNIFIED_ACCOUNT, f"{_D}{{12}}", announced="一码通(?:账户|账号)?(?:号码?)?"),
    Reference(Kind.FUTURES_CODE, f"{_D}{{12}}", announced="交易编码"),
    Reference(Kind.FUTURES_CLIENT, f"{_D}{{8}}", announced="(?:期货|交易)?客户(?:号码?|编码)"),
    Reference(Kind.FUND_ACCOUNT, f"{_D}{{12}}", announced="基金(?:账户|账号|帐号)"),
    Reference(Kind.PASSPORT, f"{_LETTER}{{1,2}}{_D}{{7,8}}", announced="护照(?:号码?)?"),
    Reference(Kind.HK_MACAU_PERMIT, f"[HMhmＨＭ]{_D}{{8}}(?:{_D}{{2}})?", announced="通行证(?:号码?)?"),
    Reference(Kind.TAIWAN_PERMIT, f"{_D}{{8}}", announced="(?:台胞证|台湾居民来往大陆通行证)(?:号码?)?"),
    Reference(Kind.PLATE, f"[{_PROVINCES}][A-HJ-NP-Z][·.]?[A-HJ-NP-Z0-9]{{5,6}}"),
    Reference(Kind.EMAIL, r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}", lettered=True),
    Reference(Kind.EMAIL, f"{_WIDE_LOCAL}+＠{_WIDE_DOMAIN}+(?:[.．]{_WIDE_DOMAIN}+)*[.．][A-Za-zＡ-Ｚａ-ｚ]{{2,}}"),
    Reference(Kind.EMAIL, f"[A-Za-z0-9._%+\\-]+@{_HAN}{{1,20}}\\.(?:中国|公司|网络|com|cn)", lettered=True),
    Reference(Kind.IPV4, r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}", _is_ipv4, unless=_VERSION),
    Reference(Kind.IPV6, "[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}", _is_ipv6, lettered=True),
    Reference(Kind.NAME, "[\u4e00-\u9fff]{2,4}", announced="(?:客户)?姓名[:：]\\s?"),
    Reference(Kind.NAME, f"{_SURNAME}{_HAN}{{0,2}}(?:先生|女士|小姐)", announced="(?:尊敬的|亲爱的)"),
    Reference(Kind.NAME, _NAME_APART, announced="(?:联系人|聯絡人|聯繫人|户名|戶名)[:：]\\s?"),
    Reference(Kind.NAME, _NAME_APART, announced=_CUSTOMER),
    Reference(Kind.ADDRESS, "[\u4e00-\u9fff]{2,12}[市区县][\u4e00-\u9fff]{1,12}[路街道巷里]" + f"{_D}{{1,5}}[号弄]"),
)
"""Every kind that the second opinion looks for."""

LOOKED_FOR: frozenset[Kind] = frozenset(reference.kind for reference in REFERENCES)
"""The kinds among them, each once: all there are."""


def candidates(kinds: Collection[Kind] = LOOKED_FOR) -> str:
    """One expression that every cell with a sighting of one of ``kinds`` matches, for an engine without look-around.

    Of no kinds it is one that nothing matches.
    """
    wanted = [one for one in REFERENCES if one.kind in kinds]
    return "|".join(f"(?:{_announced(one)}{one.pattern})" for one in wanted) or r"[^\s\S]"


def sightings(text: str) -> Iterator[Sighting]:
    """Every value that can be read in ``text``, kind after kind; one place may be seen as several kinds.

    A resident identity number that by chance has the check of a bank card (one in ten) or of a credit code (one in
    thirty-one of those made of digits) is not one of these too.

    >>> [(one.kind.value, one.start) for one in sightings("证件１１０１０５ 19491231 002x，请回复")]
    [('resident_id', 2)]
    >>> list(sightings("证件11************002X"))
    []
    """
    resident_ids: set[int] = set()
    for reference, expression in _compiled():
        for match in expression.finditer(text):
            start, value = match.start("value"), _plain(match["value"])
            if reference.kind is Kind.MOBILE:
                value = value.replace(".", "")[-_MOBILE_DIGITS:]  # without the country's code
            if _is_something_else(reference, text, start):
                continue
            if not reference.is_one(value) or (reference.kind in _LUCKY and start in resident_ids):
                continue
            if reference.kind is Kind.RESIDENT_ID:
                resident_ids.add(start)
            yield Sighting(reference.kind, value, start, match.end("value"))


@cache
def _compiled() -> tuple[tuple[Reference, re.Pattern[str]], ...]:
    return tuple(
        (one, re.compile(f"{_before(one)}(?=(?P<value>{one.pattern})(?![0-9０-９*＊]))")) for one in REFERENCES
    )


def _before(reference: Reference) -> str:
    letters = "A-Za-z" if reference.lettered else ""
    return _announced(reference) or f"(?<![0-9０-９*＊{letters}])"


def _is_something_else(reference: Reference, text: str, start: int) -> bool:
    before = text[max(0, start - _REACH_BEFORE) : start]
    return bool(reference.unless) and re.search(f"{reference.unless}\\Z", before) is not None


def _announced(reference: Reference) -> str:
    return f"{reference.announced}{_SAYS}" if reference.announced else ""


_TO_ASCII = str.maketrans({code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)})


def _plain(value: str) -> str:
    """The value without separators, in ASCII where it was full-width, letters as capitals but for e-mail."""
    if "@" in value:
        return value.lower()
    return re.sub(f"[{_SEPARATORS}()（）]", "", value).translate(_TO_ASCII).upper()
