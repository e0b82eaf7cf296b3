"""Values made of the very characters that a form is read from: what moves must not change how it is read."""

import random

import pytest

from zhengdun.privacy.keys import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import pseudonym_for, pseudonymise_column, restore_column
from zhengdun.privacy.pseudonyms.alphabets import LEVEL_1, LEVEL_2
from zhengdun.privacy.text.flat import FlatText

KEY = KeyMaterial(bytes(range(32)))
RNG = random.Random(218)  # noqa: S311 -- repeatable, nothing secret
HAN = "".join(RNG.sample(LEVEL_1, 60) + RNG.sample(LEVEL_2, 20))

ADDRESS = "省市区县旗盟自治州地街巷弄号栋幢楼室镇乡村路小社园，-" * 3 + "0123456789ABab０１二三" + HAN
NAMES = "欧阳司马上官诸葛夏侯公孙东方第五王李" * 3 + "·" + HAN
OCTETS = [str(octet) for octet in (0, 1, 9, 10, 99, 100, 199, 255, 256, "00", "01")]
GROUPS = ["", "0", "1", "a", "0a", "00ab", "ffff", "10", "F"]

MAKERS = {
    Kind.ADDRESS: lambda: "".join(RNG.choices(ADDRESS, k=RNG.randrange(1, 25))),
    Kind.NAME: lambda: "".join(RNG.choices(NAMES, k=RNG.randrange(1, 6))),
    Kind.PLATE: lambda: RNG.choice("京沪") + "".join(RNG.choices("ABDF0123456789·学", k=RNG.randrange(6, 9))),
    Kind.EMAIL: lambda: (
        "".join(RNG.choices("abAB01._-@", k=RNG.randrange(1, 12))) + RNG.choice(["@a.co", "@B.cn", ".cn"])
    ),
    Kind.IPV4: lambda: ".".join(RNG.choices(OCTETS, k=4)),
    Kind.IPV6: lambda: ":".join(RNG.choices(GROUPS, k=RNG.randrange(2, 9))).lower(),
    Kind.SSE_ACCOUNT: lambda: RNG.choice("ABC") + "".join(RNG.choices("019", k=9)),
    Kind.SZSE_ACCOUNT: lambda: "00" + "".join(RNG.choices("0129", k=8)),
    Kind.LANDLINE: lambda: "0" + "".join(RNG.choices("012379-", k=RNG.randrange(9, 13))),
    Kind.BANK_CARD: lambda: "62" + "".join(RNG.choices("0123456789 -", k=RNG.randrange(13, 19))),
    Kind.CREDIT_CODE: lambda: "91110105" + "".join(RNG.choices("0123456789ABXYI", k=10)),
}


CASES = [(kind, {}) for kind in MAKERS] + [(Kind.NAME, {"surname": "permute"})]


@pytest.mark.parametrize(("kind", "options"), CASES)
def test_what_is_done_comes_back_and_no_two_meet(kind, options):
    plain = sorted({MAKERS[kind]() for _ in range(3000)})
    pseudonym = pseudonym_for(kind, KEY, **options)
    replaced, done = pseudonymise_column(FlatText.of(plain), pseudonym)
    restored, done_back = restore_column(replaced, pseudonym)
    pseudonyms = [new for new, is_done in zip(replaced.to_arrow().to_pylist(), done, strict=True) if is_done]
    assert len(pseudonyms) > 50
    assert len(set(pseudonyms)) == len(pseudonyms)
    assert done_back.all(), "what was not done is empty by now, what was done is of the same form"
    assert [old for old in restored.to_arrow().to_pylist() if old] == [
        old for old, is_done in zip(plain, done, strict=True) if is_done
    ]
