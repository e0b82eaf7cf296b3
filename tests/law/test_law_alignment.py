"""The table of counterparts: whole, consistent, and right where the source's own rows are wrong."""

import pytest

from zhengdun.law import VERSIONS, LawError, alignment, all_citations, art, counterparts, load

OLDER = ("2012", "2022-draft")


def test_every_article_of_2023_has_one_row_in_order():
    current = [row.of("2023").citations for row in alignment()]
    rows = [citations for citations in current if citations]
    assert rows == [(art(number),) for number in range(1, 76)]
    assert current[75:] == [()] * (len(current) - 75)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_provision_of_every_version_is_in_the_table(version: str):
    for citation in all_citations(version):
        assert counterparts(citation), citation


def test_a_citation_of_2023_has_the_row_of_its_article():
    for citation in all_citations():
        (row,) = counterparts(citation)
        assert row.of("2023").citations == (art(citation.article),)


def test_counterparts_lead_back():
    for row in alignment():
        for cell in row.cells:
            for citation in cell.citations:
                assert row in counterparts(citation)


@pytest.mark.parametrize(
    ("article", "version", "same"),
    [
        (6, "2012", [art(43, version="2012")]),  # the source sets 2012's 43 beside 58
        (5, "2012", [art(44, version="2012")]),  # … 44 beside 59
        (58, "2012", [art(49, version="2012")]),  # … 49 beside 65
        (61, "2012", []),
        (66, "2022-draft", []),
        (67, "2022-draft", [art(59, version="2022-draft")]),  # the source has 59 before 58
        (68, "2022-draft", [art(58, version="2022-draft")]),
        (22, "2022-draft", [art(20, 2, version="2022-draft")]),
        (23, "2022-draft", [art(20, 1, version="2022-draft")]),
        (31, "2022-draft", [art(26, 1, 1, version="2022-draft")]),
        (40, "2012", [art(32, 2, version="2012")]),
        (19, "2022-draft", [art(25, version="2022-draft")]),
    ],
)
def test_counterpart(article: int, version: str, same: list):
    (row,) = counterparts(art(article))
    assert list(row.of(version).same) == same
    assert row.of(version).known


@pytest.mark.parametrize("article", [2, 4, 74])
def test_what_the_source_lacks_is_unknown_not_absent(article: int):
    cell = counterparts(art(article))[0].of("2012")
    assert (cell.citations, cell.known) == ((), False)


def test_near_is_told_from_same():
    (row,) = counterparts(art(37))
    assert row.of("2012").same == ()
    assert row.of("2012").near == (art(32, 1, version="2012"), art(47, version="2012"))


def test_new_articles_have_no_counterpart():
    new = [
        row.of("2023").citations[0].article
        for row in alignment()
        if row.of("2023").citations and all(cell.known and not cell.citations for cell in map(row.of, OLDER))
    ]
    assert new == [34, 35, 66]


def test_dropped_provisions_have_no_counterpart_in_2023():
    dropped = [
        citation
        for row in alignment()
        if not row.of("2023").citations
        for version in OLDER
        for citation in row.of(version).citations
    ]
    assert [(citation.version, citation.short) for citation in dropped] == [
        ("2012", "48"),
        ("2022-draft", "6.3"),
        ("2022-draft", "19.2"),
        ("2022-draft", "27.2"),
        ("2022-draft", "35.2"),
        ("2022-draft", "42.2"),
    ]
    for citation in dropped:
        assert all(not row.of("2023").citations for row in counterparts(citation))


def test_every_row_has_a_note_in_both_languages():
    for row in alignment():
        assert row.note_zh.endswith("。")
        assert row.note_en.endswith(".")


def test_unknown_version():
    with pytest.raises(LawError, match="没有版本"):
        alignment()[0].of("1999")
    assert load("2012").version == "2012"
