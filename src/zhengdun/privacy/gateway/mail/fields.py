"""The header of a message, field by field, each kept as it came."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhengdun.privacy.gateway.guard import CannotMask

_LONGEST = 100_000  # bytes; what reads fields takes longer than their length
_FIELD = re.compile(rb"([!-9;-~]+):((?:[^\r\n]|\r\n[ \t])*+)(\r\n|\Z)")


@dataclass(slots=True)
class Field:
    """One header field.

    Args:
        name: as it is written.
        value: all after the colon, folds included, without the last line end.
        end: the last line end; nothing where a part ends with its header.
    """

    name: str
    value: bytes
    end: bytes = b"\r\n"

    @property
    def key(self) -> str:
        """The name in lower case."""
        return self.name.lower()

    def to_bytes(self) -> bytes:
        """The field as it goes over the line."""
        return self.name.encode("ascii") + b":" + self.value + self.end


def split_header(data: bytes) -> tuple[list[Field], int]:
    r"""The fields, and where the header ends (before the empty line, or at the end of ``data``).

    Raises:
        CannotMask: a line that is no field, as programmes differ on whether the body begins there; a field that is
            too long.

    >>> fields, end = split_header(b"Subject: a\r\n b\r\nTo: c\r\n\r\nbody")
    >>> [(field.name, field.value) for field in fields], end
    ([('Subject', b' a\r\n b'), ('To', b' c')], 23)
    """
    fields, at = [], 0
    while at < len(data) and not data.startswith(b"\r\n", at):
        match = _FIELD.match(data, at)
        if match is None:
            raise CannotMask("邮件头有不合规的行", "the header has a line that is no header field")
        if len(match[2]) > _LONGEST:
            raise CannotMask("邮件头字段过长", "a header field is too long")
        fields.append(Field(match[1].decode("ascii"), match[2], match[3]))
        at = match.end()
    return fields, at
