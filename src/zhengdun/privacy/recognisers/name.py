"""Names of persons: a surname and one or two characters, before a title or after a word that announces a name.

A name that nothing announces is not found; that would take a language model, and rules that try it mark every third
word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.characters import (
    HAN,
    Words,
    after_characters,
    han_after,
    han_before,
    is_name,
    may_be_han,
    starts_with,
)
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.patterns import word_starts
from zhengdun.privacy.recognisers.reading import NO_RUNS, Mask, Positions, Reading
from zhengdun.privacy.recognisers.surnames import COMPOUND, SINGLE
from zhengdun.privacy.text.flat import FlatText

TITLES = ("先生", "女士", "小姐", "同志")
"""What follows a name; short words such as 总 or 老师 would take half a sentence for a name."""

ANNOUNCING = (
    "姓名", "户名", "联系人", "收款人", "付款人", "持有人", "投资者", "投资人", "委托人", "代理人", "经办人",
    "负责人", "法定代表人", "受益人", "申请人", "开户人", "持卡人", "被保险人", "监护人", "收件人", "寄件人",
    "尊敬的", "客户", "本人", "股东",
)  # fmt: skip

FOLLOWING = (
    "的", "于", "在", "已", "您", "你", "先生", "女士", "小姐", "同志", "身份证", "证件", "电话", "手机", "联系",
    "性别", "卡号", "账号", "账户", "地址", "住址", "申请", "办理",
)  # fmt: skip
"""Words that may stand right after a name."""

_GLUE = ":：为是 \u3000"
_MOST_GLUE = 2

_WORDS = sorted((*TITLES, *ANNOUNCING), key=len, reverse=True)
_TITLE_WORDS, _ANNOUNCING_WORDS, _FOLLOWING_WORDS = Words(TITLES), Words(ANNOUNCING), Words(FOLLOWING)
_GLUE_CHARACTERS = Words(_GLUE)
_MOST_CHARACTERS = 4
"""A surname of two characters and two more."""

_is_han = re.compile(f"[{HAN}]").match
_find_words = re.compile("|".join(_WORDS)).finditer
_match_after_word = re.compile(
    f"[{_GLUE}]{{0,{_MOST_GLUE}}}((?:{'|'.join(COMPOUND)}|[{SINGLE}])[{HAN}]{{1,2}})(?=[^{HAN}]|\\Z|{'|'.join(FOLLOWING)})"
).match
_is_name = re.compile(f"(?:{'|'.join(COMPOUND)}|[{SINGLE}])[{HAN}]{{1,2}}").fullmatch


class NameRecogniser:
    """Finds the names around titles and announcing words."""

    kind = Kind.NAME
    shortest_run = NO_RUNS
    reads_together = True

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows: where the words stand, the characters around them are looked up in tables."""
        starts = word_starts(reading, _WORDS)
        if not len(starts):
            return Hits.none()
        first, last = reading.bounds(starts)
        is_title = starts_with(reading, starts, last, _TITLE_WORDS) > 0
        announcing = starts[~is_title]
        ends = announcing + starts_with(reading, announcing, last[~is_title], _ANNOUNCING_WORDS)
        titled = self._before_titles(reading, starts[is_title], first[is_title])
        announced = self._after_words(reading, ends, last[~is_title])
        return Hits.joined([titled, announced.take(~_are_among(announced, titled))])

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        held: Hit | None = None
        for word in _find_words(message):
            hit = _hit_at(message, word)
            if hit is None:
                continue
            if held is not None and (held.start, held.end) != (hit.start, hit.end):
                yield held  # a title after an announced name says more of it than the word before
            held = hit
        if held is not None:
            yield held

    def whole(self, text: FlatText) -> Mask:
        """Which rows are a surname and one or two characters."""
        return np.array(
            [row is not None and _is_name(row) is not None for row in text.to_arrow().to_pylist()], np.bool_
        )

    def _before_titles(self, reading: Reading, titles: Positions, first: Positions) -> Hits:
        """The longest name that ends where a title begins."""
        follows = may_be_han(reading.bytes_at(titles - 3, first, titles))
        titles, first = titles[follows], first[follows]
        characters, begins = han_before(reading, titles, first, _MOST_CHARACTERS)
        length = np.zeros(len(titles), np.int64)
        for count in range(2, _MOST_CHARACTERS + 1):
            length[is_name(characters[:, -count:])] = count
        named = length > 0
        begin = begins[np.flatnonzero(named), _MOST_CHARACTERS - length[named]]
        return Hits.of_kind(self.kind, begin, titles[named], Confidence.CONTEXT, Reason.TITLE)

    def _after_words(self, reading: Reading, begins: Positions, last: Positions) -> Hits:
        """The name that begins where an announcing word ends, up to a place where a name may end."""
        begins = after_characters(reading, begins, last, _GLUE_CHARACTERS, _MOST_GLUE)
        followed = may_be_han(reading.bytes_at(begins, begins, last))
        begins, last = begins[followed], last[followed]
        characters, ends = han_after(reading, begins, last, _MOST_CHARACTERS)
        length = np.zeros(len(begins), np.int64)
        for count, compound in ((4, True), (3, True), (3, False), (2, False)):
            candidates = np.flatnonzero((length == 0) & is_name(characters[:, :count], compound=compound))
            candidates = candidates[_may_end(reading, ends[candidates, count - 1], last[candidates])]
            length[candidates] = count
        named = np.flatnonzero(length)
        return Hits.of_kind(self.kind, begins[named], ends[named, length[named] - 1], Confidence.CONTEXT, Reason.CUE)


def _hit_at(message: str, word: re.Match[str]) -> Hit | None:
    """The name before a title or after an announcing word."""
    if word[0] in TITLES:
        begin = _name_before(message, word.start())
        return None if begin is None else Hit(begin, word.start(), Kind.NAME, Confidence.CONTEXT, Reason.TITLE)
    match = _match_after_word(message, word.end())
    return None if match is None else Hit(*match.span(1), Kind.NAME, Confidence.CONTEXT, Reason.CUE)


def _name_before(message: str, end: int) -> int | None:
    if not _is_han(message[end - 1 : end]):
        return None
    for count in range(_MOST_CHARACTERS, 1, -1):
        if end >= count and _is_name(message, end - count, end) is not None:
            return end - count
    return None


def _are_among(hits: Hits, others: Hits) -> Mask:
    """Which hits are on the very same bytes as one of the others; both are sorted and do not overlap each other."""
    if not len(others):
        return np.zeros(len(hits), np.bool_)
    place = np.minimum(np.searchsorted(others.start, hits.start), len(others) - 1)
    same: Mask = (others.start[place] == hits.start) & (others.end[place] == hits.end)
    return same


def _may_end(reading: Reading, ends: Positions, last: Positions) -> Mask:
    """Where a name may end: at the end of the row, before what is not Chinese, before some words."""
    next_character, _ = han_after(reading, ends, last, 1)
    may: Mask = (next_character[:, 0] == 0) | (starts_with(reading, ends, last, _FOLLOWING_WORDS) > 0)
    return may


RECOGNISERS = (NameRecogniser(),)
