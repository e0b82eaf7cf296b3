"""The pages of the documentation: every thing has its page, every link leads somewhere, nothing is left untold."""

import re
from posixpath import dirname, join, normpath

import pytest

from zhengdun.duties.registry import all_duties, all_parameters, declared_duties, duties_of
from zhengdun.duties.rules import rules
from zhengdun.exports.pages import pages
from zhengdun.exports.pages.facts import facts_read
from zhengdun.exports.pages.navigation import navigation
from zhengdun.exports.pages.page import duty_name
from zhengdun.exports.pages.shapes import BOUNDARIES
from zhengdun.kit.shapes.base import Shape
from zhengdun.law import CURRENT, VERSIONS, load
from zhengdun.ledger.schema import TABLES

SEARCH = "search"  # the page that the generator adds
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@pytest.fixture(scope="module")
def written():
    return {lang: {page.name: page for page in pages(lang, {}, ())} for lang in ("zh", "en")}


@pytest.fixture(scope="module", params=["zh", "en"])
def site(request, written):
    """The pages of one language by name."""
    return written[request.param]


@pytest.fixture(scope="module")
def read(read_page):
    """Each part of a page with its heading, as elements."""

    def read(page):
        return {part.heading: read_page(f"<div lang='en'>{part.html}</div>".encode()) for part in page.parts}

    return read


def test_every_duty_article_chapter_and_ledger_has_its_page(site):
    asked = {
        *(duty_name(duty.id) for duty in declared_duties()),
        *(f"versions/{version}" for version in VERSIONS if version != CURRENT),
        *(f"articles/{article.number}" for article in load().articles),
        *(f"chapters/{chapter.number}" for chapter in load().chapters),
        *(f"ledgers/{table}" for table in TABLES),
    }
    assert asked | {"index", "concepts", "ledgers/index", "parameters", "coverage", "glossary"} == set(site)


def test_both_languages_have_the_same_pages_in_the_same_order_and_no_two_of_one_name(written):
    names = [page.name for page in pages("zh", {}, ())]
    assert names == list(written["zh"]) == list(written["en"])


def test_every_tag_is_closed_and_no_part_is_empty(site, read):
    for page in site.values():
        for heading, part in read(page).items():
            assert part.wrong == [], (page.name, heading)
            assert "".join(text for _, text in part.texts).strip(), (page.name, heading)
        assert page.title.strip()
        assert page.lead.strip()


def test_every_link_leads_to_a_page_and_to_a_place_on_it(site, read):
    places = {
        name: {one.attributes["id"] for part in read(page).values() for one in part.elements if "id" in one.attributes}
        for name, page in site.items()
    }
    for page in site.values():
        beside = navigation("zh", page.name, chapter=page.chapter, article=page.article)
        for link in re.findall(r'href="([^"]*)"', "".join(part.html for part in page.parts) + beside):
            path, _, anchor = link.partition("#")
            name = (
                normpath(join(dirname(page.name), path.partition("?")[0])).removesuffix(".html") if path else page.name
            )
            assert name == SEARCH or name in site, (page.name, link)
            assert not anchor or anchor in places[name], (page.name, link)


def test_every_parameter_and_every_rule_has_its_place(site, read):
    parameters = {one.attributes.get("id") for part in read(site["parameters"]).values() for one in part.all("tr")}
    assert {parameter.name for parameter in all_parameters()} <= parameters
    covered = {one.attributes.get("id") for part in read(site["coverage"]).values() for one in part.all("tr")}
    assert {f"rule-{rule.number}" for rule in rules()} <= covered


def test_nothing_on_an_english_page_is_chinese_without_saying_so(written, read):
    untold = [
        (page.name, element.tag, text)
        for page in written["en"].values()
        for part in read(page).values()
        for element, text in part.texts
        if CHINESE.search(text) and element.lang != "zh-CN"
    ]
    assert untold == []


def test_the_parts_of_a_duty_are_those_that_were_asked_for(written):
    headings = [part.heading for part in written["zh"]["duties/38.1b"].parts]
    assert headings == [
        "",
        "条文",
        "三个版本",
        "检查什么",
        "所依据的事实",
        "证据、时限与报送",
        "法律责任",
        "示例",
    ]


def test_the_words_of_a_duty_are_marked_in_its_paragraph(site, read):
    for duty in declared_duties():
        (text,) = (one for one in list(read(site[duty_name(duty.id)]).values())[1].all("div", classes="law"))
        assert text.text == duty.cite.text, duty.id
        assert [one.text for one in text.inside if one.tag == "mark"] == [duty.quote], duty.id


