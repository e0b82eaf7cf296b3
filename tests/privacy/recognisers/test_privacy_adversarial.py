"""Messages written by hand to trip recognisers up, each with all that is to be found in it."""

import pytest

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import KINDS, detector, recognise, recognise_message
from zhengdun.privacy.text.flat import FlatText

ID = "11010519491231002X"
CARD = "6222021234567894"

CASES = [
    # resident identity numbers
    (f"身份证{ID}", [(ID, Kind.RESIDENT_ID)]),
    ("34052419800101001x在此", [("34052419800101001x", Kind.RESIDENT_ID)]),
    ("生于1880年的440524188001010014", [("440524188001010014", Kind.RESIDENT_ID)]),
    ("编码110105194912310021", []),  # the check character is wrong and nothing announces it
    ("身份证号码：110105194912310021", [("110105194912310021", Kind.RESIDENT_ID)]),  # mistyped, still a person's
    ("110105 19491231 002X", [("110105 19491231 002X", Kind.RESIDENT_ID)]),
    ("110105-19491231-002X", [("110105-19491231-002X", Kind.RESIDENT_ID)]),
    ("１１０１０５１９４９１２３１００２Ｘ", [("１１０１０５１９４９１２３１００２Ｘ", Kind.RESIDENT_ID)]),
    ("老证号110105491231002", [("110105491231002", Kind.RESIDENT_ID)]),
    ("流水号110105491231002", []),
    ("110105491331002", []),  # month 13
    ("11010519491331002X", []),
    ("99010519491231002X", []),  # no such province
    (f"{ID}{ID}", [(ID, Kind.RESIDENT_ID), (ID, Kind.RESIDENT_ID)]),  # the X tells them apart
    (f"{ID}13812345678", [(ID, Kind.RESIDENT_ID), ("13812345678", Kind.MOBILE)]),
    (f"{ID}A", []),
    (f"{ID},{ID}", [(ID, Kind.RESIDENT_ID), (ID, Kind.RESIDENT_ID)]),
    (f"1{ID}", []),
    (f"{ID}1", [(ID, Kind.RESIDENT_ID)]),
    ("居住证810000199408230021", [("810000199408230021", Kind.RESIDENCE_PERMIT)]),
    # mobile numbers
    ("请拨13812345678。", [("13812345678", Kind.MOBILE)]),
    ("+8613812345678", [("13812345678", Kind.MOBILE)]),
    ("+86 13812345678", [("13812345678", Kind.MOBILE)]),
    ("+86-138-1234-5678", [("138-1234-5678", Kind.MOBILE)]),
    ("008613812345678", [("13812345678", Kind.MOBILE)]),
    ("138 1234 5678", [("138 1234 5678", Kind.MOBILE)]),
    ("138-12345678", [("138-12345678", Kind.MOBILE)]),
    ("１３８－１２３４－５６７８", [("１３８－１２３４－５６７８", Kind.MOBILE)]),
    ("１３８　１２３４　５６７８", [("１３８　１２３４　５６７８", Kind.MOBILE)]),
    ("13812345678/13912345678", [("13812345678", Kind.MOBILE), ("13912345678", Kind.MOBILE)]),
    ("1381234567813912345678", []),  # 22 digits are no two numbers
    ("12812345678", []),
    ("138123456789", []),
    ("2024-05-31 138 1234 5678", [("138 1234 5678", Kind.MOBILE)]),
    ("tel13812345678abc", [("13812345678", Kind.MOBILE)]),
    # landlines
    ("010-12345678", []),  # no subscriber's number begins with 1
    ("010-62345678", [("010-62345678", Kind.LANDLINE)]),
    ("0571-87654321", [("0571-87654321", Kind.LANDLINE)]),
    ("0731 2345678", [("0731 2345678", Kind.LANDLINE)]),
    ("057187654321", [("057187654321", Kind.LANDLINE)]),
    ("电话62345678", [("62345678", Kind.LANDLINE)]),
    ("共62345678股", []),
    ("日期20240531", []),
    ("客服400-820-8820", []),
    ("客服热线95588", []),
    # bank cards
    (f"卡号{CARD}", [(CARD, Kind.BANK_CARD)]),
    (CARD, [(CARD, Kind.BANK_CARD)]),
    ("6222 0212 3456 7894", [("6222 0212 3456 7894", Kind.BANK_CARD)]),
    ("6222-0212-3456-7894", [("6222-0212-3456-7894", Kind.BANK_CARD)]),
    (f"流水号{CARD}", []),
    (f"流水号：{CARD}", []),
    (f"委托编号 {CARD}", []),
    (f"订单号已生成，卡号{CARD}", [(CARD, Kind.BANK_CARD)]),
    (f"卡号已更新，流水号{CARD}", []),
    ("6222021234567890", []),  # fails Luhn
    ("卡号6222021234567890", [("6222021234567890", Kind.BANK_CARD)]),
    ("1234567812345670", []),  # passes Luhn, no issuer
    ("银行账户1234567812345670", [("1234567812345670", Kind.BANK_CARD)]),
    # accounts
    ("A123456789", [("A123456789", Kind.SSE_ACCOUNT)]),
    ("XA123456789", []),
    ("A1234567890", []),
    ("G123456789", []),
    ("深市0123456789", [("0123456789", Kind.SZSE_ACCOUNT)]),
    ("订单号0123456789", []),
    ("2012345678", []),
    ("证券账户2012345678", [("2012345678", Kind.SZSE_ACCOUNT)]),
    ("一码通账户180012345678", [("180012345678", Kind.UNIFIED_ACCOUNT)]),
    ("180012345678", []),
    ("交易编码000112345678", [("000112345678", Kind.FUTURES_CODE)]),
    ("交易编码0001-12345678", [("0001-12345678", Kind.FUTURES_CODE)]),
    ("期货客户号12345678", [("12345678", Kind.FUTURES_CLIENT)]),
    ("基金账号980012345678", [("980012345678", Kind.FUND_ACCOUNT)]),
    # securities, contracts, amounts and times are no one's
    ("600519贵州茅台、000001、IF2406、SR409C6000", []),
    ("成交额7123.5亿元，3027.33点，15:00:00", []),
    ("2024-05-31 09:30:15", []),
    ("金额1234567.89元", []),
    # organisations and documents
    ("91350100M000100Y43", [("91350100M000100Y43", Kind.CREDIT_CODE)]),
    ("911101066976941872", [("911101066976941872", Kind.CREDIT_CODE)]),
    ("91110000101623741K", [("91110000101623741K", Kind.CREDIT_CODE)]),
    ("91350100M000100Y44", []),
    ("护照E12345678", [("E12345678", Kind.PASSPORT)]),
    ("EA1234567", [("EA1234567", Kind.PASSPORT)]),
    ("护照K12345678", [("K12345678", Kind.PASSPORT)]),
    ("型号K12345678", []),
    ("H12345678", [("H12345678", Kind.HK_MACAU_PERMIT)]),
    ("M1234567890", [("M1234567890", Kind.HK_MACAU_PERMIT)]),
    ("台胞证12345678", [("12345678", Kind.TAIWAN_PERMIT)]),
    # plates
    ("车牌京A12345", [("京A12345", Kind.PLATE)]),
    ("京A·12345", [("京A·12345", Kind.PLATE)]),
    ("粤BD12345", [("粤BD12345", Kind.PLATE)]),
    ("粤B12345D", [("粤B12345D", Kind.PLATE)]),
    ("京A12C3警", [("京A12C3警", Kind.PLATE)]),
    ("粤Z1234港", [("粤Z1234港", Kind.PLATE)]),
    ("新SHARES", []),
    ("京A123456", []),
    # e-mail and addresses of machines
    ("a@b.cn", [("a@b.cn", Kind.EMAIL)]),
    ("发至first.last+x@mail.example.com.cn，谢谢", [("first.last+x@mail.example.com.cn", Kind.EMAIL)]),
    ("13812345678@139.com", [("13812345678@139.com", Kind.EMAIL)]),
    ("a@b", []),
    ("@b.cn", []),
    ("a@b.c", []),
    ("见a@b.cn.", [("a@b.cn", Kind.EMAIL)]),
    ("192.168.1.1", [("192.168.1.1", Kind.IPV4)]),
    ("256.1.1.1", []),
    ("1.2.3.4.5", []),
    ("fe80::1", [("fe80::1", Kind.IPV6)]),
    ("2001:db8:0:0:0:0:0:1", [("2001:db8:0:0:0:0:0:1", Kind.IPV6)]),
    ("std::vector", []),
    ("aa:bb:cc:dd:ee:ff", []),
    # names
    ("尊敬的王伟先生", [("王伟", Kind.NAME)]),
    ("尊敬的欧阳明月女士", [("欧阳明月", Kind.NAME)]),
    ("姓名：司马相", [("司马相", Kind.NAME)]),
    ("联系人张三，请回电", [("张三", Kind.NAME)]),
    ("客户李小明的账户", [("李小明", Kind.NAME)]),
    ("尊敬的客户", []),
    ("客户经理将与您联系", []),
    ("各位女士、先生", []),
    # addresses
    ("地址：北京市朝阳区建国路88号2栋1203室", [("北京市朝阳区建国路88号2栋1203室", Kind.ADDRESS)]),
    ("住在浙江省杭州市西湖区文三路90号的客户", [("浙江省杭州市西湖区文三路90号", Kind.ADDRESS)]),
    ("朝阳区建国路88号", [("朝阳区建国路88号", Kind.ADDRESS)]),
    ("路演将于9月1日举行", []),
    # several at once
    (
        f"王伟先生，{ID}，138-1234-5678，{CARD}",
        [("王伟", Kind.NAME), (ID, Kind.RESIDENT_ID), ("138-1234-5678", Kind.MOBILE), (CARD, Kind.BANK_CARD)],
    ),
    ("", []),
    ("\x01\x02\x00", []),
]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=range(len(CASES)))
def test_one_message(message, expected):
    assert [(message[hit.start : hit.end], hit.kind) for hit in recognise_message(message)] == expected


