"""The terms that the Measures of 2023 define, with the place that defines them."""

from dataclasses import dataclass
from functools import cache

from zhengdun.law.citation import Citation, art


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term. ``definition`` is the words of the place that defines it."""

    zh: str
    en: str
    citation: Citation

    @property
    def definition(self) -> str:
        """The words that define it, as printed.

        >>> terms()[6].definition
        '（七）“以上”含本数，“以下”不含本数。'
        """
        return self.citation.text


@cache
def terms() -> tuple[Term, ...]:
    """Return the defined terms: those of article 71 in its order, then those defined in passing.

    >>> [term.zh for term in terms() if term.citation == art(71, item=7)]
    ['以上', '以下']
    """
    return (
        Term("核心机构", "core institution", art(71, item=1)),
        Term("经营机构", "operating institution", art(71, item=2)),
        Term("信息技术系统服务机构", "IT-system service institution", art(71, item=3)),
        Term("双活或者多活架构", "active-active or multi-active architecture", art(71, item=4)),
        Term("重要信息系统", "important information system", art(71, item=5)),
        Term(
            "可能对证券期货市场安全平稳运行产生较大影响",
            "may have a greater impact on the safe and smooth operation of the markets",
            art(71, item=6),
        ),
        Term("以上", "at or above: the number is included", art(71, item=7)),
        Term("以下", "below: the number is not included", art(71, item=7)),
        Term("行业协会", "industry association", art(7)),
        Term("报告事项", "matters to be reported, and to whom", art(72)),
    )
