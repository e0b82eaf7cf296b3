"""What a person reads in a header field: encoded words (RFC 2047), quoted strings and folds, but not the addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import Header, decode_header

from zhengdun.privacy.gateway.formats.charsets import codec_for, decode, encode
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.reading import Piece, Pieces

_WORD = r"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?="
_WORDS = re.compile(rf"{_WORD}(?:[ \t\r\n]*{_WORD})*")
_FOLD = re.compile(r"\r\n(?=[ \t])")
_ATOM = r"[^\s<>@\",;:()]"
_ADDRESS = re.compile(rf"<>|<[^<>@]*+@[^<>]*+>|(?<!{_ATOM}){_ATOM}++@{_ATOM}++")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """``written`` in the field is read as ``text``; None: it is not read, and parts what stands beside it."""

    written: str
    text: str | None
    charset: str | None = None


class HeaderText:
    r"""The text of one header field.

    Args:
        value: the field without its name.
        addresses: whether it holds addresses, which are not read (only the names beside them are).

    Raises:
        CannotMask: encoded words that cannot be decoded for certain.

    >>> subject = HeaderText(b" =?gb2312?B?1cu6xQ==?= 6222\r\n 0212", addresses=False)
    >>> subject.readings()
    [' 账号 6222 0212']
    >>> subject.rewritten([" 账号 **** ****"])
    b' =?gb2312?B?1cu6xQ==?= ****\r\n ****'
    """

    def __init__(self, value: bytes, *, addresses: bool) -> None:
        text, self._codec = decode(value)
        self._stretches = list(_stretches(text, addresses=addresses))
        self._pieces = Pieces([Piece(_seen(stretch)) for stretch in self._stretches])

    def readings(self) -> list[str]:
        """The text, once."""
        return self._pieces.readings()

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """The value, with the encoded words that changed encoded anew, in their charset where it can be."""
        texts = self._pieces.masked(masked)
        return encode("".join(map(_rewritten, self._stretches, texts)), self._codec)


def _stretches(text: str, *, addresses: bool) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    at = 0
    for match in _WORDS.finditer(text):
        stretches += _plain(text[at : match.start()], addresses=addresses)
        stretches.append(_decoded(match.group()))
        at = match.end()
    return stretches + _plain(text[at:], addresses=addresses)


def _plain(text: str, *, addresses: bool) -> list[_Stretch]:
    if "?=" in text.partition("=?")[2]:
        raise CannotMask("邮件头编码字有误", "the header has broken encoded words")
    stretches: list[_Stretch] = []
    at = 0
    unread = re.compile(f"{_FOLD.pattern}|{_ADDRESS.pattern}") if addresses else _FOLD
    for match in unread.finditer(text):
        stretches.append(_Stretch(text[at : match.start()], text[at : match.start()]))
        stretches.append(_Stretch(match.group(), "" if match.group() == "\r\n" else None))
        at = match.end()
    return [*stretches, _Stretch(text[at:], text[at:])]


def _decoded(words: str) -> _Stretch:
    try:
        chunks = decode_header(words)
    except (HeaderParseError, ValueError):
        raise CannotMask("邮件头编码字有误", "the header has broken encoded words") from None
    texts, codecs = [], set()
    for chunk, charset in chunks:
        data = chunk.encode("ascii") if isinstance(chunk, str) else chunk
        text, _ = decode(data, (charset or "").partition("*")[0])
        texts.append(text)
        codecs.add(codec_for((charset or "").partition("*")[0]) or "utf-8")
    return _Stretch(words, "".join(texts), codecs.pop() if len(codecs) == 1 else "utf-8")


def _seen(stretch: _Stretch) -> str:
    """As many characters as are written or encoded; a backslash within quotes is not seen."""
    if stretch.text is None:
        return "\n"
    return stretch.text if stretch.charset else stretch.text.replace("\\", "\u200b")


def _rewritten(stretch: _Stretch, text: str) -> str:
    if stretch.text is None or text == _seen(stretch):
        return stretch.written
    if stretch.charset is None:
        return "".join(
            new if new != old else kept for kept, old, new in zip(stretch.text, _seen(stretch), text, strict=True)
        )
    return encoded_words(text, stretch.charset)


def encoded_words(text: str, codec: str) -> str:
    """``text`` as encoded words of at most 75 characters, folded."""
    charset = codec
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        charset = "utf-8"
    return Header(text, charset, maxlinelen=75).encode(linesep="\r\n")
