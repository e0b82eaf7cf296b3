"""The loops that numba compiles for names and addresses give what numpy and Polars give."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from privacy.forms import assert_alike
from privacy.recognisers.marked import read_messages

from benchmarks.privacy import corpus
from zhengdun.privacy import compiling
from zhengdun.privacy.recognisers import address_messages as of_addresses
from zhengdun.privacy.recognisers import latin_labels
from zhengdun.privacy.recognisers import name_words as of_names
from zhengdun.privacy.recognisers.address import AddressRecogniser
from zhengdun.privacy.recognisers.name import SEARCH, NameRecogniser
from zhengdun.privacy.recognisers.name_messages import DOTS, WORDS
from zhengdun.privacy.recognisers.reading import Reading
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND
from zhengdun.privacy.recognisers.tables import word_table
from zhengdun.privacy.recognisers.word_places import WordSearch
from zhengdun.privacy.text.flat import FlatText

WRITTEN_BY_HAND = [message.text for message in read_messages()]

AROUND_NAMES = [
    *WORDS, *of_names.FOLLOWING, *of_names.NOT_NAMES, *of_names.GLUE_OF_LABELS, *of_names.NEVER_IN_NAMES,
    *of_names.SELDOM_NAMES, *of_names.BEFORE_SURNAME, *of_names.NEVER_ALONE, *of_names.NOT_AFTER_TITLE,
    *of_names.NEVER_LAST, *of_names.NO_NAME_IN_FORM, "姓名：", "姓名： ", "姓 名", "姓   名 ", "姓         名：",
    "、张三", "、", "员", "人",
    *ALL_COMPOUND, *DOTS, *latin_labels.ENDS, *latin_labels.BEFORE_NAME, *":=>：\"\\ ", "阿" * 10,
    *"王李张欧阳単明月小伟芳<&AZa1，。\x00é😀\u4dff\u9fa6",
]  # fmt: skip
IN_ADDRESSES = [
    *of_addresses.ANNOUNCING, *of_addresses.PROVINCES, *of_addresses.STREETS, *of_addresses.HOUSE_PARTS,
    *of_addresses.BUILDINGS, *of_addresses.DISTRICTS, *of_addresses.GLUE, *of_addresses.UNITS, "和", "一", "三", "万达",
    "１", "８", "十二", "#", "-", "--", "A", "1", "12", "1203", "12345", "1234567", " ", "\u3000", "、", "，", "é",
    "😀", "样例", "朝阳区", "样" * 38,
]  # fmt: skip


def rows_of(pieces):
    """Rows made of pieces, and messages written by hand with pieces in them."""
    some = st.lists(st.sampled_from(pieces), max_size=14).map("".join)
    changed = st.builds(
        lambda message, piece, place: message[:place] + piece + message[place:],
        st.sampled_from(WRITTEN_BY_HAND),
        st.sampled_from(pieces),
        st.integers(0, 40),
    )
    return st.lists(st.none() | some | changed, max_size=5)


def found_by(recogniser, rows):
    """Start, end, confidence and reason of what is found in rows, in order, and no hit twice."""
    hits = recogniser.find(Reading(FlatText.of(rows)))
    return [np.unique(np.stack([hits.start, hits.end, hits.confidence, hits.reason], axis=1), axis=0)]


@settings(max_examples=150)
@given(rows_of(AROUND_NAMES))
@example(["经理人", "理人经理", None, "先生", "先", "生", ""])
@example(['"name":"name\\"'])
def test_words_are_found_alike(rows):
    def places():
        found = SEARCH.find(Reading(FlatText.of(rows)))
        return [found.starts, found.rows, found.numbers]

    assert_alike(places)


@settings(max_examples=200)
@given(rows_of(AROUND_NAMES))
@example(["客户经理王伟先生", "客户王伟先生", "王伟先生", "的王伟老师", "姓名欧阳明月·买提"])
@example(["尊敬的" + "阿" * 10 + "·艾力", "尊敬的" + "阿" * 11 + "·艾力"])
def test_names_are_found_alike(rows):
    assert_alike(lambda: found_by(NameRecogniser(), rows))


@settings(max_examples=300)
@given(rows_of(IN_ADDRESSES))
@example(["地址在为8号室", "地址样样8号1-2-3-4", "地址样样8号1-2--3", "地址样样8号1203-"])
@example(["地址某区和平胡同 8号", "北京" + "样" * 41 + "8号室", "北京样路 1234567号", "朝阳区样样街 十二号万达广场"])
def test_addresses_are_found_alike(rows):
    assert_alike(lambda: found_by(AddressRecogniser(), rows))


@pytest.mark.parametrize("recogniser", [NameRecogniser(), AddressRecogniser()])
@pytest.mark.parametrize("rows", [WRITTEN_BY_HAND, corpus.messages(3000, seed=5)[0]])
def test_in_many_messages_the_same_is_found(recogniser, rows):
    assert_alike(lambda: found_by(recogniser, rows))


def test_a_character_cut_off_at_the_end_of_a_row_is_no_character():
    pytest.importorskip("numba")
    whole = "姓名王伟".encode()
    cut = [whole[:length] for length in range(len(whole))]
    text = FlatText(np.frombuffer(b"".join(cut), np.uint8), np.cumsum([0, *map(len, cut)]))
    with compiling.setting("always"):
        hits = NameRecogniser().find(Reading(text))
    assert text.row_of(hits.start).tolist() == text.row_of(hits.end - 1).tolist()


@pytest.mark.parametrize("words", [["女士", "先生"], ["先", "先生"], ["先生们", "女士"], ["name"]])
def test_words_that_are_looked_for_are_in_order_and_have_six_bytes(words):
    with pytest.raises(ValueError, match="6 bytes each"):
        WordSearch([word.encode() for word in words], words)


@pytest.mark.parametrize("word", ["", "黑龙江省", "😀"])
def test_words_in_tables_have_one_to_three_characters_of_the_basic_plane(word):
    with pytest.raises(ValueError, match="one to 3 characters"):
        word_table({1: [word]})
