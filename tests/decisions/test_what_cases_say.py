"""How a case is read, and what it says by a blank cell and by what is not there."""

import pytest

from decisions.judging import articles_cited
from decisions.loading import BadCase
from zhengdun.law import art
from zhengdun.ledger.schema import TABLES


def test_headings_tables_and_citations_in_either_language(case):
    text = """
title: t
on: 2026-06-30
articles: [第四十条, "16.1", Article 39(1), 第四十条第一款, 证监会令第82号第二十二条]
ledgers:
  Systems: [{System code: S1, important: true, 上线日期: 2020-01-01}]
"""
    found = case(text)
    assert found.articles == {art(40), art(16, 1), art(39, 1), art(22, version="2012")}
    (row,) = found.ledgers[TABLES["system"]].to_dicts()
    assert (row["institution"], row["name"], row["important"]) == ("A", "（未写明）", True)


def test_csv_files_beside_it(case, tmp_path):
    table = tmp_path / "信息系统.csv"
    table.write_text("系统编号,重要信息系统\nS1,是\n", encoding="gb18030")
    found = case({}, [table], 机构="核心机构")
    assert found.ledgers[TABLES["system"]]["important"].to_list() == [True]
    assert found.ledgers[TABLES["institution"]]["kind"].to_list() == ["core"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "mapping"),
        ("on: 2026-06-30", "articles"),
        ("on: 2026-06-30\narticles: []\nlegders: {}", "legders"),
        ("on: 2026-06-30\narticles: []\nledgers: {信息系通: []}", "信息系统"),
        ("on: 2026-06-30\narticles: []\nledgers: {信息系统: [{系统编码: S1}]}", "系统编号"),
        ("on: 2026-06-30\narticles: []\nledgers: {内部标准: [{参数: 报告小时, 数值: 1}]}", "报告小时"),
        ("on: 2026-06-30\narticles: []\nledgers: {信息系统: [{系统编号: S1, 上线日期: 去年}]}", "去年"),
        ("on: 2026-06-30\narticles: []\nledgers: {系统变更: [{系统: S1, 变更类型: 拆除}]}", "拆除"),
    ],
)
def test_what_is_wrong_is_named(case, text, words):
    with pytest.raises(BadCase, match=words):
        case(text)


@pytest.mark.parametrize(
    ("extra", "cited"),
    [
        pytest.param({}, set(), id="nothing is said of the steps"),
        pytest.param({"启动处置时间": ""}, {art(39, 1)}, id="the response never started"),
        pytest.param({"整改完成日期": "无"}, {art(40)}, id="never mended"),
        pytest.param({"整改完成日期": "不详"}, set(), id="nobody knows when it was mended"),
    ],
)
def test_a_column_that_a_case_lacks_says_nothing_and_a_blank_cell_says_not_done(case, extra, cited):
    incident = {"事件编号": "SJ-1", "发现时间": "2026-03-02 10:00", "保护现场和相关证据": "是"}
    assert articles_cited(case({"网络安全事件": [incident | extra]})) == cited


@pytest.mark.parametrize("other", [{}, {"整改完成日期": "2026-03-05"}])
def test_what_one_row_says_is_not_said_of_another(case, other):
    rows = [
        {"事件编号": "SJ-1", "发现时间": "2026-03-02 10:00"},
        {"事件编号": "SJ-2", "发现时间": "2026-03-02 10:00"} | other,
    ]
    assert articles_cited(case({"网络安全事件": rows})) == set()


@pytest.mark.parametrize(
    ("kind", "at", "cited"),
    [
        pytest.param("首次报告", "2026-03-03", set(), id="perhaps ten minutes later"),
        pytest.param("首次报告", "2026-03-03 00:50（电话）", set(), id="an hour later"),
        pytest.param("首次", "2026年3月3日0时51分", {art(39, 1)}, id="a minute more"),
        pytest.param("应急报告", "2026-03-04", {art(39, 1)}, id="surely a day later"),
        pytest.param("首次报告", "无", {art(39, 1)}, id="never"),
        pytest.param("首次报告", "不详", set(), id="nobody knows when"),
        pytest.param("续报", "2026-03-09", set(), id="nothing is said of the first report"),
    ],
)
def test_a_report_on_the_only_incident(case, kind, at, cited):
    """Part of a choice names it, of a moment the day alone may be told, and the term in hours by its label."""
    ledgers = {
        "网络安全事件": {"发现时间": "2026-03-02 23:50"},
        "事件报告": {"报告类型": kind, "报告时间": at},
        "内部标准": {"参数": "应急报告时限", "数值": 1},
    }
    assert articles_cited(case(ledgers)) == cited


@pytest.mark.parametrize(
    ("document", "cited"),
    [
        pytest.param({"文件类别": "决策机制", "批准日期": "2024-01-01"}, {art(9, 1)}, id="one of four"),
        pytest.param({"文件类别": "决策机制"}, {art(9, 1)}, id="one of four, nobody knows since when"),
        pytest.param({"文件类别": "供应商管理机制", "批准日期": "无"}, {art(22, 1)}, id="there is none"),
        pytest.param({"文件类别": "其他", "批准日期": "2024-01-01"}, set(), id="something else"),
    ],
)
def test_documents_speak_of_the_kinds_that_they_name(case, document, cited):
    assert articles_cited(case({"制度文件": [document]})) == cited


@pytest.mark.parametrize(
    ("report", "cited"),
    [
        pytest.param({"所属年度": 2025, "报送日期": "2026-05-06"}, {art(59, 1)}, id="late"),
        pytest.param({"所属年度": 2025, "报送日期": "无"}, {art(59, 1)}, id="not filed"),
        pytest.param({"所属年度": 2024, "报送日期": "2025-04-20"}, set(), id="nothing is said of the year that is due"),
    ],
)
def test_filings_speak_of_the_kinds_and_years_that_they_name(case, report, cited):
    assert articles_cited(case({"报送登记": {"报送事项": "网络和信息安全管理年报"} | report})) == cited


def test_before_2023_05_01_the_measures_of_2012_are_cited(case):
    incident, report = {"发现时间": "2022-03-02 10:00"}, {"报告类型": "首次报告", "报告时间": "无"}
    found = case({"网络安全事件": incident, "事件报告": report}, 应引条款=["证监会令第82号第三十二条第一款"])
    assert articles_cited(found) == found.articles == {art(32, 1, version="2012")}


@pytest.mark.parametrize(("said", "cited"), [({}, {art(15, 2)}), ({"故障或者缺陷的紧急修复": "是"}, set())])
def test_an_exception_that_nobody_mentions_was_not_there(case, said, cited):
    change = {"变更类型": "变更", "实际开始时间": "2026-05-13 10:20", "实际结束时间": "2026-05-13 10:35"}
    system = {"重要信息系统": "是", "服务的交易时段": "沪深股票、基金"}
    assert articles_cited(case({"信息系统": system, "系统变更": change | said})) == cited


@pytest.mark.parametrize(("since", "cited"), [({}, {art(21, 1)}), ({"上线日期": "2026-06-01"}, set())])
def test_a_system_of_which_nobody_says_since_when_has_been_on_line_for_years(case, since, cited):
    ledgers = {"信息系统": {"重要信息系统": "是"} | since, "压力测试": {"测试日期": "无"}}
    assert articles_cited(case(ledgers)) == cited
