"""The futures trading code (four digits of the member, eight of the client) and the client's eight digits alone."""

from __future__ import annotations

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.shapes import Shape

RULES = (
    NumberRule(
        Kind.FUTURES_CODE, (Shape("12"), Shape("4-8")), cues=("交易编码", "期货交易编码", "期货编码", "交易代码")
    ),
    NumberRule(
        Kind.FUTURES_CLIENT,
        (Shape("8"),),
        cues=("客户号", "客户编号", "客户代码", "客户编码", "期货账号", "期货账户", "资金账号", "资金账户"),
    ),
)
