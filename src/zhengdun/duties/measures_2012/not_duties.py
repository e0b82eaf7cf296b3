"""The places of the Measures of 2012 that ask nothing of an institution, and why."""

_POWER = "监管职权，不是机构的义务|A power of the regulator, no duty of an institution"
_PENALTY = "监管措施和罚则，不是行为义务|Measures and sanctions, no duty of conduct"

NOT_DUTIES: dict[str, str] = {
    "1": "立法目的和依据|Purpose and legal basis",
    "28.2": "约束证券期货业数据中心，其台账不在此列|It binds the industry's data centre, which keeps no ledger here",
    "43.1": _POWER,
    "43.2": _POWER,
    "44": _POWER,
    "45.2": _PENALTY,
    "46.1": _POWER,
    "47": _POWER,
    "48.1": _POWER,
    "48.2": _PENALTY,
    "49": _POWER,
    "50": _PENALTY,
}
