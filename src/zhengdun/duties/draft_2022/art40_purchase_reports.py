"""征求意见稿第四十条（报告） 采购评估报告 — an assessment of each purchase for the infrastructure, sent to the CSRC.

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import DRAFT_2022, art

purchase_assessment_is_reported = Duty(
    id="2022-draft:40d",
    cite=art(40, version=DRAFT_2022),
    title="采购风险评估报告报送中国证监会及其派出机构|The assessment of a purchase is sent to the CSRC and its local office",
    binds=CII,
    quote="形成评估报告报送中国证监会及其派出机构",
    shape=Attested(topic="2022-draft:40d"),
    evidence="评估报告及报送回执|The report and its receipt",
    remedy="形成采购风险评估报告并报送|Make the report and send it",
    filing="关键信息基础设施采购风险评估报告|Risk assessment of a CII purchase",
)
