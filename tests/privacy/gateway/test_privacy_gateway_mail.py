"""Messages through the guard: text, alternatives, nesting, charsets, headers, signatures."""

import base64
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy.gateway.samples import CARD, CLEAR, MOBILE, RESIDENT_ID, failing_guard, guard, message

from zhengdun.privacy.gateway.guard import CannotMask, Guarded
from zhengdun.privacy.gateway.mail.content import Rules
from zhengdun.privacy.gateway.mail.masking import NOTE, mask_mail
from zhengdun.privacy.gateway.mail.parts import parse
from zhengdun.privacy.kinds import Kind


def masked(data, rules=None):
    return mask_mail(bytes(data), guard, rules or Rules())


def reread(data, rules=None):
    return message_from_bytes(masked(data, rules).data, policy=default)


def raw(*lines):
    return b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk", "gb18030", "big5"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_text_is_masked_in_every_charset_and_encoding(charset, cte):
    text = f"尊敬的客户，您的手机號碼{MOBILE}。\n".replace("號碼", "" if charset == "gb2312" else "號碼")
    text = text.replace("户", "").replace("您的", "") if charset == "big5" else text
    mail = message(text, charset=charset, cte=cte)
    after = reread(mail)
    assert after.get_content().splitlines() == text.replace(MOBILE, "*" * 11).splitlines()
    assert after["Content-Transfer-Encoding"] == cte
    assert after.get_content_charset() == charset


def test_a_message_with_nothing_to_mask_stays_byte_for_byte():
    data = bytes(message(CLEAR, html=f"<p>{CLEAR}</p>", DKIM_Signature="v=1; d=broker.example; b=abc"))
    result = masked(data)
    assert result.data is data
    assert not result.changed
    assert not result.counts