@pytest.fixture(params=[0, detector.FEW], ids=["arrays", "messages"])
def _either_way(request, monkeypatch):
    monkeypatch.setattr(detector, "FEW", request.param)


@pytest.mark.usefixtures("_either_way")
def test_all_messages_as_rows_that_touch_each_other():
    text = FlatText.of([message for message, _ in CASES])
    hits = recognise(text)
    found = [
        (text.data[start:end].tobytes().decode(), KINDS[kind])
        for start, end, kind in zip(hits.start, hits.end, hits.kind, strict=True)
    ]
    assert found == [each for _, expected in CASES for each in expected]


@pytest.mark.usefixtures("_either_way")
@pytest.mark.parametrize("gap", [1, 5, 10, 15])
def test_a_number_cut_by_a_row_boundary_is_no_number(gap):
    for number in (ID, CARD):
        assert len(recognise(FlatText.of([number]))) == 1
        assert not len(recognise(FlatText.of([number[:gap], number[gap:]])))


@pytest.mark.usefixtures("_either_way")
def test_numbers_that_end_where_the_next_row_begins():
    hits = recognise(FlatText.of(["13812345678", "13912345678", "", CARD, ID, ID]))
    assert (hits.end - hits.start).tolist() == [11, 11, 16, 18, 18]
