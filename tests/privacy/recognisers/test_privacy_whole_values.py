"""What a column holds: rows that are exactly one well-formed value."""

import pytest

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import whole
from zhengdun.privacy.text.flat import FlatText

GOOD = {
    Kind.RESIDENT_ID: ["11010519491231002X", "34052419800101001x", "110105491231002", "110105 19491231 002X"],
    Kind.MOBILE: ["13812345678", "138-1234-5678", "１３８１２３４５６７８"],
    Kind.LANDLINE: ["010-62345678", "057187654321"],
    Kind.BANK_CARD: ["6222021234567894", "6222 0212 3456 7894"],
    Kind.SSE_ACCOUNT: ["A123456789"],
    Kind.SZSE_ACCOUNT: ["0123456789", "2012345678"],
    Kind.UNIFIED_ACCOUNT: ["180012345678"],
    Kind.FUTURES_CODE: ["000112345678"],
    Kind.FUTURES_CLIENT: ["12345678"],
    Kind.FUND_ACCOUNT: ["980012345678"],
    Kind.CREDIT_CODE: ["91350100M000100Y43"],
    Kind.PASSPORT: ["E12345678", "EA1234567"],
    Kind.HK_MACAU_PERMIT: ["H12345678", "M1234567890"],
    Kind.TAIWAN_PERMIT: ["12345678"],
    Kind.RESIDENCE_PERMIT: ["810000199408230021"],
    Kind.PLATE: ["京A12345", "粤BD12345"],
    Kind.EMAIL: ["a@b.cn"],
    Kind.IPV4: ["192.168.1.1"],
    Kind.IPV6: ["fe80::1"],
    Kind.NAME: ["王伟", "欧阳明月"],
    Kind.ADDRESS: ["北京市朝阳区建国路88号2栋1203室"],
}
NEVER = [
    "",
    None,
    "a",
    "1",
    "证券",
    "110105194912310021",
    "6222021234567890",
    "a@b",
    "1.2.3",
    "91350100M000100Y44",
    "\n",
]


def test_every_kind_is_covered():
    assert set(GOOD) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_well_formed_values_and_no_others(kind):
    good = GOOD[kind]
    with_more = [*(f"{value}。" for value in good), *(f"在{value}" for value in good if kind is not Kind.ADDRESS)]
    answer = whole(kind, FlatText.of([*good, *NEVER, *with_more])).tolist()
    assert answer[: len(good)] == [True] * len(good)
    assert not any(answer[len(good) :])
