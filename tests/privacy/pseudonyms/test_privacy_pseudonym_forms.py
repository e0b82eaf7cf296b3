"""What each kind keeps: regions, issuers, validity, joins between ways of writing."""

import re
from collections import Counter
from datetime import date

import pytest
from privacy.pseudonyms.made import MAKERS, credit_checks, id_check, luhn_digit, values

from zhengdun.privacy.keys import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import pseudonym_for, pseudonymise_column, restore_column
from zhengdun.privacy.pseudonyms.alphabets import LEVEL_1, LEVEL_2
from zhengdun.privacy.text.flat import FlatText

KEY = KeyMaterial(bytes(range(32)))


def changed(kind, rows, **options):
    column, done = pseudonymise_column(FlatText.of(rows), pseudonym_for(kind, KEY, **options))
    assert done.all(), [row for row, ok in zip(rows, done, strict=True) if not ok]
    return column.to_arrow().to_pylist()


def refused(kind, rows, **options):
    column, done = pseudonymise_column(FlatText.of(rows), pseudonym_for(kind, KEY, **options))
    assert column.to_arrow().to_pylist() == [""] * len(rows)
    return not done.any()


# ---- resident ID


def is_valid_id(number):
    date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return number[17] == id_check(number[:17])


def test_ids_keep_region_era_and_validity():
    plain = [value for value in values(Kind.RESIDENT_ID, 600) if len(value) == 18]
    for before, after in zip(plain, changed(Kind.RESIDENT_ID, plain), strict=True):
        assert before[:6] == after[:6]
        assert is_valid_id(before) == is_valid_id(after)
        eras = [1800, 1900, 2000, *range(2020, 2110, 10)]
        assert sum(int(before[6:10]) >= era for era in eras) == sum(int(after[6:10]) >= era for era in eras)


def test_ids_with_each_of_the_eleven_check_characters_stay_apart():
    """One valid and ten invalid numbers: the distance from the right character stays."""
    payload = "11010519491231002"
    plain = [payload + check for check in "0123456789X"]
    after = changed(Kind.RESIDENT_ID, plain)
    assert len({number[:17] for number in after}) == 1
    assert [is_valid_id(number) for number in after] == [is_valid_id(number) for number in plain]
    assert len(set(after)) == 11


def test_the_examples_of_gb_11643_stay_valid():
    plain = ["11010519491231002X", "440524188001010014", "34052419800101001X"]
    assert all(map(is_valid_id, changed(Kind.RESIDENT_ID, plain)))


def test_a_lower_case_x_is_the_same_number():
    small, large = changed(Kind.RESIDENT_ID, ["11010519491231002x", "11010519491231002X"])
    assert small == large
    restored, _ = restore_column(FlatText.of([small]), pseudonym_for(Kind.RESIDENT_ID, KEY))
    assert restored.to_arrow().to_pylist() == ["11010519491231002X"]


def test_fifteen_digits_go_where_the_same_persons_eighteen_go():
    old, new = changed(Kind.RESIDENT_ID, ["110105491231002", "11010519491231002X"])
    assert new[:6] + new[8:17] == old
    assert new[6:8] == "19"


@pytest.mark.parametrize(
    "number",
    [
        "110105194902300021",  # 30 February
        "110105190002290021",  # 1900 was no leap year
        "110105194900100021",
        "110105194913010021",
        "110105179912310021",
        "110105210001010021",
        "11010519491231002A",
        "1101051949123100",
        "１１010519491231002X",
        "110105490229002",  # 29 February 1949
    ],
)
def test_what_is_no_id_is_refused(number):
    assert refused(Kind.RESIDENT_ID, [number])


@pytest.mark.parametrize("day", ["18000101", "18991231", "19000101", "19991231", "20000229", "20191231", "20991231"])
def test_the_first_and_last_day_of_an_era_are_taken(day):
    plain = [f"110105{day}{sequence:03}{id_check(f'110105{day}{sequence:03}')}" for sequence in (0, 999)]
    assert all(map(is_valid_id, changed(Kind.RESIDENT_ID, plain)))


