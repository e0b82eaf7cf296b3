"""The second opinion sees what can be read, and nothing in what was masked."""

import random

import polars as pl
import pytest
from privacy.recognisers.marked import read_messages

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import DisplayMask, mask_message
from zhengdun.privacy.proof.checks import is_credit_code, is_resident_id, passes_luhn
from zhengdun.privacy.proof.reference import LOOKED_FOR, candidates, sightings


def seen(text):
    return {(one.kind.value, one.value) for one in sightings(text)}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("证件110105194912310021X", None, None),
        ("证件11010519491231002X。", "resident_id", "11010519491231002X"),
        ("证件11010519491231002x", "resident_id", "11010519491231002X"),
        ("证件440524188001010014（1880年生）", "resident_id", "440524188001010014"),
        ("证件110105 1949 1231 002X", "resident_id", "11010519491231002X"),
        ("证件110105-1949-12-31-002X", "resident_id", "11010519491231002X"),
        ("证件１１０１０５１９４９１２３１００２Ｘ", "resident_id", "11010519491231002X"),
        ("证件110105491231002", "resident_id", "110105491231002"),
        ("电话13812345678转8", "mobile", "13812345678"),
        ("电话+8613812345678", "mobile", "13812345678"),
        ("电话+86 138-1234-5678", "mobile", "13812345678"),
        ("电话tel13812345678", "mobile", "13812345678"),
        ("电话138\u00a01234\u200b5678", "mobile", "13812345678"),
        ("电话138.1234.5678", "mobile", "13812345678"),
        ("委托编号：13812345678", None, None),
        ("流水号1，手机13812345678", "mobile", "13812345678"),
        ("版本10.2.0.1", None, None),
        ("固话(021)68812345", "landline", "02168812345"),
        ("卡4111 1111 1111 1111。", "bank_card", "4111111111111111"),
        ("流水4111111111111112", None, None),
        ("股东账户：0123456789", "szse_account", "0123456789"),
        ("流水0123456789", None, None),
        ("账户A123456789", "sse_account", "A123456789"),
        ("编号BA123456789", None, None),
        ("一码通账户号码：180012345678", "unified_account", "180012345678"),
        ("交易编码008112345678", "futures_code", "008112345678"),
        ("护照号码E12345678", "passport", "E12345678"),
        ("通行证号H12345678", "hk_macau_permit", "H12345678"),
        ("代码91350100M000100Y43", "credit_code", "91350100M000100Y43"),
        ("车牌京A·12345", "plate", "京A·12345"),
        ("邮箱Zhang.San@Example.com.cn，", "email", "zhang.san@example.com.cn"),
        ("邮箱Zhang.San＠example.com，", "email", "ZHANG.SAN@EXAMPLE.COM"),
        ("邮箱ｚｓ＠ｅｘａｍｐｌｅ．cn", "email", "ZS@EXAMPLE．CN"),
        ("邮箱user@例子.中国。", "email", "user@例子.中国"),
        ("价格＠100.00", None, None),
        ("尊敬的张先生：", "name", "张先生"),
        ("尊敬的欧阳明女士：", "name", "欧阳明女士"),
        ("尊敬的各位先生：", None, None),
        ("聯絡人：張三", "name", "張三"),
        ("联系人：高新区营业部", None, None),
        ("Customer Name: 王小明", "name", "王小明"),
        ("File Name: 王小明", None, None),
        ("来自10.0.0.256", None, None),
        ("来自10.0.0.255", "ipv4", "10.0.0.255"),
        ("固话010-12345678", "landline", "01012345678"),
        ("姓名：王小明，男", "name", "王小明"),
        ("居住证810000199408230021", "residence_permit", "810000199408230021"),
        ("来自2001:db8::8a2e:370:7334", "ipv6", "2001:DB8::8A2E:370:7334"),
        ("于10:30:00", None, None),
        ("客户号：12345678", "futures_client", "12345678"),
    ],
)
def test_what_can_be_read(text, kind, value):
    assert ((kind, value) in seen(text)) if kind else not seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "证件110105********002X",
        "电话138****5678",
        "卡411111******1111",
        "邮箱z********@example.com",
        "账户A1****6789",
        "Customer: 王小＊",
        "尊敬的＊先生，联系人：王＊",
        "卡４１１１＊＊＊＊＊＊＊＊１１１１",
        "2026-11-25 10:30:00 金额123,456.78元 IF2406 600519",
    ],
)
def test_nothing_in_what_was_masked(text):
    assert not seen(text)


def test_of_names_and_emails_it_sees_no_other_than_the_recognisers():
    """Else a text would be masked as well as it can be and still be refused."""
    both, no_names = (
        {Kind.NAME, Kind.EMAIL},
        {"姓名：待补充", "姓名：同上；姓名：不详；姓名：测试用户；姓名：系统管理员"},
    )
    texts = [message.text for message in read_messages() if message.text not in no_names]
    assert sum(one.kind in both for text in texts for one in sightings(text)) > 50
    masked = [mask_message(text, dict.fromkeys(Kind, DisplayMask()))[0] for text in texts]
    assert [text for text in masked if any(one.kind in both for one in sightings(text))] == []


def test_a_lucky_identity_number_is_no_bank_card():
    lucky = next(
        number
        for number in (f"34052419800101{serial:03d}{check}" for serial in range(1000) for check in "0123456789")
        if is_resident_id(number) and passes_luhn(number)
    )
    assert seen(f"证件{lucky}") == {("resident_id", lucky)}


def test_every_sighting_is_a_candidate_for_the_engine_without_look_around():
    made = random.Random(7)  # noqa: S311 - made-up texts
    alphabet = "0123456789１２３ -X证件电话账户：A@.cn京王路号市"
    texts = ["".join(made.choices(alphabet, k=24)) for _ in range(3000)] + [
        "电话13812345678", "证件110105-1949-12-31-002X", "股东账户：0123456789", "姓名：王小明，男", "账户A123456789",
        "尊敬的张先生", "联系人：张三", "client=李四", "a＠ｂ．cn", "a@例子.中国",
    ]  # fmt: skip
    matched = pl.Series(texts).str.contains(candidates()).to_list()
    assert any(matched)
    assert [text for text, found in zip(texts, matched, strict=True) if seen(text) and not found] == []


def test_of_no_kinds_nothing_is_a_candidate():
    assert not pl.Series(["", "电话13812345678"]).str.contains(candidates(())).any()
    assert pl.Series(["电话13812345678"]).str.contains(candidates({Kind.MOBILE})).any()


def test_the_value_is_never_shown():
    assert "13812345678" not in repr(list(sightings("电话13812345678")))


def test_every_kind_is_looked_for():
    assert frozenset(Kind) == LOOKED_FOR


@pytest.mark.parametrize("value", ["", "1" * 17, "x" * 18, "１" * 18, "11010519491231002Y", "110105194902300021"])
def test_rubbish_is_nothing(value):
    assert not is_resident_id(value)
    assert not is_credit_code(value)
    assert not passes_luhn("四" * 16)
