"""What every duty must be, whatever its article: found, quoted, placed and tested as the house does."""

import ast
import re
from pathlib import Path

import pytest

import zhengdun.duties
from zhengdun.duties.registry import all_duties, matching
from zhengdun.duties.rules import not_duties, rules
from zhengdun.law import art, load
from zhengdun.ledger.columns import Label

DUTIES = all_duties()
FOLDER = Path(zhengdun.duties.__path__[0])
FILES = sorted(FOLDER.glob("ch*/art*.py"))
SOURCES = [file for file in FILES if not file.name.endswith("_test.py")]
NOT_DUTIES = not_duties()
CHAPTERS = {int(file.parent.name[2]) for file in FOLDER.glob("ch*/not_duties.py")}
"""The chapters that say which of their rules are no duties, and so claim to be whole."""


def chapter_of(article):
    return load().article(article).chapter.number


IN_SCOPE = [rule for rule in rules() if chapter_of(rule.article) in CHAPTERS]


def by_id(duty):
    return duty.id


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_the_quote_stands_in_the_law_word_for_word(duty):
    assert duty.quote
    assert duty.quote in duty.cite.text


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_the_id_is_a_rule_of_the_cited_place(duty):
    rule = {rule.number: rule for rule in rules()}[duty.rule]
    assert rule.article == duty.cite.article
    if rule.paragraph is not None:
        assert art(rule.article, rule.paragraph).covers(duty.cite)


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_what_people_read_is_there_in_both_languages(duty):
    for both in (duty.title, duty.evidence, duty.remedy, duty.filing, duty.filed_with):
        if both is not None:
            label = Label.parse(both)
            assert re.search(r"[一-鿿]", label.zh)
            assert not re.search(r"[一-鿿]", label.en)
    for lang in ("zh", "en"):
        assert duty.shape.describe(lang)
        assert duty.shape.name.get(lang)


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_parameters_of_the_law_are_cited_and_internal_ones_give_a_reason(duty):
    for parameter in duty.shape.parameters:
        if parameter.source == "law":
            assert parameter.values["2023"] is not None
        else:
            assert parameter.why is not None


@pytest.mark.parametrize("duty", [duty for duty in DUTIES if duty.beside], ids=by_id)
def test_duties_in_one_matter_judge_the_same_subjects(duty):
    others = [other for other in DUTIES if other.id in duty.beside]
    assert {other.id for other in others} == set(duty.beside)
    assert {other.shape.each.table for other in others} == {duty.shape.each.table}


@pytest.mark.parametrize("rule", IN_SCOPE, ids=lambda rule: rule.number)
def test_every_rule_is_a_duty_or_says_why_not(rule):
    bound = [duty.id for duty in DUTIES if duty.rule == rule.number]
    assert bool(bound) != (rule.number in NOT_DUTIES), bound


def test_what_is_no_duty_is_a_rule_and_says_why_in_both_languages():
    assert NOT_DUTIES.keys() <= {rule.number for rule in rules()}
    for reason in NOT_DUTIES.values():
        label = Label.parse(reason)
        assert re.search(r"[一-鿿]", label.zh)
        assert not re.search(r"[一-鿿]", label.en)


def test_every_paragraph_is_covered():
    covered = {(duty.cite.article, duty.cite.paragraph or 1) for duty in DUTIES}
    covered |= {(rule.article, rule.paragraph or 1) for rule in IN_SCOPE if rule.number in NOT_DUTIES}
    paragraphs = {
        (article.number, number)
        for article in load().articles
        if article.chapter is not None and article.chapter.number in CHAPTERS
        for number in range(1, len(article.paragraphs) + 1)
    }
    assert paragraphs - covered == set()


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_a_file_holds_the_duties_of_its_article_and_its_test_stands_beside_it(file):
    article, chapter = int(file.name[3:5]), int(file.parent.name[2])
    assert load().article(article).chapter.number == chapter
    assert file.with_name(f"{file.stem}_test.py").exists()
    imported = {
        node.module
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }
    others = {module for module in imported if re.match(r"zhengdun\.duties\.ch\d", module)}
    assert others == set()


def test_an_article_paragraph_or_rule_names_its_duties():
    assert [duty.id for duty in matching("21.3")] == ["21.3a", "21.3b", "21.3c"]
    assert [duty.id for duty in matching("21.3b")] == ["21.3b"]
    assert {duty.cite.article for duty in matching("21")} == {21}
    assert matching("2") == ()
