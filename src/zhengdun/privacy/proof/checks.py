"""Check characters computed a second time, in plain Python, so that the proof shares no code with the kernel."""

from __future__ import annotations

from datetime import date

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CARD_LENGTHS = range(13, 20)
_NEW_ID, _OLD_ID = 18, 15
_PERMITS = ("810000", "820000", "830000")


def is_resident_id(value: str) -> bool:
    """Whether a resident identity number is well formed: a real day of birth and the check of GB 11643-1999.

    Numbers of fifteen digits carry no check; their day of birth is in the twentieth century. Residence permits are
    built alike and told apart by where they are from.

    >>> is_resident_id("11010519491231002X"), is_resident_id("110105194912310021")
    (True, False)
    """
    if len(value) == _OLD_ID:
        return value.isdigit() and _is_day("19" + value[6:12])
    return _is_born_and_checked(value) and not value.startswith(_PERMITS)


def is_residence_permit(value: str) -> bool:
    """Whether a residence permit of a resident of Hong Kong, Macau or Taiwan is well formed.

    >>> is_residence_permit("810000199408230021"), is_residence_permit("11010519491231002X")
    (True, False)
    """
    return _is_born_and_checked(value) and value.startswith(_PERMITS)


def _is_born_and_checked(value: str) -> bool:
    if len(value) != _NEW_ID or not value[:17].isdigit() or not _is_day(value[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(value, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == value[17].upper()


def passes_luhn(value: str) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812-1 (Luhn).

    >>> passes_luhn("4111111111111111"), passes_luhn("4111111111111112")
    (True, False)
    """
    if len(value) not in _CARD_LENGTHS or not value.isdigit():
        return False
    from_right = [int(digit) for digit in reversed(value)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in from_right[1::2]]
    return (sum(from_right[::2]) + sum(doubled)) % 10 == 0


def is_credit_code(value: str) -> bool:
    """Whether a unified social credit code has the check character of GB 32100-2015.

    >>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
    (True, False)
    """
    if len(value) != _NEW_ID or any(character not in _CREDIT_ALPHABET for character in value):
        return False
    total = sum(_CREDIT_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(value[:17]))
    return _CREDIT_ALPHABET.index(value[17]) == (31 - total % 31) % 31


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
