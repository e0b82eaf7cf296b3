"""Suppliers, products, contracts, and the customers of service institutions (articles 4, 22, 23, 39)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System


class Supplier(Ledger, title="供应商|Suppliers", articles="22 23"):
    """Those who supply products or services, and their filing with the CSRC."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("供应商编号|Supplier code", example="V001")
    name = c.text("供应商名称|Name", required=True)
    admitted_on = c.date("准入评审日期|Admitted on", note="填首次准入|The first admission")
    supplies_important_systems = c.flag("提供重要信息系统相关产品或者服务|Supplies important systems")
    filed = c.flag("已备案为信息技术系统服务机构|Filed as an IT-system service institution")
    filed_on = c.date("备案日期|Filed on")
    urged_on = c.date("督促备案日期|Urged to file on")
    from_on = c.date("合作起始日|From")
    until_on = c.date("合作终止日|Until")


class Contract(Ledger, title="供应商合同|Contracts", articles="4 22"):
    """Contracts and confidentiality agreements with suppliers."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("合同编号|Contract code", example="HT-2026-001")
    supplier = c.ref(Supplier, "供应商|Supplier", required=True)
    subject = c.text("合同内容|Subject")
    signed_on = c.date("签订日期|Signed on")
    expires_on = c.date(
        "到期日期|Expires on",
        note="长期有效留空；到期日当日仍有效|Blank where it does not expire; still valid that day",
    )
    confidentiality_signed_on = c.date("保密协议签订日期|Confidentiality agreement signed on")
    states_security_duties = c.flag("明确网络和信息安全权利义务|States rights and duties on security")
    keeps_liability = c.flag("未约定转移本机构责任|Does not shift the institution's own liability")


class SupplierReview(Ledger, title="供应商评估|Supplier reviews", articles="22"):
    """Continuing reviews of the quality of what is supplied."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("评估编号|Review code", example="GP-2026-01")
    supplier = c.ref(Supplier, "供应商|Supplier", required=True)
    reviewed_on = c.date("评估日期|Reviewed on")
    score = c.number("评分|Score", unit="分|points")
    conclusion = c.text("结论|Conclusion")
    needs_improvement = c.flag("需改进风险管理措施|Risk management needs improving")
    improved_on = c.date("改进完成日期|Improved on")


class Product(Ledger, title="产品与服务|Products and services", articles="4 22 36 39"):
    """Products: those bought by an institution, or those offered by a service institution."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("产品编号|Product code", example="P001")
    name = c.text("产品名称|Name", required=True)
    supplier = c.ref(
        Supplier,
        "供应商|Supplier",
        note="服务机构登记自有产品时留空|Blank for a service institution's own products",
    )
    systems = c.refs(System, "用于系统|Used by systems")
    security_tested_on = c.date("安全检测日期|Security tested on")
    compliance_checked_on = c.date("合规审查日期|Compliance checked on")
    version = c.text("版本|Version")


class ProductUse(Ledger, title="产品用户|Product users", articles="39"):
    """For service institutions: which customer uses which product."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    product = c.ref(Product, "产品|Product", key=True)
    customer = c.text("客户机构|Customer", key=True)
    core_or_operating = c.flag("为核心机构或者经营机构|Is a core or operating institution")
    from_on = c.date("使用起始日|From")
    until_on = c.date("使用终止日|Until")
