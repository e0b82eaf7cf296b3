"""What is said of a call that is wrong: in Chinese, what it should be."""

import re

import pytest

from zhengdun.cli.errors import show_click_error

CALLS = {
    "law compare abc": "ARTICLE 的值不对：应为整数",
    "coverage --version 2099": "--version 的值不对：应为 2012、2022-draft、2023 之一",
    "grades --minutes -1": "--minutes 的值不对：应为数字，不小于 0",
    "sample 新 --systems 0": "--systems 的值不对：应为整数，不小于 1、不大于 100000",
    "assess 我的 台账": "多出了 台账；名称中有空格的，用引号括起来",
    "assess --on": "--on 的用法不对：后面应有一个值，或者不应有值",
    "gate change.start 台账 --subject BG-1 --at 2026-10-30": "“2026-10-30”不是时间，应如 2026-10-31T20:00",
    "incident 台账 --at 2026": "“2026”不是时间，应如 2026-10-31T20:00",
}


@pytest.mark.parametrize(("call", "says"), CALLS.items())
def test_it_says_in_chinese_what_is_wanted(run, capsys, call, says):
    result = run(*call.split())
    show_click_error(result.exception)
    error, *_ = capsys.readouterr().err.splitlines()
    assert error.startswith("错误: ")
    assert says in error
    assert not re.search(r"\b(is|not|valid|range)\b", error)


@pytest.mark.parametrize("call", [[], ["law"], ["privacy"]])
def test_a_command_alone_shows_its_help_and_no_error(run, capsys, call):
    result = run(*call)
    show_click_error(result.exception)
    assert capsys.readouterr().err.startswith("用法：")


def test_a_gate_is_asked_of_a_moment_not_of_a_day(run, sample):
    """At midnight a change may start; a person who writes the day alone means the day."""
    result = run("gate", "change.start", sample, "--subject", "BG-905", "--at", "2026-10-30")
    assert "不是时间" in result.exception.format_message()
