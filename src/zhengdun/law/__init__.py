"""The Measures themselves: three versions of the text, citations into them, and what follows from both."""

from zhengdun.law.citation import Citation, all_citations, art
from zhengdun.law.citation_parsing import parse_citation
from zhengdun.law.errors import LawError
from zhengdun.law.model import Article, Chapter, Gap, Note, Paragraph, Text
from zhengdun.law.versions import CURRENT, VERSIONS, Version, load, version_in_force

__all__ = [
    "CURRENT",
    "VERSIONS",
    "Article",
    "Chapter",
    "Citation",
    "Gap",
    "LawError",
    "Note",
    "Paragraph",
    "Text",
    "Version",
    "all_citations",
    "art",
    "load",
    "parse_citation",
    "version_in_force",
]
