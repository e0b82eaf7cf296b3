"""Investors' personal information: what is processed, told, agreed, handed on (articles 29–35)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution

STAGES = {
    "collect": "收集|Collection",
    "store": "存储|Storage",
    "use": "使用|Use",
    "process": "加工|Processing",
    "transmit": "传输|Transmission",
    "provide": "提供|Provision",
    "disclose": "公开|Disclosure",
    "delete": "删除|Deletion",
}

RISKS = {"leak": "泄露|Leaks", "tampering": "篡改|Tampering", "loss": "丢失|Loss"}


class ProcessingActivity(Ledger, title="个人信息处理活动|Processing activities", articles="29 31"):
    """What personal information is processed for what, and on what legal ground."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("活动编号|Activity code", example="PI-01")
    name = c.text("活动名称|Name", required=True)
    purpose = c.text("处理目的|Purpose")
    legal_ground = c.choice(
        "合法性基础|Legal ground",
        {
            "consent": "取得同意|Consent",
            "contract": "订立、履行合同所必需|Necessary for a contract",
            "duty": "履行法定职责或者法定义务所必需|Necessary for a statutory duty",
            "emergency": "应对突发公共卫生事件等|Public emergency",
            "public": "合理范围内处理已公开信息|Information already public",
            "other": "法律、行政法规规定的其他情形|Other cases set by law",
            "none": "无|None",
        },
    )
    legal_basis = c.text(
        "法律依据|Legal basis",
        note="依据为法定职责、法定义务或者法律规定的其他情形的，写明法律名称和条款|Name the law where the ground is a statutory duty or another case set by law",
    )
    within_scope = c.flag("未超出告知和约定范围|Within what was told and agreed")
    necessary = c.flag("为提供服务所必需|Necessary for the service")
    agreed_by_contract = c.flag("合同对处理个人信息有约定|A contract provides for it")
    contract_limited = c.flag("合同约定限于业务必要限度|Contract limits it to what the business needs")
    started_on = c.date("开始日期|Started on")
    ended_on = c.date("结束日期|Ended on")


class CollectedField(Ledger, title="收集的信息字段|Collected fields", articles="31"):
    """Each field of personal information that an activity collects, and why the service needs it."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("字段编号|Field code", example="PF-001")
    activity = c.ref(ProcessingActivity, "处理活动|Activity", required=True)
    field = c.text("字段|Field", required=True, example="证件号码")
    necessary = c.flag("为提供服务所必需|Necessary for the service")
    why_necessary = c.text("必要性理由|Why it is necessary")
    collected_from = c.date("开始收集日期|Collected from")
    collected_until = c.date("停止收集日期|Collected until", note="仍在收集留空|Blank while it is still collected")


class PrivacyNotice(Ledger, title="个人信息处理告知|Privacy notices", articles="31"):
    """The notice by version: what it tells, since when."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("告知编号|Notice code", example="YS-2026")
    activity = c.ref(ProcessingActivity, "处理活动|Activity", required=True)
    version = c.text("版本|Version")
    effective_on = c.date("生效日期|Effective on")
    ended_on = c.date("失效日期|Ended on")
    states_purpose = c.flag("告知目的|States the purpose")
    states_method = c.flag("告知方式|States the method")
    states_scope = c.flag("告知范围|States the scope")
    states_policy = c.flag("告知隐私政策|States the privacy policy")


class StatedPurpose(Ledger, title="告知的目的与字段|Stated purposes and fields", articles="31"):
    """The matrix of fields against purposes: what a version of a notice tells, one purpose a row."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="MD-001")
    notice = c.ref(PrivacyNotice, "告知|Notice", required=True)
    purpose = c.text("告知的处理目的|Purpose", required=True)
    fields = c.refs(CollectedField, "服务于该目的的字段|Fields that serve it")


class ServiceRefusal(Ledger, title="拒绝服务记录|Refusals of service", articles="31"):
    """Services refused where an investor did not agree or withdrew, and on what ground."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="JJ-001")
    activity = c.ref(ProcessingActivity, "处理活动|Activity")
    refused_on = c.date("拒绝日期|Refused on", required=True)
    cause = c.choice(
        "拒绝原因|Cause",
        {
            "disagreed": "投资者不同意处理其个人信息|The investor does not agree",
            "withdrew": "投资者撤回同意|The investor withdraws consent",
            "other": "与个人信息无关的其他原因|A cause that has nothing to do with personal information",
        },
    )
    ground = c.choice(
        "拒绝依据|Ground",
        {
            "necessary": "属于提供服务所必需|Necessary for the service",
            "duty": "履行法定职责或者法定义务|Statutory duty",
            "other": "法律、行政法规规定的其他情形|Other cases set by law",
            "none": "无|None",
        },
    )
    legal_basis = c.text("法律依据|Legal basis")


