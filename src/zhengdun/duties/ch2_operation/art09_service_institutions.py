"""第九条第二款 信息技术系统服务机构 — policies, posts and mechanism of IT-system service institutions."""

from __future__ import annotations

from zhengdun.kit.binding import SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.shapes.existence import appointed, documented
from zhengdun.law import art

service_institution_has_security_policies = Duty(
    id="9.2a",
    cite=art(9, 2),
    title="服务机构的网络和信息安全管理制度|Security management policies of a service institution",
    binds=SERVICE,
    quote="信息技术系统服务机构应当建立网络和信息安全管理制度",
    earlier=(in_draft("9.2a", "信息技术服务机构应当建立网络安全管理制度"),),
    shape=documented("security_policy"),
    evidence="制度清单及现行版本|The list of policies and their current versions",
    remedy="批准安全管理制度，并在“制度文件”登记批准日期|Approve the policies and record the day of approval under Documents",
)

security_and_compliance_managers_are_appointed = Duty(
    id="9.2b",
    cite=art(9, 2),
    title="配备安全管理人员和合规管理人员|A security manager and a compliance manager",
    binds=SERVICE,
    quote="配备相应的安全、合规管理人员",
    earlier=(in_draft("9.2b", "配备相应的安全、合规管理人员"),),
    shape=appointed("security_manager", "compliance_manager"),
    evidence="任命文件|The documents of appointment",
    remedy="任命缺少的岗位，并登记任职人和起始日|Fill the post that is vacant; record who holds it and from when",
)

management_fits_the_products_and_services = Duty(
    id="9.2c",
    cite=art(9, 2),
    title="与产品或者服务相适应的管理机制|A management mechanism that fits the products or services",
    binds=SERVICE,
    quote="建立与提供产品或者服务相适应的网络和信息安全管理机制",
    earlier=(in_draft("9.2c", "建立与提供产品或者服务相适应的网络安全管理机制"),),
    shape=documented("service_mechanism"),
    evidence="逐类产品、服务的管理机制文件|The document of the mechanism, product by product",
    remedy="按所提供的产品和服务制定管理机制并批准|Draw up a mechanism for the products and services offered, and approve it",
)
