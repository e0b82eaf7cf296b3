"""The kernel: values join across columns, texts and runs; what cannot be protected never passes in plain."""

import datetime as dt
import pickle

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy.kernel.keys import KEY, OTHER_KEY, plan_of

from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError
from zhengdun.privacy.kernel.binding import bind
from zhengdun.privacy.kernel.counts import What
from zhengdun.privacy.kernel.transform import Transformer, transform
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import Plan

_KINDS = "kinds: {mobile: {action: pseudonym}, resident_id: {action: pseudonym}, bank_card: {action: token}}\n"
_JOINED = plan_of(_KINDS + "columns: {手机: {kind: mobile}, 备注: {text: all}}")
_ID = "11010519491231002X"  # the example of GB 11643
_MOBILE = st.integers(13_000_000_000, 19_999_999_999).map(str)


def _batch(**columns) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def _there_and_back(batch: pa.RecordBatch, plan: Plan) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    bound = bind(plan, batch)
    changed, _ = transform(batch, bound)
    return changed, transform(changed, bound.reverse())[0]


@settings(deadline=None, max_examples=30)
@given(st.lists(_MOBILE, min_size=1, max_size=20))
def test_a_number_has_the_same_pseudonym_in_its_column_and_in_text(mobiles) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    texts = [f"电话{number[:3]}-{number[3:7]}-{number[7:]}，或{number.translate(wide)}。" for number in mobiles]
    batch = _batch(手机=mobiles, 备注=texts)
    changed, back = _there_and_back(batch, _JOINED)
    new = changed["手机"].to_pylist()
    assert changed["备注"].to_pylist() == [
        f"电话{number[:3]}-{number[3:7]}-{number[7:]}，或{number.translate(wide)}。" for number in new
    ]
    assert all(len(number) == 11 and number[:3] == old[:3] for number, old in zip(new, mobiles, strict=True))
    assert len(set(new)) == len(set(mobiles))
    assert back.equals(batch)


@pytest.mark.parametrize(
    "between",
    ["\u00a0", "\u00ad", "\u2009", "\u200b", "\u2011", "\u2013", "\u202f", "\u2060", "－", "　", "\ufeff", "."],
)
def test_odd_separators_change_nothing_about_a_pseudonym_and_stay(between) -> None:
    number = "13812345678"
    texts = [f"甲{number[:3]}{between}{number[3:7]}{between}{number[7:]}乙", "丙"]
    changed, back = _there_and_back(batch := _batch(手机=[number, number], 备注=texts), _JOINED)
    new = changed["手机"].to_pylist()[0]
    assert new != number
    assert changed["备注"].to_pylist() == [f"甲{new[:3]}{between}{new[3:7]}{between}{new[7:]}乙", "丙"]
    assert back.equals(batch)


@pytest.mark.parametrize("text", ["(021)68812345", "（021）6881-2345", "+86 21 68812345", "021\u201168812345"])
def test_a_landline_has_the_same_pseudonym_however_its_area_code_is_written(text) -> None:
    plan = plan_of("kinds: {landline: {action: pseudonym}}\ncolumns: {总机: {kind: landline}, 备注: {text: all}}")
    changed, back = _there_and_back(batch := _batch(总机=["02168812345"], 备注=[text]), plan)
    digits = "".join(filter(str.isdigit, changed["备注"][0].as_py())).removeprefix("86")
    assert digits.removeprefix("0") == changed["总机"][0].as_py().removeprefix("0") != "2168812345"
    assert back.equals(batch)


def test_the_way_back_brings_everything_but_what_was_masked() -> None:
    texts = [f"证件{_ID}，卡号6222021234567894，电话+86 13800138000", None, "", "无"]
    batch = _batch(手机=["13800138000", None, "", "139-1234-5678"], 备注=texts)
    changed, back = _there_and_back(batch, _JOINED)
    text = changed["备注"][0].as_py()
    assert _ID not in text
    assert "6222021234567894" not in text
    assert "〔zd1.aes." in text
    assert "+86 138" in text
    assert changed["手机"].to_pylist()[1:3] == [None, ""]
    assert changed["手机"][3].as_py()[3::5] == "--"
    assert back.equals(batch)


