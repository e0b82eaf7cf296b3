"""The names of attachments (RFC 2183, 2231, and encoded words, which the standard forbids and everybody writes)."""

from __future__ import annotations

from collections.abc import Sequence
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from zhengdun.privacy.gateway.formats.charsets import decode
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.mail.fields import Field
from zhengdun.privacy.gateway.reading import Piece, Pieces

PARAMETERS = {"content-disposition": "filename", "content-type": "name"}
_FORBIDDEN = str.maketrans({"*": "＊"})  # an asterisk cannot stand in the name of a file on Windows


def file_names(meta: Message, field: str) -> list[str]:
    """The names in that field, decoded: none, one, or a plain and an encoded one.

    Raises:
        CannotMask: one cannot be decoded.
    """
    stated = meta.get_params(failobj=[], header=field)
    return [_decoded(value) for name, value in stated if name.lower() == PARAMETERS[field]]


def _decoded(stated: str | tuple[str, str, str]) -> str:
    try:
        text = collapse_rfc2231_value(stated, errors="strict")
        if "=?" not in text:
            return decode(text.encode("utf-8", "surrogateescape"))[0]
        chunks = decode_header(text)
        return "".join(decode(_bytes(chunk), charset)[0] for chunk, charset in chunks)
    except (ValueError, LookupError, HeaderParseError):
        raise CannotMask("附件名无法解码", "the name of an attachment cannot be decoded") from None


def _bytes(chunk: str | bytes) -> bytes:
    return chunk.encode("utf-8", "surrogateescape") if isinstance(chunk, str) else chunk


class FileName:
    """The name of an attachment, in one field of a part.

    Args:
        field: the ``Content-Disposition`` or ``Content-Type``.
        meta: all ``Content-…`` fields of the part.
        names: the names in that field, decoded.
    """

    def __init__(self, field: Field, meta: Message, names: Sequence[str]) -> None:
        self._field = field
        self._meta = meta
        self._names = [Pieces([Piece(name)]) for name in names]

    def readings(self) -> list[str]:
        """Each name."""
        return [reading for name in self._names for reading in name.readings()]

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """The field's value with the last name, masked, in RFC 2231 where it is not ASCII; the others go."""
        name = self._names[-1].masked(masked[-1:])[0].translate(_FORBIDDEN)
        self._meta.del_param(PARAMETERS[self._field.key], header=self._field.name)
        charset = None if name.isascii() else "utf-8"
        self._meta.set_param(PARAMETERS[self._field.key], name, header=self._field.name, charset=charset, replace=True)
        value: str = self._meta[self._field.name]
        return b" " + value.strip().replace("; ", ";\r\n ").encode("utf-8", "surrogateescape")
