"""Investors' personal information: what is processed, told, agreed, handed on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.personal import (
    RISKS,
    STAGES,
    BiometricAuthentication,
    BoundaryExit,
    CollectedField,
    ConsentWithdrawal,
    DataProvision,
    LifecycleControl,
    MessageTemplate,
    PrivacyImpactAssessment,
    PrivacyNotice,
    ProcessingActivity,
    ServiceRefusal,
    StatedPurpose,
)
from zhengdun.sample.governance import PRIVACY
from zhengdun.sample.house import House

_STARTED = date(2023, 6, 1)
_BEFORE_THE_MEASURES = date(2021, 3, 1)
_ACTIVITIES = (
    ("开立账户", "核验身份、开立证券账户", "姓名、证件号码、手机号码、人脸", "duty"),
    ("委托交易", "受理和执行委托", "账号、委托记录", "contract"),
    ("三方存管签约", "资金存取", "银行卡号、姓名", "contract"),
    ("适当性评估", "风险承受能力评估", "年龄、收入、投资经验", "duty"),
    ("营销服务", "推送产品资讯", "手机号码、持仓偏好", "consent"),
    ("客户回访", "回访与投诉处理", "姓名、手机号码", "duty"),
    ("反洗钱监测", "识别可疑交易", "身份信息、交易记录", "duty"),
    ("移动终端登录", "身份认证", "设备信息、人脸", "consent"),
)
"""Name, purpose, fields and legal ground of each activity."""
_LAWS = {
    "开立账户": "《证券法》关于账户实名的规定",
    "适当性评估": "《证券法》关于投资者适当性的规定",
    "客户回访": "《证券期货投资者适当性管理办法》",
    "反洗钱监测": "《反洗钱法》客户尽职调查义务",
}
"""The law that an activity by statutory duty rests on."""
_MEASURES = ("最小化收集", "加密存储", "权限控制", "脱敏加工", "加密传输", "审批提供", "审批公开", "到期删除")
_BODIES = (
    ("sms", "您尾号{账号:脱敏}的账户已成交"),
    ("sms", "您的验证码为{验证码}"),
    ("mail", "尊敬的{姓名:脱敏}，对账单已生成"),
    ("sms", "您的风险测评将于{日期}到期"),
    ("mail", "证件{证件号码:脱敏}即将过期"),
    ("other", "{姓名:脱敏}，您的开户申请已通过"),
)


def processing_activities(house: House) -> pl.DataFrame:
    """Eight activities, each with its ground and no more than it needs; the last has ended."""
    return house.table(
        ProcessingActivity,
        [
            {
                "code": f"PI-{number:02}",
                "name": name,
                "purpose": purpose,
                "legal_ground": ground,
                "legal_basis": _LAWS.get(name),
                "within_scope": True,
                "necessary": True,
                "agreed_by_contract": ground == "contract",
                "contract_limited": True if ground == "contract" else None,
                "started_on": _STARTED,
                "ended_on": house.diary.ago(90) if number == len(_ACTIVITIES) else None,
            }
            for number, (name, purpose, _, ground) in enumerate(_ACTIVITIES, 1)
        ],
    )


def collected_fields(house: House) -> pl.DataFrame:
    """What each activity collects, each field with why the service needs it."""
    return house.table(
        CollectedField,
        [
            {
                "code": field,
                "activity": f"PI-{number:02}",
                "field": name,
                "necessary": True,
                "why_necessary": f"缺少{name}不能完成：{purpose}",
                "collected_from": _STARTED,
                "collected_until": house.diary.ago(90) if number == len(_ACTIVITIES) else None,
            }
            for number, (_, purpose, _, _) in enumerate(_ACTIVITIES, 1)
            for field, name in _fields(number)
        ],
    )


def _fields(number: int) -> list[tuple[str, str]]:
    """The codes and names of what an activity collects."""
    names = _ACTIVITIES[number - 1][2].split("、")
    return [(f"PF-{number:02}{place}", name) for place, name in enumerate(names, 1)]


def privacy_notices(house: House) -> pl.DataFrame:
    """A notice for each activity in two versions, the second in force from the day the first ends."""
    revised = house.diary.ago(330)
    spans = (("2023版", _STARTED, revised), ("修订版", revised, None))
    return house.table(
        PrivacyNotice,
        [
            {
                "code": f"YS-{number:02}-{version}",
                "activity": f"PI-{number:02}",
                "version": name,
                "effective_on": since,
                "ended_on": until,
                "states_purpose": True,
                "states_method": True,
                "states_scope": True,
                "states_policy": True,
            }
            for number in range(1, len(_ACTIVITIES) + 1)
            for version, (name, since, until) in enumerate(spans, 1)
        ],
    )


def stated_purposes(house: House) -> pl.DataFrame:
    """What each version of a notice tells: the purpose, and the fields that serve it."""
    return house.table(
        StatedPurpose,
        [
            {
                "code": f"MD-{number:02}-{version}",
                "notice": f"YS-{number:02}-{version}",
                "purpose": purpose,
                "fields": [field for field, _ in _fields(number)],
            }
            for number, (_, purpose, _, _) in enumerate(_ACTIVITIES, 1)
            for version in (1, 2)
        ],
    )


def service_refusals(house: House) -> pl.DataFrame:
    """Accounts not opened where an investor would not be identified: a statutory duty."""
    days = house.diary.spread(6, house.chance("refusals"))
    return house.table(
        ServiceRefusal,
        [
            {
                "code": f"JJ-{number:03}",
                "activity": "PI-01",
                "refused_on": day,
                "cause": "withdrew" if number % 3 == 0 else "disagreed",
                "ground": "duty",
                "legal_basis": "《中华人民共和国反洗钱法》客户尽职调查义务",
            }
            for number, day in enumerate(days, 1)
        ],
    )


def consent_withdrawals(house: House) -> pl.DataFrame:
    """Investors who want no more news of products: stopped the same day, deleted within the month."""
    diary = house.diary
    return house.table(
        ConsentWithdrawal,
        [
            {
                "code": f"CH-{number:03}",
                "activity": "PI-05",
                "withdrawn_on": day,
                "stopped_on": day,
                "deleted_on": None if number % 4 == 0 else diary.after(day, 10),
                "kept_because": "《证券法》第一百三十七条规定的保存期未届满" if number % 4 == 0 else None,
            }
            for number, day in enumerate(diary.spread(8, house.chance("withdrawals")), 1)
        ],
    )


def lifecycle_controls(house: House) -> pl.DataFrame:
    """A control for each of the eight stages of the life of personal information."""
    return house.table(
        LifecycleControl,
        [
            {
                "code": f"KZ-{number:02}",
                "stage": stage,
                "measure": measure,
                "guards_against": list(RISKS)[: 1 + number % len(RISKS)],
                "effective": True,
                "checked_on": house.diary.ago(50),
            }
            for number, (stage, measure) in enumerate(zip(STAGES, _MEASURES, strict=True), 1)
        ],
    )


def data_provisions(house: House) -> pl.DataFrame:
    """Every other month to a partner with separate consent, or by statutory duty."""
    diary = house.diary

    def row(number: int, day: date) -> dict[str, Any]:
        agreed = number % 3 != 0
        return {
            "code": f"TG-{number:02}",
            "recipient": "示例合作基金销售机构" if agreed else "示例登记结算机构",
            "provided_on": day,
            "ground": "consent" if agreed else "duty",
            "legal_basis": None if agreed else "《证券登记结算管理办法》",
            "consented_on": diary.before(day, 2) if agreed else None,
            "withdrawn_on": diary.after(day, 20) if number % 4 == 1 else None,
            "told_on": diary.before(day, 2),
            **dict.fromkeys(_TOLD, True),
        }

    days = diary.spread(12, house.chance("provisions"))
    return house.table(DataProvision, [row(number, day) for number, day in enumerate(days, 1)])


_TOLD = (
    "states_recipient",
    "states_purpose",
    "states_method",
    "states_kinds",
    "states_term",
    "states_protection",
    "states_rights",
)


def boundary_exits(house: House) -> pl.DataFrame:
    """Places outside the boundary where masked or encrypted information is processed; one was given up."""
    places = (
        ("外呼服务商平台", True, False, None),
        ("合作云存储", False, True, None),
        ("联合建模平台", True, True, "可信执行环境"),
    )
    return house.table(
        BoundaryExit,
        [
            {
                "code": f"BJ-{number:02}",
                "place": place,
                "masked": masked,
                "encrypted": encrypted,
                "other_measure": measure,
                "started_on": _STARTED + timedelta(days=30 * number),
                "ended_on": house.diary.ago(210) if measure else None,
            }
            for number, (place, masked, encrypted, measure) in enumerate(places, 1)
        ],
    )


def message_templates(house: House) -> pl.DataFrame:
    """Templates of messages, what is sensitive masked in each; the last is used no more."""
    return house.table(
        MessageTemplate,
        [
            {
                "code": f"MB-{number:03}",
                "channel": channel,
                "body": body,
                "masks_sensitive": True,
                "in_use_from": _STARTED,
                "in_use_until": house.diary.ago(75) if number == len(_BODIES) else None,
            }
            for number, (channel, body) in enumerate(_BODIES, 1)
        ],
    )


def biometric_authentications(house: House) -> pl.DataFrame:
    """Faces, voices once, and since before the Measures fingerprints; assessed, with two other ways to sign in."""
    return house.table(
        BiometricAuthentication,
        [
            {
                "code": f"SW-{number:02}",
                "feature": feature,
                "necessity_assessed_on": date(2023, 5, 15),
                "safety_assessed_on": date(2023, 5, 18),
                "in_use_from": _BEFORE_THE_MEASURES if feature == "fingerprint" else _STARTED,
                "in_use_until": house.diary.ago(350) if feature == "voice" else None,
                "alternatives": 2,
                "forced": False,
            }
            for number, feature in enumerate(("face", "fingerprint", "voice"), 1)
        ],
    )


def privacy_impact_assessments(house: House) -> pl.DataFrame:
    """The activities are assessed anew every year."""
    return house.table(
        PrivacyImpactAssessment,
        [
            {
                "code": f"PIA-{day.year}-{number:02}",
                "activity": f"PI-{number:02}",
                "assessed_on": day,
                "assessed_by": PRIVACY,
            }
            for day in house.diary.yearly(5, 22)
            for number in range(1, len(_ACTIVITIES) + 1)
        ],
    )


MAKERS = {
    ProcessingActivity: processing_activities,
    CollectedField: collected_fields,
    PrivacyNotice: privacy_notices,
    StatedPurpose: stated_purposes,
    ConsentWithdrawal: consent_withdrawals,
    ServiceRefusal: service_refusals,
    LifecycleControl: lifecycle_controls,
    DataProvision: data_provisions,
    BoundaryExit: boundary_exits,
    MessageTemplate: message_templates,
    BiometricAuthentication: biometric_authentications,
    PrivacyImpactAssessment: privacy_impact_assessments,
}
