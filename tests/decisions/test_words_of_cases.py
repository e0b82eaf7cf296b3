"""How cells and citations are read that are worded as decisions word them."""

from datetime import date

import pytest

from decisions.cells import cell_of
from decisions.citing import articles_of
from decisions.judging import articles_cited
from decisions.loading import BadCase
from zhengdun.law import LawError, art
from zhengdun.ledger.declared import declared
from zhengdun.ledger.schema import TABLES


@pytest.mark.parametrize(
    ("table", "column", "value", "read"),
    [
        ("incident", "abnormal_minutes", "75分钟", "75"),
        ("incident", "abnormal_minutes", "1小时15分", "75"),
        ("incident", "abnormal_minutes", "57分29秒", "57"),
        ("incident", "abnormal_minutes", "2天", "2天"),  # which the ledger refuses
        ("incident", "affected_investors", "约3,000余人", "3,000"),
        ("incident", "economic_loss", "1.2万元", "12000"),
        ("incident", "found_at", "2026年5月11日下午4时20分许", "2026年5月11日 16:20:00"),
        ("incident", "found_at", "2026/5/11 9:31", "2026/5/11 9:31"),
        ("incident", "found_at", "2026年5月11日上午9点", "2026年5月11日 09:00:00"),
        ("mlps_grading", "level", "三级", "3"),
        ("mlps_grading", "level", "第3级", "3"),
        ("mlps_grading", "filed_on", "尚未备案", None),
        ("incident_report", "reported_at", "从未报告", None),
        ("incident_report", "recipient", "某证监局", "属地派出机构"),
        ("incident_report", "recipient", "中国证监会某监管局", "属地派出机构"),
        ("incident_report", "truthful", "不一致", "否"),
        ("boundary_exit", "other_measure", "无", None),
        ("document", "kind", "协调和决策机制", "协调和决策机制（保障责任人履职）"),
        ("document", "kind", "决策机制", "决策机制"),
        ("institution", "kind", "期货交易所", "核心机构"),
        ("institution", "kind", "基金公司", "基金管理公司"),
        ("institution", "kind", "基金销售机构", "基金托管与公募基金服务机构"),
        ("institution", "kind", "证券公司子公司", "经营机构子公司"),
    ],
)
def test_a_cell_in_the_words_of_a_decision(table, column, value, read):
    assert cell_of(value, declared(TABLES[table]).facts[column]) == read


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 6, 30)),  # the day of the case
    ],
)
def test_of_a_day_only_the_month_or_the_year_is_told(case, value, first, last):
    found = case({"信息系统": [{"上线日期": value}]})
    assert [ledgers[TABLES["system"]]["online_on"].item() for ledgers in (found.ledgers, found.evening)] == [
        first,
        last,
    ]


@pytest.mark.parametrize(
    ("said", "articles"),
    [
        ("第十六条第一款、第十八条第二款", {art(16, 1), art(18, 2)}),
        (["16(1)", "Art. 18(2)", 39.1, "article 40"], {art(16, 1), art(18, 2), art(39, 1), art(40)}),
        ("无", set()),
        ("第十五条第一款和第二款", {art(15, 1), art(15, 2)}),
        ("违反了《网络和信息安全管理办法》第十三条的规定", {art(13)}),
        ("《证券期货业网络和信息安全管理办法》（证监会令第218号，以下简称《办法》）第十九条", {art(19)}),
        (
            "《证券期货业信息安全保障管理办法》（证监会令第82号）第二十二条、第三十二条第一款",
            {art(22, version="2012"), art(32, 1, version="2012")},
        ),
        ("《期货公司监督管理办法》第九十条、第九十一条第一项以及《办法》第三十二条", {art(32)}),
        (["证监会令第179号第三十八条", "公告〔2021〕12号第四条", "第六十二条第二款"], set()),
        ("证监会令第82号第二十四条", set()),  # the source lacks its words
    ],
)
def test_citations_as_decisions_have_them(said, articles):
    assert set(articles_of(said)) == articles


def test_an_article_that_does_not_exist_is_no_citation():
    with pytest.raises(LawError):
        list(articles_of(["第七十六条"]))


def test_a_day_that_is_none(case):
    with pytest.raises(BadCase, match="去年"):
        case({}, 评估日="去年")


@pytest.mark.parametrize("number", ["12", "12a", "第十二条"])
def test_a_statement_names_a_rule_or_an_article(case, number):
    statement = {"规则编号": number, "声明日期": "2026-05-08", "声明已履行": "否"}
    assert articles_cited(case({"责任人声明": statement})) == {art(12)}


def test_what_a_ledger_decides_no_statement_does(case):
    with pytest.raises(BadCase, match="产品与服务"):
        case({"责任人声明": {"规则编号": "4.2", "声明日期": "2026-05-08", "声明已履行": "否"}})
