"""What a case means that it does not say: what a thing is, that it is there, which law goes on to bind."""

import pytest

from decisions.judging import articles_cited
from zhengdun.law import art


def test_a_change_that_only_its_test_names(case):
    assert articles_cited(case({"测试方案与执行": {"变更": "新系统上线", "方案全面": "否"}})) == {art(16, 1)}


@pytest.mark.parametrize(
    ("ledgers", "cited"),
    [
        pytest.param(
            {"性能容量": {"系统": "网关", "测量日期": "2026-05-31", "性能容量": 1500, "历史峰值": 1200}},
            {art(21, 3)},
            id="capacity",
        ),
        pytest.param(
            {
                "网络带宽使用": {
                    "链路": "专线",
                    "测量日期": "2026-05-31",
                    "当前带宽": 200,
                    "交易时段近一年使用峰值": 176,
                }
            },
            {art(21, 3)},
            id="link",
        ),
        pytest.param({"供应商评估": {"供应商": "V1", "评估日期": "从未评估"}}, {art(22, 1)}, id="supplier"),
        pytest.param(
            {"异常告警处置": {"系统": "S1", "告警时间": "2026-05-11 09:31", "处置完成时间": "2026-05-12 18:00"}},
            {art(18, 1)},
            id="alert",
        ),
        pytest.param(
            {"测试环境数据": {"已脱敏": "否", "与生产环境同等的安全控制措施": "否"}}, {art(16, 2)}, id="test data"
        ),
        pytest.param(
            {"撤回同意": {"处理活动": "营销推送", "撤回日期": "2026-02-02", "停止处理日期": "无"}},
            {art(31, 1)},
            id="withdrawal",
        ),
    ],
)
def test_what_a_decision_names_is_such_as_the_duty_is_about(case, ledgers, cited):
    assert articles_cited(case(ledgers)) == cited


def test_what_is_said_not_to_be_important_is_not(case):
    ledgers = {
        "信息系统": {"系统编号": "OA", "系统名称": "办公系统", "重要信息系统": "否"},
        "性能容量": {"系统": "办公系统", "测量日期": "2026-05-31", "性能容量": 15, "历史峰值": 12},
    }
    assert articles_cited(case(ledgers)) == set()


@pytest.mark.parametrize(("important", "cited"), [({}, set()), ({"重要信息系统": "是"}, {art(21, 1)})])
def test_a_system_that_only_other_ledgers_speak_of_is_not_missed_in_one(case, important, cited):
    tested = [
        {"系统": "S1", "方案制定日期": f"{year}-03-01", "测试日期": f"{year}-03-07", "报告形成日期": f"{year}-03-09"}
        for year in (2025, 2026)
    ]
    systems = [{"系统编号": "S1", "重要信息系统": "是"}, {"系统编号": "S2"} | important]
    change = {"系统": "S2", "变更类型": "变更", "实际开始时间": "2026-05-16 20:00"}
    ledgers = {"信息系统": systems, "系统变更": change, "压力测试": tested}
    assert articles_cited(case(ledgers)) == cited


@pytest.mark.parametrize(
    ("kind", "at", "cited"),
    [
        pytest.param("期货公司", "2026-05-13 09:45", {art(15, 2)}, id="futures in the morning"),
        pytest.param("期货公司", "2026-05-13 21:30", set(), id="perhaps not in the night session"),
        pytest.param("证券公司", "2026-05-13 13:20", {art(15, 2)}, id="stocks"),
        pytest.param("证券公司", "2026-05-13 15:30", set(), id="after the close"),
    ],
)
def test_the_sessions_of_the_institutions_kind(case, kind, at, cited):
    change = {"系统": "交易系统", "变更类型": "变更", "实际开始时间": at}
    assert articles_cited(case({"系统变更": change}, 机构=kind)) == cited


