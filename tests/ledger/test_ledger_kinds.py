"""The kinds of column: which texts they read, and as what."""

import datetime as dt

import polars as pl
import pytest

from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds import KINDS
from zhengdun.ledger.kinds.words import codes_by_word, plain
from zhengdun.ledger.schema import TABLES

DAY = dt.date(2026, 3, 1)
OPTIONS = {"stock": Label("股票（沪深）", "Stocks (Shanghai, Shenzhen)"), "night": Label("夜盘", "Night session")}


def read(kind, *texts, **facts):
    about = Facts(kind, Label("标题", "Heading"), unit=Label("个", "items"), **facts)
    return pl.DataFrame({"x": texts}).select(KINDS[kind].parse(pl.col("x"), about)).to_series().to_list()


def moment(text):
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01", "2026-3-1", "2026/3/1", "2026/03/01", "2026.3.1", "2026年3月1日", "2026年03月01日", "20260301"),
        *("２０２６－０３－０１", "２０２６年３月１日", "2026 年 3 月 1 日", "２０２６／３／１", "2026．3．1"),
        *("2026-03-01 00:00:00", "2026-03-01 15:30", "2026-03-01T15:30:00.123", "2026年3月1日 9:05", "20260301 09:05"),
    ],
)
def test_days(text):
    assert read("date", text) == [DAY]


def test_leap_days():
    assert read("date", "2024-02-29", "2023-02-29") == [dt.date(2024, 2, 29), None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-01 09:30", "2026-03-01T09:30"),
        ("2026-3-1 9:05", "2026-03-01T09:05"),
        ("2026-03-01 09:30:15", "2026-03-01T09:30:15"),
        ("2026-03-01T09:30:15", "2026-03-01T09:30:15"),
        ("2026-03-01  09:30:15.25", "2026-03-01T09:30:15.250"),
        ("2026/3/1 9:30", "2026-03-01T09:30"),
        ("2026年3月1日 09:30", "2026-03-01T09:30"),
        ("2026.3.1 9：30", "2026-03-01T09:30"),
        ("2026年3月1日9时30分", "2026-03-01T09:30"),
        ("2026年3月1日 9 时 30 分 15 秒", "2026-03-01T09:30:15"),
        ("2026-03-01 09点30分", "2026-03-01T09:30"),
        ("2026年3月1日9时75分", None),
        ("2026年3月1日上午9:30", None),
        ("20260301 0930", None),
        ("20260301 09:30", "2026-03-01T09:30"),
        ("2026-03-01 23:59:59", "2026-03-01T23:59:59"),
        ("2026-03-01 24:00", None),
        ("2026-03-01 23:59:60", None),
        ("2026-03-01 00:00", "2026-03-01T00:00"),
    ],
)
def test_moments(text, value):
    assert read("moment", text) == [value and moment(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        ("1,234.5", 1234.5),
        ("1，234.5", 1234.5),
        ("１２３", 123.0),
        ("+5", 5.0),
        ("-5", -5.0),
        ("1 000", 1000.0),
        ("1.5e3", 1500.0),
        ("0", 0.0),
        (".5", None),
        ("5.", None),
        ("1,2345", None),
        ("12,34", None),
        ("0x10", None),
        ("--1", None),
        ("1e400", None),
    ],
)
def test_numbers(text, value):
    assert read("number", text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("1,200", 1200), ("12.0", 12), ("12.", 12), ("12.5", None), ("1e3", None), ("9" * 19, None)],
)
def test_integers(text, value):
    assert read("integer", text) == [value]


@pytest.mark.parametrize(
    "text", ["是", "有", "Y", "y", "Yes", "YES", "true", "TRUE", "1", "√", "✓", "✔", " 是", "ＹＥＳ"]
)
def test_yes(text):
    assert read("flag", text) == [True]


@pytest.mark.parametrize("text", ["否", "无", "N", "no", "False", "0", "×", "✗", "x", "Ｎ"])
def test_no(text):
    assert read("flag", text) == [False]


def test_blank_is_neither_yes_nor_no():
    assert read("flag", None, "?") == [None, None]


@pytest.mark.parametrize(
    "text",
    ["stock", "STOCK", "股票（沪深）", "股票(沪深)", "Stocks (Shanghai, Shenzhen)", "stocks(shanghai，shenzhen)"],
)
def test_choices_by_either_label_or_code(text):
    assert read("choice", text, choices=OPTIONS) == ["stock"]
    assert read("choices", text, choices=OPTIONS) == [["stock"]]


@pytest.mark.parametrize("between", ["、", ",", "，", ";", "； ", "\n", "\r\n", " 、 、"])
def test_several_choices_and_codes(between):
    assert read("choices", f"夜盘{between}Stocks (Shanghai, Shenzhen)", choices=OPTIONS) == [["night", "stock"]]
    assert read("refs", f"S1{between}S2") == [["S1", "S2"]]


def test_the_same_twice_counts_once():
    assert read("refs", "S1、S1") == [["S1"]]
    assert read("choices", "夜盘、night", choices=OPTIONS) == [["night"]]


def test_separators_alone_are_nothing():
    assert read("refs", "、；", None) == [None, None]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_word_means_two_choices(table):
    for about in declared(table).facts.values():
        words = {(plain(word), code) for code, label in about.choices.items() for word in (label.zh, label.en, code)}
        assert {word for word, _ in words} == set(codes_by_word(about))
        assert len(words) == len(codes_by_word(about))
