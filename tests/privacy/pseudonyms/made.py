"""Made-up values of every kind, from a seed. Nobody's."""

import random
import string
from datetime import date, timedelta

from zhengdun.privacy.kinds import Kind

GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华昊煜宸琪媛鑫"
ROADS = ["中山路", "人民大道", "学府街", "长江中路", "文三路", "和平里", "解放胡同"]
REGIONS = [
    "北京市海淀区",
    "广东省深圳市南山区",
    "浙江省杭州市西湖区",
    "内蒙古自治区呼和浩特市",
    "济南市市中区",
    "湘西土家族苗族自治州吉首市",
    "",
]


def digits(rng, count):
    return "".join(rng.choices(string.digits, k=count))


def id_check(seventeen):
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(seventeen))
    return "10X98765432"[total % 11]


def luhn_digit(payload):
    total = 0
    for place, digit in enumerate(reversed(payload)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def credit_checks(body):
    """The body's own check character and that of the whole code."""
    alphabet, plain = "0123456789ABCDEFGHJKLMNPQRTUWXY", string.digits + string.ascii_uppercase
    own = 11 - sum(plain.index(c) * w for c, w in zip(body[8:], (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    body += {10: "X", 11: "0"}.get(own, str(own))
    return body + alphabet[-sum(alphabet.index(c) * pow(3, p, 31) for p, c in enumerate(body)) % 31]


def resident_id(rng, region=None):
    born = date(1900, 1, 1) + timedelta(days=rng.randrange(45_000))
    if rng.random() < 0.1:
        born = date(1800, 1, 1) + timedelta(days=rng.randrange(109_573))
    if rng.random() < 0.15:
        return f"{rng.choice((11, 44))}{digits(rng, 4)}{born:%y%m%d}{digits(rng, 3)}"
    payload = f"{region or rng.choice((11, 31, 44, 65))}{digits(rng, 4)}{born.year:04}{born:%m%d}{digits(rng, 3)}"
    check = id_check(payload)
    return payload + (check if rng.random() < 0.8 else rng.choice("0123456789X"))


def bank_card(rng):
    payload = rng.choice(["622202", "621700", "400000"]) + digits(rng, rng.choice((9, 10, 11, 12)))
    return payload + (luhn_digit(payload) if rng.random() < 0.8 else rng.choice(string.digits))


def credit_code(rng):
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    return credit_checks("91" + "110105" + rng.choice([digits(rng, 8), "MA" + "".join(rng.choices(letters, k=6))]))


def plate(rng):
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    number = rng.choice(
        [
            digits(rng, 5),
            rng.choice(letters) + digits(rng, 4),
            "D" + digits(rng, 5),
            digits(rng, 5) + "F",
            digits(rng, 4) + "学",
        ]
    )
    return rng.choice("京沪粤") + rng.choice(letters) + rng.choice(["", "·"]) + number


def email(rng):
    local = "".join(rng.choices(string.ascii_letters + string.digits + "._-", k=rng.randrange(2, 30))) + "a"
    return local + "@" + rng.choice(["example.com", "mail.example.org", "a-b.cn", "QQ.com", "x1.edu.cn"])


def ipv6(rng):
    groups = [f"{rng.randrange(1 << rng.choice((4, 8, 16))):x}" for _ in range(8)]
    if rng.random() < 0.5:
        start = rng.randrange(1, 5)
        return ":".join(groups[:start]) + "::" + ":".join(groups[start + 2 :])
    return ":".join(groups)


def name(rng):
    if rng.random() < 0.1:
        return "".join(rng.choices(GIVEN, k=3)) + "·" + "".join(rng.choices(GIVEN, k=3))
    return rng.choice(["王", "李", "张", "欧", "欧阳", "司马", "诸葛"]) + "".join(
        rng.choices(GIVEN, k=rng.choice((1, 2)))
    )


def address(rng):
    return (
        rng.choice(REGIONS)
        + rng.choice(ROADS)
        + f"{rng.randrange(1, 999)}号"
        + rng.choice(["", "3栋201室", "阳光小区B座", "二单元"])
    )


MAKERS = {
    Kind.RESIDENT_ID: resident_id,
    Kind.RESIDENCE_PERMIT: lambda rng: resident_id(rng, region=81),
    Kind.MOBILE: lambda rng: rng.choice(["", "+86"]) + "1" + rng.choice("3456789") + digits(rng, 9),
    Kind.LANDLINE: lambda rng: rng.choice(["010", "021", "0755", "0755-", ""]) + rng.choice("2345678") + digits(rng, 7),
    Kind.BANK_CARD: bank_card,
    Kind.SSE_ACCOUNT: lambda rng: rng.choice(["A1", "B0", "D3", "F9", "C9", "e5"]) + digits(rng, 8),
    Kind.SZSE_ACCOUNT: lambda rng: rng.choice(["001", "000", "009", "012", "089", "201", "412"]) + digits(rng, 7),
    Kind.UNIFIED_ACCOUNT: lambda rng: digits(rng, 12),
    Kind.FUTURES_CODE: lambda rng: digits(rng, 12),
    Kind.FUTURES_CLIENT: lambda rng: digits(rng, 8),
    Kind.FUND_ACCOUNT: lambda rng: rng.choice(["98", "0B", "a1"]) + digits(rng, rng.choice((6, 10, 15))),
    Kind.CREDIT_CODE: credit_code,
    Kind.PASSPORT: lambda rng: rng.choice(["E1", "EA", "g2"]) + digits(rng, 7),
    Kind.HK_MACAU_PERMIT: lambda rng: rng.choice("HMh") + digits(rng, rng.choice((8, 10))),
    Kind.TAIWAN_PERMIT: lambda rng: digits(rng, rng.choice((8, 10))),
    Kind.PLATE: plate,
    Kind.EMAIL: email,
    Kind.IPV4: lambda rng: ".".join(str(rng.randrange(1 << rng.choice((3, 6, 8)))) for _ in range(4)),
    Kind.IPV6: ipv6,
    Kind.NAME: name,
    Kind.ADDRESS: address,
}


def values(kind, count, seed=1):
    """Distinct made-up values of a kind."""
    rng, made = random.Random(seed), set()  # noqa: S311 -- repeatable, nothing secret
    while len(made) < count:
        made.add(MAKERS[kind](rng))
    return sorted(made)
