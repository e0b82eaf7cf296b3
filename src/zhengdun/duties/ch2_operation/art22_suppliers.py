"""第二十二条 供应商管理 — suppliers: admission, reviews, contingency; contracts; their help after incidents.

Paragraph 1 aims at the secure running of important systems (确保重要信息系统运行安全可控), so its admission and
reviews are asked of the suppliers of these; the contracts of paragraph 2 are asked of every supplier.
"""

from __future__ import annotations

from dataclasses import replace

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import days, months
from zhengdun.kit.nouns import requests_about_incidents
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, first, in_force, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has, documented
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.supervision import RegulatorRequest
from zhengdun.ledger.tables.suppliers import Contract, Supplier, SupplierReview

REVIEW_MONTHS = internal_standard(
    "supplier_review_months",
    "“持续评估”供应商的间隔|interval of the “continuing” review of suppliers",
    unit="个月|months",
    cite=art(22, 1),
    default=12,
    why="与每年一次的专项评估同步|in step with the yearly assessment of article 59",
)
IMPROVEMENT_DAYS = internal_standard(
    "supplier_improvement_days",
    "“及时改进”供应商风险管理措施的期限|the time allowed (“in time”) for improving the management of supplier risks",
    unit="日|days",
    cite=art(22, 1),
    default=30,
    why="一般整改以一个月为期，风险较大的应另行从严|a month is usual for mending; greater risks call for less",
)

suppliers = rows(Supplier)
current_suppliers = suppliers.where(in_force(Supplier.from_on, Supplier.until_on))
suppliers_of_important_systems = suppliers.where(Supplier.supplies_important_systems.col)
reviews_that_ask_for_more = rows(SupplierReview, SupplierReview.needs_improvement.col).of(
    suppliers_of_important_systems
)
unexpired_contracts = rows(Contract, Contract.expires_on.col.is_null() | (Contract.expires_on.col >= ON))
contracts_in_force = unexpired_contracts.where((Contract.signed_on.col <= ON).fill_null(value=False))
confidentiality_in_force = unexpired_contracts.where(
    (Contract.confidentiality_signed_on.col <= ON).fill_null(value=False)
)
"""In whichever row they stand, that of a contract or one of their own."""


supplier_management_is_documented = Duty(
    id="22.1a",
    cite=art(22, 1),
    title="供应商管理机制和准入标准|Supplier management and an admission standard",
    binds=CORE | OPERATING,
    quote="应当建立健全供应商管理机制，明确信息技术产品和服务准入标准",
    earlier=(
        in_draft("20.2a", "应当建立健全内部管理机制，完善信息技术产品和服务准入标准"),
        in_2012(
            "36a",
            "应当建立供应商管理制度",
            title="供应商管理制度|Policy on suppliers",
            shape=documented("supplier_management"),
            asks="less",
        ),
    ),
    shape=documented("supplier_management", "admission_standard"),
    evidence="供应商管理制度、产品和服务准入标准|Policy on suppliers, admission standard",
    remedy="制定并批准供应商管理机制和准入标准|Make and approve the mechanism and the standard",
)

admission_comes_before_cooperation = Duty(
    id="22.1b-1",
    cite=art(22, 1),
    title="重要信息系统供应商先准入后合作|Suppliers of important systems are admitted before cooperation begins",
    binds=CORE | OPERATING,
    quote="审慎采购",
    earlier=(in_draft("20.2b", "审慎采购"),),
    shape=Before(each=suppliers_of_important_systems, act=(Supplier.from_on,), steps=(Supplier.admitted_on,)),
    evidence="准入评审记录|Records of admission",
    remedy="补做准入评审，未通过的停止合作；今后先评审后采购|Review the supplier now, part from it if it fails; henceforth review first",
)

# That of 2012 asked for reviews of all suppliers.
_REVIEWS = Regularly(
    each=current_suppliers,
    of=rows(SupplierReview),
    on=SupplierReview.reviewed_on,
    every=months(REVIEW_MONTHS),
    since=Supplier.from_on,
)

suppliers_are_reviewed_again_and_again = Duty(
    id="22.1b-2",
    cite=art(22, 1),
    title="持续评估重要信息系统供应商的产品和服务质量|The quality of what suppliers of important systems deliver is reviewed",
    binds=CORE | OPERATING,
    quote="持续评估相关产品和服务的质量",
    earlier=(
        in_draft("20.2c", "持续评估相关产品和服务的质量"),
        in_2012(
            "36b",
            "定期对供应商的资质、专业经验、产品和服务的质量进行了解和评估",
            title="定期评估供应商|Suppliers are reviewed regularly",
            shape=_REVIEWS,
            asks="more",
        ),
    ),
    shape=replace(_REVIEWS, each=current_suppliers.where(Supplier.supplies_important_systems.col)),
    evidence="供应商评估记录|Records of reviews",
    remedy="对该供应商的产品和服务开展质量评估并登记|Review the quality of its products and services and record it",
)

