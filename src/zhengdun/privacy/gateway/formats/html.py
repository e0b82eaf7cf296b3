"""An HTML part of a message, in its charset."""

from __future__ import annotations

from collections.abc import Sequence

from zhengdun.privacy.gateway.formats.charsets import decode, encode
from zhengdun.privacy.gateway.formats.markup import Markup


class Html:
    """HTML as bytes.

    Args:
        data: its bytes.
        charset: what the message says it is, if anything.

    Raises:
        CannotMask: bytes that are no text, or markup that cannot be read for certain.

    >>> page = Html(b"<p><b>138</b>00138000")
    >>> page.readings()[0].strip()
    '13800138000'
    """

    def __init__(self, data: bytes, charset: str | None = None) -> None:
        text, self._codec = decode(data, charset)
        self._markup = Markup.html(text)

    def readings(self) -> list[str]:
        """The text in its readings, then the attributes."""
        return self._markup.readings()

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """Its bytes; what the charset cannot write becomes a numbered entity."""
        return encode(self._markup.replaced(masked), self._codec, "xmlcharrefreplace")
