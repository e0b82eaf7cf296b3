"""Many rows and one message give the same hits, on random texts made of what recognisers stumble over."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from privacy.forms import FORMS
from privacy.recognisers.ways import by_kernel, by_message

from zhengdun.privacy import compiling
from zhengdun.privacy.recognisers import detector, recognise
from zhengdun.privacy.text.flat import FlatText

PIECES = [
    "11010519491231002X", "34052419800101001x", "440524188001010014", "110105194912310021", "110105491231002",
    "13812345678", "8613812345678", "008613812345678", "138", "1234", "5678", "86", "010", "0571", "12345678",
    "1234567", "138-1234-5678", "138 12345678", "6222 0212 3456 7894", "110105 19491231 002X", "0571-1234567",
    "010-12345678", "6222021234567894", "6222021234567890123", "4111111111111111", "6222", "A123456789",
    "f123456789", "E", "EA", "H", "0123456789", "2012345678", "201234567890", "91350100M000100Y43",
    "911101066976941872", "91110000101623741K", "京A12345", "粤BD12345", "京", "沪", "@", "a@b.cn", "example.com",
    ".", "192.168.1.1", "1.2", "::1", "fe80::1", ":", "2001:db8:0:0:0:0:0:1", "王伟", "欧阳明月", "先生", "女士",
    "姓名", "：", "尊敬的", "客户", "张三", "于", "北京市朝阳区建国路", "88号", "2栋", "1203室", "地址", "为",
    "卡号", "流水号", "订单号", "身份证", "一码通", "交易编码", "客户号", "基金账号", "护照", "通行证", "台胞证",
    "电话", "证券账户", "居住证", " ", "-", "－", "　", "，", "。", "(", ")", "x", "X", "é", "😀", "\x00", "\x01",
    "\x02", "\n", "\r", "\u2028", "\x85", "１３８", "１２３４５６７８", "１", "Ａ", "的",
]  # fmt: skip


@pytest.fixture(autouse=True, scope="module", params=FORMS)
def _arrays_however_little_text_there_is(request):
    with pytest.MonkeyPatch.context() as patch, compiling.setting(request.param):
        patch.setattr(detector, "FEW", 0)
        yield


NAMES_AND_WHAT_IS_AROUND_THEM = [
    "姓名", "户名", "客户", "尊敬的", "客户经理", "经理", "老师", "主任", "先生", "同志", "代理人", "有人",
    "客戶", "絡人", "本人签名", "\"name\":", "'name\\\":", "custName\":", "stockName\":", "name", "：", ":",
    "\"", "'", "\\", " ", "，", ",", "|", ";", "\t", "\n", "(", "<b>", "</td><td>", "<", "&nbsp;", "&",
    "\u00a0", "\u200b", "\u3000", "为", "是", "名", "王", "李明", "欧阳", "歐陽", "張", "三豐", "于", "应",
    "和", "单于", "高级", "成功", "安全", "的", "已", "您", "签字", "持股", "买买提", "·", "•", "・", "。",
    "艾力", "马克", "Zhang", " San", "ABC", "Co", "Ltd", "a", "Z", "1", "13812345678", "11010519491231002X",
    "6222021234567894", "，王五，", "张", "欧阳", "诸葛", "回访", "主席", "女士", "们", "Name", "customer", "=", ": ",
    "人：", "员：", "人", "核人", "我叫", "授权", "委托", "联系", "代表", "访客", "，您", "：您", "（男", "、李四",
    "、", "/", " 13812345678", "<", "@x.cn", "后", "尼玛次仁", "男", "洪", "张三", "来电", "姓名：", "员",
    "审核", "复核", "名字", "法人", "　名", "方：", "长：", "您好", "（收", ")", "爱的", "客户", "王伟客户",
    "姓 名", "姓  名", "姓    名：", "(a@x.cn)",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NAMES_AND_WHAT_IS_AROUND_THEM), max_size=12).map("".join), max_size=4))
@example(["姓名" + '"' * 9 + "王伟"])
@example(["尊敬的" + "阿" * 10 + "·艾力"])
@example(["姓名：买·买提·"])
@example(["客户单于明"])
@example(["尊敬的为•客户经理"])
@example(["回访张先生，诸葛女士们", "欧阳先生", "主席先生和先生", "回访和先生"])
@example(["Name: 李四", "custName='李四'", '"customer" : "李四"', "client=张女士", "name：李明"])
@example(["经理马克的•成功"])
@example(["参会人员：张三、李四和王五", "姓名：尼玛次仁", "姓名： 未填写", "联系人张三、", "回访客户张三"])
@example(
    ["张三 <a@x.cn>", "张三/13812345678", "1. 张三 13812345678", "李经理，您", "成功后，您", "|张三|男|13812345678|"]
)
def test_names_are_the_same_both_ways(texts):
    assert by_kernel(texts) == by_message(texts)


NUMBERS_AS_PEOPLE_WRITE_THEM = [
    "138", "1234", "5678", "13812345678", "110105", "19491231", "002X", "6225", "8812", "3456", "7898", "0755",
    "82345678", "6881", "2345", "8234567", "(021)", "（0755）", "(", ")", "）", "+86", "86", "0086", "10", "21",
    "755", "+8613", ".", ".", " ", "-", "\u00a0", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u2011", "\u2013",
    "—", "－", "　", "\u202f", "１３８", "８", "流水号", "订单", "电话", "110101199003077715",
    "6228480012345678911", "13912345678", "X", "x", "v", "版本", "10.2.0.1", "1.2.3", "::ffff:", "::", "fe80",
    "0:0:0:0:0:ffff:", ":", "a::b", "@", "example.com", "b" * 64 + ".cn", "é", "“",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NUMBERS_AS_PEOPLE_WRITE_THEM), max_size=10).map("".join), max_size=4))
@example(["138\u200b1234\u200b5678", "138", "－1234－5678"])
@example(["电话138.1234.5678", "138.1234.", "5678"])
@example(["a" * 70 + "@" + "b.c" * 70 + ".cn，c@d.cn"])
def test_odd_separators_are_read_the_same_both_ways(texts):
    assert by_kernel(texts) == by_message(texts)


PARTS_OF_EMAILS = [
    "@", "@", "＠", "＠", "user", "ｕｓｅｒ", "张三", "客服", "请发至", "邮箱", "例子", "example", "ｃｏｍ", "com",
    "cn", "中国", "公司", ".", ".", "．", "。", "-", "_", "+", "1", "１", "\u200b", " ", "，", "é", "😀", "13812345678",
    "阿" * 7, "b" * 63, "c" * 70,
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS_OF_EMAILS), max_size=10).map("".join), max_size=4))
@example(["user＠example.com", "@", "user", "@example.com"])
@example(["张三@例子.中国，客服@example.com", "张三", "@例子.中国"])
@example(["ｕｓｅｒ@example.com", "user@ｅｘａｍｐｌｅ．com", "user@example。com.cn"])
@example(["\u200b@", "user＠", "example.com"])
def test_emails_are_the_same_both_ways(texts):
    assert by_kernel(texts) == by_message(texts)


rows = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=9).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.none() | rows, max_size=5))
@example(["13812345678", "", "13912345678"])
@example(["卡号6222", "021234567894"])
@example(["é" * 20 + "卡号1234567890123456"])
def test_the_kernel_finds_what_the_message_path_finds(texts):
    assert by_kernel(texts) == by_message(texts)


PARTS_OF_ADDRESSES = [
    "地址", "北京", "朝阳区", "海淀区", "建国路", "文三路", "村", "8", "12-3", "1234567", "A", "-", "号",
    "号楼", "号院", "楼", "栋", "单元", "室", "，", "某某", "富凯大厦", "中心", "和", "的", " ", "　", "８",
    "三", "十二", "2-1-501", "1203", "號", "臺北市", "信義區", "支弄", "3组", "省", "上海地铁",
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS_OF_ADDRESSES), max_size=14).map("".join), max_size=3))
@example(["地址某某8号2号楼朝阳区建国路8号3室"])
def test_addresses_of_many_parts_are_the_same_both_ways(texts):
    assert by_kernel(texts) == by_message(texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=5), st.sampled_from([4, 16, 40]))
def test_the_edges_of_blocks_change_nothing(texts, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zhengdun.privacy.text.bytes.BLOCK", block)
        assert by_kernel(texts) == by_message(texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, max_size=5))
def test_hits_are_sorted_apart_and_within_their_rows(texts):
    text = FlatText.of(texts)
    hits = recognise(text)
    assert (hits.start < hits.end).all()
    assert (hits.end[:-1] <= hits.start[1:]).all()
    first_row, last_row = text.row_of(hits.start), text.row_of(hits.end - 1)
    assert np.array_equal(first_row, last_row)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_read_alike(data):
    rows = data.decode(errors="replace").split("\n")
    assert by_kernel(rows) == by_message(rows)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | rows, max_size=6),
    st.integers(0, 3),
    st.sampled_from([pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]),
)
def test_slices_with_offsets_and_nulls_are_read_alike(texts, skip, kind):
    hits = recognise(FlatText.from_arrow(pa.array(texts, pa.string()).cast(kind).slice(skip)))
    expected = by_message(texts[skip:])
    assert list(zip(hits.start.tolist(), hits.end.tolist(), strict=True)) == [
        (start, end) for start, end, *_ in expected
    ]
