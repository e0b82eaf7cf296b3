"""The recognisers that come with the package, in the order of their kinds."""

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
    name_fields,
    name_mailboxes,
    plate,
    residence_permit,
    resident_id,
    securities_accounts,
    travel_documents,
    unified_account,
)
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.registry import Recogniser

_NUMBERS = (
    resident_id, mobile, landline, bank_card, securities_accounts, unified_account, futures, fund_account,
    travel_documents, residence_permit,
)  # fmt: skip
_OTHERS = (landline, credit_code, plate, email, ip, name, name_fields, name_mailboxes, address)

BUILT_IN: tuple[NumberRule | Recogniser, ...] = (
    *(rule for module in _NUMBERS for rule in module.RULES),
    *(recogniser for module in _OTHERS for recogniser in module.RECOGNISERS),
)
