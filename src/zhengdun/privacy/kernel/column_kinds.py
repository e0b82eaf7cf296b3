"""What a column holds, told from a sample: one kind throughout, free text with some hits, or nothing personal."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from zhengdun.privacy.kernel.columns import as_text, is_number, is_text
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import recognise, whole
from zhengdun.privacy.recognisers.hits import KINDS, Confidence
from zhengdun.privacy.text.flat import FlatText

THROUGHOUT = 0.95
"""A column whose filled cells are one kind to this share is a column of that kind."""

NAMED = 0.5
"""The same where its name says so too: what is mistyped or rare in it would be overlooked if it were read as text."""

_NAMES: dict[Kind, tuple[str, ...]] = {
    Kind.RESIDENT_ID: ("身份证", "id_card", "idcard", "id_no", "idno"),
    Kind.MOBILE: ("手机", "mobile"),
    Kind.BANK_CARD: ("卡号", "银行卡", "bank_card", "bankcard", "card_no", "cardno"),
    Kind.CREDIT_CODE: ("信用代码", "credit_code"),
    Kind.EMAIL: ("邮箱", "电子邮件", "email", "e-mail"),
    Kind.NAME: ("姓名", "户名"),
    Kind.ADDRESS: ("地址", "住址", "address"),
    Kind.UNIFIED_ACCOUNT: ("一码通",),
    Kind.FUTURES_CODE: ("交易编码",),
    Kind.FUND_ACCOUNT: ("基金账",),
}
"""Words in the name of a column that mean one kind and no other."""

_OF_NAMES = re.compile(r"(姓名|户名)\s*([*＊]|[(（\[【].*)?$")
"""The end of the name of a column that holds names, whatever these look like: they have no form to be told by. A star
or a remark in brackets may follow."""

_CUES: dict[Kind, tuple[str, ...]] = {
    Kind.SZSE_ACCOUNT: ("深", "股东", "证券账户", "szse", "sz_acc"),
    Kind.UNIFIED_ACCOUNT: ("一码通", "unified", "ymt"),
    Kind.FUTURES_CODE: ("交易编码", "trading_code", "tradingcode"),
    Kind.FUTURES_CLIENT: ("客户号", "客户编码", "客户代码", "client", "investor"),
    Kind.FUND_ACCOUNT: ("基金账", "ta账", "fund_acc", "fundacc"),
    Kind.LANDLINE: ("电话", "座机", "固话", "传真", "tel", "phone", "fax"),
    Kind.TAIWAN_PERMIT: ("台胞", "台湾", "taiwan"),
    Kind.PASSPORT: ("护照", "证件", "passport"),
}
"""Kinds whose form alone says little (eight digits may be a date): the column's name must speak for them."""


@dataclass(frozen=True, slots=True)
class KindShare:
    """How much of a column a kind makes up.

    Args:
        kind: the kind.
        share: of the filled cells of the sample, those with the kind, from 0 to 1.
        whole: whether these cells are one value of the kind and nothing else.
        confidence: the highest of the hits.
    """

    kind: Kind
    share: float
    whole: bool
    confidence: Confidence

    @property
    def by_name(self) -> bool:
        """Whether the column's name alone says what it holds: few of its values have the form."""
        return self.whole and self.share < NAMED


def kinds_in(name: str, values: pa.Array, kinds: Collection[Kind] = KINDS) -> list[KindShare]:
    """The kinds in a column, the largest share first; nothing for columns that are neither text nor numbers.

    Args:
        name: of the column; it speaks for kinds that have no check digit.
        values: a sample.
        kinds: what to look for.
    """
    if not (is_text(values.type) or is_number(values.type)):
        return []
    text = FlatText.from_arrow(as_text(values.drop_null()))
    filled = int((np.diff(text.offsets) > 0).sum())
    if not filled:
        return []
    found = _throughout(name, text, filled, kinds) or _of_names(name, values.type, text, filled, kinds)
    return [found] if found else _within(text, filled, kinds)


def _throughout(name: str, text: FlatText, filled: int, kinds: Collection[Kind]) -> KindShare | None:
    """The kind that the whole column is of."""
    shares = [(int(whole(kind, text).sum()) / filled, kind) for kind in KINDS if kind in kinds and _may_be(kind, name)]
    enough = [pair for pair in shares if pair[0] >= (NAMED if _means(pair[1], name) else THROUGHOUT)]
    if not enough:
        return None
    share, kind = max(enough, key=lambda pair: pair[0])
    hits = recognise(text, [kind]).confidence
    return KindShare(kind, share, True, Confidence(int(hits.max())) if hits.size else Confidence.PATTERN)


def _of_names(name: str, held: pa.DataType, text: FlatText, filled: int, kinds: Collection[Kind]) -> KindShare | None:
    """Names that do not look like names (in quotes, with a remark, in Latin letters) where the column's says so."""
    if Kind.NAME not in kinds or not is_text(held) or not _OF_NAMES.search(name):
        return None
    return KindShare(Kind.NAME, int(whole(Kind.NAME, text).sum()) / filled, True, Confidence.PATTERN)


def _within(text: FlatText, filled: int, kinds: Collection[Kind]) -> list[KindShare]:
    hits = recognise(text, kinds)
    shares = []
    for number in np.unique(hits.kind):
        of_kind = hits.take(hits.kind == number)
        rows = np.unique(text.row_of(of_kind.start)).size
        shares.append(KindShare(KINDS[number], rows / filled, False, Confidence(int(of_kind.confidence.max()))))
    return sorted(shares, key=lambda found: -found.share)


def _means(kind: Kind, name: str) -> bool:
    return any(word in name.lower() for word in _NAMES.get(kind, ()))


def _may_be(kind: Kind, name: str) -> bool:
    return kind not in _CUES or any(cue in name.lower() for cue in _CUES[kind])
