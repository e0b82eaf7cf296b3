"""Made-up messages with what is true of them, and made-up columns: seeded, no real person in them.

Messages are written as an institution sends them: a sentence that holds personal information or a serial number, and
the sentences that stand in every message. Identity numbers, cards and so on have right check digits.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import pyarrow as pa

from zhengdun.privacy.kinds import Kind

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SURNAMES = "王李张刘陈杨赵周徐孙朱胡郭林罗梁宋许韩冯邓曹彭曾萧田董袁蔡"
_GIVEN = "伟芳娜秀敏静丽强磊洋勇艳杰娟涛超霞平桂建志文梅晓宇欣然子涵梓轩泽博佳怡诗琪俊辉鹏"
_COMPOUND = ("欧阳", "司马", "诸葛", "慕容", "上官")
_REGIONS = ("110105", "310115", "440305", "330106", "510104", "420102", "370202", "320102")
_DISTRICTS = ("北京市海淀区", "上海市浦东新区", "广东省深圳市南山区", "浙江省杭州市西湖区", "四川省成都市锦江区")
_STREETS = ("青松路", "明月大道", "学府街", "滨江中路", "长宁巷")
_ISSUERS = ("622202", "621700", "622848", "623058", "621226")
_PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_STANDING = (
    "请您及时关注账户资金变动情况，做好风险控制。",
    "股市有风险，投资需谨慎，请勿轻信任何形式的荐股信息。",
    "您关注的600519于2024年6月19日除权除息，每10股派发现金红利30.88元。",
    "沪深300股指期货IF2406合约保证金比例调整为14%，自2024-05-31结算时起执行。",
    "如有疑问请致电客服热线95500或登录官方网站查询。",
    "截至15:00收盘，上证指数报3027.33点，成交额7123.5亿元。",
    "本消息由系统自动发送，请勿回复，谢谢您的理解与支持。",
    "业务办理时间为工作日9:30-11:30、13:00-15:00，其余时间的申请顺延至下一交易日处理。",
    "请妥善保管交易密码和资金密码，不要向任何人透露短信验证码。",
)


@dataclass(frozen=True)
class Span:
    """Something personal in a message, from character ``start`` to ``end``."""

    row: int
    start: int
    end: int
    kind: Kind


class Maker:
    """Makes values of each kind from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up data, no secret

    def digits(self, count: int) -> str:
        """Digits without meaning."""
        return "".join(self._random.choices("0123456789", k=count))

    def resident_id(self) -> str:
        """A number of 18 characters with the right check character."""
        born = f"{self._random.randint(1940, 2005)}{self._random.randint(1, 12):02d}{self._random.randint(1, 28):02d}"
        body = self._random.choice(_REGIONS) + born + self.digits(3)
        total = sum(int(digit) * weight for digit, weight in zip(body, _ID_WEIGHTS, strict=True))
        return body + "10X98765432"[total % 11]

    def mobile(self) -> str:
        """Eleven digits."""
        return f"1{self._random.choice('3456789')}{self.digits(9)}"

    def bank_card(self) -> str:
        """Sixteen or nineteen digits that pass Luhn."""
        body = self._random.choice(_ISSUERS) + self.digits(self._random.choice((9, 12)))
        doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body))]
        return body + str(-sum(value - 9 * (value > 9) for value in doubled) % 10)

    def account(self) -> tuple[str, Kind]:
        """An account of Shanghai or Shenzhen."""
        if self._random.random() < 0.5:
            return "A" + self.digits(9), Kind.SSE_ACCOUNT
        return self._random.choice(("01", "02", "03")) + self.digits(8), Kind.SZSE_ACCOUNT

    def email(self) -> str:
        """An address at example.cn."""
        return f"u{self.digits(self._random.randint(4, 9))}@example.cn"

    def name(self) -> str:
        """A surname and one or two characters."""
        surname = self._random.choice(_COMPOUND) if self._random.random() < 0.05 else self._random.choice(_SURNAMES)
        return surname + "".join(self._random.choices(_GIVEN, k=self._random.choice((1, 2, 2))))

    def address(self) -> str:
        """From the province to the room."""
        pick = self._random
        place = pick.choice(_DISTRICTS) + pick.choice(_STREETS)
        return f"{place}{pick.randint(1, 999)}号{pick.randint(1, 30)}栋{pick.randint(101, 2600)}室"

    def plate(self) -> str:
        """A common plate."""
        return f"{self._random.choice('京沪粤浙川')}{self._random.choice(_PLATE_LETTERS)}{self.digits(5)}"

    def message(self) -> list[tuple[str, Kind | None]]:
        """The parts of one message; a part with a kind is personal."""
        parts = [*self._sentence(), (self._random.choice(_STANDING), None)]
        if self._random.random() < 0.6:
            parts.append((self._random.choice(_STANDING), None))
        if self._random.random() < 0.25:
            parts += self._sentence()
        return parts

    def _sentence(self) -> list[tuple[str, Kind | None]]:
        account, account_kind = self.account()
        choices: list[tuple[float, list[tuple[str, Kind | None]]]] = [
            (
                0.22,
                [("尊敬的", None), (self.name(), Kind.NAME), (f"先生/女士，您尾号{self.digits(4)}的卡已绑定。", None)],
            ),
            (0.18, [("手机号", None), (self.mobile(), Kind.MOBILE), (f"已验证，流水号{self.digits(14)}。", None)]),
            (0.12, [("身份证号码：", None), (self.resident_id(), Kind.RESIDENT_ID), ("，实名信息已核验。", None)]),
            (
                0.12,
                [("银行卡号", None), (self.bank_card(), Kind.BANK_CARD), (f"已转入，订单号{self.digits(18)}。", None)],
            ),
            (0.12, [("证券账户", None), (account, account_kind), ("已开通创业板权限。", None)]),
            (0.08, [("联系地址为", None), (self.address(), Kind.ADDRESS), ("，请核对。", None)]),
            (0.08, [("联系邮箱", None), (self.email(), Kind.EMAIL), ("用于接收对账单。", None)]),
            (0.08, [(f"委托编号{self.digits(16)}已撤单。", None)]),
        ]
        return self._random.choices([parts for _, parts in choices], [weight for weight, _ in choices])[0]


def messages(count: int, seed: int = 1) -> tuple[list[str], list[Span]]:
    """So many messages and all that is personal in them."""
    maker, texts, spans = Maker(seed), [], []
    for row in range(count):
        text = ""
        for part, kind in maker.message():
            if kind is not None:
                spans.append(Span(row, len(text), len(text) + len(part), kind))
            text += part
        texts.append(text)
    return texts, spans


def columns(count: int, seed: int = 2) -> dict[Kind, pa.Array]:
    """So many customers: one column a kind."""
    maker = Maker(seed)
    return {
        Kind.NAME: pa.array([maker.name() for _ in range(count)]),
        Kind.RESIDENT_ID: pa.array([maker.resident_id() for _ in range(count)]),
        Kind.MOBILE: pa.array([maker.mobile() for _ in range(count)]),
        Kind.BANK_CARD: pa.array([maker.bank_card() for _ in range(count)]),
        Kind.SSE_ACCOUNT: pa.array(["A" + maker.digits(9) for _ in range(count)]),
        Kind.ADDRESS: pa.array([maker.address() for _ in range(count)]),
    }
