"""Long rubbish made to be slow: everything is read, or held, in time about as long as it is."""

import contextlib
import time

import pytest
from privacy.gateway.samples import guard

from zhengdun.privacy.gateway.formats.cells import Sheet
from zhengdun.privacy.gateway.formats.html import Html
from zhengdun.privacy.gateway.formats.plain import PlainText
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.mail.content import Rules
from zhengdun.privacy.gateway.mail.header_text import HeaderText
from zhengdun.privacy.gateway.mail.masking import mask_mail

N = 60_000
PATIENCE = 10.0  # seconds; a square of N would take minutes


def mail(header=b"", body=b"x"):
    return lambda: mask_mail(b"Subject: x\r\n" + header + b"\r\n" + body, guard, Rules())


def html(source):
    return lambda: Html(source.encode()).readings()


SLOW = {
    "boxes": lambda: PlainText(b"6\n" * N).readings(),
    "boxes and blanks": lambda: PlainText(b"6 \n" * 6 + b" " * N).readings(),
    "numerals": lambda: PlainText(("一" * 9 + "，").encode() * N).readings(),
    "quoted flow": lambda: PlainText(b" \n" + b">" * N, flowed=True).readings(),
    "header of one atom": lambda: HeaderText(b"a" * N, addresses=True).readings(),
    "header of brackets": lambda: HeaderText(b"<" * N, addresses=True).readings(),
    "header of openings": lambda: HeaderText(b"=?" * N, addresses=False).readings(),
    "header of half words": lambda: HeaderText(b"=?utf-8?Q?" * N, addresses=False).readings(),
    "parameters": mail(b"Content-Type: text/plain" + b'; a="\r\n ' * 9_000 + b"\r\n"),
    "boundaries": mail(b"Content-Type: multipart/mixed; boundary=b\r\n", b"\r\n--b " * N),
    "angle brackets": html("<" * N),
    "tags in tags": html("<a " * N),
    "quotes": html("<a b='" * N),
    "comments": html("<!--" * N + "-->"),
    "attributes": html("<a " + "b=c " * N + ">"),
    "styles": html("<style>" + "content:" * N + "</style>"),
    "zeros": html("&#" + "0" * N + "54;"),
    "a long number": html("&#" + "9" * N + ";"),
    "hidden in hidden": html("<div hidden>" * N),
    "cells": lambda: Sheet("<c>" * N).readings(),
    "cells and values": lambda: Sheet("<c><v>1" * N).readings(),
}


@pytest.mark.parametrize("what", SLOW)
def test_rubbish_takes_no_time(what):
    start = time.process_time()
    with contextlib.suppress(CannotMask):
        SLOW[what]()
    assert time.process_time() - start < PATIENCE


def test_zeros_in_front_of_an_entity_hide_no_digit():
    assert Html(b"<p>&#" + b"0" * 5_000 + b"54;").readings()[0].strip() == "6"
