"""The places of the draft of 2022 that ask nothing of an institution, and why."""

_POWER = "监管职权，不是机构的义务|A power of the regulator, no duty of an institution"
_PENALTY = "罚则，不是行为义务；草案从未生效|Sanctions, no duty of conduct; the draft never was law"
_AS_BACKUP = (
    "证明规则而非义务：并入灾难备份义务的判断（双活或者多活）"
    "|A rule of proof, no duty: it is part of how disaster backups are judged (active-active)"
)

NOT_DUTIES: dict[str, str] = {
    "1": "立法目的和依据|Purpose and legal basis",
    "2": "适用范围|Scope",
    "5": _POWER,
    "6.1": _POWER,
    "6.2": _POWER,
    "6.3": "中证信息技术服务有限责任公司的专业支撑，不是机构的义务|Professional support for the regulator, no duty",
    "7": "行业协会制定自律规则和自律管理|Self-regulation by the associations",
    "18.3": _AS_BACKUP,
    "26.2": "例外，并入第一款各项的判断|An exception, part of how the items of paragraph 1 are judged",
    "29.1": _POWER,
    "35.2": "监管可以要求告知，未提出要求时不产生义务|The regulator may ask for it; unasked, there is no duty",
    "42.2": _AS_BACKUP,
    "43": "鼓励，不是义务|Encouragement, no duty",
    "46.2": _POWER,
    "51.2": "可以合并报送，是许可|A permission: reports may be merged",
    "52": _POWER,
    "53.1": _POWER,
    "54.1": _PENALTY,
    "54.2": _PENALTY,
    "55.1": _PENALTY,
    "55.2": _PENALTY,
    "56": _PENALTY,
    "57": _PENALTY,
    "58": _PENALTY,
    "59": _PENALTY,
    "60": _PENALTY,
    "61": "从轻、减轻和免予处罚的规定|A rule on mitigation",
    "62": "用语的含义|Definitions",
    "64": "涉密系统另有规定，从其规定|State secrets are left to other rules",
    "65": "参照适用的主体，在适用判断中体现|Whom it binds by reference, part of how it applies",
    "66": "施行日期和废止，草案从未生效|Entry into force and repeal; the draft never was law",
}
