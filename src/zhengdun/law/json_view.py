"""The law as plain data, for ``zhengdun law show --format json``."""

from typing import TypedDict

from zhengdun.law.citation import Citation
from zhengdun.law.errors import LawError
from zhengdun.law.model import Article, Text


class ParagraphJson(TypedDict):
    """A paragraph; its items keep their printed numbers."""

    text: str
    items: list[str]


class ArticleJson(TypedDict):
    """An article; ``chapter`` is null where the source does not tell it."""

    article: int
    chapter: str | None
    paragraphs: list[ParagraphJson]


def as_json(text: Text, citation: Citation | None = None) -> list[ArticleJson]:
    """Return a text, or what a citation picks of it, as data that JSON can hold.

    Args:
        text: a version of the Measures.
        citation: an article, a paragraph or an item of that version. A paragraph stands alone in its
            article; an item stands alone in its paragraph, whose opening words are kept.

    Raises:
        LawError: the citation is of another version.

    >>> from zhengdun.law import art, load
    >>> as_json(load(), art(71, item=7))
    [{'article': 71, 'chapter': '第八章 附则', 'paragraphs': [{'text': '本办法中下列用语的含义：',
      'items': ['（七）“以上”含本数，“以下”不含本数。']}]}]
    """
    if citation is None:
        return [_article(article) for article in text.articles]
    if citation.version != text.version:
        raise LawError(
            f"引用属于版本{citation.version}，而正文是版本{text.version}",
            f"the citation is of version {citation.version}, the text is version {text.version}",
        )
    return [_picked(_article(text.article(citation.article)), citation)]


def _article(article: Article) -> ArticleJson:
    return {
        "article": article.number,
        "chapter": article.chapter.label if article.chapter else None,
        "paragraphs": [{"text": paragraph.text, "items": list(paragraph.items)} for paragraph in article.paragraphs],
    }


def _picked(article: ArticleJson, citation: Citation) -> ArticleJson:
    if citation.paragraph is not None:
        article["paragraphs"] = [article["paragraphs"][citation.paragraph - 1]]
    if citation.item is not None:
        (paragraph,) = article["paragraphs"]
        paragraph["items"] = [paragraph["items"][citation.item - 1]]
    return article