def test_the_versions_stand_side_by_side_and_nothing_of_their_words_is_lost(site, read):
    page = list(read(site["articles/21"]).values())[2]
    older, newer = [one.text for one in page.all("div", classes="lines")]
    assert newer == load().article(21).words
    assert page.all("ins")[0].text == "每年"
    assert page.all("del")[0].text == "每半年"
    assert older.startswith(load("2022-draft").article(19).paragraphs[0].text[:20])


def test_where_the_source_has_no_text_that_is_said_and_not_that_there_is_no_counterpart(written):
    html = "".join(part.html for part in written["zh"]["articles/2"].parts)
    assert "未收录该处文字" in html
    assert "没有对应的规定" in "".join(part.html for part in written["zh"]["articles/7"].parts)


def test_liability_is_told_for_each_numbering_of_the_outside_laws(written):
    (liability,) = (part.html for part in written["zh"]["duties/20.1b"].parts if part.heading == "法律责任")
    before, after = liability.split("2026年1月1日起的行为")
    assert "2023年5月1日起、2026年1月1日之前的行为" in before
    assert "《网络安全法》第59条第1款" in before
    assert "《网络安全法》第61条第1款" in after
    assert "《网络安全法》第59条第1款" not in after


def test_what_is_struck_for_its_infrastructure_alone_says_so(written):
    (liability,) = (part.html for part in written["zh"]["duties/20.1b"].parts if part.heading == "法律责任")
    assert "核心机构（属于关键信息基础设施运营者的）" in liability


def test_where_another_law_is_broken_the_sanctions_of_the_measures_are_not_shown(written):
    (other,) = (duty for duty in all_duties() if duty.breaks is not None)
    (liability,) = (part.html for part in written["zh"][f"duties/{other.id}"].parts if part.heading == "法律责任")
    assert "违反的是其他法律，不是本办法" in liability
    assert "《证券法》第214条" in liability
    assert "articles/62" not in liability
    assert "其他法律" in written["zh"][f"duties/{other.id}"].parts[0].html


def test_the_facts_of_a_duty_are_the_columns_that_its_shape_names():
    (capacity,) = (duty for duty in all_duties() if duty.id == "21.3a")
    read = {table.table: columns for table, columns in facts_read(capacity.shape).items()}
    assert read == {
        "system": ("important", "online_on", "offline_on"),
        "capacity_record": ("measured_on", "capacity", "historical_peak"),
    }


def test_every_ledger_that_a_shape_reads_is_among_its_facts():
    for duty in all_duties():
        assert set(duty.shape.reads) <= set(facts_read(duty.shape)), duty.id


def test_every_shape_says_what_lies_on_its_boundary(read, site):
    used = {type(duty.shape) for duty in all_duties()}
    assert used <= set(BOUNDARIES)
    assert all(issubclass(shape, Shape) for shape in BOUNDARIES)
    shown = {one.attributes.get("id") for part in read(site["concepts"]).values() for one in part.all("tr")}
    assert {f"shape-{shape.__name__}" for shape in used} <= shown


def test_a_duty_shows_where_it_stood_before_and_what_became_of_its_number(written):
    (versions,) = [part for part in written["zh"]["duties/18.2b-1"].parts if part.heading == "三个版本"]
    assert "2022年征求意见稿第十七条第二款" in versions.html
    assert "“业务日志保存期限不得少于二十年”" in versions.html
    assert re.search(r"放宽<br>重要信息系统业务日志保存年限.*20 → 5 年", versions.html)
    (new,) = [part for part in written["zh"]["duties/15.2"].parts if part.heading == "三个版本"]
    assert "本义务在旧版中" not in new.html


def test_the_page_of_an_earlier_version_has_each_of_its_duties(written):
    for version in VERSIONS.keys() - {CURRENT}:
        html = "".join(part.html for part in written["zh"][f"versions/{version}"].parts)
        for duty in duties_of(version):
            assert f"../{duty_name(duty.matter)}.html" in html, duty.id


def test_nothing_of_a_draft_is_called_law(written, read):
    for duty in duties_of("2022-draft"):
        if duty.stands_for is None:
            page = read(written["en"][duty_name(duty.id)])
            assert [one.text for one in page[""].all("span") if "badge" in one.classes] == ["a draft, no law"]
