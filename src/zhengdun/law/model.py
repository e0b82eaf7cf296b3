"""What a text of the Measures is made of: chapters 章, articles 条, paragraphs 款, items 项, gaps, notes."""

from dataclasses import dataclass, field
from functools import cached_property

from zhengdun.law.errors import LawError
from zhengdun.law.numerals import ordinal


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter 章.

    >>> Chapter(1, "总则").label
    '第一章 总则'
    """

    number: int
    title: str

    @property
    def label(self) -> str:
        """Its heading as printed, ``第一章 总则``."""
        return f"{ordinal(self.number, '章')} {self.title}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph 款 with its items 项; an item keeps its printed number, ``（一）…``."""

    text: str
    items: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The paragraph as printed: its text and one line for each item."""
        return "\n".join((self.text, *self.items))


@dataclass(frozen=True, slots=True)
class Article:
    """An article 条.

    ``chapter`` is None where the source does not tell it: 2012, before chapter 6.
    """

    number: int
    chapter: Chapter | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def label(self) -> str:
        """Its heading as printed, ``第二十一条``."""
        return ordinal(self.number, "条")

    @property
    def words(self) -> str:
        """The article as printed, without its heading: one line for each paragraph and item."""
        return "\n".join(paragraph.words for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Gap:
    """Articles, or a part of one, whose words the source does not have.

    ``last`` is None where the gap runs to the end of the text. ``part`` names the missing part of the
    article, such as ``前段``, and is None where whole articles are missing.
    """

    first: int
    last: int | None
    part: str | None
    reason: str

    def place(self, lang: str) -> str:
        """Which articles, or which part of one, in words.

        >>> Gap(5, 11, None, "").place("zh"), Gap(4, 4, "前段", "").place("zh"), Gap(51, None, None, "").place("en")
        ('第五条至第十一条', '第四条前段', 'Articles 51 ff.')
        """
        if lang == "en":
            last = " ff." if self.last is None else "" if self.last == self.first else f" to {self.last}"
            return f"Article{'s' if last else ''} {self.first}{last}{' (in part)' if self.part else ''}"
        first = ordinal(self.first, "条")
        if self.last is None:
            return f"{first}以后"
        return first + (self.part or ("" if self.last == self.first else f"至{ordinal(self.last, '条')}"))

    def swallows(self, article: int) -> bool:
        """Tell whether the whole article is missing.

        >>> Gap(51, None, None, "对照表未收。").swallows(60)
        True
        >>> Gap(4, 4, "前段", "对照表未收。").swallows(4)
        False
        """
        return self.part is None and self.first <= article and (self.last is None or article <= self.last)


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's remark, never the law's words: on ``article``, or on the whole text where that is None."""

    article: int | None
    text: str


@dataclass(frozen=True)
class Text:
    """One version of the Measures."""

    version: str
    title: str
    chapters: tuple[Chapter, ...]
    articles: tuple[Article, ...] = field(repr=False)
    gaps: tuple[Gap, ...] = field(default=(), repr=False)
    notes: tuple[Note, ...] = field(default=(), repr=False)

    @cached_property
    def _by_number(self) -> dict[int, Article]:
        return {article.number: article for article in self.articles}

    def article(self, number: int) -> Article:
        """Return an article by its number.

        Raises:
            LawError: the text has no such article, or has a gap in its place.
        """
        found = self._by_number.get(number)
        if found is None:
            raise self._missing(number)
        return found

    def _missing(self, number: int) -> LawError:
        label = ordinal(number, "条")
        for gap in self.gaps:
            if gap.swallows(number):
                return LawError(
                    f"《{self.title}》{label}缺：{gap.reason}",
                    f"Article {number} of version {self.version} is a gap: the source lacks its words",
                )
        last = self.articles[-1].number
        return LawError(
            f"《{self.title}》没有{label}，最后一条是{ordinal(last, '条')}",
            f"version {self.version} has no Article {number}; its last is Article {last}",
        )
