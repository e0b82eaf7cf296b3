"""Splits text for the search: Chinese into single characters and pairs, numbers of articles whole, English into words.

Pairs need no dictionary, and no word of two characters or more is ever missed: 压力测试 is searched as 压力, 力测,
测试, which must all be on a page. Both halves, the index and the script that searches it, share one expression.
"""

from __future__ import annotations

import re

from sphinx.search.en import SearchEnglish

_TERM = r"[\u3400-\u9fff]+|[0-9]+(?:[.-][0-9]+)*(?:[a-z](?:-[0-9]+)?)?|[a-z_\u00c0-\u024f]+"
_MARK = "#"  # Sphinx leaves out bare numbers, in the index as in what is searched


class ChineseAndEnglish(SearchEnglish):
    """What Sphinx calls a search language; English words keep their stems and stop words."""

    lang = "zh-en"
    js_splitter_code = f"""
function splitQuery(query) {{
  return (query.toLowerCase().match(/{_TERM}/g) || []).flatMap((token) => {{
    if (/^[0-9]+$/.test(token)) return ["{_MARK}" + token];
    if (!/^[\\u3400-\\u9fff]{{2,}}$/.test(token)) return [token];
    return Array.from({{length: token.length - 1}}, (_, at) => token.slice(at, at + 2));
  }});
}}
"""

    def split(self, input: str) -> list[str]:
        """The terms of a text, a Chinese one as its characters and its pairs."""
        return [term for token in re.findall(_TERM, input.lower()) for term in _terms(token)]


def _terms(token: str) -> list[str]:
    if token.isdigit():
        return [_MARK + token]
    if "\u3400" <= token[0] <= "\u9fff":
        return [*token, *(token[at : at + 2] for at in range(len(token) - 1))]
    return [token]
