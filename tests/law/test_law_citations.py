"""Citations: what exists, how it is written, and that every way of writing reads back."""

import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.law import VERSIONS, Citation, LawError, all_citations, art, load, parse_citation
from zhengdun.law.numerals import from_chinese, to_chinese

EVERY = [citation for version in VERSIONS for citation in all_citations(version)]
citations = st.sampled_from(EVERY)


@given(citations)
def test_every_way_of_writing_reads_back(citation: Citation):
    for written in (citation.zh, citation.en, citation.short):
        assert parse_citation(written, citation.version) == citation


@given(citations)
def test_the_name_of_a_version_before_it_says_which(citation: Citation):
    version = VERSIONS[citation.version]
    title = version.name_zh.partition("（证监会令")[0]
    for name in (version.name_zh, title, title.strip("《》"), version.short_zh):
        assert parse_citation(name + citation.zh) == citation
        assert parse_citation(name + citation.zh, "2023") == citation
    assert parse_citation(citation.place("zh")) == citation
    assert parse_citation(citation.place("en")) == citation


@pytest.mark.parametrize("order", ["证监会令第82号", "第82号令", "82号令", "2012年"])
def test_the_number_of_an_order_says_which_version(order):
    assert parse_citation(f"{order}第三十二条第一款") == art(32, 1, version="2012")


@given(citations)
def test_spaces_and_widths_do_not_matter(citation: Citation):
    wide = citation.short.translate(str.maketrans("0123456789.()", "０１２３４５６７８９．（）"))
    assert parse_citation(f" {wide} ", citation.version) == citation
    assert parse_citation(citation.zh.replace("第", " 第 "), citation.version) == citation


@given(citations)
def test_repr_makes_the_same_citation(citation: Citation):
    assert eval(repr(citation), {"art": art}) == citation  # noqa: S307
    assert pickle.loads(pickle.dumps(citation)) == citation  # noqa: S301


@given(citations, citations)
def test_order_hash_and_cover_agree(one: Citation, other: Citation):
    assert (one == other) == (hash(one) == hash(other)) == (not one < other and not other < one)
    if one.covers(other):
        assert one <= other
        assert other.text in one.text
        assert one == other or not other.covers(one)


def test_all_citations_run_in_order_without_repeats():
    for version in VERSIONS:
        listed = list(all_citations(version))
        assert listed == sorted(set(listed))


def test_words_of_an_article_are_those_of_its_paragraphs():
    for article in load("2023").articles:
        places = range(1, len(article.paragraphs) + 1)
        assert art(article.number).text == "\n".join(_paragraph(article.number, place) for place in places)


def _paragraph(article: int, place: int) -> str:
    return load("2023").article(article).paragraphs[place - 1].words


def test_paragraph_is_left_out_where_there_is_one():
    assert art(17, 1) == art(17)
    assert hash(art(17, 1)) == hash(art(17))
    assert (art(17, 1).zh, art(17, 1).en, art(17, 1).short) == ("第十七条", "Article 17", "17")
    assert art(5, 1, 1) == art(5, item=1)


@pytest.mark.parametrize(
    ("citation", "zh", "short"),
    [
        (art(21, 3), "第二十一条第三款", "21.3"),
        (art(21), "第二十一条", "21"),
        (art(5, item=1), "第五条第（一）项", "5(一)"),
        (art(71, item=7), "第七十一条第（七）项", "71(七)"),
        (art(26, 1, 2, version="2022-draft"), "第二十六条第一款第（二）项", "26.1(二)"),
    ],
)
def test_rendering(citation: Citation, zh: str, short: str):
    assert (citation.zh, str(citation), citation.short) == (zh, zh, short)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("第二十一条第三款", art(21, 3)),
        ("21.3", art(21, 3)),
        ("21", art(21)),
        ("二十一条", art(21)),
        ("第21条第3款", art(21, 3)),
        ("5(一)", art(5, item=1)),
        ("5（1）", art(5, item=1)),
        ("第五条第一项", art(5, item=1)),
        ("第五条第（一）项", art(5, item=1)),
        ("第五条（一）项", art(5, item=1)),
        ("第五条（一）", art(5, item=1)),
        ("第五条第一款第一项", art(5, item=1)),
        ("17.1", art(17)),
        ("article 21(3)", art(21, 3)),
        ("Article 5, item (1)", art(5, item=1)),
    ],
)
def test_parsing(written: str, expected: Citation):
    assert parse_citation(written) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((76,), "没有第七十六条，最后一条是第七十五条"),
        ((100,), "没有第100条"),
        ((21, 4), "第二十一条只有3款，没有第四款"),
        ((17, 2), "第十七条只有1款，没有第二款"),
        ((21, 3, 1), "第二十一条第三款不分项，没有第1项"),
        ((17, None, 1), "第十七条不分项，没有第1项"),
        ((5, None, 9), "第五条只有8项，没有第9项"),
        ((21, None, 1), "第二十一条有3款，引用项时须写明是哪一款"),
        ((0,), "条、款、项须为正整数，得到0"),
        ((-1,), "得到-1"),
        ((21, 0), "得到0"),
        ((True,), "得到True"),
        ((21.0,), "得到21.0"),
        (("21",), "得到'21'"),
        ((None,), "得到None"),
    ],
)
def test_what_is_not_there_cannot_be_cited(arguments: tuple[object, ...], message: str):
    with pytest.raises(LawError, match=message) as refused:
        art(*arguments)  # type: ignore[arg-type]
    assert refused.value.en.isascii()


def test_gap_cannot_be_cited():
    with pytest.raises(LawError, match="第二十三条缺"):
        art(23, version="2022-draft")


@pytest.mark.parametrize(
    "written",
    ["", "第条", "21.3a", "第二十一", "21.3.1", "5一", "第五条第一项第二款", "第十十条", "9" * 5000],
)
def test_rubbish_is_not_a_citation(written: str):
    with pytest.raises(LawError) as refused:
        parse_citation(written)
    assert refused.value.en


@given(st.text(max_size=12))
def test_parsing_never_crashes(written: str):
    try:
        found = parse_citation(written)
    except LawError:
        return
    assert found.text


def test_a_citation_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        art(21).article = 22  # type: ignore[misc]


def test_a_citation_is_not_compared_with_anything_else():
    assert art(21) != "21"
    with pytest.raises(TypeError):
        assert art(21) < 22  # type: ignore[operator]


@given(st.integers(1, 99))
def test_numerals_read_back(number: int):
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize("numeral", ["", "零", "一十", "十零", "一百", "二二", "10"])
def test_other_numerals_are_refused(numeral: str):
    with pytest.raises(LawError, match="不是一至九十九的中文数字"):
        from_chinese(numeral)


@pytest.mark.parametrize("number", [0, 100, -1])
def test_numbers_out_of_range_are_refused(number: int):
    with pytest.raises(LawError, match="只能写出一至九十九"):
        to_chinese(number)


def test_importing_reads_no_text_and_nothing_heavy():
    code = "import sys, zhengdun.law as law; print(law.load.cache_info().currsize, 'polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "False"]
