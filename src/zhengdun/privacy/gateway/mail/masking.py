"""One message through the guard: taken apart, every text in it masked at once, put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhengdun.privacy.gateway.formats.readable import Readable
from zhengdun.privacy.gateway.guard import CannotMask, Guard, mask_texts, total
from zhengdun.privacy.gateway.mail.content import Rules, readable
from zhengdun.privacy.gateway.mail.encodings import decoded, encoded
from zhengdun.privacy.gateway.mail.field_names import ADDRESSES, MACHINES, SIGNATURES, SUMS
from zhengdun.privacy.gateway.mail.fields import Field
from zhengdun.privacy.gateway.mail.file_names import PARAMETERS, FileName, file_names
from zhengdun.privacy.gateway.mail.header_text import HeaderText
from zhengdun.privacy.gateway.mail.parts import Part, parse, transfer_encoding
from zhengdun.privacy.kinds import Kind

NOTE = "X-Zhengdun-Privacy"

_SIGNATURE_TYPES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_MOST_HOPS = 100  # RFC 5321, 6.3
_LARGEST_SIGNATURE = 65_536  # bytes


@dataclass(frozen=True, slots=True)
class MaskedMail:
    """A message after masking.

    Args:
        data: its bytes; the very bytes given when nothing was masked.
        counts: what was masked, by kind; what is read in two ways, as around hidden text, counts twice.
        changed: whether anything was.
    """

    data: bytes
    counts: Counter[Kind]
    changed: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Somewhere in the message where text stands, and how it is put back."""

    text: Readable
    put: Callable[[bytes], None]
    signed: bool


def mask_mail(data: bytes, guard: Guard, rules: Rules) -> MaskedMail:
    """Mask the texts, the subject, the names beside addresses and the attachments of a message.

    Where something is masked, signatures that no longer hold (DKIM, ARC) are taken off and ``X-Zhengdun-Privacy``
    says so; the gateway belongs in front of what signs.

    Raises:
        CannotMask: the message cannot be read or masked for certain.
    """
    message = parse(data, rules.depth)
    if sum(field.key == "received" for field in message.fields) > _MOST_HOPS:
        raise CannotMask("邮件在服务器间循环", "the message goes round in circles")
    places = list(_places(message, rules, signed=False))
    readings = [place.text.readings() for place in places]
    guarded = mask_texts(guard, [reading for texts in readings for reading in texts])
    masked = iter(one.text for one in guarded)
    changed = False
    for place, texts in zip(places, readings, strict=True):
        after = [next(masked) for _ in texts]
        if after != texts:
            if place.signed:
                raise CannotMask("已签名的内容含有个人信息", "signed content holds personal information")
            place.put(place.text.rewritten(after))
            changed = True
    counts = total(one.counts for one in guarded)
    if not changed:
        return MaskedMail(data, counts, changed=False)
    _mend_header(message)
    return MaskedMail(message.to_bytes(), counts, changed=True)


def _places(part: Part, rules: Rules, *, signed: bool) -> Iterator[_Place]:
    meta = part.meta()
    names: list[str] = []
    for field in part.fields:
        found = file_names(meta, field.key) if field.key in PARAMETERS else []
        if found:
            names += found
            yield _Place(FileName(field, meta, found), _field_put(field), signed)
        if field.key not in MACHINES:
            yield _Place(HeaderText(field.value, addresses=field.key in ADDRESSES), _field_put(field), signed)
    signs = meta.get_content_type() == "multipart/signed"
    for inside in part.inside:
        if isinstance(inside, Part) and not (signs and _is_signature(inside)):
            yield from _places(inside, rules, signed=signed or signs)
    if not part.inside:
        encoding = transfer_encoding(part)
        data = decoded(part.body, encoding)
        text = (
            readable(meta, names[0] if names else None, data, rules)
            if data or meta.get_content_maintype() == "message"
            else None
        )
        if text is not None:
            yield _Place(text, _body_put(part, encoding), signed)


def _is_signature(part: Part) -> bool:
    return part.meta().get_content_type() in _SIGNATURE_TYPES and len(part.body) <= _LARGEST_SIGNATURE


def _field_put(field: Field) -> Callable[[bytes], None]:
    def put(value: bytes) -> None:
        field.value = value

    return put


def _body_put(part: Part, encoding: str) -> Callable[[bytes], None]:
    def put(data: bytes) -> None:
        part.body = encoded(data, encoding)
        part.fields[:] = [field for field in part.fields if field.key not in SUMS]

    return put


def _mend_header(message: Part) -> None:
    """Take off the signatures that no longer hold, in the outermost header, and note it."""
    kept = [field for field in message.fields if field.key not in SIGNATURES]
    removed = len(message.fields) - len(kept)
    note = f" masked; signatures-removed={removed}".encode()
    message.fields[:] = [*kept, Field(NOTE, note)]
