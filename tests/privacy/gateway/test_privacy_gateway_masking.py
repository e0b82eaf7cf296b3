"""The real guard: the same by message and by the kernel, character for character, and through a whole message."""

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy.gateway.samples import CLEAR, MOBILE, RESIDENT_ID, message

from zhengdun.privacy.gateway import masking
from zhengdun.privacy.gateway.mail.content import Rules
from zhengdun.privacy.gateway.mail.masking import mask_mail
from zhengdun.privacy.gateway.masking import display_guard
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import DisplayMask

PIECES = [
    "手机",
    MOBILE,
    "138-0013-8000",
    "１３８００１３８０００",
    RESIDENT_ID,
    "联系人：",
    "𠮷野家",
    "é",
    " ",
    "卡号",
    "\n",
    "IF2406",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), min_size=1, max_size=20))
def test_by_message_and_by_the_kernel_are_the_same_and_keep_each_character_in_its_place(texts):
    guard = display_guard()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(masking, "_CHARACTERS_FOR_THE_KERNEL", 0)
        by_kernel = guard(texts)
        patch.setattr(masking, "_CHARACTERS_FOR_THE_KERNEL", 10**9)
        by_message = guard(texts)
    assert [(one.text, one.counts) for one in by_kernel] == [(one.text, one.counts) for one in by_message]
    assert [len(one.text) for one in by_kernel] == [len(text) for text in texts]


def test_kinds_without_a_mask_are_not_looked_for():
    guard = display_guard({Kind.MOBILE: DisplayMask(3, 4)})
    [one] = guard([f"{MOBILE} {RESIDENT_ID}"])
    assert one.text == f"138****8000 {RESIDENT_ID}"
    assert one.counts == {Kind.MOBILE: 1}


def test_a_message_of_a_broker_through_the_real_guard():
    text = f"尊敬的客户，您预留的手机号{MOBILE}已变更。\n{CLEAR}\n"
    data = mask_mail(
        bytes(message(text, html=f"<p>身份证<b>{RESIDENT_ID[:6]}</b>{RESIDENT_ID[6:]}</p>")), display_guard(), Rules()
    )
    after = message_from_bytes(data.data, policy=default)
    assert after.get_body(("plain",)).get_content().split("\r\n")[1] == CLEAR
    assert MOBILE not in after.get_body(("plain",)).get_content()
    assert RESIDENT_ID[6:] not in after.get_body(("html",)).get_content()
    assert data.counts == {Kind.MOBILE: 1, Kind.RESIDENT_ID: 1}


def test_ordinary_mail_stays_byte_for_byte_through_the_real_guard():
    html = (
        f'<html><head><style>.a{{color:#138001}}</style></head><body><img src="cid:logo1@broker.example">{CLEAR}</body>'
    )
    data = bytes(message(f"{CLEAR}\n客服热线95588\n", html=html, Message_ID="<20261125140000.1@broker.example>"))
    assert mask_mail(data, display_guard(), Rules()).data == data
