"""第四条 责任 — what others supply shifts no responsibility; suppliers answer for what they offer.

That core and operating institutions fulfil their duties (依法履行网络和信息安全保护义务) is what all the other duties
judge; left for this article is that no contract shifts the responsibility.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft, unrecorded_in_2012
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.suppliers import Contract, Product

unexpired_contracts = rows(Contract, Contract.expires_on.col.is_null() | (Contract.expires_on.col >= ON))
products_offered = rows(Product, Product.supplier.col.is_null())

contracts_shift_no_responsibility = Duty(
    id="4.1",
    cite=art(4, 1),
    title="供应商合同不转移、不减轻本机构责任|Contracts with suppliers shift none of the institution's responsibility",
    binds=CORE | OPERATING,
    quote="相关责任不因其他机构提供产品或者服务进行转移或者减轻",
    earlier=(
        in_draft("4.1a", "相关责任不因其他机构提供产品或者服务进行转移或者减轻"),
        unrecorded_in_2012("4a", unexpired_contracts, Contract.signed_on),
    ),
    shape=Holds(
        each=unexpired_contracts,
        at=Contract.signed_on,
        when=Contract.keeps_liability.col,
        says="合同未约定转移或者减轻本机构责任|the contract does not shift or reduce the institution's responsibility",
    ),
    evidence="合同责任条款、外包风险评估|The terms on responsibility, the assessment of outsourcing risks",
    remedy="签订补充协议，删除转移或者减轻本机构责任的约定|Agree on a supplement that strikes what shifts or reduces it",
)

products_are_tested_for_security = Duty(
    id="4.2-1",
    cite=art(4, 2),
    title="所提供的产品或者服务经安全检测|What is offered is tested for security",
    binds=SERVICE,
    quote="对提供产品或者服务的安全性、合规性承担责任",
    earlier=(
        in_draft("4.2a", "对提供产品或者服务的合规性、安全性承担责任"),
        unrecorded_in_2012("4b"),
    ),
    shape=Holds(
        each=products_offered,
        when=(Product.security_tested_on.col <= ON).fill_null(value=False),
        says="自有产品或者服务已做安全检测|the product or service was tested for security",
    ),
    evidence="出厂安全检测报告|The report of the security test before delivery",
    remedy="对该产品或者服务做安全检测，登记检测日期|Test it for security and record the day",
)

products_are_checked_for_compliance = Duty(
    id="4.2-2",
    cite=art(4, 2),
    title="所提供的产品或者服务经合规审查|What is offered is checked for compliance",
    binds=SERVICE,
    quote="对提供产品或者服务的安全性、合规性承担责任",
    earlier=(
        in_draft("4.2b", "对提供产品或者服务的合规性、安全性承担责任"),
        unrecorded_in_2012("4c"),
    ),
    shape=Holds(
        each=products_offered,
        when=(Product.compliance_checked_on.col <= ON).fill_null(value=False),
        says="自有产品或者服务已做合规审查|the product or service was checked for compliance",
    ),
    evidence="合规审查报告|The report of the compliance check",
    remedy="对该产品或者服务做合规审查，登记审查日期|Check it for compliance and record the day",
)
