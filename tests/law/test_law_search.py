"""Search: literal words, all of them, in the narrowest place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.law import VERSIONS, Citation, LawError, all_citations, art, search


def found(query: str, *versions: str) -> list[str]:
    return [hit.citation.short for hit in search(query, versions or VERSIONS)]


def test_two_character_word_in_one_version():
    assert found("备份", "2023") == ["20.2", "27.2", "20.1", "27.1", "20.3", "49"]


def test_all_versions_by_default_newer_first_among_equals():
    hits = search("每季度")
    assert [(hit.citation.version, hit.citation.short) for hit in hits] == [
        ("2023", "20.1"),
        ("2022-draft", "18.1"),
    ]


def test_words_are_anded():
    assert found("压力测试 五年", "2023") == ["21.2"]
    assert found("压力测试　五年", "2023") == ["21.2"]
    assert found("压力测试 人脸", "2023") == []


def test_the_narrowest_place_is_cited():
    assert found("双活 灾难性", "2023") == ["71(四)"]
    assert found("用语 经营机构", "2023") == ["71"]  # its opening words and an item: the only paragraph
    assert found("性能容量 存档备查", "2023") == ["21"]  # spread over paragraphs
    assert found("同意", "2022-draft") == ["26.1(一)", "26.1(四)", "26.2"]


def test_narrow_places_come_before_wide_ones():
    assert found("重要信息系统 报告", "2023") == ["15.1", "21"]


@pytest.mark.parametrize("query", ["区块链", "备份 区块链", ".", ".*", "[", "a"])
def test_no_hit_is_an_empty_list(query: str):
    assert search(query) == []


@pytest.mark.parametrize("query", ["", "  ", "　"])
def test_asking_for_nothing_is_refused(query: str):
    with pytest.raises(LawError, match="请给出要查找的词"):
        search(query)


def test_unknown_version():
    with pytest.raises(LawError, match="没有版本"):
        search("备份", ["2024"])


def test_overlapping_words_are_highlighted_once():
    (hit,) = [hit for hit in search("信息系统 重要信息", ["2023"]) if hit.citation == art(71, item=3)]
    marked = [hit.text[start:end] for start, end in hit.spans]
    assert "重要信息系统" in marked
    assert hit.count == 2


@given(st.lists(st.sampled_from(["备份", "机构", "信息", "安全", "应当", "每年", "系统"]), min_size=1, max_size=3))
def test_every_hit_has_every_word_within_its_spans(words: list[str]):
    for hit in search(" ".join(words)):
        assert hit.text == hit.citation.text
        pieces = [hit.text[start:end] for start, end in hit.spans]
        assert all(any(word in piece for piece in pieces) for word in words)
        flat = [offset for span in hit.spans for offset in span]
        assert flat == sorted(set(flat))


@given(st.sampled_from(list(all_citations())), st.data())
def test_any_words_of_the_text_are_found_where_they_stand(citation: Citation, data: st.DataObject):
    line = data.draw(st.sampled_from(citation.text.split("\n")))
    start = data.draw(st.integers(0, len(line) - 2))
    hits = search(line[start : start + 6], ["2023"])
    assert any(hit.citation.covers(citation) or citation.covers(hit.citation) for hit in hits)
