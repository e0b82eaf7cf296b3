"""Citations: ``art(21, 3)`` is 第二十一条第三款. A citation exists only if the text has what it cites."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import total_ordering

from zhengdun.law.errors import LawError
from zhengdun.law.model import Article, Paragraph
from zhengdun.law.numerals import ordinal, to_chinese
from zhengdun.law.versions import CURRENT, VERSIONS, load


@total_ordering
@dataclass(frozen=True, slots=True, repr=False)
class Citation:
    """A place in a version of the Measures: an article 条, a paragraph 款 of it, or an item 项.

    It resolves when it is made, and the paragraph is left out where the article has only one, so that
    ``art(17, 1)`` and ``art(17)`` are the same citation. Citations are ordered as the text runs.

    Raises:
        LawError: the version has no such article, paragraph or item, or the citation is ambiguous.
    """

    article: int
    paragraph: int | None = None
    item: int | None = None
    version: str = CURRENT

    def __post_init__(self) -> None:
        for part in (self.paragraph, self.item):
            if part is not None:
                _require_ordinal(part)
        _require_ordinal(self.article)
        article = load(self.version).article(self.article)
        paragraph = _the_paragraph(article, self.paragraph, self.item)
        if self.item is not None and paragraph is not None:
            _require_item(article, self.paragraph, paragraph, self.item)
        if len(article.paragraphs) == 1:
            object.__setattr__(self, "paragraph", None)

    def __repr__(self) -> str:
        """Return the call that makes this citation."""
        parts = [str(self.article)]
        if self.paragraph is not None:
            parts.append(str(self.paragraph))
        if self.item is not None:
            parts.append(f"item={self.item}")
        if self.version != CURRENT:
            parts.append(f"version={self.version!r}")
        return f"art({', '.join(parts)})"

    def __str__(self) -> str:
        """Return the citation in Chinese."""
        return self.zh

    def __lt__(self, other: object) -> bool:
        """Order by version, then as the text runs: an article, its paragraphs, their items."""
        if not isinstance(other, Citation):
            return NotImplemented
        return self._position < other._position

    @property
    def _position(self) -> tuple[str, int, int, int]:
        return (self.version, self.article, self.paragraph or 0, self.item or 0)

    @property
    def zh(self) -> str:
        """In Chinese.

        >>> art(21, 3).zh, art(5, item=1).zh, art(17, 1).zh
        ('第二十一条第三款', '第五条第（一）项', '第十七条')
        """
        paragraph = "" if self.paragraph is None else ordinal(self.paragraph, "款")
        item = "" if self.item is None else f"第（{to_chinese(self.item)}）项"
        return ordinal(self.article, "条") + paragraph + item

    @property
    def en(self) -> str:
        """In English.

        >>> art(21, 3).en, art(5, item=1).en, art(26, 1, 4, version="2022-draft").en
        ('Article 21(3)', 'Article 5, item (1)', 'Article 26(1), item (4)')
        """
        paragraph = "" if self.paragraph is None else f"({self.paragraph})"
        item = "" if self.item is None else f", item ({self.item})"
        return f"Article {self.article}{paragraph}{item}"

    def place(self, lang: str) -> str:
        """In words, with the version before it where that is not today's.

        >>> art(17, 2, version="2022-draft").place("zh"), art(33, version="2012").place("en"), art(21).place("zh")
        ('2022年征求意见稿第十七条第二款', 'Measures of 2012, Article 33', '第二十一条')
        """
        cited = self.en if lang == "en" else self.zh
        if self.version == CURRENT:
            return cited
        version = VERSIONS[self.version]
        return f"{version.short_en}, {cited}" if lang == "en" else version.short_zh + cited

    @property
    def short(self) -> str:
        """As in tables and on the command line.

        >>> art(21, 3).short, art(17).short, art(5, item=1).short, art(26, 1, 4, version="2022-draft").short
        ('21.3', '17', '5(一)', '26.1(四)')
        """
        paragraph = "" if self.paragraph is None else f".{self.paragraph}"
        item = "" if self.item is None else f"({to_chinese(self.item)})"
        return f"{self.article}{paragraph}{item}"

    @property
    def text(self) -> str:
        """The words cited, as printed: one line for each paragraph and item, without the article's heading.

        >>> art(17).text[:18]
        '核心机构和经营机构暂停或者终止借助网'
        >>> art(71, item=7).text
        '（七）“以上”含本数，“以下”不含本数。'
        """
        article = load(self.version).article(self.article)
        paragraph = _the_paragraph(article, self.paragraph, self.item)
        if paragraph is None:
            return article.words
        return paragraph.words if self.item is None else paragraph.items[self.item - 1]

    def covers(self, other: "Citation") -> bool:
        """Tell whether the other place lies within this one, or is this one.

        >>> art(21).covers(art(21, 3)), art(21, 3).covers(art(21)), art(21, 3).covers(art(21, 3))
        (True, False, True)
        """
        return (
            (self.version, self.article) == (other.version, other.article)
            and self.paragraph in (None, other.paragraph)
            and self.item in (None, other.item)
        )


def art(article: int, paragraph: int | None = None, item: int | None = None, *, version: str = CURRENT) -> Citation:
    """Cite an article, a paragraph of it or an item.

    Raises:
        LawError: see :class:`Citation`.

    >>> art(21, 3)
    art(21, 3)
    >>> art(17, 1) == art(17)
    True
    >>> art(21, 4)
    Traceback (most recent call last):
    zhengdun.law.errors.LawError: 第二十一条只有3款，没有第四款
    """
    return Citation(article, paragraph, item, version)


def all_citations(version: str = CURRENT) -> Iterator[Citation]:
    """Every article of a version, every paragraph where there are several, and every item, as the text runs.

    >>> len(list(all_citations()))
    158
    """
    for article in load(version).articles:
        yield Citation(article.number, version=version)
        several = len(article.paragraphs) > 1
        for place, paragraph in enumerate(article.paragraphs, start=1):
            if several:
                yield Citation(article.number, place, version=version)
            for item in range(1, len(paragraph.items) + 1):
                yield Citation(article.number, place, item, version)


def _require_ordinal(part: object) -> None:
    if type(part) is not int or part < 1:
        raise LawError(
            f"条、款、项须为正整数，得到{part!r}",
            f"articles, paragraphs and items are positive whole numbers, got {part!r}",
        )


def _the_paragraph(article: Article, number: int | None, item: int | None) -> Paragraph | None:
    """Return the paragraph cited, which an item alone may imply; None for the whole article."""
    count = len(article.paragraphs)
    if number is not None:
        if number > count:
            raise LawError(
                f"{article.label}只有{count}款，没有{ordinal(number, '款')}",
                f"Article {article.number} has {count} paragraph(s), no paragraph {number}",
            )
        return article.paragraphs[number - 1]
    if item is None:
        return None
    if count > 1:
        raise LawError(
            f"{article.label}有{count}款，引用项时须写明是哪一款",
            f"Article {article.number} has {count} paragraphs: say which one the item belongs to",
        )
    return article.paragraphs[0]


def _require_item(article: Article, number: int | None, paragraph: Paragraph, item: int) -> None:
    count = len(paragraph.items)
    if item <= count:
        return
    place = article.label if number is None else article.label + ordinal(number, "款")
    has = f"只有{count}项" if count else "不分项"
    raise LawError(
        f"{place}{has}，没有第{item}项",
        f"Article {article.number}: the paragraph has {count} item(s), no item {item}",
    )
