"""Many rows and one message give the same hits, on random texts made of what recognisers stumble over."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from privacy.forms import FORMS
from privacy.recognisers.pieces import (
    NAMES_AND_WHAT_IS_AROUND_THEM,
    NUMBERS_AS_PEOPLE_WRITE_THEM,
    PARTS_OF_ADDRESSES,
    PARTS_OF_EMAILS,
    PIECES,
)
from privacy.recognisers.ways import by_kernel, by_message

from zhengdun.privacy import compiling
from zhengdun.privacy.recognisers import detector, recognise
from zhengdun.privacy.text.flat import FlatText


@pytest.fixture(autouse=True, scope="module", params=FORMS)
def _arrays_however_little_text_there_is(request):
    with pytest.MonkeyPatch.context() as patch, compiling.setting(request.param):
        patch.setattr(detector, "FEW", 0)
        yield


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


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NUMBERS_AS_PEOPLE_WRITE_THEM), max_size=10).map("".join), max_size=4))
@example(["138\u200b1234\u200b5678", "138", "－1234－5678"])
@example(["电话138.1234.5678", "138.1234.", "5678"])
@example(["a" * 70 + "@" + "b.c" * 70 + ".cn，c@d.cn"])
def test_odd_separators_are_read_the_same_both_ways(texts):
    assert by_kernel(texts) == by_message(texts)


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
