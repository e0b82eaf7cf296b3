"""A strict set of masks to begin with. It follows no standard; every house has its own convention."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks.display import DisplayMask

STRICT: Mapping[Kind, DisplayMask] = MappingProxyType(
    {
        Kind.RESIDENT_ID: DisplayMask(1, 1),
        Kind.MOBILE: DisplayMask(3, 4),
        Kind.LANDLINE: DisplayMask(0, 2),
        Kind.BANK_CARD: DisplayMask(0, 4),
        Kind.SSE_ACCOUNT: DisplayMask(1, 3),
        Kind.SZSE_ACCOUNT: DisplayMask(2, 3),
        Kind.UNIFIED_ACCOUNT: DisplayMask(0, 4),
        Kind.FUTURES_CODE: DisplayMask(0, 3),
        Kind.FUTURES_CLIENT: DisplayMask(0, 3),
        Kind.FUND_ACCOUNT: DisplayMask(0, 4),
        Kind.CREDIT_CODE: DisplayMask(2, 4),
        Kind.PASSPORT: DisplayMask(1, 2),
        Kind.HK_MACAU_PERMIT: DisplayMask(1, 2),
        Kind.TAIWAN_PERMIT: DisplayMask(0, 2),
        Kind.RESIDENCE_PERMIT: DisplayMask(1, 1),
        Kind.PLATE: DisplayMask(2, 1),
        Kind.EMAIL: DisplayMask(1, 0, keep_from="@"),
        Kind.IPV4: DisplayMask(only_digits=True),
        Kind.IPV6: DisplayMask(),
        Kind.NAME: DisplayMask(1, 0),
        Kind.ADDRESS: DisplayMask(only_digits=True),
    }
)
"""One mask for each kind."""