def test_ids_in_one_column_with_residence_permits_have_the_same_pseudonym_as_either_kind():
    plain = values(Kind.RESIDENCE_PERMIT, 50)
    assert changed(Kind.RESIDENCE_PERMIT, plain) == changed(Kind.RESIDENT_ID, plain)


# ---- cards and phones


def test_cards_keep_the_issuer_and_luhn():
    plain = values(Kind.BANK_CARD, 600)
    for before, after in zip(plain, changed(Kind.BANK_CARD, plain), strict=True):
        assert before[:6] == after[:6]
        assert (luhn_digit(before[:-1]) == before[-1]) == (luhn_digit(after[:-1]) == after[-1])
    assert {len(card) for card in plain} == {16, 17, 18, 19}


@pytest.mark.parametrize("payload", ["622202123456789", "6222021234567890", "62220212345678901", "622202123456789012"])
def test_cards_with_each_of_the_ten_check_digits_stay_apart(payload):
    after = changed(Kind.BANK_CARD, [payload + digit for digit in "0123456789"])
    assert sum(luhn_digit(card[:-1]) == card[-1] for card in after) == 1
    assert len(set(after)) == 10


def test_separators_stay_and_change_nothing():
    plain, spaced = changed(Kind.BANK_CARD, ["6222021234567890123", "6222 0212 3456 7890 123"])
    assert spaced.replace(" ", "") == plain
    assert [place for place, c in enumerate(spaced) if c == " "] == [4, 9, 14, 19]
    mobile, hyphens, country = changed(Kind.MOBILE, ["13812345678", "138-1234-5678", "+86 138 1234 5678"])
    assert hyphens.replace("-", "") == mobile
    assert country.replace(" ", "") == "+86" + mobile


def test_mobiles_keep_the_network_and_their_leading_zeros():
    plain = ["13800000000", "13800000001", "19912345678", "8613800000000", "008613800000000"]
    after = changed(Kind.MOBILE, plain)
    assert [value[-11:-8] for value in after] == ["138", "138", "199", "138", "138"]
    assert after[3] == "86" + after[0]
    assert after[4] == "0086" + after[0]


@pytest.mark.parametrize(
    "number", ["12812345678", "23812345678", "1381234567", "8713812345678", "1381234567a", "-" * 11]
)
def test_what_is_no_mobile_is_refused(number):
    assert refused(Kind.MOBILE, [number])


@pytest.mark.parametrize(
    ("number", "kept"),
    [("01062345678", 3), ("02162345678", 3), ("07552345678", 4), ("075523456789", 4), ("62345678", 0)],
)
def test_landlines_keep_the_area_and_begin_as_numbers_do(number, kept):
    (after,) = changed(Kind.LANDLINE, [number])
    assert after[:kept] == number[:kept]
    assert after[kept] in "23456789"


@pytest.mark.parametrize(
    "number", ["01012345678", "0106234567890", "1162345678", "00062345678", "0116234567", "123456"]
)
def test_what_is_no_landline_is_refused(number):
    assert refused(Kind.LANDLINE, [number])


# ---- accounts and codes


def test_shanghai_accounts_keep_what_tells_their_kind():
    plain = ["A123456789", "B123456789", "D123456789", "F123456789", "C912345678", "C101234567"]
    after = changed(Kind.SSE_ACCOUNT, plain)
    assert [value[0] for value in after] == list("ABDFCC")
    assert after[4][1] == "9"
    assert after[5][1:3] == "10"
    lower, upper = changed(Kind.SSE_ACCOUNT, ["a123456789", "A123456789"])
    assert lower.upper() == upper
    assert refused(Kind.SSE_ACCOUNT, ["C123456789", "G123456789", "0123456789", "A12345678", "!123456789"])


def test_shenzhen_accounts_keep_what_tells_their_kind():
    plain = [
        f"{start}{rest:07}" for start in ("001", "000", "002", "009", "010", "080", "200", "400") for rest in range(99)
    ]
    after = changed(Kind.SZSE_ACCOUNT, plain)
    assert len(set(after)) == len(plain)
    for before, replaced in zip(plain, after, strict=True):
        assert before[:2] == replaced[:2]
        assert (before[:3] == "001") == (replaced[:3] == "001")


