"""Reading a text from Markdown: what is refused, and that remarks never become text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.law import Gap, LawError, Note, Paragraph
from zhengdun.law.markdown import parse

SMALL = """\
# 某办法

> 注：示例。

## 第一章 总则

### 第一条

下列各项：

（一）甲；

（二）乙。

另一款。

> 注：第二款存疑。

> 缺：第二条至第三条。未收。

### 第四条

> 缺：第四条前段。未收。

只有一款。

> 缺：第五条以后。未收。
"""


def test_structure_follows_from_the_lines():
    text = parse(SMALL, "x")
    first = text.article(1)
    assert text.title == "某办法"
    assert first.chapter is not None
    assert first.chapter.label == "第一章 总则"
    assert first.paragraphs == (Paragraph("下列各项：", ("（一）甲；", "（二）乙。")), Paragraph("另一款。"))
    assert text.article(4).words == "只有一款。"


def test_gaps_and_notes_are_kept_apart_from_the_text():
    text = parse(SMALL, "x")
    assert text.gaps == (
        Gap(2, 3, None, "未收。"),
        Gap(4, 4, "前段", "未收。"),
        Gap(5, None, None, "未收。"),
    )
    assert text.notes == (Note(None, "示例。"), Note(1, "第二款存疑。"))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("正文", "x第1行：正文不在任何一条之下"),
        ("### 第一条", "x第1行：第一条没有正文"),
        ("### 第二条\n甲\n### 第一条\n乙", "x第3行：第一条的次序不对"),
        ("### 第一条\n（一）甲", "x第2行：项之前没有款"),
        ("### 第一条\n甲：\n（二）乙", "x第3行：（二）项的次序不对"),
        ("### 第1条", "x第1行：看不懂的标题“### 第1条”"),
        ("# 甲\n# 乙", "x第2行：看不懂的标题“# 乙”"),
        ("> 随便", "x第1行：引文行既不是“缺”也不是“注”：> 随便"),
        ("> 缺：第十十条。未收。", "“十十”不是一至九十九的中文数字"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(source: str, message: str):
    with pytest.raises(LawError) as refused:
        parse(source, "x")
    assert str(refused.value) == message


@given(st.text(alphabet="#>（一二）第条章缺注：。 \n甲", max_size=60))
def test_rubbish_is_read_or_refused_but_never_crashes(source: str):
    try:
        text = parse(source, "x")
    except LawError:
        return
    assert not any(">" in line[:1] for article in text.articles for line in article.words.splitlines())
