"""Which characters the bytes stand for: strictly, and so that what is written back is read the same way."""

from __future__ import annotations

import codecs
import re

from zhengdun.privacy.gateway.guard import CannotMask

# GB18030 holds all of GBK, which holds all of GB2312; senders label the one and send the other.
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030"}
_CODECS |= {name: name for name in ("utf-8", "big5", "big5hkscs", "cp950", "euc_kr", "cp949")}
_CODECS |= {"euc_jp": "euc_jp", "shift_jis": "cp932", "cp932": "cp932"}
_ONE_BYTE = re.compile(r"ascii|iso8859-\d+|cp125\d|koi8-[ru]")
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def codec_for(label: str | None) -> str | None:
    """The codec for a label, or None for what no label or ASCII says.

    Raises:
        CannotMask: a charset that is unknown, or that hides digits behind shifts (UTF-7, ISO-2022).

    >>> codec_for("GB2312"), codec_for("us-ascii"), codec_for("ISO-8859-1")
    ('gb18030', None, 'iso8859-1')
    """
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        name = label.strip().lower()
    if name == "ascii":
        return None
    if name in _CODECS:
        return _CODECS[name]
    if _ONE_BYTE.fullmatch(name):
        return name
    # The label comes from outside and is not repeated.
    raise CannotMask("字符集未知或不支持", "the charset is unknown or not supported")


def decode(data: bytes, label: str | None = None) -> tuple[str, str]:
    r"""The text of ``data`` and the codec that writes it back.

    A byte order mark decides; else the label; else UTF-8, else GB18030. What is labelled as one byte a character and
    is sound UTF-8 is read as UTF-8: every programme that looks at the bytes shows it so.

    Raises:
        CannotMask: the bytes are no text in that charset.

    >>> decode("账号".encode("gbk"), "gb2312")
    ('账号', 'gb18030')
    """
    for mark, codec in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data, codec), codec
    labelled = codec_for(label)
    if labelled is None or _ONE_BYTE.fullmatch(labelled):
        try:
            return _strictly(data, "utf-8"), "utf-8"
        except CannotMask:
            labelled = labelled or "gb18030"
    return _strictly(data, labelled), labelled


def _strictly(data: bytes, codec: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        at = error.start
        raise CannotMask(
            f"第{at}字节起不是合法的文字", f"from byte {at} on the bytes are no text in their charset"
        ) from None
    if _NOT_TEXT.search(text):
        raise CannotMask("含有控制字符，不是文本", "holds control characters, so it is no text")
    return text


def encode(text: str, codec: str, errors: str = "strict") -> bytes:
    """The bytes of ``text``; ``errors`` may be ``xmlcharrefreplace`` for markup.

    Raises:
        CannotMask: the charset lacks a character that the mask needs.
    """
    try:
        return text.encode(codec, errors)
    except UnicodeEncodeError:
        raise CannotMask("原字符集写不出脱敏结果", "the charset cannot write the masked text") from None
