"""What the institution publishes, and activities and publications on vulnerabilities (articles 24, 25)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution


class ContentReview(Ledger, title="信息发布审核|Content reviews", articles="25"):
    """Reviews before information is published."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("审核编号|Review code", example="SH-001")
    platform = c.text("发布平台|Platform")
    reviewed_at = c.moment("审核时间|Reviewed at")
    published_at = c.moment("发布时间|Published at")
    passed = c.flag("审核通过|Passed")


class ContentIncident(Ledger, title="违法违规信息处置|Unlawful content", articles="25"):
    """Unlawful information found on the institution's platforms, and what was done."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="WF-001")
    found_at = c.moment("发现时间|Found at", required=True)
    stopped_at = c.moment("停止传输时间|Stopped at")
    handled_at = c.moment("处置完成时间|Handled at")
    spread_prevented = c.flag("已防止扩散、消除影响|Spread prevented, effects removed")
    record = c.text("处置记录|Record", note="记录存放处|Where the record is kept")
    reported_on = c.date("报告日期|Reported on")


class SecurityActivity(Ledger, title="认证检测评估活动|Certification and testing activities", articles="24"):
    """Certifications, tests, risk assessments that the institution carried out or let be carried out."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("活动编号|Activity code", example="HD-001")
    kind = c.choice(
        "类型|Kind",
        {
            "certification": "认证|Certification",
            "test": "检测|Testing",
            "assessment": "风险评估|Risk assessment",
            "publication": "发布漏洞、病毒、攻击、侵入等信息|Publishing on vulnerabilities or attacks",
        },
        required=True,
    )
    performed_on = c.date("实施日期|Performed on")
    lawful = c.flag("合规（有授权依据）|Lawful (authorised)")
    basis = c.text("依据|Basis", note="授权、资质或者规定|Authorisation, qualification or rule")


class SoftwareLicence(Ledger, title="软件许可|Software licences", articles="28"):
    """Software in use and the right to use it."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("许可编号|Licence code", example="XK-001")
    software = c.text("软件名称|Software", required=True)
    licensed = c.flag("已取得合法使用权|Lawfully licensed")
    expires_on = c.date(
        "到期日期|Expires on",
        note="永久许可留空；到期日当日仍有效|Blank where it does not expire; still valid that day",
    )
    in_use_until = c.date("停用日期|In use until", note="在用留空|Blank while in use")
