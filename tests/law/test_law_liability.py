"""Liability: every article of duty against every kind of institution, on both sides of 2026-01-01."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.law import (
    Authority,
    Citation,
    Fine,
    Kind,
    LawError,
    OutsideProvision,
    Sanction,
    Target,
    Unit,
    all_citations,
    art,
    liability,
    mitigation,
)
from zhengdun.law.liability_tables import liability_tables

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
C, O, S = Kind.CORE, Kind.OPERATING, Kind.SERVICE  # noqa: E741
NO_DUTY = {1, 2, 5, 6, 7, 27, 50, 56, *range(62, 74), 75}
days = st.dates(date(2023, 5, 1), date(2030, 12, 31))
places = st.sampled_from(list(all_citations()))
kinds = st.sampled_from(Kind)


def shorts(citation: Citation, kind: Kind, *, cii: bool = False, on: date = AFTER) -> list[str]:
    return [sanction.citation.short for sanction in liability(citation, kind, cii=cii, on=on)]


def sanction_of(short: str, citation: Citation, kind: Kind, *, cii: bool = False, on: date = AFTER) -> Sanction:
    (found,) = [s for s in liability(citation, kind, cii=cii, on=on) if s.citation.short == short]
    return found


def ranges(provision: OutsideProvision, target: Target) -> list[tuple[int | None, int]]:
    measures = [measure for measure in provision.measures if measure.target is target]
    return [(fine.least, fine.most) for measure in measures for fine in measure.fines]


@pytest.mark.parametrize("article", sorted(NO_DUTY))
def test_what_lays_no_duty_on_an_institution_leads_to_nothing(article: int):
    assert all(shorts(art(article), kind, cii=True) == [] for kind in Kind)


@pytest.mark.parametrize(
    ("citation", "kind", "expected"),
    [
        (art(31, 1), O, ["62.2", "63.1", "68"]),
        (art(31, 2), O, ["62.2", "63.1"]),
        (art(23, 1), S, ["62.2", "63.2"]),
        (art(23, 2), S, ["62.2"]),
        (art(23, 1), O, ["62.2", "63.1"]),
        (art(36), S, ["62.2"]),
        (art(18, 2), C, ["62.1", "64.1"]),
        (art(21, 3), C, ["62.1"]),
        (art(34, 1), O, ["62.2", "63.1"]),
    ],
)
def test_paragraphs_are_told_apart(citation: Citation, kind: Kind, expected: list[str]):
    assert shorts(citation, kind) == expected


def test_only_csrc_punishes_core_institutions_under_62():
    assert liability(art(21), C, on=AFTER)[0].authority is Authority.CSRC
    assert liability(art(21), O, on=AFTER)[0].authority is Authority.CSRC_OR_LOCAL
    assert (Authority.CSRC.zh, Authority.CSRC_OR_LOCAL.zh) == ("中国证监会", "中国证监会及其派出机构")


def test_62_1_has_six_sanctions_for_managers_and_no_fine():
    sanction = sanction_of("62.1", art(21), C)
    managers = next(measure for measure in sanction.on(Target.PERSONS) if measure.who_zh == "有关高级管理人员")
    assert managers.zh == ("警告", "记过", "记大过", "降级", "撤职", "开除")
    assert not any(measure.fines for measure in sanction.measures)


@pytest.mark.parametrize("target", Target)
def test_62_2_fines_up_to_100_000_and_200_000_yuan(target: Target):
    sanction = sanction_of("62.2", art(21), O)
    fined = [measure for measure in sanction.on(target) if measure.fines]
    assert [measure.fines for measure in fined] == [(Fine(100_000),), (Fine(200_000),)]
    assert [measure.when_zh for measure in fined] == ["情节严重的", "涉及金融安全且有危害后果的"]
    assert "十万元以下罚款" in art(62, 2).text
    assert "二十万元以下罚款" in art(62, 2).text


def test_every_rule_quotes_its_article():
    for rule in liability_tables().rules:
        text = rule.sanction.citation.text
        assert rule.sanction.when_zh in text
        assert bool(rule.sanction.when_zh) == bool(rule.sanction.when_en)
        assert rule.sanction.authority.zh + "可以" in text
        for measure in rule.sanction.measures:
            for words in (*measure.zh, measure.who_zh, measure.when_zh):
                assert words in text
            assert len(measure.zh) == len(measure.en)
            assert (bool(measure.who_zh), bool(measure.when_zh)) == (bool(measure.who_en), bool(measure.when_en))


def test_rules_list_the_articles_their_text_names():
    listed: dict[Citation, list[Citation]] = {}
    for rule in liability_tables().rules:
        if rule.duties is not None and rule.sanction.citation not in (art(63, 2), art(69)):
            listed.setdefault(rule.sanction.citation, []).extend(rule.duties)
    for citation, duties in listed.items():
        assert all(duty.zh in citation.text for duty in duties)
        assert citation.text.count("第") - citation.text.count("款") == len(duties)


def test_laws_are_named_by_the_article_unless_marked():
    for rule in liability_tables().rules:
        for provision in rule.sanction.outside:
            assert (f"《{provision.law_zh}》" in rule.sanction.citation.text) == provision.named


@pytest.mark.parametrize(
    ("short", "citation", "kind", "before", "after"),
    [
        ("64.1", art(9), C, ["第59条第1款"], ["第61条第1款", "第61条第3款"]),
        ("64.2", art(42), O, ["第59条第2款"], ["第61条第2款", "第61条第3款"]),
        ("65", art(17), O, ["第60条"], ["第62条"]),
        ("65", art(36), O, ["第60条"], ["第62条", "第61条第3款"]),
        ("66", art(24), S, ["第62条"], ["第65条", "第61条第3款"]),
        ("67", art(25), O, ["第68条"], ["第69条"]),
        ("68", art(32), O, ["第64条第1款"], ["第71条第1款第（二）项"]),
        ("69", art(57), O, ["第69条第（二）项"], ["第70条第（一）项"]),
    ],
)
def test_the_cybersecurity_law_is_cited_by_the_numbers_of_the_day(
    short: str, citation: Citation, kind: Kind, before: list[str], after: list[str]
):
    for day, expected in ((BEFORE, before), (AFTER, after)):
        outside = sanction_of(short, citation, kind, cii=True, on=day).outside
        cited = [provision.zh.removeprefix("《网络安全法》") for provision in outside if "网络安全" in provision.law_zh]
        assert cited == expected


@given(places, kinds, st.booleans(), days)
def test_every_outside_provision_is_in_force_on_the_day(citation: Citation, kind: Kind, cii: bool, day: date):
    for sanction in liability(citation, kind, cii=cii, on=day):
        assert all(provision.applies(day) for provision in sanction.outside)
        if "《网络安全法》" in sanction.citation.text:
            assert any(provision.law_en == "Cybersecurity Law" for provision in sanction.outside)


@given(places, kinds, st.booleans(), days)
def test_sanctions_come_in_order_and_once(citation: Citation, kind: Kind, cii: bool, day: date):
    found = [sanction.citation for sanction in liability(citation, kind, cii=cii, on=day)]
    assert found == sorted(set(found))


@given(places, kinds, days)
def test_an_article_leads_to_all_that_its_parts_lead_to(citation: Citation, kind: Kind, day: date):
    whole = {s.citation for s in liability(art(citation.article), kind, cii=True, on=day)}
    assert {s.citation for s in liability(citation, kind, cii=True, on=day)} <= whole


def test_amounts_of_64_1_on_both_sides_of_the_amendment():
    (old,) = sanction_of("64.1", art(9), O, on=BEFORE).outside
    assert ranges(old, Target.INSTITUTION) == [(10_000, 100_000)]
    assert ranges(old, Target.PERSONS) == [(5_000, 50_000)]
    new, graver = sanction_of("64.1", art(9), O, on=AFTER).outside
    assert ranges(new, Target.INSTITUTION) == [(10_000, 50_000), (50_000, 500_000)]
    assert ranges(new, Target.PERSONS) == [(10_000, 100_000)]
    assert ranges(graver, Target.INSTITUTION) == [(500_000, 2_000_000), (2_000_000, 10_000_000)]
    assert ranges(graver, Target.PERSONS) == [(50_000, 200_000), (200_000, 1_000_000)]


def test_filing_is_punished_under_two_laws_with_up_to_200_000_yuan():
    outside = sanction_of("63.2", art(23, 1), S).outside
    assert [provision.zh for provision in outside] == ["《证券法》第213条第2款", "《期货和衍生品法》第142条第1款"]
    assert [ranges(provision, Target.INSTITUTION) for provision in outside] == [[(None, 200_000)]] * 2


def test_what_was_not_verified_is_said_and_not_filled_in():
    assert {provision.unverified_zh for provision in sanction_of("63.1", art(24), O).outside} == {"具体措施"}
    for rule in liability_tables().rules:
        for provision in rule.sanction.outside:
            assert provision.measures or provision.unverified_zh
            assert bool(provision.unverified_zh) == bool(provision.unverified_en)


def test_fines_are_ranges():
    for rule in liability_tables().rules:
        measures = [*rule.sanction.measures, *(m for p in rule.sanction.outside for m in p.measures)]
        assert all(measure.zh or measure.fines for measure in measures)
        for fine in (fine for measure in measures for fine in measure.fines):
            assert 0 < (fine.least or 1) < fine.most


@pytest.mark.parametrize(
    ("fine", "zh", "en"),
    [
        (Fine(10_000_000, 2_000_000), "200万元以上1000万元以下罚款", "fine of 2,000,000 to 10,000,000 yuan"),
        (
            Fine(5, unit=Unit.REVENUE_PERCENT),
            "上一年度营业额5%以下罚款",
            "fine of up to 5 percent of last year's revenue",
        ),
        (
            Fine(10, 1, Unit.PURCHASE_MULTIPLE),
            "采购金额1倍以上10倍以下罚款",
            "fine of 1 to 10 times the purchase price",
        ),
    ],
)
def test_fines_are_written_in_both_languages(fine: Fine, zh: str, en: str):
    assert (fine.zh, fine.en) == (zh, en)


def test_ranges_of_articles_are_written_in_both_languages():
    provision = sanction_of("64.2", art(42), O, cii=True).outside[-1]
    assert provision.zh == "《关键信息基础设施安全保护条例》第39条至第42条"
    assert provision.en.endswith("Critical Information Infrastructure, Articles 39 to 42")


@given(st.dates(max_value=date(2023, 4, 30)))
def test_conduct_before_the_measures_leads_to_no_liability_under_them(day: date):
    with pytest.raises(LawError, match="时本办法尚未施行") as refused:
        liability(art(21), O, on=day)
    assert day.isoformat() in str(refused.value)
    assert liability(art(21), O, on=date(2023, 4, 30) + timedelta(days=1))


@pytest.mark.parametrize("kind", ["", "bank", "C", None])
def test_unknown_kinds_are_refused(kind: str):
    with pytest.raises(LawError, match="这类机构，可用：core, operating, service, referred, subsidiary, other"):
        liability(art(21), kind, on=AFTER)
    with pytest.raises(LawError):
        mitigation(kind)


def test_other_versions_are_refused():
    with pytest.raises(LawError, match="引用属于版本2012"):
        liability(art(12, version="2012"), O, on=AFTER)


def test_mitigation_quotes_article_70_and_leaves_out_service_institutions():
    found = mitigation("operating")
    assert found is not None
    assert found.citation == art(70)
    assert found.scope_zh in art(70).text
    for relief in found.reliefs:
        assert relief.when_zh in art(70).text
        assert relief.zh in art(70).text
    assert mitigation(Kind.CORE) == found
    assert mitigation(Kind.SERVICE) is None
