"""Masks: the same on one value and on many, the same number of bytes, nothing else touched."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from privacy.forms import assert_alike

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import STRICT, DisplayMask, application, mask_column, mask_hits, mask_message
from zhengdun.privacy.recognisers import Hits, recognise
from zhengdun.privacy.recognisers.hits import NUMBER_OF_KIND
from zhengdun.privacy.text.flat import FlatText

masks = st.builds(
    DisplayMask,
    st.integers(0, 6),
    st.integers(0, 6),
    keep_from=st.sampled_from([None, "@", "."]),
    only_digits=st.booleans(),
)
values = st.text(alphabet="0189aX@.-－　 ０９证券é😀\u00a0\u00ad\u200b\u2011\ufeff", max_size=20)


@given(st.lists(st.none() | values, max_size=6), masks)
def test_a_column_is_masked_as_its_values_are(rows, mask):
    text = FlatText.of(rows)
    masked = mask_column(text, mask)
    assert masked.to_arrow().to_pylist() == [row if row is None else mask.apply(row) for row in rows]
    assert masked.offsets is text.offsets
    assert text.to_arrow().to_pylist() == rows


@pytest.mark.parametrize("alphabet", ["0189", "证券欧阳", "０１"])
@given(data=st.data())
def test_the_quick_ways_give_the_same(alphabet, data):
    rows = data.draw(st.lists(st.none() | st.text(alphabet=alphabet, max_size=12), max_size=6))
    mask = DisplayMask(data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5)))
    expected = [row if row is None else mask.apply(row) for row in rows]
    assert mask_column(FlatText.of(rows), mask).to_arrow().to_pylist() == expected


@given(st.lists(st.tuples(values, st.sampled_from(list(Kind)))), st.dictionaries(st.sampled_from(list(Kind)), masks))
@example([("证券欧阳", Kind.NAME), ("a@b.cn", Kind.EMAIL), ("@b", Kind.EMAIL), ("a b", Kind.PLATE)], dict(STRICT))
@example([("0" * 40, Kind.PASSPORT)], {Kind.PASSPORT: DisplayMask(1 << 70, 1 << 63)})
def test_hits_are_masked_alike_in_both_forms(hits, masks):
    hits = [*hits, ("0" * 70, Kind.PASSPORT), ("证" * 30, Kind.NAME)]
    text = FlatText.of([value for value, _ in hits])
    kinds = np.array([NUMBER_OF_KIND[kind] for _, kind in hits], np.uint8)
    found = Hits(text.offsets[:-1], text.offsets[1:], kinds, np.ones_like(kinds), np.zeros_like(kinds))

    def masked():
        out = text.copy()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(application, "_FEW", 0)
            mask_hits(out, found, masks)
        assert out.to_arrow().to_pylist() == [masks[kind].apply(one) if kind in masks else one for one, kind in hits]
        return [out.data]

    assert_alike(masked)


@given(values, masks)
def test_the_length_in_bytes_stays(value, mask):
    assert len(mask.apply(value).encode()) == len(value.encode())


@pytest.mark.parametrize(
    ("mask", "value", "masked"),
    [
        (DisplayMask(3, 4), "13800138000", "138****8000"),
        (DisplayMask(3, 4), "138 0013 8000", "138 **** 8000"),
        (DisplayMask(3, 4), "１３８００１３８０００", "１３８＊＊＊＊８０００"),
        (DisplayMask(1, 1), "11010519491231002X", "1****************X"),
        (DisplayMask(1, 0), "王", "＊"),
        (DisplayMask(1, 0), "王伟", "王＊"),
        (DisplayMask(3, 4), "1234567", "*******"),
        (DisplayMask(3, 4), "12345678", "123*5678"),
        (DisplayMask(1, 0, keep_from="@"), "a@b.cn", "*@b.cn"),
        (DisplayMask(1, 0, keep_from="@"), "ab@b.cn", "a*@b.cn"),
        (DisplayMask(1, 0, keep_from="@"), "no-at", "n*-**"),
        (DisplayMask(only_digits=True), "长宁路8号１０室", "长宁路*号＊＊室"),
        (DisplayMask(), "é😀a", "*******"),
        (DisplayMask(2, 1), "京A·12345", "京A******5"),
    ],
)
def test_examples(mask, value, masked):
    assert mask.apply(value) == masked
    assert mask_column(FlatText.of([value]), mask).to_arrow().to_pylist() == [masked]


def test_a_mask_cannot_keep_less_than_nothing():
    with pytest.raises(ValueError, match="negative"):
        DisplayMask(-1, 0)
    with pytest.raises(ValueError, match="one ASCII character"):
        DisplayMask(keep_from="ab")


def test_every_kind_has_a_strict_mask():
    assert set(STRICT) == set(Kind)


PIECES = [
    "手机13812345678",
    "身份证11010519491231002X，",
    "卡号6222 0212 3456 7894",
    "a@b.cn",
    "尊敬的王伟先生",
    "１３８１２３４５６７８",
    "流水号123456",
    "发至a-b+c@b.cn或6222021234567894@example.cn，",
    "é",
]


@pytest.mark.parametrize("few", [0, application._FEW], ids=["arrays", "one by one"])
@settings(max_examples=80, deadline=None)
@given(rows=st.lists(st.none() | st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=5))
def test_hits_are_masked_in_place_and_nothing_else_is_touched(few, rows):
    text = FlatText.of(rows)
    out, hits = text.copy(), recognise(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(application, "_FEW", few)
        mask_hits(out, hits, STRICT)
    assert out.to_arrow().to_pylist() == [None if row is None else mask_message(row, STRICT)[0] for row in rows]
    outside = np.ones(len(text.data), np.bool_)
    for start, end in zip(hits.start, hits.end, strict=True):
        outside[start:end] = False
    assert np.array_equal(out.data[outside], text.data[outside])


def test_kinds_without_a_mask_stay():
    assert mask_message("手机13812345678，a@b.cn", {Kind.EMAIL: STRICT[Kind.EMAIL]})[0] == "手机13812345678，*@b.cn"


_LONG = st.text(alphabet="19aX@-－　０９证券é😀", min_size=30, max_size=90)


@settings(deadline=None)
@given(
    rows=st.lists(_LONG, min_size=1, max_size=4), left=st.integers(0, 300), right=st.integers(0, 300), data=st.data()
)
def test_long_values_and_many_of_them_are_masked_as_one_by_one(rows, left, right, data):
    mask = DisplayMask(left, right, data.draw(st.sampled_from([None, "@"])), data.draw(st.booleans()))
    many = rows * data.draw(st.sampled_from([1, 700]))  # more bytes than are masked at once
    expected = {row: mask.apply(row) for row in rows}
    assert mask_column(FlatText.of(many), mask).to_arrow().to_pylist() == [expected[row] for row in many]


@pytest.mark.parametrize("width", [1, 2, 126, 127, 128, 129, 255, 256, 257, 65_535, 65_536])
@pytest.mark.parametrize("end", ["", "-", "券"])
def test_counts_of_any_width(width, end):
    value = ("证1" * width).encode()[: width - len(end.encode())].decode(errors="ignore") + end
    for mask in (DisplayMask(width // 3, width // 5), DisplayMask(width, width), DisplayMask(1, 0)):
        assert mask_column(FlatText.of([value, "1"]), mask).to_arrow().to_pylist() == [
            mask.apply(value),
            mask.apply("1"),
        ]