def test_a_client_has_the_same_number_with_every_member():
    client, one, other = changed(Kind.FUTURES_CLIENT, ["00123456"]) + changed(
        Kind.FUTURES_CODE, ["000100123456", "0266-00123456"]
    )
    assert one == "0001" + client
    assert other == "0266-" + client


def test_credit_codes_keep_region_and_both_validities():
    plain = values(Kind.CREDIT_CODE, 300)
    wrong = [code[:17] + ("0" if code[17] != "0" else "1") for code in plain]
    wrong_body = [code[:16] + ("7" if code[16] != "7" else "8") + code[17] for code in plain]
    for rows, whole, body in ((plain, True, True), (wrong, False, True), (wrong_body, None, False)):
        for before, after in zip(rows, changed(Kind.CREDIT_CODE, rows), strict=True):
            assert before[:8] == after[:8]
            assert (credit_checks(after[:16])[16] == after[16]) is body
            if whole is not None:
                assert (credit_checks(after[:16]) == after) is whole


def test_the_examples_of_gb_32100_stay_valid():
    plain = ["91350100M000100Y43", "91110000101623741K", "911101066976941872"]
    for code in changed(Kind.CREDIT_CODE, plain):
        assert credit_checks(code[:16]) == code
    assert refused(Kind.CREDIT_CODE, ["91350100M000100I43", "91350100m000100y43", "91350100M000100Y4"])


def test_permits_with_and_without_their_renewal_join():
    one, renewed = changed(Kind.HK_MACAU_PERMIT, ["H12345678", "H1234567802"])
    assert renewed == one + "02"
    one, renewed = changed(Kind.TAIWAN_PERMIT, ["12345678", "1234567802"])
    assert renewed == one + "02"
    assert refused(Kind.HK_MACAU_PERMIT, ["X12345678", "H1234567", "(12345678"])


def test_passports_keep_their_letters():
    after = changed(Kind.PASSPORT, ["E12345678", "EA1234567"])
    assert [re.sub(r"\d", "0", value) for value in after] == ["E00000000", "EA0000000"]
    assert refused(Kind.PASSPORT, ["123456789", "EAB123456", "[12345678"])


def test_plates_keep_province_form_and_energy():
    after = changed(Kind.PLATE, ["京A12345", "京A·12345", "京A-12345", "沪AD12345", "沪A12345F", "粤B1234港"])
    assert after[1].replace("·", "") == after[2].replace("-", "") == after[0]
    assert [re.sub(r"\d", "0", value[0] + value[2:]) for value in after] == [
        "京00000",
        "京·00000",
        "京-00000",
        "沪D00000",
        "沪00000F",
        "粤0000港",
    ]
    assert refused(Kind.PLATE, ["京O12345", "国A12345", "京112345", "京A1234", "京AD1234F", "京A_12345"])


# ---- e-mail and IP


def test_addresses_of_one_domain_stay_together_and_case_does_not_count():
    one, other, loud = changed(Kind.EMAIL, ["li@example.com", "wang.san@example.com", "LI@Example.COM"])
    assert one.split("@")[1] == other.split("@")[1] != "example.com"
    assert loud.lower() == one
    assert re.fullmatch(r"[a-z]{4}\.[a-z]{3}@[a-z]{7}\.com", other)


def test_the_same_name_in_two_domains_is_not_seen_to_be_the_same():
    names = {changed(Kind.EMAIL, [f"zhangsan@example{n}.com"])[0].split("@")[0] for n in range(9)}
    assert len(names) == 9


@pytest.mark.parametrize(
    "text", ["a", "@a.com", "a@", "a@b", "a@.com", "a@b.c", "a@b.c0m", "a@b@c.com", "张@a.com", "a b@c.com"]
)
def test_what_is_no_email_is_refused(text):
    assert refused(Kind.EMAIL, [text])


def test_all_ipv4_addresses_of_seven_characters_are_permuted_among_themselves():
    plain = [f"{a}.{b}.{c}.{d}" for a in range(10) for b in range(10) for c in range(10) for d in range(10)]
    assert sorted(changed(Kind.IPV4, plain)) == plain


@pytest.mark.parametrize("text", ["256.1.1.1", "01.1.1.1", "1.1.1", "1.1.1.1.1", "1.1.1.", "1.1.1.1/8", "1.1.1.1000"])
def test_what_is_no_ipv4_is_refused(text):
    assert refused(Kind.IPV4, [text])


