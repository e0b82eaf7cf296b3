"""Every duty, every kind, with and without CII, on both sides of 2026-01-01, against the table written out by hand.

The table is the reverse table of the duty list (DUTIES, section 2) by article numbers, not read from our data.
"""

from datetime import date

import pytest

from zhengdun.assessment.liability import sanctions_on
from zhengdun.duties.registry import all_duties, matching
from zhengdun.kit.duty import Duty
from zhengdun.law import Authority, Kind, Target, art, liability, other_law_liability

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
PROTECTION = {9, 10, 18, 19, 20, 37, 39}
PROTECTION_OF_CII = {9, 10, 18, 19, 20, 22, 37, 38, 42, 44, 46, 49, 55}
NO_SANCTION = {56, 72}
NAMED = {Kind.CORE, Kind.OPERATING, Kind.SERVICE}
GENERAL = {
    Kind.CORE: {"62.1"},
    Kind.OPERATING: {"62.2", "63.1"},
    Kind.SERVICE: {"62.2"},
    Kind.REFERRED: {"62.2"},
    Kind.SUBSIDIARY: {"62.1", "62.2"},
    Kind.OTHER: set(),
}


def expected(article: int, paragraph: int | None, kind: Kind, *, cii: bool) -> set[str]:
    if article in NO_SANCTION:
        return set()
    found = set(GENERAL[kind])
    core_or_operating = kind in (Kind.CORE, Kind.OPERATING)
    found |= {"63.2"} if kind is Kind.SERVICE and (article, paragraph) == (23, 1) else set()
    found |= {"64.1"} if kind in NAMED and article in PROTECTION else set()
    found |= {"64.2"} if cii and article in PROTECTION_OF_CII else set()
    found |= {"65"} if core_or_operating and article in {17, 36} else set()
    found |= {"66"} if article == 24 else set()
    found |= {"67"} if core_or_operating and article == 25 else set()
    found |= {"68"} if core_or_operating and (article in {32, 33} or (article, paragraph) == (31, 1)) else set()
    found |= {"69"} if kind in NAMED and article in {40, 57, 58} else set()
    return found


CYBERSECURITY_LAW = {
    "62.1": ([], []),
    "62.2": ([], []),
    "63.1": ([], []),
    "63.2": ([], []),
    "64.1": ([(59, 1)], [(61, 1), (61, 3)]),
    "64.2": ([(59, 2)], [(61, 2), (61, 3)]),
    "66": ([(62, None)], [(65, None), (61, 3)]),
    "67": ([(68, None)], [(69, None)]),
    "68": ([(64, 1)], [(71, 1)]),
    "69": ([(69, None)], [(70, None)]),
}
"""Article and paragraph before and after the renumbering."""
ARTICLE_65 = {17: ([(60, None)], [(62, None)]), 36: ([(60, None)], [(62, None), (61, 3)])}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("duty", all_duties(), ids=lambda duty: duty.id)
def test_every_duty_leads_to_what_the_table_says(duty: Duty, kind: Kind):
    article, paragraph = duty.cite.article, duty.cite.paragraph
    for cii in (False, True):
        for on, after in ((BEFORE, 0), (AFTER, 1)):
            found = sanctions_on(duty, kind, cii=cii, on=on)
            wanted = set() if duty.id == "18.2b-2" else expected(article, paragraph, kind, cii=cii)
            assert {sanction.citation.short for sanction in found} == wanted
            for sanction in found:
                short = sanction.citation.short
                cited = ARTICLE_65[article] if short == "65" else CYBERSECURITY_LAW[short]
                ours = [one for one in sanction.outside if one.law_zh == "网络安全法"]
                assert [(one.article, one.paragraph) for one in ours] == cited[after]


def amounts(short: str, article: int, kind: Kind, on: date, target: Target, *, cii: bool = False):
    (sanction,) = [one for one in liability(art(article), kind, cii=cii, on=on) if one.citation.short == short]
    return {
        (one.article, one.paragraph): [
            (fine.least, fine.most)
            for measure in one.measures
            if measure.target is target
            for fine in measure.fines
            if fine.unit == "yuan"
        ]
        for one in sanction.outside
    }


