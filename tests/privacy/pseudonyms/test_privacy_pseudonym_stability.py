"""The maps stay what they are: what was replaced in one release must join, and come back, in the next.

A change of any of these values breaks every pseudonymised data set that exists; it calls for a new purpose in the
derivation of the key, not for new values here.
"""

import pytest

from zhengdun.privacy.keys import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import pseudonym_for, pseudonymise_column
from zhengdun.privacy.text.flat import FlatText

KEY = KeyMaterial(bytes(range(32)))

PINNED = [
    (Kind.RESIDENT_ID, "11010519491231002X", "110105192005053307", "110105198309195926"),
    (Kind.MOBILE, "13812345678", "13818779449", "13846140688"),
    (Kind.LANDLINE, "01062345678", "01052484712", "01097868297"),
    (Kind.BANK_CARD, "6222021234567890128", "6222020694135612059", "6222024156805371743"),
    (Kind.SSE_ACCOUNT, "A123456789", "A076975630", "A357999697"),
    (Kind.SZSE_ACCOUNT, "0023456789", "0038193687", "0021177173"),
    (Kind.UNIFIED_ACCOUNT, "180012345678", "492994367673", "321014890239"),
    (Kind.FUTURES_CODE, "000112345678", "000104094840", "000120274265"),
    (Kind.FUTURES_CLIENT, "12345678", "04094840", "20274265"),
    (Kind.FUND_ACCOUNT, "980012345678", "136027127950", "719908659875"),
    (Kind.CREDIT_CODE, "91350100M000100Y43", "91350100N197946K62", "91350100H628241F8A"),
    (Kind.PASSPORT, "E12345678", "E18852756", "E17464747"),
    (Kind.HK_MACAU_PERMIT, "H1234567801", "H9867509401", "H3296458501"),
    (Kind.TAIWAN_PERMIT, "12345678", "13959616", "06805012"),
    (Kind.RESIDENCE_PERMIT, "810000199408230021", "810000192206175843", "810000194503275209"),
    (Kind.PLATE, "京A12345", "京B93527", "京B26796"),
    (Kind.EMAIL, "zhang.san88@example.com", "lkzbk.jcc71@cyezqln.com", "jpxmh.knd96@adbklvm.com"),
    (Kind.IPV4, "192.168.1.10", "171.67.74.96", "20.187.61.76"),
    (Kind.IPV6, "2001:db8::1:a2", "2001:827::7:44", "2001:9ad::0:c5"),
    (Kind.NAME, "王小明", "王郴谊", "王蔽嫁"),
    (
        Kind.ADDRESS,
        "广东省深圳市南山区科技园科苑路15号金融基地大厦A座12层1203室",
        "广东省深圳市南山区毋蟹园昏苑路88号申汰挫地砧厦W座01层3127室",
        "广东省深圳市南山区碟墓园鲤苑路24号有物买地莎厦S座13层6627室",
    ),
]


@pytest.mark.parametrize(("kind", "plain", "by_aes", "by_sm4"), PINNED, ids=[row[0].value for row in PINNED])
def test_the_map_is_what_it_was(kind, plain, by_aes, by_sm4):
    for cipher, expected in (("aes", by_aes), ("sm4", by_sm4)):
        column, _ = pseudonymise_column(FlatText.of([plain]), pseudonym_for(kind, KEY, cipher=cipher))
        assert column.to_arrow().to_pylist() == [expected]


def test_every_kind_is_pinned():
    assert {row[0] for row in PINNED} == set(Kind)
