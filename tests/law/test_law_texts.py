"""The stored texts: the 2023 version exact, the others whole as far as the source has them."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from zhengdun.law import VERSIONS, LawError, Text, load

DIGESTS = json.loads(Path(__file__).with_name("article_digests.json").read_text(encoding="utf-8"))


def normalised(words: str) -> str:
    """As the digests were made: no white space, no double quotation marks."""
    return re.sub(r'[\s“”"]', "", words)


@pytest.mark.parametrize("number", range(1, 76))
def test_article_of_2023_matches_its_digest(number: int):
    article, expected = load("2023").article(number), DIGESTS[str(number)]
    words = normalised(article.words)
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == expected["sha256"]
    assert len(words) == expected["chars"]
    assert len(article.paragraphs) == expected["paragraphs"]
    assert [len(paragraph.items) for paragraph in article.paragraphs] == expected["items"]


def test_2023_has_75_articles_in_8_chapters_and_no_gap():
    text = load("2023")
    assert [article.number for article in text.articles] == list(range(1, 76))
    assert [chapter.number for chapter in text.chapters] == list(range(1, 9))
    assert (text.gaps, text.notes) == ((), ())


def test_chapters_of_2023_begin_where_the_law_begins_them():
    firsts: dict[str, int] = {}
    for article in load("2023").articles:
        assert article.chapter is not None
        firsts.setdefault(article.chapter.label, article.number)
    assert firsts == {
        "第一章 总则": 1,
        "第二章 网络和信息安全运行": 9,
        "第三章 投资者个人信息保护": 29,
        "第四章 网络和信息安全应急处置": 36,
        "第五章 关键信息基础设施安全保护": 42,
        "第六章 网络和信息安全促进与发展": 50,
        "第七章 监督管理与法律责任": 57,
        "第八章 附则": 71,
    }


def articles_and_gaps(text: Text) -> tuple[set[int], set[int]]:
    present = {article.number for article in text.articles}
    return present, {number for number in range(1, 100) for gap in text.gaps if gap.swallows(number)}


def test_2012_lacks_what_the_comparison_lacks():
    text = load("2012")
    present, missing = articles_and_gaps(text)
    assert len(present) == 32
    assert missing == {2, 3, *range(5, 12), 17, 18, 19, 24, 25, 29, 35, 38, 39, *range(51, 100)}
    assert present | missing == set(range(1, 100))
    assert not present & missing
    (fragment,) = [gap for gap in text.gaps if gap.part]
    assert (fragment.first, fragment.part) == (4, "前段")


def test_2022_draft_lacks_articles_23_and_24_only():
    present, missing = articles_and_gaps(load("2022-draft"))
    assert missing == {23, 24}
    assert present | missing == set(range(1, 67))


@pytest.mark.parametrize("version", VERSIONS)
def test_no_leftover_of_the_source(version: str):
    for article in load(version).articles:
        left = re.findall(r"[A-Za-z<>()\[\]\t\"',;:.?!條　]", article.words)
        assert not left, (article.label, left)
        assert article.words == "\n".join(line.strip() for line in article.words.splitlines())
        for paragraph in article.paragraphs:
            ending = "：" if paragraph.items else "。"
            assert paragraph.text.endswith(ending), (article.label, paragraph.text[-10:])


@pytest.mark.parametrize("version", VERSIONS)
def test_only_the_blank_date_of_the_draft_keeps_blanks(version: str):
    spaced = [article.number for article in load(version).articles if " " in article.words]
    assert spaced == ([66] if version == "2022-draft" else [])


@pytest.mark.parametrize(
    ("version", "article", "repaired"),
    [
        ("2022-draft", 57, "可以依照《网络安全法》第六十条规定予以处罚。"),
        ("2022-draft", 46, "完善内部管理制度和工作流程，"),
        ("2022-draft", 66, "（证监会令第82号）同时废止。"),
        ("2012", 14, "拥有执行程序和源代码并安全可靠存放"),
        ("2012", 37, "接受中国证监会及其派出机构的信息安全延伸检查。"),
    ],
)
def test_known_damage_is_repaired_and_noted(version: str, article: int, repaired: str):
    text = load(version)
    assert repaired in text.article(article).words
    assert any(note.article == article for note in text.notes)


def test_suspected_damage_is_noted_and_left_alone():
    text = load("2012")
    assert "信息安全管理部负责" in text.article(43).words
    (note,) = [note for note in text.notes if note.article == 43 and "疑为" in note.text]
    assert "未核" in note.text


def test_paragraphs_of_2012_article_32_stand_in_order():
    openings = [paragraph.text[:12] for paragraph in load("2012").article(32).paragraphs]
    assert openings[1].startswith("核心机构和经营机构应当对")
    assert openings[2].startswith("与核心机构和经营机构发生")


def test_asking_for_a_gap_or_beyond_the_end_says_so():
    with pytest.raises(LawError, match="第二条缺：对照表未收") as missing:
        load("2012").article(2)
    assert "gap" in missing.value.en
    with pytest.raises(LawError, match="没有第七十六条，最后一条是第七十五条"):
        load("2023").article(76)
    with pytest.raises(LawError, match="没有版本“2099”"):
        load("2099")