@pytest.mark.parametrize("surname", ["张", "張", "诸葛", "欧阳"])
def test_a_surname_alone_has_no_pseudonym_and_is_starred(surname) -> None:
    plan = plan_of("kinds: {name: {action: pseudonym}}\ncolumns: {备注: {text: all}}")
    batch = _batch(备注=[f"尊敬的{surname}先生，联系人：张小明"])
    out, counts = transform(batch, plan)
    [text] = out.column("备注").to_pylist()
    assert text.startswith(f"尊敬的{'＊' * len(surname)}先生，联系人：张")
    assert "张小明" not in text
    assert counts.rejected == []
    assert {(what.kind, what.action): count for what, count in counts.done.items()} == {
        (Kind.NAME, "pseudonym"): 1,
        (Kind.NAME, "mask"): 1,
    }


def test_sm4_gives_other_pseudonyms_than_aes_and_the_same_way_back() -> None:
    batch = _batch(手机=["13800138000"], 备注=["电话13800138000"])
    plan = plan_of("cipher: sm4\n" + _KINDS + "columns: {手机: {kind: mobile}, 备注: {text: all}}")
    changed, back = _there_and_back(batch, plan)
    assert changed["备注"][0].as_py() == f"电话{changed['手机'][0]}"
    assert changed["手机"] != transform(batch, _JOINED)[0]["手机"]
    assert back.equals(batch)


def test_a_domain_of_its_own_does_not_join() -> None:
    rule = "{kind: mobile, do: {action: pseudonym, domain: 员工}}"
    plan = plan_of(_KINDS + f"columns: {{客户: {{kind: mobile}}, 员工: {rule}}}")
    changed, back = _there_and_back(_batch(客户=["13800138000"], 员工=["13800138000"]), plan)
    assert changed["客户"] != changed["员工"]
    assert back["员工"].to_pylist() == ["13800138000"]


def test_a_column_that_is_not_there_is_an_error() -> None:
    with pytest.raises(PolicyError, match="没有策略写到的列：手机"):
        transform(_batch(号码=["x"]), plan_of(_KINDS + "other_columns: keep\ncolumns: {手机: {kind: mobile}}"))


def test_two_keys_give_two_pseudonyms_and_each_run_the_same() -> None:
    batch = _batch(手机=["13800138000"], 备注=["x"])
    once, again = transform(batch, _JOINED)[0], transform(batch, pickle.loads(pickle.dumps(_JOINED)))[0]  # noqa: S301
    other = transform(batch, plan_of(_KINDS + "columns: {手机: {kind: mobile}, 备注: {text: all}}", OTHER_KEY))[0]
    assert once.equals(again)
    assert once["手机"] != other["手机"]


def test_what_is_out_of_the_domain_is_rejected_or_taken_away_and_never_plain() -> None:
    batch = _batch(手机=["13800138000", "12345", "call 13800138000"])
    rule = "kinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile%s}}"
    kept, counts = transform(batch, plan_of(rule % ""))
    assert kept.num_rows == 1
    assert [(one.row, one.column) for one in counts.rejected] == [(1, "手机"), (2, "手机")]
    assert counts.kept().tolist() == [0]
    emptied, counts = transform(batch, plan_of(rule % ", unprotected: suppress"))
    assert emptied["手机"].to_pylist()[1:] == [None, None]
    assert counts.done[What("手机", Kind.MOBILE, "unprotected")] == 2
    assert counts.written == 3


