"""The first page: what Zhengdun is, how to read a page, the whole of the Measures on one map."""

from __future__ import annotations

from zhengdun.duties.registry import all_duties, all_parameters
from zhengdun.duties.rules import rules
from zhengdun.exports.pages.chapter import articles_of
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen
from zhengdun.law import load
from zhengdun.ledger.schema import TABLES


def home_page(lang: str) -> Page:
    """Where a reader begins."""
    pen = Pen(lang, "index")
    counts = {
        "rules": len(rules()),
        "duties": len(all_duties()),
        "ledgers": len(TABLES),
        "parameters": len(all_parameters()),
    }
    chapters = {chapter: articles_of(chapter) for chapter in load().chapters}
    lead = pen.say(
        "证券期货业网络和信息安全管理办法：逐条的义务、检查方法、依据和示例"
        "|The Measures for network and information security in the securities and futures industry, duty by duty"
    )
    return Page(
        name="index",
        title=pen.say("证盾：逐条读懂办法|Zhengdun: the Measures, duty by duty"),
        lead=lead,
        parts=(
            Part("", pen.write("home.html.j2", counts=counts)),
            pen.part("办法全图|The Measures at a glance", pen.write("tiles.html.j2", chapters=chapters, headed=True)),
            pen.part("怎样读一页|How to read a page", pen.write("home_reading.html.j2")),
        ),
    )