supplier_contingency_is_documented = Duty(
    id="22.1c-1",
    cite=art(22, 1),
    title="健全供应商应急处置机制|A contingency mechanism for suppliers",
    binds=CORE | OPERATING,
    quote="健全应急处置机制，确保重要信息系统运行安全可控",
    earlier=(in_draft("20.2d", "健全应急处置机制，保障本机构网络安全和相关业务的安全平稳运行"),),
    shape=documented("supplier_contingency"),
    evidence="供应商应急处置机制文件|The contingency mechanism",
    remedy="制定并批准供应商应急处置机制|Make and approve the contingency mechanism",
)

risk_measures_are_improved_in_time = Duty(
    id="22.1c-2",
    cite=art(22, 1),
    title="评估发现的问题及时改进|What reviews find wanting is improved in time",
    binds=CORE | OPERATING,
    quote="及时改进风险管理措施",
    earlier=(in_draft("20.2e", "及时改进风险管理措施"),),
    shape=Within(
        each=reviews_that_ask_for_more,
        limit=days(IMPROVEMENT_DAYS),
        of=SupplierReview.reviewed_on,
        until=SupplierReview.improved_on,
        of_may_come=True,
    ),
    evidence="风险管理措施改进记录|Records of improvement",
    remedy="完成改进并登记日期|Finish the improvement and record the day",
)

contract_and_confidentiality_come_before_cooperation = Duty(
    id="22.2a-1",
    cite=art(22, 2),
    title="合作前已签合同和保密协议|Contract and confidentiality agreement are signed before cooperation begins",
    binds=CORE | OPERATING,
    quote="应当与供应商签订合同及保密协议",
    earlier=(in_2012("37.1a", "在采购硬件产品或者技术服务时，应当与供应商签订合同和保密协议"),),
    shape=Before(
        each=suppliers,
        act=(Supplier.from_on,),
        steps=(first(Contract.signed_on), first(Contract.confidentiality_signed_on)),
    ),
    evidence="合同、保密协议|The contract, the confidentiality agreement",
    remedy="补签合同和保密协议；今后签订后再开始合作|Sign both now; henceforth before cooperation begins",
)

contract_is_in_force = Duty(
    id="22.2a-2",
    cite=art(22, 2),
    title="合作期间合同有效|A contract is in force during cooperation",
    binds=CORE | OPERATING,
    quote="应当与供应商签订合同及保密协议",
    earlier=(in_2012("37.1b", "应当与供应商签订合同和保密协议"),),
    shape=Has(
        each=current_suppliers,
        of=contracts_in_force,
        what="有效的合同|contracts in force",
    ),
    evidence="合同|The contract",
    remedy="签订或者续签合同，或者终止合作|Sign or renew the contract, or end the cooperation",
)

confidentiality_agreement_is_in_force = Duty(
    id="22.2a-4",
    cite=art(22, 2),
    title="合作期间保密协议有效|A confidentiality agreement is in force during cooperation",
    binds=CORE | OPERATING,
    quote="应当与供应商签订合同及保密协议",
    earlier=(in_2012("37.1d", "应当与供应商签订合同和保密协议"),),
    shape=Has(
        each=current_suppliers,
        of=confidentiality_in_force,
        what="有效的保密协议|confidentiality agreements in force",
    ),
    evidence="保密协议|The confidentiality agreement",
    remedy="签订或者续签保密协议，或者终止合作；原合同到期后仍有效的，登记在现行合同下"
    "|Sign or renew the agreement, or end the cooperation; where it outlives its contract, record it with the present one",
)

contracts_state_rights_and_duties_on_security = Duty(
    id="22.2a-3",
    cite=art(22, 2),
    title="合同明确网络和信息安全权利义务|Contracts state each side's rights and duties on security",
    binds=CORE | OPERATING,
    quote="明确约定各方保障网络和信息安全的权利和义务",
    earlier=(in_2012("37.1c", "在合同和保密协议中明确约定信息安全和保密的权利和义务"),),
    shape=Holds(
        each=unexpired_contracts,
        at=Contract.signed_on,
        when=Contract.states_security_duties.col,
        says="合同及保密协议明确各方网络和信息安全权利义务|the contract states rights and duties on security",
    ),
    evidence="合同条款|The terms of the contract",
    remedy="签订补充协议，明确各方网络和信息安全权利义务|Agree on a supplement that states rights and duties on security",
)

# The article speaks of every supplier; of these the ledgers know only service institutions.
service_institution_cooperates_after_incidents = Duty(
    id="22.2b",
    cite=art(22, 2),
    title="供应商配合查明事件原因、认定责任|Suppliers help to find the cause of an incident and who is responsible",
    binds=SERVICE,
    quote="相关供应商有义务配合中国证监会及其派出机构查明网络安全事件原因，认定网络安全事件责任",
    earlier=(in_2012("32.3a", "应当配合相关调查工作"),),
    shape=ByDate(
        each=requests_about_incidents, deadline=RegulatorRequest.answer_by, until=RegulatorRequest.answered_on
    ),
    evidence="监管要求及答复|The regulator's requests and the answers",
    remedy="立即按要求答复，提供查明原因和责任所需的材料|Answer now with what is needed to find cause and responsibility",
)
