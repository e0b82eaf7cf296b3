"""Which pseudonym serves which kind."""

from __future__ import annotations

from zhengdun.privacy.crypto.blocks import CipherName
from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.keys.material import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.address import AddressPseudonym
from zhengdun.privacy.pseudonyms.bank_card import BankCardPseudonym
from zhengdun.privacy.pseudonyms.base import FormatPreserving
from zhengdun.privacy.pseudonyms.credit_code import CreditCodePseudonym
from zhengdun.privacy.pseudonyms.email import EmailPseudonym
from zhengdun.privacy.pseudonyms.fund_account import FundAccountPseudonym
from zhengdun.privacy.pseudonyms.futures import FuturesClientPseudonym, FuturesCodePseudonym
from zhengdun.privacy.pseudonyms.ipv4 import Ipv4Pseudonym
from zhengdun.privacy.pseudonyms.ipv6 import Ipv6Pseudonym
from zhengdun.privacy.pseudonyms.landline import LandlinePseudonym
from zhengdun.privacy.pseudonyms.mobile import MobilePseudonym
from zhengdun.privacy.pseudonyms.name import NamePseudonym, Surname
from zhengdun.privacy.pseudonyms.plate import PlatePseudonym
from zhengdun.privacy.pseudonyms.resident_id import ResidencePermitPseudonym, ResidentIdPseudonym
from zhengdun.privacy.pseudonyms.securities_accounts import ShanghaiAccountPseudonym, ShenzhenAccountPseudonym
from zhengdun.privacy.pseudonyms.travel_documents import (
    HongKongMacauPermitPseudonym,
    PassportPseudonym,
    TaiwanPermitPseudonym,
)
from zhengdun.privacy.pseudonyms.unified_account import UnifiedAccountPseudonym

_ALL: tuple[type[FormatPreserving], ...] = (
    AddressPseudonym,
    BankCardPseudonym,
    CreditCodePseudonym,
    EmailPseudonym,
    FundAccountPseudonym,
    FuturesClientPseudonym,
    FuturesCodePseudonym,
    HongKongMacauPermitPseudonym,
    Ipv4Pseudonym,
    Ipv6Pseudonym,
    LandlinePseudonym,
    MobilePseudonym,
    NamePseudonym,
    PassportPseudonym,
    PlatePseudonym,
    ResidencePermitPseudonym,
    ResidentIdPseudonym,
    ShanghaiAccountPseudonym,
    ShenzhenAccountPseudonym,
    TaiwanPermitPseudonym,
    UnifiedAccountPseudonym,
)
_BY_KIND = {pseudonym.kind: pseudonym for pseudonym in _ALL}


def pseudonym_for(
    kind: Kind,
    key: KeyMaterial,
    *,
    cipher: CipherName = "aes",
    domain: str | None = None,
    surname: Surname = "keep",
) -> FormatPreserving:
    """The pseudonym of a kind under a key.

    Args:
        kind: of the values.
        key: the same key gives the same pseudonyms.
        cipher: ``"aes"`` or ``"sm4"``.
        domain: the name of a domain of one's own, where a column is not to join with the others of its kind.
        surname: of names: ``"keep"`` or ``"permute"``.

    Raises:
        PolicyError: there is no pseudonym for the kind.

    >>> from zhengdun.privacy.text.flat import FlatText
    >>> from zhengdun.privacy.pseudonyms.column import pseudonymise_column
    >>> mobile = pseudonym_for(Kind.MOBILE, KeyMaterial(bytes(range(32))))
    >>> column, done = pseudonymise_column(FlatText.of(["13812345678", None, "unknown"]), mobile)
    >>> column.to_arrow().to_pylist(), done
    (['13818779449', None, ''], array([ True,  True, False]))
    """
    if kind is Kind.NAME:
        return NamePseudonym(key, cipher, domain, surname=surname)
    pseudonym = _BY_KIND.get(kind)
    if pseudonym is None:
        raise PolicyError(f"“{kind.zh}”没有假名化方法", f"there is no pseudonym for the kind {kind.en!r}")
    return pseudonym(key, cipher, domain)
