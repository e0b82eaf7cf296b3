"""The law as data that JSON holds without loss."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from zhengdun.law import VERSIONS, LawError, art, as_json, load

DIGESTS = json.loads(Path(__file__).with_name("article_digests.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", VERSIONS)
def test_it_survives_json(version: str):
    data = as_json(load(version))
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data


def test_the_whole_of_2023_is_there():
    data = as_json(load())
    assert len(data) == 75
    for entry in data:
        words = "".join(text for part in entry["paragraphs"] for text in (part["text"], *part["items"]))
        digest = hashlib.sha256(re.sub(r"[\s“”]", "", words).encode()).hexdigest()[:16]
        assert digest == DIGESTS[str(entry["article"])]["sha256"]


def test_shape_of_an_article():
    (entry,) = as_json(load(), art(5))
    assert (entry["article"], entry["chapter"]) == (5, "第一章 总则")
    (paragraph,) = entry["paragraphs"]
    assert paragraph["text"] == "中国证监会依法履行以下监督管理职责："
    assert len(paragraph["items"]) == 8


def test_a_paragraph_stands_alone():
    (entry,) = as_json(load(), art(21, 3))
    assert [paragraph["text"] for paragraph in entry["paragraphs"]] == [art(21, 3).text]


def test_an_item_stands_alone_under_its_opening_words():
    (entry,) = as_json(load("2022-draft"), art(26, 1, 4, version="2022-draft"))
    (paragraph,) = entry["paragraphs"]
    assert paragraph["text"].endswith("包括但不限于下列要求：")
    assert [item[:3] for item in paragraph["items"]] == ["（四）"]


def test_picking_leaves_the_text_alone():
    as_json(load(), art(5, item=1))
    assert len(load().article(5).paragraphs[0].items) == 8


def test_unknown_chapter_is_null():
    entries = as_json(load("2012"))
    assert entries[0]["chapter"] is None
    assert entries[-1]["chapter"] == "第六章 监督管理"


def test_a_citation_of_another_version_is_refused():
    with pytest.raises(LawError, match="引用属于版本2012，而正文是版本2023"):
        as_json(load("2023"), art(12, version="2012"))
