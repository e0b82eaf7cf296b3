"""The bank card: 16 to 19 digits with the check digit of ISO/IEC 7812 and an issuer's prefix, or after a word."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.checks import LUHN, both
from zhengdun.privacy.recognisers.issuers import BUILT_IN, LENGTHS, IssuerTable
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

CUES = ("卡号", "账号", "帐号", "银行卡", "储蓄卡", "信用卡", "借记卡", "贷记卡", "银行账户", "银行帐户")

_IN_PIECES = ("4-4-4-4", "4-4-4-4-1", "4-4-4-4-2", "4-4-4-4-3", "6-10", "6-13", "8-8", "8-11")


def rules(issuers: IssuerTable) -> tuple[NumberRule, ...]:
    """The rule of bank cards by a table of issuers.

    One serial number in ten passes Luhn, so the issuer must be known too, and a word such as 流水号 right before the
    number overrules both. After a word such as 卡号 every number of these lengths is taken.
    """
    shapes = (*map(str, LENGTHS), *_IN_PIECES)
    return (
        NumberRule(
            Kind.BANK_CARD,
            tuple(map(Shape, shapes)),
            checksum=both(issuers.check, LUHN),
            cues=CUES,
            refusable=True,
            apart=False,
        ),
    )


RULES = rules(IssuerTable(BUILT_IN))
