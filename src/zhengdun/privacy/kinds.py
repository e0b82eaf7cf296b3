"""The kinds of personal information that are looked for, each with its name in both languages."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal information.

    >>> Kind.BANK_CARD.zh, Kind.BANK_CARD.en
    ('银行卡号', 'bank card number')
    """

    RESIDENT_ID = "resident_id"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    SSE_ACCOUNT = "sse_account"
    SZSE_ACCOUNT = "szse_account"
    UNIFIED_ACCOUNT = "unified_account"
    FUTURES_CODE = "futures_code"
    FUTURES_CLIENT = "futures_client"
    FUND_ACCOUNT = "fund_account"
    CREDIT_CODE = "credit_code"
    PASSPORT = "passport"
    HK_MACAU_PERMIT = "hk_macau_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    RESIDENCE_PERMIT = "residence_permit"
    PLATE = "plate"
    EMAIL = "email"
    IPV4 = "ipv4"
    IPV6 = "ipv6"
    NAME = "name"
    ADDRESS = "address"

    __hash__ = str.__hash__  # that of Enum is written in Python, and kinds are looked up for every message

    @property
    def zh(self) -> str:
        """Its name in Chinese."""
        return _NAMES[self][0]

    @property
    def en(self) -> str:
        """Its name in English."""
        return _NAMES[self][1]


_NAMES: dict[Kind, tuple[str, str]] = {
    Kind.RESIDENT_ID: ("居民身份证号", "resident identity number"),
    Kind.MOBILE: ("手机号", "mobile number"),
    Kind.LANDLINE: ("固定电话", "landline number"),
    Kind.BANK_CARD: ("银行卡号", "bank card number"),
    Kind.SSE_ACCOUNT: ("上海证券账户", "Shanghai securities account"),
    Kind.SZSE_ACCOUNT: ("深圳证券账户", "Shenzhen securities account"),
    Kind.UNIFIED_ACCOUNT: ("一码通账户", "unified (one-code) account"),
    Kind.FUTURES_CODE: ("期货交易编码", "futures trading code"),
    Kind.FUTURES_CLIENT: ("期货客户号", "futures client number"),
    Kind.FUND_ACCOUNT: ("基金账号", "fund account"),
    Kind.CREDIT_CODE: ("统一社会信用代码", "unified social credit code"),
    Kind.PASSPORT: ("护照号", "passport number"),
    Kind.HK_MACAU_PERMIT: ("港澳居民来往内地通行证", "permit of Hong Kong and Macau residents"),
    Kind.TAIWAN_PERMIT: ("台湾居民来往大陆通行证", "permit of Taiwan residents"),
    Kind.RESIDENCE_PERMIT: ("港澳台居民居住证", "residence permit of Hong Kong, Macau and Taiwan residents"),
    Kind.PLATE: ("车牌号", "number plate"),
    Kind.EMAIL: ("电子邮箱", "e-mail address"),
    Kind.IPV4: ("IPv4地址", "IPv4 address"),
    Kind.IPV6: ("IPv6地址", "IPv6 address"),
    Kind.NAME: ("姓名", "name"),
    Kind.ADDRESS: ("地址", "address"),
}
