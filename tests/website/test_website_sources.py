"""What is handed to Sphinx: terms for the search, sources, and the glossary."""

import os

import pytest
from markupsafe import Markup

try:
    from docutils import nodes
    from docutils.core import publish_doctree
    from website.search_language import ChineseAndEnglish
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("Sphinx is not installed: its sources were NOT looked at (make docs)", allow_module_level=True)

from website import glossary as reading
from website.sources import as_rst, scorer, write_sources

from zhengdun.exports.pages import Page, Part


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("压力测试", ["压", "力", "测", "试", "压力", "力测", "测试"]),
        ("密", ["密"]),
        ("第21.3款", ["第", "21.3", "款"]),
        ("21.2a-1 先有方案", ["21.2a-1", "先", "有", "方", "案", "先有", "有方", "方案"]),
        ("5(一)", ["#5", "一"]),
        ("2026-05-28", ["2026-05-28"]),
        ("Stress tests", ["stress", "tests"]),
        ("，。 ", []),
    ],
)
def test_how_a_text_is_split(text, terms):
    assert ChineseAndEnglish({}).split(text) == terms


PAGE = Page(
    "duties/1*a", "1*a `b` _c_ |d|", "讲什么", (Part("", Markup("<p>一</p>")), Part("节", Markup("<b>\n二</b>")))
)


def test_a_page_becomes_a_source_whose_title_means_what_it_says():
    tree = publish_doctree(
        as_rst(PAGE).removeprefix(":orphan:"), settings_overrides={"report_level": 1, "doctitle_xform": False}
    )
    assert [title.astext() for title in tree.findall(nodes.title)] == ["1*a `b` _c_ |d|", "节"]
    assert [raw.astext() for raw in tree.findall(nodes.raw)] == ["<p>一</p>", "<b>\n二</b>"]
    assert not list(tree.findall(nodes.system_message))


def test_sources_lie_where_their_names_say(tmp_path):
    write_sources([PAGE], tmp_path)
    assert (tmp_path / "duties" / "1*a.rst").read_text(encoding="utf-8") == as_rst(PAGE)
    assert "讲什么" in (tmp_path / "scorer.js").read_text(encoding="utf-8")
    assert '"duties/1*a": "讲什么"' in scorer([PAGE])


def test_the_glossary_is_read_from_the_one_there_is():
    words = {word.label.zh: word for word in reading.glossary()}
    assert words["台账"].label.en == "ledger"
    assert words["台账"].code == "Ledger"


@pytest.mark.parametrize("table", ["", "no table", "| 中文 | English | in code |\n|---|---|---|\n| 台账 | ledger |\n"])
def test_a_glossary_of_another_form_is_refused(tmp_path, monkeypatch, table):
    (tmp_path / "glossary.md").write_text(table, encoding="utf-8")
    monkeypatch.setattr(reading, "GLOSSARY", tmp_path / "glossary.md")
    with pytest.raises(ValueError, match="three columns"):
        reading.glossary()