@pytest.mark.parametrize(
    "data",
    [
        raw("Subject:no blank", "", "text"),
        raw("Subject: folded", "\tfurther", "X-Odd :".replace(" ", ""), "", "--x", "not a multipart"),
        raw("Subject: header only"),
        raw("Subject: header and line", "", ""),
        raw("", "no header"),
        raw('Content-Type: multipart/mixed; boundary="a b"', "", "--a b", "", "x", "--a b--", "epilogue"),
        raw("Content-Type: multipart/mixed; boundary=b", "", "--b", "--b", "", "--b--"),
        raw("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "never closed"),
    ],
)
def test_odd_but_sound_messages_stay_byte_for_byte(data):
    assert parse(data).to_bytes() == data
    assert masked(data).data == data


@given(
    st.lists(
        st.sampled_from([b"--b", b"--b--", b"", b"text", b"A: b", b"Content-Type: text/html", b"--b x"]), max_size=12
    )
)
def test_whatever_stands_between_boundaries_is_joined_again_without_a_change(lines):
    data = raw("Content-Type: multipart/mixed; boundary=b", "", *lines)
    try:
        tree = parse(data)
    except CannotMask:
        return
    assert tree.to_bytes() == data


def test_both_alternatives_are_masked_and_all_else_stays():
    mail = message(f"卡号{CARD}\n", html=f"<p>卡号<b>{CARD[:4]}</b>{CARD[4:]}</p>", X_Campaign="autumn")
    before, result = bytes(mail), masked(mail)
    after = message_from_bytes(result.data, policy=default)
    assert after.get_body(("plain",)).get_content() == f"卡号{'*' * 19}\r\n"
    assert after.get_body(("html",)).get_content().strip() == f"<p>卡号<b>****</b>{'*' * 15}</p>"
    assert result.counts[Kind.BANK_CARD] == 2
    header = before.partition(b"\r\n\r\n")[0]
    assert result.data.startswith(header + b"\r\n" + NOTE.encode())


def test_a_forwarded_message_is_masked_within():
    inner = message(f"身份证{RESIDENT_ID}\n", subject=f"回复 {MOBILE}")
    outer = message("见附件\n")
    outer.add_attachment(inner)
    after = reread(outer)
    forwarded = next(after.iter_attachments()).get_content()
    assert forwarded["Subject"] == f"回复 {'*' * 11}"
    assert forwarded.get_content().strip() == f"身份证{'*' * 18}"


def test_encoded_subjects_and_names_are_masked_and_addresses_stay():
    mail = message("x\n", subject=f"手机{MOBILE}变更", sender=f"张三{MOBILE} <{MOBILE}@mail.example>")
    mail.replace_header("To", f'"李四 {CARD}" <li@investor.example>, wang@investor.example (电话 {MOBILE})')
    after = reread(mail)
    assert after["Subject"] == f"手机{'*' * 11}变更"
    assert after["From"].addresses[0].addr_spec == f"{MOBILE}@mail.example"
    assert MOBILE not in after["From"].addresses[0].display_name
    assert [one.addr_spec for one in after["To"].addresses] == ["li@investor.example", "wang@investor.example"]
    assert CARD not in str(after["To"])


def test_what_stands_for_an_address_and_is_none_is_masked():
    result = masked(raw(f"From: service <{CARD}>", f"To: <{MOBILE}@mail.example>", "", "x"))
    assert CARD.encode() not in result.data
    assert f"<{MOBILE}@mail.example>".encode() in result.data


def test_a_number_split_over_encoded_words_of_two_charsets_is_found():
    first = base64.b64encode(f"账号{CARD[:9]}".encode("gbk")).decode()
    second = base64.b64encode(CARD[9:].encode()).decode()
    after = reread(raw(f"Subject: =?GBK?B?{first}?=", f" =?utf-8?B?{second}?=", "", ""))
    assert after["Subject"] == f"账号{'*' * 19}"


def test_a_character_split_over_encoded_words_is_read():
    both = f"账户{MOBILE}".encode("gb18030")
    words = [base64.b64encode(part).decode() for part in (both[:3], both[3:])]
    after = reread(raw(f"Subject: =?gb2312?B?{words[0]}?=", f" =?gb2312?B?{words[1]}?=", "", ""))
    assert after["Subject"] == f"账户{'*' * 11}"


def test_raw_gbk_in_a_header_is_read_and_written_back():
    result = masked(b"Subject: \xd5\xcb\xba\xc5" + MOBILE.encode() + b"\r\nFrom: a@b.example\r\n\r\nx\r\n")
    assert b"Subject: \xd5\xcb\xba\xc5" + b"*" * 11 + b"\r\n" in result.data


@pytest.mark.parametrize("name", ["Thread-Topic", "Comments", "Keywords", "X-Anything", "Content-Description"])
def test_the_number_is_not_left_in_another_header(name):
    result = masked(raw(f"{name}: {MOBILE}", "Subject: x", "", "x"))
    assert MOBILE.encode() not in result.data


@pytest.mark.parametrize(
    "field",
    [
        f'attachment; filename="{MOBILE}.txt"',
        f"attachment; filename*=gb18030''%D5%CB%BA%C5{MOBILE}.txt",
        f"attachment; filename*0*=utf-8''%E8%B4%A6{MOBILE[:5]}; filename*1={MOBILE[5:]}.txt",
        f"attachment; filename={MOBILE}.txt; filename*=utf-8''%E8%B4%A6{MOBILE}.txt",
        f"attachment; filename*=utf-8''%E8%B4%A6{MOBILE}.txt; filename={MOBILE}.txt",
        f'attachment; filename="=?GBK?B?{base64.b64encode(f"账号{MOBILE}.txt".encode("gbk")).decode()}?="',
    ],
)
def test_the_names_of_attachments_are_masked(field):
    data = raw("Content-Type: text/plain; charset=utf-8", f"Content-Disposition: {field}", "", "文字", "")
    after = reread(data)
    assert "＊" * 11 in after.get_filename()
    assert after.get_filename().endswith(".txt")
    assert MOBILE.encode() not in masked(data).data


@pytest.mark.parametrize("delsp", ["no", "yes"])
def test_a_number_that_flows_over_a_line_is_one_number(delsp):
    broken = "卡号6222 0212 \r\n3456 7890 128 谢谢" if delsp == "no" else "卡号622202123 \r\n4567890128 谢谢"
    data = raw(f"Content-Type: text/plain; charset=utf-8; format=flowed; delsp={delsp}", "", broken, "")
    body = masked(data).data.decode().partition("\r\n\r\n")[2]
    assert not any(digit in body for digit in "0123456789")
    assert body.count("\r\n") == 2
    assert body.endswith("谢谢\r\n")


def test_a_folded_calendar_is_read_across_its_folds():
    data = raw("Content-Type: text/calendar; charset=utf-8", "", f"SUMMARY:电话{MOBILE[:6]}", f" {MOBILE[6:]}", "")
    assert masked(data).data.endswith(raw("SUMMARY:电话******", " *****", ""))


def test_a_text_without_charset_is_read_as_utf_8_or_gb18030():
    for codec in ("utf-8", "gb18030"):
        body = f"账号{MOBILE}".encode(codec)
        assert masked(b"Subject: x\r\n\r\n" + body).data.endswith("账号".encode(codec) + b"*" * 11)


def test_the_preamble_and_the_epilogue_are_read():
    data = raw("Content-Type: multipart/mixed; boundary=b", "", MOBILE, "--b", "", "x", "--b--", CARD)
    result = masked(data)
    assert result.counts == {Kind.MOBILE: 1, Kind.BANK_CARD: 1}
    assert result.data.endswith(b"--b--\r\n" + b"*" * 19)


def test_signatures_that_no_longer_hold_are_taken_off_and_noted():
    mail = message(f"{MOBILE}\n", DKIM_Signature="v=1; a=rsa-sha256; b=abc", ARC_Seal="i=1; b=x")
    after = reread(mail)
    assert after["DKIM-Signature"] is None
    assert after["ARC-Seal"] is None
    assert after[NOTE] == "masked; signatures-removed=2"
    assert after["From"] == mail["From"]


def test_sums_of_a_changed_body_go():
    after = reread(raw("Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==", "Subject: x", "", MOBILE))
    assert after["Content-MD5"] is None


SIGNED = (
    "Content-Type: multipart/signed; boundary=b; protocol=application/pkcs7-signature", "", "--b",
    "Content-Type: text/plain; charset=utf-8", "", "TEXT", "--b",
    "Content-Type: application/pkcs7-signature", "Content-Transfer-Encoding: base64", "", "AAAA", "--b--", "",
)  # fmt: skip


def test_signed_content_passes_whole_or_is_held():
    clear = raw(*(line.replace("TEXT", CLEAR) for line in SIGNED))
    assert masked(clear).data == clear
    with pytest.raises(CannotMask, match="签名"):
        masked(raw(*(line.replace("TEXT", MOBILE) for line in SIGNED)))


def part(content_type, body, *fields):
    return raw(f"Content-Type: {content_type}", *fields, "", body)


def nested(levels):
    data = b"Subject: x\r\n\r\ntext"
    for level in range(levels):
        data = f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n".encode() + data
        data += f"\r\n--b{level}--".encode()
    return data


HELD = {
    "pdf": part("application/pdf", "%PDF-1.7"),
    "picture": part("image/png", b"\x89PNG", "Content-Transfer-Encoding: 8bit"),
    "unknown type": part("application/x-unheard-of", "x"),
    "partial message": part("message/partial; id=1; number=1; total=2", "Subject: x"),
    "external body": part("message/external-body; access-type=URL", ""),
    "rich text": part("text/rtf", r"{\rtf1 \'36\'32}"),
    "encrypted": part("application/pkcs7-mime", "AAAA", "Content-Transfer-Encoding: base64"),
    "broken base64": part("text/plain", "MTM4!MDAx", "Content-Transfer-Encoding: base64"),
    "base64 after its end": part("text/plain", "MTM4MA==MDAx", "Content-Transfer-Encoding: base64"),
    "broken quoted-printable": part("text/plain", "=3", "Content-Transfer-Encoding: quoted-printable"),
    "unknown transfer encoding": part("text/plain", "x", "Content-Transfer-Encoding: x-uuencode"),
    "unknown charset": part("text/plain; charset=martian", "x"),
    "shifting charset": part("text/plain; charset=utf-7", "+ADEAMwA4-"),
    "not in its charset": part("text/plain; charset=utf-8", b"\xd5\xcb"),
    "control characters": part("text/plain", b"1\x0838"),
    "uuencoded": part("text/plain", "begin 644 list.xls\r\n#0V%T\r\n`\r\nend"),
    "two types": raw("Content-Type: text/plain", "Content-Type: text/html", "", "x"),
    "two encodings": raw(*["Content-Transfer-Encoding: base64"] * 2, "", "MTM4"),
    "two boundaries": raw("Content-Type: multipart/mixed; boundary=a; boundary=b", "", "--a", "", "x", "--a--"),
    "no boundary": raw("Content-Type: multipart/mixed", "", "x"),
    "a boundary that is not there": raw("Content-Type: multipart/mixed; boundary=b", "", "x"),
    "an encoded multipart": raw(
        "Content-Type: multipart/mixed; boundary=b", "Content-Transfer-Encoding: base64", "", "--b", "", "x", "--b--"
    ),
    "no type at all": raw("Content-Type: nonsense", "", "x"),
    "a line that is no field": raw("Subject: x", "no colon here", "", "x"),
    "a blank before the colon": raw("Content-Type : text/html", "", "x"),
    "bare line feed": b"Subject: x\r\n\r\none\ntwo\r\n",
    "bare carriage return": b"Subject: x\rContent-Type: text/html\r\n\r\nx\r\n",
    "going in circles": raw(*["Received: from a by b; Wed, 25 Nov 2026 08:00:00 +0800"] * 101, "", "x"),
    "NUL": b"Subject: x\r\n\r\n1\x0038\r\n",
    "broken encoded words": raw("Subject: =?utf-8?Q?138 0013 8000?=", "", "x"),
    "deep nesting": nested(30),
    "many parts": raw("Content-Type: multipart/mixed; boundary=b", "", *["--b\r\n\r\nx"] * 1_100, "--b--"),
    "overridden direction": part("text/plain; charset=utf-8", "\u202e00083100831"),
}


@pytest.mark.parametrize("why", HELD)
def test_what_cannot_be_read_for_certain_is_not_let_through(why):
    with pytest.raises(CannotMask) as held:
        masked(HELD[why])
    assert held.value.zh
    assert held.value.en


def test_a_guard_that_fails_holds_the_message_and_its_error_quotes_nothing():
    with pytest.raises(CannotMask) as held:
        mask_mail(bytes(message(MOBILE)), failing_guard, Rules())
    assert MOBILE not in f"{held.value.zh}{held.value.en}{held.value.__cause__}"
    assert held.value.__suppress_context__


def test_a_guard_that_gives_no_answer_holds_the_message():
    with pytest.raises(CannotMask, match="TypeError"):
        mask_mail(bytes(message(MOBILE)), lambda _: None, Rules())


@pytest.mark.parametrize("wrong", [lambda _: [], lambda texts: [Guarded("", {}) for _ in texts]])
def test_a_guard_that_loses_texts_or_characters_holds_the_message(wrong):
    with pytest.raises(CannotMask, match="字数"):
        mask_mail(bytes(message(MOBILE)), wrong, Rules())


def test_pictures_pass_where_the_rules_say_so():
    picture = HELD["picture"]
    assert masked(picture, Rules(unread_types=["image/png"])).data == picture
    digest = "0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543"
    assert masked(picture, Rules(unread_digests=[digest])).data == picture
    with pytest.raises(CannotMask):
        masked(picture, Rules(unread_types=["image/gif"], unread_digests=["00"]))


@given(st.binary(max_size=300))
def test_rubbish_passes_unchanged_or_is_held(data):
    try:
        result = masked(data)
    except CannotMask:
        return
    assert result.changed or result.data == data


@given(st.text(st.sampled_from("0123456789 -=?<>&;\r\n\u200b张三户Xx一三八〇."), max_size=80))
def test_nothing_that_the_guard_finds_is_left_in_any_text(text):
    mail = EmailMessage(policy=SMTP)
    mail.set_content(text, charset="utf-8", cte="base64")
    try:
        after = message_from_bytes(masked(mail).data, policy=default).get_content()
    except CannotMask:
        return
    assert guard([after])[0].counts == {}