def test_reports_on_one_incident_say_nothing_of_another(case):
    incidents = [
        {"事件编号": "E1", "事件名称": "行情中断", "发现时间": "2026-03-02 09:31", "恢复时间": "2026-03-02 10:00"},
        {"事件编号": "E2", "事件名称": "转账异常", "发生时间": "2026-04-02 09:31", "恢复时间": "2026-04-02 10:00"},
    ]
    reports = [
        {"事件": "行情中断", "报告类型": "首次报告", "报告时间": "未报告"},
        {"事件": "转账异常", "报告类型": "首次报告", "报告时间": "2026-04-02 09:40"},
        {"事件": "转账异常", "报告类型": "总结报告", "报告时间": "2026-04-03"},
    ]
    assert articles_cited(case({"网络安全事件": incidents, "事件报告": reports})) == {art(39, 1)}


@pytest.mark.parametrize(
    ("signed", "cited"),
    [
        pytest.param({"保密协议签订日期": "无"}, {art(22, 2)}, id="none to this day"),
        pytest.param({"保密协议签订日期": "2022-03-01"}, {art(37, 1, version="2012")}, id="late, under the old law"),
    ],
)
def test_what_goes_on_under_the_law_of_today_is_cited_by_it(case, signed, cited):
    ledgers = {
        "供应商": {"供应商编号": "V1", "合作起始日": "2021-03-01"},
        "供应商合同": {"供应商": "V1", "签订日期": "2021-03-01", "明确网络和信息安全权利义务": "是"} | signed,
    }
    assert articles_cited(case(ledgers)) == cited


def test_cooperation_of_which_nobody_says_since_when_is_not_too_early(case):
    ledgers = {"供应商合同": {"供应商": "V1", "签订日期": "2026-05-01", "保密协议签订日期": "2026-05-01"}}
    assert articles_cited(case(ledgers)) == set()


@pytest.mark.parametrize(("told", "cited"), [("无", {art(39, 2)}), ("2026-05-11", set())])
def test_whom_a_record_says_the_service_institution_told_used_the_product(case, told, cited):
    ledgers = {
        "网络安全事件": {"发现时间": "2026-05-11 09:31", "恢复时间": "2026-05-11 10:00"},
        "服务机构协助": {"客户机构": "多家证券公司", "告知同类产品用户日期": told},
    }
    assert articles_cited(case(ledgers, 机构="信息技术服务机构")) == cited


@pytest.mark.parametrize(("drill", "cited"), [({"开始日期": "无"}, {art(38, 2)}), ({"开始日期": "2026-03-07"}, set())])
def test_a_drill_of_which_only_the_first_day_is_told(case, drill, cited):
    assert articles_cited(case({"应急演练": {"演练类型": "本机构演练"} | drill})) == cited


def test_a_person_need_not_be_in_the_ledger_of_staff(case):
    officers = [
        {"职责": "第一责任人", "人员": "总经理", "为机构主要负责人": "是", "任职起始日": "2024-01-01"},
        {"职责": "直接责任人", "人员": "首席信息官", "任职起始日": "2024-01-01"},
    ]
    assert articles_cited(case({"责任人与岗位任命": officers})) == set()


@pytest.mark.parametrize(
    ("system", "cited"),
    [
        pytest.param({"重要信息系统": "否"}, set(), id="the only one, without a name"),
        pytest.param({"系统名称": "网关", "重要信息系统": "否"}, set(), id="of that name"),
        pytest.param({"系统名称": "官网", "重要信息系统": "否"}, {art(21, 3)}, id="of another name"),
    ],
)
def test_which_system_a_row_refers_to_where_none_has_a_code(case, system, cited):
    capacity = {"系统": "网关", "测量日期": "2026-05-31", "性能容量": 1500, "历史峰值": 1200}
    assert articles_cited(case({"信息系统": system, "性能容量": capacity})) == cited


@pytest.mark.parametrize("incident", ["SJ-1", "行情中断", None])
def test_the_only_incident_is_the_one_referred_to(case, incident):
    ledgers = {
        "网络安全事件": {"事件名称": "行情中断", "发现时间": "2026-03-02 09:31", "恢复时间": "2026-03-02 10:00"},
        "事件报告": {"报告类型": "首次报告", "报告时间": "2026-03-02 09:40"} | ({"事件": incident} if incident else {}),
    }
    assert articles_cited(case(ledgers)) == set()
