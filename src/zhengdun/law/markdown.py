"""Reads a text of the Measures from Markdown that looks as the law does.

``# `` is the title, ``## 第一章 总则`` a chapter, ``### 第一条`` an article. Every other line is a paragraph,
or, where it opens with ``（一）``, an item of the paragraph before it; blank lines only separate.
``> 缺：`` marks a gap and ``> 注：`` a note; neither is ever part of the text.
"""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from zhengdun.law.errors import LawError
from zhengdun.law.model import Article, Chapter, Gap, Note, Paragraph, Text
from zhengdun.law.numerals import from_chinese, to_chinese

_NUMBER = "([一二三四五六七八九十]+)"
_CHAPTER = re.compile(f"## 第{_NUMBER}章 (.+)")
_ARTICLE = re.compile(f"### 第{_NUMBER}条")
_ITEM = re.compile(f"（{_NUMBER}）")
_GAP = re.compile(f"> 缺：第{_NUMBER}条(?:至第{_NUMBER}条|(以后)|([^。]+))?。(.+)")
_NOTE = re.compile("> 注：(.+)")


def parse(source: str, version: str) -> Text:
    """Build the text from its Markdown.

    Args:
        source: the whole file.
        version: the key of the version, kept in the result.

    Raises:
        LawError: a line that is none of the forms above, or articles or items out of order.
    """
    reader = _Reader(version)
    for number, line in enumerate(source.splitlines(), start=1):
        if line:
            reader.read(number, line)
    return reader.finish()


@dataclass
class _Reader:
    version: str
    title: str = ""
    line: int = 0
    chapters: list[Chapter] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    number: int | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        self.line = number
        if line.startswith(">"):
            self._remark(line)
        elif line.startswith("#"):
            self._heading(line)
        elif item := _ITEM.match(line):
            self._item(item[1], line)
        elif self.number is None:
            self._refuse("正文不在任何一条之下", "text outside any article")
        else:
            self.paragraphs.append(Paragraph(line))

    def finish(self) -> Text:
        self._close_article()
        return Text(
            self.version,
            self.title,
            tuple(self.chapters),
            tuple(self.articles),
            tuple(self.gaps),
            tuple(self.notes),
        )

    def _heading(self, line: str) -> None:
        self._close_article()
        if chapter := _CHAPTER.fullmatch(line):
            self.chapters.append(Chapter(from_chinese(chapter[1]), chapter[2]))
        elif article := _ARTICLE.fullmatch(line):
            self._open_article(from_chinese(article[1]))
        elif line.startswith("# ") and not self.title:
            self.title = line.removeprefix("# ")
        else:
            self._refuse(f"看不懂的标题“{line}”", f"unknown heading “{line}”")

    def _open_article(self, number: int) -> None:
        if self.articles and number <= self.articles[-1].number:
            self._refuse(f"第{to_chinese(number)}条的次序不对", f"Article {number} is out of order")
        self.number = number

    def _close_article(self) -> None:
        if self.number is None:
            return
        if not self.paragraphs:
            self._refuse(f"第{to_chinese(self.number)}条没有正文", f"Article {self.number} has no text")
        chapter = self.chapters[-1] if self.chapters else None
        self.articles.append(Article(self.number, chapter, tuple(self.paragraphs)))
        self.number, self.paragraphs = None, []

    def _item(self, numeral: str, line: str) -> None:
        if not self.paragraphs:
            self._refuse("项之前没有款", "an item without a paragraph before it")
        paragraph = self.paragraphs[-1]
        if from_chinese(numeral) != len(paragraph.items) + 1:
            self._refuse(f"（{numeral}）项的次序不对", f"item （{numeral}） is out of order")
        self.paragraphs[-1] = Paragraph(paragraph.text, (*paragraph.items, line))

    def _remark(self, line: str) -> None:
        if note := _NOTE.fullmatch(line):
            self.notes.append(Note(self.number, note[1]))
        elif gap := _GAP.fullmatch(line):
            self.gaps.append(_gap(*gap.groups()))
        else:
            self._refuse(f"引文行既不是“缺”也不是“注”：{line}", f"neither a gap nor a note: {line}")

    def _refuse(self, zh: str, en: str) -> NoReturn:
        raise LawError(f"{self.version}第{self.line}行：{zh}", f"{self.version}, line {self.line}: {en}")


def _gap(first: str, last: str | None, onwards: str | None, part: str | None, reason: str) -> Gap:
    start = from_chinese(first)
    end = None if onwards else from_chinese(last or first)
    return Gap(start, end, part, reason)