K = 10_000
GRAVE = {"institution": [(50 * K, 200 * K), (200 * K, 1000 * K)], "persons": [(5 * K, 20 * K), (20 * K, 100 * K)]}
FINES = [
    ("64.1", 9, BEFORE, {(59, 1): [(K, 10 * K)]}, {(59, 1): [(5_000, 5 * K)]}),
    (
        "64.1", 9, AFTER,
        {(61, 1): [(K, 5 * K), (5 * K, 50 * K)], (61, 3): GRAVE["institution"]},
        {(61, 1): [(K, 10 * K)], (61, 3): GRAVE["persons"]},
    ),
    (
        "64.2", 42, BEFORE,
        {(59, 2): [(10 * K, 100 * K)], (39, None): [(10 * K, 100 * K)]},
        {(59, 2): [(K, 10 * K)], (39, None): [(K, 10 * K)]},
    ),
    (
        "64.2", 42, AFTER,
        {
            (61, 2): [(5 * K, 10 * K), (10 * K, 100 * K)],
            (61, 3): GRAVE["institution"],
            (39, None): [(10 * K, 100 * K)],
        },
        {(61, 2): [(K, 10 * K)], (61, 3): GRAVE["persons"], (39, None): [(K, 10 * K)]},
    ),
    ("65", 17, BEFORE, {(60, None): [(5 * K, 50 * K)]}, {(60, None): [(K, 10 * K)]}),
    ("65", 17, AFTER, {(62, None): [(5 * K, 50 * K)]}, {(62, None): [(K, 10 * K)]}),
    (
        "65", 36, AFTER,
        {(62, None): [(5 * K, 50 * K)], (61, 3): GRAVE["institution"]},
        {(62, None): [(K, 10 * K)], (61, 3): GRAVE["persons"]},
    ),
    ("66", 24, BEFORE, {(62, None): [(K, 10 * K)]}, {(62, None): [(5_000, 5 * K)]}),
    (
        "66", 24, AFTER,
        {(65, None): [(K, 10 * K), (10 * K, 100 * K)], (61, 3): GRAVE["institution"]},
        {(65, None): [(K, 10 * K)], (61, 3): GRAVE["persons"]},
    ),
    ("67", 25, BEFORE, {(68, None): [(10 * K, 50 * K)]}, {(68, None): [(K, 10 * K)]}),
    (
        "67", 25, AFTER,
        {(69, None): [(5 * K, 50 * K), (50 * K, 200 * K), (200 * K, 1000 * K)]},
        {(69, None): [(5 * K, 20 * K), (20 * K, 100 * K)]},
    ),
    (
        "68", 32, BEFORE,
        {(64, 1): [(None, 100 * K)], (66, None): [(None, 100 * K), (None, 5000 * K)]},
        {(64, 1): [(K, 10 * K)], (66, None): [(K, 10 * K), (10 * K, 100 * K)]},
    ),
    (
        "68", 32, AFTER,
        {(71, 1): [], (66, None): [(None, 100 * K), (None, 5000 * K)]},
        {(71, 1): [], (66, None): [(K, 10 * K), (10 * K, 100 * K)]},
    ),
    (
        "69", 57, BEFORE,
        {(218, None): [(10 * K, 100 * K)], (149, None): [(10 * K, 100 * K)], (69, None): [(5 * K, 50 * K)]},
        {(218, None): [], (149, None): [], (69, None): [(K, 10 * K)]},
    ),
    (
        "69", 57, AFTER,
        {(218, None): [(10 * K, 100 * K)], (149, None): [(10 * K, 100 * K)], (70, None): [(5 * K, 50 * K)]},
        {(218, None): [], (149, None): [], (70, None): [(K, 10 * K)]},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("short", "article", "on", "institution", "persons"), FINES)
def test_the_fines_of_other_laws(short: str, article: int, on: date, institution: dict, persons: dict):
    cii = short == "64.2"
    assert amounts(short, article, Kind.OPERATING, on, Target.INSTITUTION, cii=cii) == institution
    assert amounts(short, article, Kind.OPERATING, on, Target.PERSONS, cii=cii) == persons


@pytest.mark.parametrize("duty", all_duties(), ids=lambda duty: duty.id)
def test_core_institutions_are_fined_by_other_laws_only_and_62_1_is_for_the_csrc(duty: Duty):
    for sanction in sanctions_on(duty, Kind.CORE, cii=True, on=AFTER):
        assert (sanction.authority is Authority.CSRC) == (sanction.citation.short == "62.1")
        assert not any(measure.fines for measure in sanction.measures)


def test_trading_records_are_a_matter_of_the_securities_and_the_futures_law():
    (duty,) = matching("18.2b-2")
    assert duty.breaks is not None
    provisions = other_law_liability(duty.breaks.name, AFTER)
    assert [(one.law_zh, one.article, one.named) for one in provisions] == [
        ("证券法", 214, False),
        ("期货和衍生品法", 144, False),
    ]
    for provision in provisions:
        fines = [[(fine.least, fine.most) for fine in measure.fines] for measure in provision.measures]
        assert fines == [[(10 * K, 100 * K)], [(20 * K, 200 * K)], [(50 * K, 500 * K)], [(10 * K, 100 * K)]]
        assert provision.only_zh
    assert other_law_liability("business_log_years", AFTER) == ()
    assert all(sanctions_on(own, Kind.OPERATING, cii=False, on=AFTER) for own in matching("18.2b-1"))
