"""Transfer encodings (RFC 2045, section 6), read strictly: what decoders differ on is held."""

from __future__ import annotations

import base64
import binascii
import re

from zhengdun.privacy.gateway.guard import CannotMask

_BLANK = re.compile(rb"[ \t\r\n]+")
_LINE = 76
_BROKEN_ESCAPE = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]*\r\n|[ \t]*\Z)")
_DECODED_ALIKE = ("7bit", "8bit", "binary")


def decoded(body: bytes, encoding: str) -> bytes:
    r"""The bytes that ``body`` stands for.

    Raises:
        CannotMask: an unknown encoding, or characters that are none of it.

    >>> decoded(b"MTM4\r\nMDA=\r\n", "base64"), decoded(b"138=\r\n00=E5", "quoted-printable")
    (b'13800', b'13800\xe5')
    """
    if encoding in _DECODED_ALIKE:
        return body
    if encoding == "base64":
        try:
            return base64.b64decode(_BLANK.sub(b"", body), validate=True)
        except (binascii.Error, ValueError):
            raise CannotMask("base64编码有误", "the base64 is broken") from None
    if encoding == "quoted-printable":
        if _BROKEN_ESCAPE.search(body):
            raise CannotMask("quoted-printable编码有误", "the quoted-printable is broken")
        return binascii.a2b_qp(body)
    raise CannotMask("传输编码未知", "the transfer encoding is unknown")


def encoded(data: bytes, encoding: str) -> bytes:
    r"""``data`` in the encoding, in lines that end with CR LF.

    >>> encoded("账号 138\r\n".encode("gbk"), "quoted-printable")
    b'=D5=CB=BA=C5 138\r\n'
    """
    if encoding in _DECODED_ALIKE:
        return data
    if encoding == "base64":
        whole = base64.b64encode(data)
        return b"".join(whole[at : at + _LINE] + b"\r\n" for at in range(0, len(whole), _LINE))
    lines = (binascii.b2a_qp(line, istext=False).replace(b"\n", b"\r\n") for line in data.split(b"\r\n"))
    return b"\r\n".join(lines)
