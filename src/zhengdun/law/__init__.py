"""The Measures themselves: three versions of the text, citations into them, and what follows from both.

>>> art(21, 3).zh
'第二十一条第三款'
>>> load("2023").article(75).paragraphs[0].text[:14]
'本办法自2023年5月1日起'
"""

from zhengdun.law.alignment import Alignment, Counterpart, alignment, counterparts
from zhengdun.law.citation import Citation, all_citations, art
from zhengdun.law.citation_parsing import parse_citation
from zhengdun.law.comparison import Change, Column, Comparison, Segment, compare, differences
from zhengdun.law.errors import LawError
from zhengdun.law.json_view import ArticleJson, ParagraphJson, as_json
from zhengdun.law.liability import liability, mitigation, other_law_liability, periods_of_law, standing
from zhengdun.law.model import Article, Chapter, Gap, Note, Paragraph, Text
from zhengdun.law.sanctions import (
    Authority,
    Fine,
    Kind,
    Measure,
    Mitigation,
    OutsideProvision,
    Relief,
    Sanction,
    Standing,
    Target,
    Unit,
)
from zhengdun.law.searching import Hit, search
from zhengdun.law.terms import Term, terms
from zhengdun.law.versions import CURRENT, DRAFT_2022, MEASURES_2012, VERSIONS, Version, load, version_in_force

__all__ = [
    "CURRENT",
    "DRAFT_2022",
    "MEASURES_2012",
    "VERSIONS",
    "Alignment",
    "Article",
    "ArticleJson",
    "Authority",
    "Change",
    "Chapter",
    "Citation",
    "Column",
    "Comparison",
    "Counterpart",
    "Fine",
    "Gap",
    "Hit",
    "Kind",
    "LawError",
    "Measure",
    "Mitigation",
    "Note",
    "OutsideProvision",
    "Paragraph",
    "ParagraphJson",
    "Relief",
    "Sanction",
    "Segment",
    "Standing",
    "Target",
    "Term",
    "Text",
    "Unit",
    "Version",
    "alignment",
    "all_citations",
    "art",
    "as_json",
    "compare",
    "counterparts",
    "differences",
    "liability",
    "load",
    "mitigation",
    "other_law_liability",
    "parse_citation",
    "periods_of_law",
    "search",
    "standing",
    "terms",
    "version_in_force",
]
