"""Who the institution is and what it has set for itself (articles 2, 6, 71, 72, 74)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger

KINDS = {
    "core": "核心机构|Core institution",
    "securities": "证券公司|Securities company",
    "futures": "期货公司|Futures company",
    "fund": "基金管理公司|Fund management company",
    "service": "信息技术系统服务机构|IT-system service institution",
    "custody_bank": "存管银行|Depository bank",
    "advisory": "证券投资咨询机构|Investment adviser",
    "fund_service": "基金托管与公募基金服务机构|Fund custodian or public-fund service institution",
    "subsidiary": "经营机构子公司|Subsidiary of an operating institution",
    "private_fund": "私募基金管理人|Private fund manager",
    "tech_subsidiary": "信息科技专业子公司|Technology subsidiary",
    "association": "行业协会|Industry association",
    "other": "其他机构|Other institution",
}
"""What an institution can be (articles 7, 71, 74)."""

_BESIDE_ANOTHER = (
    "service",
    "custody_bank",
    "advisory",
    "fund_service",
    "subsidiary",
    "private_fund",
    "tech_subsidiary",
)
"""What an institution can be beside its kind: a technology subsidiary may serve others too."""


class Institution(Ledger, title="机构|Institutions", articles="2 71 72 74"):
    """The institutions whose ledgers these are: one for a company, many for a regulator."""

    institution = c.code("机构代码|Institution code", example="SEC001")
    name = c.text("机构名称|Name", required=True, example="示例证券股份有限公司")
    kind = c.choice(
        "机构类别|Kind",
        KINDS,
        required=True,
        note="信息科技专业子公司：为母公司提供信息科技服务的；承担核心机构职能的下属机构填核心机构"
        "|A technology subsidiary is one that serves its parent; a subordinate body that carries out the functions of a"
        " core institution is a core institution",
    )
    cii_operator = c.flag("关键信息基础设施运营者|Operator of critical information infrastructure")
    bureau = c.text("属地派出机构|Local office of the CSRC", example="示例证监局")
    parent = c.text("母公司|Parent institution", note="信息科技专业子公司填写|For technology subsidiaries")
    holder_accounts = c.integer(
        "持有人账户合计|Holder accounts in total",
        unit="户|accounts",
        note="私募基金管理人填写（第七十四条）|For private fund managers (article 74)",
    )
    operates_own_systems = c.flag("自行运维信息系统|Operates its own systems")
    also = c.choices(
        "兼有的其他类别|Is also",
        {kind: KINDS[kind] for kind in _BESIDE_ANOTHER},
        note="没有的留空；如信息科技专业子公司同时为其他机构提供服务的，填信息技术系统服务机构"
        "|Blank where there is none; a technology subsidiary that serves other institutions too is also a service"
        " institution",
    )
    kind_since = c.date(
        "成为该类机构日期|Of this kind since",
        note="2023年5月1日以后成立或者获准的填写，以前的留空；此前的年度和期间不作要求"
        "|For those set up or licensed since 2023-05-01, blank for earlier ones; nothing is asked of years and periods before",
    )


class Setting(Ledger, title="内部标准|Internal standards", articles=""):
    """The values an institution sets for words that the Measures leave open (及时, 定期 …)."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    parameter = c.text("参数|Parameter", key=True, note="见 zhengdun duties 的参数名|Names as shown by zhengdun duties")
    value = c.number("数值|Value", unit="见参数|as the parameter says", required=True)
    approved_on = c.date("批准日期|Approved on")
    basis = c.text("依据|Basis")
