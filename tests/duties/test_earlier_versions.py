"""What the duties of the draft of 2022 and of the Measures of 2012 must be: quoted, placed, tested, without a gap."""

import ast
import re
from itertools import permutations
from pathlib import Path

import pytest

import zhengdun.duties
from zhengdun.assessment.impact import Status, status
from zhengdun.duties.places import places
from zhengdun.duties.registry import declared_duties, duties_as_law, duties_of, duties_over_time
from zhengdun.duties.rules import not_duties
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.law import CURRENT, DRAFT_2022, MEASURES_2012, VERSIONS, alignment, art, load
from zhengdun.ledger.columns import Label

EARLIER = [DRAFT_2022, MEASURES_2012]
DUTIES = [duty for version in EARLIER for duty in duties_of(version)]
FOLDERS = {DRAFT_2022: "draft_2022", MEASURES_2012: "measures_2012"}
FOLDER = Path(zhengdun.duties.__path__[0])
SOURCES = [
    file
    for folder in FOLDERS.values()
    for file in sorted((FOLDER / folder).glob("art*.py"))
    if not file.name.endswith("_test.py")
]


def by_id(duty):
    return duty.id


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_the_quote_stands_in_the_text_of_that_version_word_for_word(duty):
    assert duty.quote in duty.cite.text
    assert bool(duty.quote) != isinstance(duty.shape, Unrecorded)


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_the_id_names_the_version_and_the_place(duty):
    assert duty.id.startswith(f"{duty.version}:{duty.cite.article}")
    assert duty.rule.rstrip("abcdefghijklmnopqrstuvwxyz") == duty.cite.short.partition("(")[0]


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_what_people_read_is_there_in_both_languages(duty):
    for both in (duty.title, duty.evidence, duty.remedy):
        label = Label.parse(both)
        assert re.search(r"[一-鿿]", label.zh)
        assert not re.search(r"[一-鿿]", label.en)
    for lang in ("zh", "en"):
        assert duty.shape.describe(lang)


def test_they_are_declared_once_and_no_two_have_the_same_id():
    declared = declared_duties()
    assert len({duty.id for duty in declared}) == len(declared)
    stood = [one.id for duty in declared for one in duty.earlier]
    assert sorted(stood) == sorted(duty.id for duty in DUTIES if duty.stands_for)
    assert len({duty.id for duty in DUTIES}) == len(DUTIES)


@pytest.mark.parametrize("duty", DUTIES, ids=by_id)
def test_a_duty_with_todays_shape_has_todays_numbers(duty):
    for parameter in duty.shape.parameters:
        if parameter.source == "law" and parameter.version != duty.version:
            assert parameter.values.get(duty.version) == parameter.counts, parameter.name


ELSEWHERE = {"2022-draft:11g", "2022-draft:15f", "2012:32.3a"}
"""Where a duty stood in an article that the alignment, which goes by whole articles of 2023, puts beside another."""


@pytest.mark.parametrize("duty", [duty for duty in DUTIES if duty.stands_for], ids=by_id)
def test_it_stands_where_the_alignment_of_the_versions_has_it(duty):
    today = next(one for one in declared_duties() if one.id == duty.stands_for)
    (row,) = [
        row
        for row in alignment()
        if row.of(today.version).citations and row.touches(art(today.cite.article, version=today.version))
    ][:1]
    there = row.of(duty.version)
    if duty.id in ELSEWHERE:
        assert duty.cite.article not in {cited.article for cited in there.citations}
    elif there.known:
        assert duty.cite.article in {cited.article for cited in there.citations}
    else:
        assert isinstance(duty.shape, Unrecorded)


@pytest.mark.parametrize("version", EARLIER)
def test_every_place_has_duties_or_says_why_not(version):
    found = places(version)
    assert all(bool(place.duties) != bool(place.reason) for place in found)
    paragraphs = {place.number for place in found}
    assert {
        art(article.number, number, version=version).short
        for article in load(version).articles
        for number in range(1, len(article.paragraphs) + 1)
    } <= paragraphs
    assert sum(bool(place.reason and "未收录" in place.reason) for place in found) == len(load(version).gaps)
    assert not_duties(version).keys() <= paragraphs


@pytest.mark.parametrize("version", EARLIER)
def test_what_is_no_duty_says_why_in_both_languages(version):
    for reason in not_duties(version).values():
        label = Label.parse(reason)
        assert re.search(r"[一-鿿]", label.zh)
        assert not re.search(r"[一-鿿]", label.en)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_holds_the_duties_of_its_article_and_its_test_stands_beside_it(file):
    (version,) = [version for version, folder in FOLDERS.items() if folder == file.parent.name]
    assert file.with_name(f"{file.stem}_test.py").exists()
    imported = {
        node.module
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }
    assert not {module for module in imported if re.match(r"zhengdun\.duties\.(ch\d|draft|measures)", module)}
    ids = re.findall(r'\bid="([^"]+)"', file.read_text(encoding="utf-8"))
    assert ids
    assert all(re.fullmatch(rf"{version}:{int(file.name[3:5])}(\.\d)?[a-z]", one) for one in ids)


@pytest.mark.parametrize(("before", "after"), list(permutations(VERSIONS, 2)))
def test_no_duty_asks_both_more_and_less_and_what_is_added_one_way_is_dropped_the_other(before, after):
    old, new = ({duty.matter: duty for duty in duties_as_law(version)} for version in (before, after))
    mirrored = {
        Status.ADDED: Status.DROPPED,
        Status.DROPPED: Status.ADDED,
        Status.LOOSENED: Status.TIGHTENED,
        Status.TIGHTENED: Status.LOOSENED,
    }
    for matter in {*old, *new}:
        there, back = status(old.get(matter), new.get(matter)), status(new.get(matter), old.get(matter))
        assert back is mirrored.get(there, there)


def test_a_draft_is_no_law_of_any_day():
    assert {duty.version for duty in duties_over_time()} == {CURRENT, MEASURES_2012}
    assert all(since == until for since, until in (duty.days for duty in duties_of(DRAFT_2022)))


def test_nobody_is_bound_by_reference_in_2012_since_that_text_is_not_on_record():
    assert not any(duty.by_reference for duty in duties_of(MEASURES_2012))
