"""The address: province, city, district and the words that make it an address stay; names and numbers are permuted."""

from __future__ import annotations

import re

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import DIGITS, LETTERS, LEVEL_1, LEVEL_2, Alphabets
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes

_DIVISIONS = "省市区县旗盟自治州地"  # 自治区, 自治州 and 地区 among them
_STREETS = "街巷弄号栋幢楼室"
_WORDS = "镇乡村组路道胡同里座层单元户院园苑厦小社门附之"
_PUNCTUATION = " —_#,.;:/()+·、，。；：／（）－＃　-"
_CHINESE_NUMBERS = "一二三四五六七八九十"
_FULL_WIDTH_DIGITS = "０１２３４５６７８９"

# A division is a short name and the word for it, or a longer one and 自治区, 自治州, 自治县 or 自治旗, but not 小区,
# 社区 or 园区. The permutation moves no character that is named here and makes none, so the same divisions are found
# again on the way back.
_IN_NAME = f"[^{_STREETS}0-9０-９{_PUNCTUATION}]"
_DIVISION = f"{_IN_NAME}{{1,5}}?(?:[省市县旗盟]|地区|(?<![小社园])区)|{_IN_NAME}{{1,15}}?自治[区州县旗]"
_match_divisions = re.compile(f"(?:{_DIVISION}){{1,4}}").match


class AddressPseudonym(TextPseudonym):
    """``北京市海淀区中关村大街27号`` becomes another address within 北京市海淀区.

    All that moves is permuted together, so two houses of one street come to lie in two streets. Characters of level 1
    and of level 2 of GB/T 2312 are replaced by others of their level, digits by digits, letters by letters. An address
    with other Chinese characters is not done.
    """

    kind = Kind.ADDRESS
    alphabets = Alphabets(
        [DIGITS, LETTERS, _FULL_WIDTH_DIGITS, _CHINESE_NUMBERS, LEVEL_1, LEVEL_2],
        kept=_DIVISIONS + _STREETS + _WORDS + _PUNCTUATION,
    )

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:
        """Known characters only after the divisions."""
        well: Mask = ~np.logical_or.reduce(self.alphabets.is_foreign(codes) & ~fixed, axis=1)
        return well

    def fixed(self, codes: Codes) -> Mask:
        """The characters of the divisions at the beginning."""
        rows, width = codes.shape
        text = codes.astype("<u2").tobytes().decode("utf-16-le")
        matches = (_match_divisions(text, row * width, (row + 1) * width) for row in range(rows))
        lengths = np.array([match.end() - match.start() if match else 0 for match in matches], np.int64)
        return np.arange(width) < lengths[:, None]