class ConsentWithdrawal(Ledger, title="撤回同意|Withdrawals of consent", articles="31"):
    """Consents that investors withdrew, and what followed; who they are is not entered."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("撤回编号|Withdrawal code", example="CH-2026-001")
    activity = c.ref(ProcessingActivity, "处理活动|Activity", required=True)
    withdrawn_on = c.date("撤回日期|Withdrawn on", required=True)
    stopped_on = c.date(
        "停止处理日期|Processing stopped on",
        note="停止存储和必要的安全保护措施以外的处理|All but storing and protecting it",
    )
    deleted_on = c.date("删除日期|Deleted on")
    kept_because = c.text(
        "不删除的法律依据|Kept by law",
        note="法定保存期未届满等，写明法律名称和条款（《个人信息保护法》第四十七条）"
        "|Where a law has it kept or deletion is technically hard, name the law (PIPL 47)",
    )


class LifecycleControl(Ledger, title="个人信息环节控制|Lifecycle controls", articles="32"):
    """Controls by stage of the life of personal information."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("控制编号|Control code", example="KZ-01")
    stage = c.choice("环节|Stage", STAGES, required=True)
    measure = c.text("控制措施|Measure")
    guards_against = c.choices("防范的风险|Guards against", RISKS)
    effective = c.flag("有效|Effective")
    checked_on = c.date("核查日期|Checked on")


class DataProvision(Ledger, title="向第三方提供|Provision to third parties", articles="33"):
    """Personal information handed to others: what was told, what was agreed."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="TG-01")
    recipient = c.text("接收方|Recipient", required=True)
    provided_on = c.date("提供日期|Provided on")
    ground = c.choice(
        "依据|Ground",
        {
            "consent": "单独同意|Separate consent",
            "duty": "履行法定职责或者法定义务|Statutory duty",
            "none": "无|None",
        },
    )
    legal_basis = c.text("法律依据|Legal basis", note="履行法定职责或者法定义务的，写明法律名称和条款|Name the law")
    consented_on = c.date("取得单独同意日期|Separate consent given on")
    withdrawn_on = c.date("撤回同意日期|Consent withdrawn on")
    told_on = c.date("告知日期|Told on")
    states_recipient = c.flag(
        "告知接收方名称和联系方式|States recipient and contact", note="《个人信息保护法》第二十三条|PIPL 23"
    )
    states_purpose = c.flag("告知目的|States the purpose")
    states_method = c.flag("告知方式|States the method")
    states_kinds = c.flag("告知信息种类|States the kinds of information")
    states_term = c.flag("告知保存期限|States how long it is kept")
    states_protection = c.flag("告知保护措施|States the protection")
    states_rights = c.flag("告知权利义务|States rights and duties")


class BoundaryExit(Ledger, title="边界外处理|Processing outside the boundary", articles="34"):
    """Personal information processed outside the institution's protected boundary."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="BJ-01")
    place = c.text("处理位置|Place", required=True)
    masked = c.flag("已脱敏|Masked")
    encrypted = c.flag("已加密|Encrypted")
    other_measure = c.text("其他技术措施|Other measure")
    started_on = c.date("开始日期|Started on")
    ended_on = c.date("结束日期|Ended on")


class MessageTemplate(Ledger, title="消息模板|Message templates", articles="34"):
    """Templates of SMS, mail and the like that go to investors."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("模板编号|Template code", example="MB-001")
    channel = c.choice(
        "渠道|Channel",
        {
            "sms": "短信|SMS",
            "mail": "邮件|Mail",
            "other": "其他非自主运营渠道|Another channel run by others",
            "own": "自主运营渠道|A channel of one's own",
        },
    )
    body = c.text(
        "模板内容|Body",
        required=True,
        note="变量写作{账号}，脱敏的写作{账号:脱敏}|Placeholders are written {账号}, masked ones {账号:脱敏}",
        example="您的账户{账号:脱敏}已成交",
    )
    masks_sensitive = c.flag(
        "其余变量不含敏感个人信息或者已脱敏|What other placeholders stand for is not sensitive, or masked",
        note="系统不认识的变量、写在模板中的八位以上数字由人确认"
        "|For placeholders that the software does not know, and numbers of eight digits or more in the template itself",
    )
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")


class BiometricAuthentication(Ledger, title="生物特征认证|Biometric authentication", articles="35"):
    """Authentication by biometric features: assessed, and never the only way."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="SW-01")
    feature = c.choice(
        "生物特征|Feature",
        {
            "face": "人脸|Face",
            "gait": "步态|Gait",
            "fingerprint": "指纹|Fingerprint",
            "iris": "虹膜|Iris",
            "voice": "声纹|Voice",
            "other": "其他|Other",
        },
    )
    necessity_assessed_on = c.date("必要性评估日期|Necessity assessed on", note="填首次评估|The first assessment")
    safety_assessed_on = c.date("安全性评估日期|Safety assessed on", note="填首次评估|The first assessment")
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")
    alternatives = c.integer(
        "替代认证方式数|Alternatives", unit="种|ways", note="不含其他生物特征|Without other biometric features"
    )
    forced = c.flag("强制投资者同意收集|Consent is forced")


class PrivacyImpactAssessment(Ledger, title="个人信息保护影响评估|Privacy impact assessments", articles="33 35"):
    """Impact assessments under PIPL 55 and 56."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("评估编号|Assessment code", example="PIA-01")
    activity = c.ref(ProcessingActivity, "处理活动|Activity")
    assessed_on = c.date("评估日期|Assessed on")
    assessed_by = c.ref(Staff, "评估人|Assessed by")
    disposed_on = c.date("记录销毁日期|Records disposed of on")
