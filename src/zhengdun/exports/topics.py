"""Short headings for the chapters and articles: ours, not words of the law, which has none for its articles."""

from __future__ import annotations

from dataclasses import dataclass

from zhengdun.law import CURRENT, VERSIONS, Chapter, Citation, art, counterparts, load
from zhengdun.law.numerals import ordinal
from zhengdun.ledger.columns import Label

_CHAPTERS = {
    1: "General provisions",
    2: "Operation",
    3: "Personal information of investors",
    4: "Emergencies",
    5: "Critical information infrastructure",
    6: "Promotion and development",
    7: "Supervision and liability",
    8: "Supplementary provisions",
}

_TOPICS = """
1 立法目的|Purpose
2 适用范围|Scope
3 原则|Principles
4 责任不转移|Responsibility stays
5 证监会职责|Tasks of the CSRC
6 监管体制|Supervision
7 行业自律|Self-regulation
8 互联技术规则|Interconnection
9 治理与制度|Governance
10 责任人|Responsible persons
11 牵头部门|Lead department
12 人财投入|People and money
13 架构与三同步|Architecture
14 等级保护|Classified protection
15 上线变更下线|Changes
16 测试|Testing
17 暂停终止服务|Suspending services
18 监测与日志|Monitoring, logs
19 安全防护|Protection
20 备份|Backup
21 压力测试与容量|Stress tests, capacity
22 供应商管理|Suppliers
23 供应商备案|Supplier filing
24 违规检测与发布|Forbidden testing
25 信息发布审核|Content review
26 自主可控|Control of technology
27 备份数据中心|Industry backup centre
28 知识产权|Intellectual property
29 处理原则|Principles of processing
30 保护体系|Protection system
31 告知与最小必要|Notice, necessity
32 全流程安全|Whole life cycle
33 向第三方提供|Third parties
34 边界外处理|Outside the boundary
35 生物特征|Biometrics
36 缺陷与漏洞|Vulnerabilities
37 应急预案|Emergency plans
38 应急演练|Drills
39 事件处置与报告|Incidents, reports
40 调查与整改|Investigation
41 投资者告知|Telling investors
42 关基总则|CII: in general
43 关基考核|CII: accountability
44 关基机构与人员|CII: posts
45 关基建设变更|CII: building, changes
46 关基年度评估|CII: yearly assessment
47 关基采购|CII: purchases
48 关基容量|CII: capacity
49 关基灾备|CII: recovery centres
50 鼓励新技术|New technology
51 行业基础设施|Shared infrastructure
52 金融科技创新|Fintech innovation
53 监管支撑|Regulatory support
54 人才队伍|Staff
55 宣传教育|Education
56 协会引导|Associations
57 信息报送|Reporting of data
58 通报预警|Notices, warnings
59 年度评估与年报|Yearly report
60 委托检查|Inspection by others
61 重要时期保障|Key periods
62 一般罚则|Sanctions in general
63 停业与备案罚则|Suspension, filing
64 网安义务罚则|Security duties
65 告知与漏洞罚则|Notices, vulnerabilities
66 违规检测发布罚则|Forbidden testing
67 违法信息罚则|Forbidden content
68 个人信息罚则|Personal information
69 阻碍检查罚则|Obstruction
70 容错|Leniency
71 用语|Definitions
72 报告路径|Where to report
73 涉密信息|State secrets
74 参照适用|By reference
75 施行|Entry into force
"""


NO_CHAPTER = Chapter(0, "")
"""Where the source does not tell in which chapter an article stands: most of the version of 2012."""


def chapter_label(number: int) -> Label:
    """A chapter's heading: as printed in Chinese, ours in English.

    >>> chapter_label(2)
    Label(zh='第二章 网络和信息安全运行', en='Chapter 2 Operation')
    """
    chapter = next(chapter for chapter in load().chapters if chapter.number == number)
    return chapter_heading(chapter, CURRENT)


def chapter_heading(chapter: Chapter, version: str) -> Label:
    """The same of any version; only the version of today has our English words.

    >>> chapter_heading(NO_CHAPTER, "2012").zh
    '章名未收录'
    """
    if chapter == NO_CHAPTER:
        return Label("章名未收录", "Chapter not on record")
    english = f" {_CHAPTERS[chapter.number]}" if version == CURRENT else ""
    return Label(chapter.label, f"Chapter {chapter.number}{english}")


@dataclass(frozen=True, order=True)
class Heading:
    """An article of any version, to head what is said of it; today's version comes first."""

    of_old: bool
    version: str
    article: int

    @property
    def anchor(self) -> str:
        """By what it is linked to within a page."""
        return f"{self.version}-{self.article}" if self.of_old else str(self.article)

    @property
    def label(self) -> Label:
        """Its number in words, with the version where that is not today's."""
        number = article_label(self.article)
        if not self.of_old:
            return number
        version = VERSIONS[self.version]
        return Label(version.short_zh + number.zh, f"{version.short_en}, {number.en}")

    @property
    def topic(self) -> Label:
        """What it is about: as the article of today that answers to it, if one does."""
        if not self.of_old:
            return topic(self.article)
        rows = counterparts(art(self.article, version=self.version))
        today = [cited.article for row in rows for cited in row.of(CURRENT).citations]
        return topic(today[0]) if today else Label("", "")


def heading(citation: Citation) -> Heading:
    """The article of a citation.

    >>> heading(art(17, 2, version="2022-draft")).label.zh, heading(art(17, 2, version="2022-draft")).topic.zh
    ('2022年征求意见稿第十七条', '监测与日志')
    """
    return Heading(citation.version != CURRENT, citation.version, citation.article)


def article_label(number: int) -> Label:
    """An article's number in words.

    >>> article_label(21)
    Label(zh='第二十一条', en='Article 21')
    """
    return Label(ordinal(number, "条"), f"Article {number}")


def topic(article: int) -> Label:
    """What an article is about, in a few words.

    >>> topic(21).zh
    '压力测试与容量'
    """
    return _BY_ARTICLE[article]


_BY_ARTICLE = {
    int(number): Label.parse(words)
    for number, _, words in (line.partition(" ") for line in _TOPICS.split("\n") if line)
}