def test_numbers_may_be_telephone_numbers() -> None:
    numbers = [13800138000, None, 13912345678]
    batch = _batch(手机=pa.array(numbers, pa.int64()), 浮点=pa.array(numbers, pa.float64()), 遮=pa.array(numbers))
    rules = "kinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}, 浮点: {kind: mobile}, "
    plan = plan_of(rules + "遮: {kind: mobile, do: {action: mask, keep_left: 3, keep_right: 4}}}")
    changed, back = _there_and_back(batch, plan)
    assert changed.schema.types == [pa.int64(), pa.float64(), pa.string()]
    assert changed["手机"].to_pylist() == changed["浮点"].to_pylist()
    assert changed["手机"].to_pylist() != numbers
    assert changed["遮"].to_pylist() == ["138****8000", None, "139****5678"]
    assert back["手机"].to_pylist() == numbers


@pytest.mark.parametrize(
    ("values", "rule", "message"),
    [
        (pa.array([12345678]), "{kind: futures_client, do: {action: pseudonym}}", "可能以0开头"),
        (pa.array([1]), "{do: {action: token}}", "token 不能用于类型 int64"),
        (pa.array([True]), "{do: {action: generalise, to: month}}", "不能用于类型 bool"),
        (pa.array([["a"]]), "{text: all}", "不是文本"),
        (pa.array([b"a"]), "{kind: mobile}", "不能用于类型 binary"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_done(values, rule, message) -> None:
    plan = plan_of(f"kinds: {{mobile: {{action: mask}}}}\ncolumns: {{列: {rule}}}")
    with pytest.raises(PolicyError, match=message):
        transform(_batch(列=values), plan)


def test_a_column_that_is_not_named_is_refused_kept_or_typed() -> None:
    batch = _batch(手机=["13800138000"] * 20, 说明=["电话13800138000"] * 20, 列表=[[1]] * 20)
    with pytest.raises(PolicyError, match="列“手机”：策略没有写到这一列"):
        transform(batch, plan_of(""))
    assert transform(batch, plan_of("other_columns: keep"))[0].equals(batch)
    with pytest.raises(PolicyError, match="列“列表”：类型 list"):
        transform(batch, plan_of("other_columns: detect"))
    rules = "other_columns: detect\nkinds: {mobile: {action: mask, keep_left: 3}}\n"
    plan = bind(plan_of(rules + "columns: {列表: {do: {action: suppress}}}"), batch)
    assert [(column.kind, column.action is None) for column in plan.columns] == [
        (Kind.MOBILE, False),
        (None, True),
        (None, False),
    ]
    changed, _ = transform(batch, plan)
    assert changed["手机"][0].as_py() == "138********"
    assert changed["说明"][0].as_py() == "电话138********"
    assert changed["列表"].null_count == 20


def test_dictionaries_slices_and_views_are_read_as_they_are_seen() -> None:
    numbers = pa.array(["x", "13800138000", None, "13912345678", "y"])
    plan = plan_of("kinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}}")
    want = transform(_batch(手机=numbers.slice(1, 3)), plan)[0]["手机"].to_pylist()
    assert want[1] is None
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        changed, _ = transform(_batch(手机=numbers.cast(kind).slice(1, 3)), plan)
        assert changed["手机"].to_pylist() == want
        assert changed.schema.field(0).type == kind


def test_suppression_and_tokens_within_text_change_the_length_of_rows() -> None:
    plan = plan_of("kinds: {mobile: {action: suppress}, bank_card: {action: token}}\ncolumns: {备注: {text: all}}")
    batch = _batch(备注=["甲13800138000乙", None, "13912345678", "卡号6222021234567894完", "丙"])
    changed, back = _there_and_back(batch, plan)
    assert changed["备注"].to_pylist()[:3] == ["甲［已删除］乙", None, "［已删除］"]
    assert back["备注"].to_pylist() == ["甲［已删除］乙", None, "［已删除］", "卡号6222021234567894完", "丙"]


def test_a_token_column_tells_a_wrong_key() -> None:
    text = "columns: {号: {do: {action: token, cipher: sm4}}}"
    batch = _batch(号=["甲", None, "乙"])
    bound = bind(plan_of(text), batch)
    changed, _ = transform(batch, bound)
    assert transform(changed, bound.reverse())[0].equals(batch)
    with pytest.raises(KeyProblem, match="密钥不符"):
        transform(changed, bind(plan_of(text, OTHER_KEY), batch).reverse())


def test_deterministic_tokens_join_columns_and_texts_and_come_back() -> None:
    rules = "kinds: {bank_card: {action: token, deterministic: true}, mobile: {action: token}}\n"
    plan = plan_of(rules + "columns: {卡: {kind: bank_card}, 备注: {text: all}}")
    cards = ["6222021234567894", "4111111111111111", "6222021234567894"]
    batch = _batch(卡=cards, 备注=[f"卡号{card}，电话13800138000" for card in cards])
    changed, back = _there_and_back(batch, plan)
    tokens = changed["卡"].to_pylist()
    assert tokens[0] == tokens[2] != tokens[1]
    assert all(f"〔{token}〕" in text for token, text in zip(tokens, changed["备注"].to_pylist(), strict=True))
    assert back.equals(batch)


def test_values_become_coarser() -> None:
    batch = _batch(
        生日=pa.array([dt.date(1990, 2, 28), None]),
        开户=["2001-12-31 08:00", "20010203"],
        地址=["浙江省杭州市西湖区文三路1号", "北京市朝阳区"],
        资产=pa.array([123_456.7, 10_000.0]),
        年龄=["19900228", "1990年3月1日"],
    )
    plan = plan_of(
        "columns:\n"
        "  生日: {do: {action: generalise, to: year}}\n"
        "  开户: {do: {action: generalise, to: month}}\n"
        "  地址: {do: {action: generalise, to: city}}\n"
        "  资产: {do: {action: generalise, to: range, step: 10000}}\n"
        "  年龄: {do: {action: generalise, to: age, step: 5, as_of: 2025-02-28}}\n"
    )
    assert transform(batch, plan)[0].to_pydict() == {
        "生日": ["1990", None],
        "开户": ["2001-12", "2001-02"],
        "地址": ["浙江省杭州市", "北京市"],
        "资产": ["[120000,130000)", "[10000,20000)"],
        "年龄": ["[35,40)", "[30,35)"],  # 35 on the birthday, 34 the day before
    }


@pytest.mark.parametrize("kind", [pa.string_view(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_dates_of_every_type_of_text_become_coarser(kind) -> None:
    days = pa.array(["1990-02-03 08:00", "someday", None, "20010203"]).cast(kind)
    plan = plan_of("unprotected: suppress\ncolumns: {日: {do: {action: generalise, to: month}}}")
    assert transform(_batch(日=days), plan)[0]["日"].to_pylist() == ["1990-02", None, None, "2001-02"]


def test_a_timestamp_has_the_month_of_its_time_zone() -> None:
    evening = dt.datetime(2024, 1, 31, 20, tzinfo=dt.UTC)
    batch = _batch(开户=pa.array([evening], pa.timestamp("us", "Asia/Shanghai")))
    plan = plan_of("columns: {开户: {do: {action: generalise, to: month}}}")
    assert transform(batch, plan)[0]["开户"].to_pylist() == ["2024-02"]


@pytest.mark.parametrize("kind", [pa.string_view(), pa.dictionary(pa.int8(), pa.string()), pa.large_string()])
def test_rows_are_rejected_and_values_suppressed_whatever_the_type(kind) -> None:
    numbers = pa.array(["13800138000", "1", None]).cast(kind)
    rules = "kinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}, 旁: {do: {action: suppress}}}"
    changed, counts = transform(_batch(手机=numbers, 旁=numbers), plan_of(rules))
    assert changed.num_rows == 2
    assert changed["旁"].null_count == 2
    assert changed.schema.types == [kind, kind]
    assert [one.row for one in counts.rejected] == [1]


def test_a_value_taken_away_makes_a_column_nullable() -> None:
    schema = pa.schema([pa.field("手机", pa.string(), nullable=False)])
    batch = pa.RecordBatch.from_arrays([pa.array(["1"])], schema=schema)
    rules = "unprotected: suppress\nkinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}}"
    changed, _ = transform(batch, plan_of(rules))
    assert changed.schema.field(0).nullable
    assert changed["手机"].to_pylist() == [None]


def test_what_is_no_pseudonym_stays_on_the_way_back() -> None:
    bound = bind(plan_of("kinds: {mobile: {action: pseudonym}}\ncolumns: {手机: {kind: mobile}}"), _batch(手机=["x"]))
    back, counts = transform(_batch(手机=["12345", None, ""]), bound.reverse())
    assert back["手机"].to_pylist() == ["12345", None, ""]
    assert not counts.rejected


@pytest.mark.parametrize("value", ["2024-13-01", "2024-02-30", "someday", "20241301", "12024-01-01"])
def test_what_is_no_date_does_not_pass(value) -> None:
    plan = plan_of("unprotected: suppress\ncolumns: {日: {do: {action: generalise, to: month}}}")
    assert transform(_batch(日=[value]), plan)[0]["日"].to_pylist() == [None]


def test_a_batch_with_other_columns_than_the_plan_is_an_error() -> None:
    bound = bind(plan_of("other_columns: keep"), _batch(a=["x"]))
    with pytest.raises(DataError, match="列与计划不一致"):
        transform(_batch(b=["x"]), bound)


def test_without_a_key_nothing_is_pseudonymised() -> None:
    with pytest.raises(KeyProblem, match="没有给出密钥"):
        transform(_batch(手机=["13800138000"], 备注=["x"]), plan_of(_KINDS + "other_columns: detect", None))


def test_a_ready_plan_travels_without_the_key() -> None:
    batch = _batch(手机=["13800138000"], 备注=["x"])
    ready = Transformer(bind(_JOINED, batch))
    want = ready(batch)[0]
    held = pickle.dumps(ready)
    assert b"0123456789abcdef" not in held
    assert bytes.fromhex("0123456789abcdef") not in held
    assert KEY.encode() in held
    assert pickle.loads(held)(batch)[0].equals(want)  # noqa: S301 - our own


_MESSY = st.lists(
    st.none()
    | st.lists(
        st.sampled_from(
            ["13800138000", _ID, "6222021234567894", "138-1234-5678", "１３９１２３４５６７８", "1", "汉", " ", "-"]
        ),
        max_size=4,
    ).map("".join),
    max_size=8,
)


@settings(deadline=None, max_examples=50)
@given(_MESSY, st.integers(0, 3))
def test_a_batch_is_changed_as_its_rows_are_one_by_one(texts, skip) -> None:
    kinds = "kinds: {mobile: {action: pseudonym}, resident_id: {action: mask}, bank_card: {action: suppress}}\n"
    whole = pa.RecordBatch.from_arrays([pa.array(texts, pa.string())], ["备注"]).slice(skip)
    plan = bind(plan_of(kinds + "columns: {备注: {text: all}}"), whole)
    together = transform(whole, plan)[0]["备注"].to_pylist()
    assert together == [transform(whole.slice(row, 1), plan)[0]["备注"][0].as_py() for row in range(whole.num_rows)]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(_MOBILE, st.sampled_from(["，", "。", "a", "-", " ", "编号", "１", ""])), min_size=1, max_size=6)
)
def test_no_planted_number_is_left_in_any_column(planted) -> None:
    texts = [f"电话{number}{after}" for number, after in planted]
    batch = _batch(手机=[number for number, _ in planted], 备注=texts)
    for name in ("strict", "display", "test-data"):
        changed, _ = transform(batch, Plan.preset(name, key=KEY))
        left = "\n".join(text or "" for column in changed.columns for text in column.to_pylist())
        pseudonyms = set(changed["手机"].to_pylist())
        for number, after in planted:
            if not after.isdigit():  # twelve digits are no telephone number
                assert number not in left or number in pseudonyms
