"""Differences lose nothing and read as words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.law import VERSIONS, Change, LawError, Segment, compare, differences, load
from zhengdun.law.words import cut, vocabulary

texts = st.text(alphabet="每半年一次测试系统、。\n第二款（三）项20", max_size=40)


def marked(segments: tuple[Segment, ...]) -> str:
    """Write a difference in one line: [-removed-]{+added+}."""
    signs = {Change.EQUAL: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    return "".join(signs[segment.change].format(segment.text) for segment in segments)


def joined(segments: tuple[Segment, ...], *changes: Change) -> str:
    return "".join(segment.text for segment in segments if segment.change in changes)


@given(texts, texts)
def test_nothing_is_lost(old: str, new: str):
    segments = differences(old, new)
    assert joined(segments, Change.EQUAL, Change.REMOVED) == old
    assert joined(segments, Change.EQUAL, Change.ADDED) == new
    assert all(segment.text for segment in segments)


@given(texts)
def test_the_same_text_has_no_difference(text: str):
    assert all(segment.change is Change.EQUAL for segment in differences(text, text))


@given(texts, texts)
def test_neighbours_differ_and_removed_comes_before_added(old: str, new: str):
    changes = [segment.change for segment in differences(old, new)]
    pairs = list(pairwise(changes))
    assert all(before != after for before, after in pairs)
    assert (Change.ADDED, Change.REMOVED) not in pairs


@given(st.text(max_size=60))
def test_words_joined_are_the_text(text: str):
    assert "".join(cut(text)) == text


def test_every_word_of_the_vocabulary_is_a_word_of_the_law():
    law = "".join(article.words for version in VERSIONS for article in load(version).articles)
    words, longest = vocabulary()
    assert longest == max(map(len, words))
    assert [word for word in sorted(words) if word not in law or len(word) < 2] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("第二十一条第三款", ["第二十一条", "第三款"]),
        ("（一）核心机构", ["（一）", "核心", "机构"]),
        ("15个工作日", ["15", "个", "工作日"]),
        ("替代方式及其他应对措施", ["替代", "方式", "及", "其他", "应对", "措施"]),
    ],
)
def test_cutting(text: str, words: list[str]):
    assert list(cut(text)) == words


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("每半年开展一次", "每年开展一次", "每[-半年-]{+年+}开展一次"),
        ("不少于二十年", "五年以上", "[-不少于二十年-]{+五年以上+}"),
        ("网络安全管理", "网络和信息安全管理", "网络{+和信息+}安全管理"),
        ("证券期货交易所、", "证券期货交易场所、", "证券期货[-交易所-]{+交易场所+}、"),
        ("", "新增", "{+新增+}"),
        ("删去", "", "[-删去-]"),
    ],
)
def test_changes_are_whole_words(old: str, new: str, expected: str):
    assert marked(differences(old, new)) == expected


def test_a_chance_likeness_is_shown_as_a_replacement():
    old = load("2012").article(44).words
    new = load("2023").article(5).words
    assert [segment.change for segment in differences(old, new)] == [Change.REMOVED, Change.ADDED]


def test_article_21_reads_well_against_the_draft():
    shown = marked(compare(21).between("2022-draft", "2023"))
    assert shown.startswith("核心机构和经营机构应当{+每年+}至少[-每半年-]开展一次重要信息系统压力测试")
    assert "网络[-冗余-]{+负载+}、灾备建设" in shown
    assert "形成压力测试报告存档备查{+，并保存五年以上+}。" in shown


def test_article_48_reads_well_against_the_draft():
    shown = marked(compare(48).between("2022-draft", "2023"))
    assert shown.startswith("证券期货业[-关基单位-]{+关键信息基础设施运营者+}应当对关键信息基础设施的安全运行")
    assert "容量[-不低于-]{+在+}历史峰值的三倍" in shown


@pytest.mark.parametrize("article", range(1, 76))
def test_columns_hold_their_own_words(article: int):
    comparison = compare(article)
    assert [column.counterpart.version for column in comparison.columns] == list(VERSIONS)
    for column in comparison.columns:
        assert "".join(segment.text for segment in column.segments) == column.text
        strange = Change.REMOVED if column.counterpart.version == "2023" else Change.ADDED
        changes = [segment.change for segment in column.segments]
        assert strange not in changes
        assert all(before != after for before, after in pairwise(changes))
    assert comparison.column("2023").text == load("2023").article(article).words


def test_a_new_article_is_all_added():
    comparison = compare(35)
    assert comparison.column("2012").segments == ()
    assert {segment.change for segment in comparison.column("2023").segments} == {Change.ADDED}


def test_2023_is_set_against_2012_where_the_draft_has_nothing():
    segments = compare(16).column("2023").segments
    assert segments[-1].change is Change.EQUAL
    assert segments[-1].text.endswith("时，应当组织市场相关主体进行联网测试。")


def test_columns_of_several_provisions_begin_with_the_closest():
    text = compare(21).column("2022-draft").text
    assert text.startswith("核心机构和经营机构应当至少每半年")
    assert "不得低于历史峰值的两倍" in text


def test_only_articles_of_2023_are_compared():
    with pytest.raises(LawError, match="没有第七十六条"):
        compare(76)
    with pytest.raises(LawError, match="没有版本“2024”"):
        compare(1).between("2012", "2024")
