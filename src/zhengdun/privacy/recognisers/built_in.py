"""The recognisers that come with the package, registered in the order of their kinds."""

from __future__ import annotations

from zhengdun.privacy.recognisers import (
    address,
    bank_card,
    credit_code,
    email,
    fund_account,
    futures,
    ip,
    landline,
    mobile,
    name,
    plate,
    registry,
    residence_permit,
    resident_id,
    securities_accounts,
    travel_documents,
    unified_account,
)

_NUMBERS = (
    resident_id, mobile, landline, bank_card, securities_accounts, unified_account, futures, fund_account,
    travel_documents, residence_permit,
)  # fmt: skip
_OTHERS = (landline, credit_code, plate, email, ip, name, address)

for _module in _NUMBERS:
    registry.register(*_module.RULES)
for _module in _OTHERS:
    registry.register(*_module.RECOGNISERS)
