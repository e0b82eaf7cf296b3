"""On what words of the Measures an institution is of a class: articles 71 and 74, by its kind.

Chapter 5 names operators of critical infrastructure and does not define them: who is one was told so under the
regulation on critical information infrastructure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhengdun.kit.binding import KINDS_OF
from zhengdun.law import Citation, art
from zhengdun.ledger.columns import Label


@dataclass(frozen=True)
class Ground:
    """The words, verbatim, and what to know beside them."""

    cite: Citation
    quote: str
    note: Label | None = None


_OPERATING = Ground(art(71, item=2), "经营机构，是指证券公司、期货公司和基金管理公司等证券期货经营机构")
_BY_REFERENCE = Label(
    "参照适用；无需报送第五十九条的年报（证监会发布办法时的说明，据转载；条文未写）",
    "By reference; the annual report of article 59 is not owed (so the CSRC said, as reported; the article does not)",
)


def _by_reference(words: str) -> Ground:
    return Ground(art(74, 1), words, _BY_REFERENCE)


BY_KIND: dict[str, Ground] = {
    "core": Ground(
        art(71, item=1),
        "核心机构，包括证券期货交易场所、证券登记结算机构等承担证券期货市场公共职能、承担证券期货业信息技术公共基础设施运营的"
        "证券期货市场核心机构及其承担上述相关职能的下属机构",
    ),
    **dict.fromkeys(("securities", "futures", "fund"), _OPERATING),
    "service": Ground(
        art(71, item=3),
        "信息技术系统服务机构，是指为证券期货业务活动提供重要信息系统的开发、测试、集成、测评、运维及日常安全管理等产品或者服务的机构",
    ),
    "custody_bank": _by_reference("境内开展证券公司客户交易结算资金第三方存管业务、期货保证金存管业务的商业银行"),
    "advisory": _by_reference("证券投资咨询机构"),
    "fund_service": _by_reference(
        "基金托管机构和从事公开募集基金的销售、销售支付、份额登记、估值、投资顾问、评价等基金服务业务的机构"
    ),
    "subsidiary": _by_reference("从事证券期货业务活动的经营机构子公司"),
    "private_fund": _by_reference(
        "借助自身运维管理的信息系统从事证券投资活动且存续产品涉及基金份额持有人账户合计一千人以上的私募证券投资基金管理人"
    ),
    "tech_subsidiary": Ground(
        art(74, 2),
        "核心机构和经营机构设立信息科技专业子公司，为母公司提供信息科技服务的，信息科技专业子公司应当按照本办法落实网络和信息安全相关要求",
        Label(
            "按对经营机构的要求落实；年报比照参照适用主体，不报（条文未写）；"
            "承担核心机构职能的下属机构本身就是核心机构（第七十一条第（一）项）",
            "What binds operating institutions binds it; the annual report is taken not to be owed, as by reference"
            " (the article does not say); a subordinate body that carries out a core institution's functions is a core"
            " institution itself (article 71(1))",
        ),
    ),
    "association": Ground(art(7), "中国证券业协会、中国期货业协会、中国证券投资基金业协会等行业协会"),
}
"""The words that make an institution of this kind what it is."""

_BY_CLASS: dict[str, Ground] = {
    "cii": Ground(
        art(42),
        "证券期货业关键信息基础设施运营者",
        Label(
            "依《关键信息基础设施安全保护条例》第十条认定；第五章在其他义务之外另行约束",
            "Identified under article 10 of the regulation on such infrastructure; chapter 5 binds on top of the rest",
        ),
    ),
    "anyone": Ground(art(24), "任何机构和个人"),
}


def grounds(key: str, kinds: Iterable[str]) -> tuple[Ground, ...]:
    """Why an institution of these ``kinds`` is (or may be) of the class ``key``; several kinds may each say so."""
    if key in _BY_CLASS:
        return (_BY_CLASS[key],)
    found = [BY_KIND[kind] for kind in kinds if kind in KINDS_OF[key]]
    return tuple(dict.fromkeys(found))
