"""Whom a duty binds: article 71 for the classes, article 74 for those bound by reference."""

from oracle.case import Row
from oracle.logic import both, either

OPERATING = {"securities", "futures", "fund"}
REFERRED = {"custody_bank", "advisory", "fund_service", "subsidiary", "tech_subsidiary"}
A_THOUSAND_ACCOUNTS = 1000  # 一千人以上 includes the number


def is_bound(classes: frozenset[str], institution: Row, *, by_reference: bool) -> bool | None:
    """Whether a duty of these classes binds the institution; None where its row does not tell."""
    kinds = {institution["kind"], *(institution["also"] or ())}
    answers = {
        "core": "core" in kinds,
        "operating": bool(kinds & OPERATING),
        "service": "service" in kinds,
        "association": "association" in kinds,
        "cii": institution["cii_operator"],
        "anyone": True,
    }
    bound = [answers[name] for name in classes]
    if by_reference and "operating" in classes:
        bound.append(_is_referred(kinds, institution))
    return either(*bound)


def _is_referred(kinds: set[str], institution: Row) -> bool | None:
    if kinds & REFERRED or "private_fund" not in kinds:
        return bool(kinds & REFERRED)
    accounts = institution["holder_accounts"]
    enough = None if accounts is None else accounts >= A_THOUSAND_ACCOUNTS
    return both(institution["operates_own_systems"], enough)