def test_ipv6_keeps_the_first_group_and_the_way_of_writing():
    short, long = changed(Kind.IPV6, ["2001:db8::a1:0:1", "fe80:0000:0000:00ab:0000:0000:0000:0001"])
    assert re.fullmatch(r"2001:[1-9a-f][0-9a-f]{2}::[1-9a-f][0-9a-f]:[0-9a-f]:[0-9a-f]", short)
    assert re.fullmatch(r"fe80(:0[0-9a-f]{3}){7}", long)
    upper, lower = changed(Kind.IPV6, ["2001:DB8::A1", "2001:db8::a1"])
    assert upper == lower
    assert refused(Kind.IPV6, ["1::2::3", "::ffff:1.2.3.4", "fe80::1%1", "12345::", ":::", "g::1"])


# ---- names and addresses


def test_names_keep_the_surname_or_move_it():
    plain = ["王小明", "王伟", "欧阳修", "司马相如"]
    kept = changed(Kind.NAME, plain)
    assert [name[:1] for name in kept[:2]] + [name[:2] for name in kept[2:]] == ["王", "王", "欧阳", "司马"]
    moved = changed(Kind.NAME, plain, surname="permute")
    assert [name[:2] for name in moved[2:]] != ["欧阳", "司马"]


def test_a_surname_that_begins_a_compound_one_never_becomes_it():
    """欧 and a given name that begins with 阳 would be taken for 欧阳 on the way back: all of them are tried."""
    plain = ["欧" + character + "明" for character in LEVEL_1 if character != "阳"]
    after = changed(Kind.NAME, plain)
    assert not any(name.startswith("欧阳") for name in after)
    restored, _ = restore_column(FlatText.of(after), pseudonym_for(Kind.NAME, KEY))
    assert restored.to_arrow().to_pylist() == plain


def test_given_names_of_one_character_are_permuted_within_their_level():
    for level in (LEVEL_1, LEVEL_2):
        after = changed(Kind.NAME, ["王" + character for character in level])
        assert sorted(name[1] for name in after) == sorted(level)


@pytest.mark.parametrize("name", ["王", "王㐀", "王a", "John", "王小明明明", "·王", "欧阳"[:1], " 王伟", "王１"])
def test_what_is_no_name_it_can_do_is_refused(name):
    assert refused(Kind.NAME, [name])


def test_a_rare_surname_stays_and_is_not_moved():
    assert changed(Kind.NAME, ["丂小明"])[0][0] == "丂"
    assert refused(Kind.NAME, ["丂小明"], surname="permute")


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("北京市海淀区中关村大街27号", r"北京市海淀区..村.街\d\d号"),
        ("济南市市中区经四路1号", r"济南市市中区.[一二三四五六七八九十]路\d号"),
        ("湘西土家族苗族自治州吉首市人民路12号", r"湘西土家族苗族自治州吉首市..路\d\d号"),
        ("广东省深圳市南山区深南大道9999号A栋1203室", r"广东省深圳市南山区...道\d{4}号[A-Z]栋\d{4}室"),
        ("阳光小区3栋201室", r"..小区\d栋\d{3}室"),
        ("浙江省杭州市西湖区文三路１２号", r"浙江省杭州市西湖区.[一二三四五六七八九十]路[０-９]{2}号"),
    ],
)
def test_addresses_keep_the_divisions_and_the_form(address, form):
    (after,) = changed(Kind.ADDRESS, [address])
    assert re.fullmatch(form, after)
    assert after != address


@pytest.mark.parametrize("address", ["北京市", "北京市海淀区", "路号", "中山路㐀号", "Привет路1号"])
def test_an_address_it_cannot_do_is_refused(address):
    assert refused(Kind.ADDRESS, [address])


def test_an_address_whose_number_alone_moves_has_a_table():
    after = changed(Kind.ADDRESS, [f"{number:02}号" for number in range(100)])
    assert sorted(after) == [f"{number:02}号" for number in range(100)]


def test_every_kind_is_made():
    assert set(MAKERS) == set(Kind)
    assert all(count == 1 for count in Counter(values(Kind.NAME, 50)).values())
