"""A few messages read as one text give the hits that each gives alone, whoever is asked and however little there is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from privacy.recognisers.marked import read_messages
from privacy.recognisers.test_privacy_both_ways import (
    NAMES_AND_WHAT_IS_AROUND_THEM,
    NUMBERS_AS_PEOPLE_WRITE_THEM,
    PARTS_OF_ADDRESSES,
    PARTS_OF_EMAILS,
    PIECES,
)

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import STRICT, mask_message, mask_messages
from zhengdun.privacy.recognisers import (
    Confidence,
    Hit,
    Reason,
    few_messages,
    full_width,
    recognise_message,
    recognise_messages,
    registered,
)
from zhengdun.privacy.recognisers.number_ways import RunTable
from zhengdun.privacy.recognisers.pairs import HasPairs, Pair, PairSearch
from zhengdun.privacy.recognisers.reading import NO_RUNS
from zhengdun.privacy.recognisers.registry import recognisers

RARE = [
    "𠮷",
    "𠮷野",
    "\U0010ffff",
    "\uffff",
    "\ud842",
    "\x00",
    "＠",
    "ａ",
    "１３８１２３４５６７８",
    "<b",
    "c>",
    "+8",
    "(0",
    "0)",
]
KINDS_OF_PIECES = [
    PIECES, NAMES_AND_WHAT_IS_AROUND_THEM, NUMBERS_AS_PEOPLE_WRITE_THEM, PARTS_OF_EMAILS, PARTS_OF_ADDRESSES, RARE,
]  # fmt: skip
pieces = st.one_of(*map(st.sampled_from, KINDS_OF_PIECES), st.text(max_size=3))
messages = st.lists(st.lists(pieces, max_size=9).map("".join), max_size=8)


@pytest.fixture(autouse=True, scope="module")
def _looked_through_however_little_text_there_is():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(few_messages, "FEWEST", 0)
        yield


@settings(max_examples=400, deadline=None)
@given(messages)
@example(["138", "12345678"])
@example(["卡号", "1234567890123456"])
@example(["卡号\x00", "1234567890123456"])
@example(["尊敬的", "张三先生", "", "王伟", "先生"])
@example(["a@example.cn", "@b.cn", "京", "A12345", "电话010-", "12345678"])
@example(["王伟,13812345678", "王伟,13812345678", "王伟,", "13812345678"])
@example(["姓名<b", "c>王伟", "姓名：", "Zhang San", "custName=", "李四"])
@example(["手机１３８００１３８０００", "手机13800138000", "１３８", "０", "1.2.3.4", "::1", "::", "1"])
@example(["𠮷野13800138000", "\ud84213800138000", "91350100M000100Y43", "A91350100M000100Y43"])
@example(["北京市朝阳区建国路8号", "楼", "朝阳区建国路8", "号", "地址某某8号2号楼朝阳区建国路8号3室"])
def test_messages_are_read_together_as_one_by_one(texts):
    assert recognise_messages(texts) == [recognise_message(text) for text in texts]


@settings(max_examples=100, deadline=None)
@given(messages, st.sets(st.sampled_from(list(Kind))))
def test_some_kinds_are_too(texts, kinds):
    assert recognise_messages(texts, kinds) == [recognise_message(text, kinds) for text in texts]


@given(messages)
@example([])
@example(["手机13800138000", "", "\x00", "手机13800138000"])
@example(["𠮷野13800138000", "手机13800138000"])
def test_messages_are_masked_together_as_one_by_one(texts):
    assert mask_messages(texts, STRICT) == [mask_message(text, STRICT) for text in texts]


def test_all_messages_written_by_hand_are_read_together_as_one_by_one():
    texts = [message.text for message in read_messages()]
    assert recognise_messages(texts) == [recognise_message(text) for text in texts]


@given(st.lists(pieces, max_size=30).map("".join))
def test_one_look_finds_what_expressions_find(text):
    pairs = [
        *full_width.PAIRS,
        *(pair for each in recognisers() if isinstance(each, HasPairs) for pair in each.pairs_asked),
    ]
    look = PairSearch(pairs).through(text)
    assert {pair: list(look.places_of(pair)) for pair in pairs} == {
        pair: list(pair.followed(pair.places_in(text))) for pair in pairs
    }


class Word:
    """Finds a word, and remembers what it was asked."""

    kind = Kind.PLATE
    shortest_run = NO_RUNS

    def __init__(self):
        self.asked = []

    def find_in_message(self, message):
        self.asked.append(message)
        at = message.find("暗号")
        return [Hit(at, at + 2, self.kind, Confidence.PATTERN, Reason.FORM)] if at >= 0 else []


TEXTS = ["无", "暗号", "又一个暗号"]
FOUND = [[], [(0, 2)], [(3, 5)]]


def spans(found):
    return [[(hit.start, hit.end) for hit in hits] for hits in found]


def test_a_recogniser_of_ones_own_is_given_each_message_by_itself():
    word = Word()
    with registered(word):
        assert spans(recognise_messages(TEXTS)) == FOUND
    assert word.asked == TEXTS


def test_one_that_reads_together_is_given_all_at_once():
    word = Word()
    word.reads_together = True
    with registered(word):
        assert spans(recognise_messages(["无", "暗号"])) == [[], [(0, 2)]]
    assert word.asked == ["无\x00暗号"]


@pytest.mark.parametrize("others", [0, 40])
def test_one_with_pairs_is_given_the_messages_that_have_one_unless_there_are_too_many_pairs(others):
    word, crowd = Word(), Word()
    word.pairs_asked = (Pair("暗", "号"),)
    crowd.pairs_asked = tuple(Pair(chr(ord("㐀") + number), "号") for number in range(others))
    with registered(crowd, word):
        assert spans(recognise_messages(TEXTS)) == FOUND
    assert word.asked == (TEXTS if others else TEXTS[1:])


class Seven:
    """Reads runs of seven digits, and very long ones, that no letter stands before."""

    kind = Kind.PLATE
    shortest_run = 3

    def find_in_run(self, _message, start, end):
        return [Hit(start, end, self.kind, Confidence.PATTERN, Reason.FORM)]

    def may_read(self, length, *, letter_before, **_letter_after):
        return length in (7, NO_RUNS) and not letter_before


def test_one_that_reads_some_runs_is_asked_about_no_others():
    table, runs = RunTable({}, [Seven()]), [(2, False), (6, False), (7, False), (7, True), (999, False), (999, True)]
    assert [run for run in runs if table[*run, False].recognisers] == [(7, False), (999, False)]
    assert table.shortest == 3
    assert {length for length, *_ in table} == {2, 6, 7, NO_RUNS}


def test_one_that_reads_some_runs_finds_in_them():
    with registered(Seven()):
        assert spans(recognise_messages(["号1234567", "A1234567", "123456", "1" * 300])) == [
            [(1, 8)],
            [],
            [],
            [(0, 300)],
        ]
