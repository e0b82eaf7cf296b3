"""Plain text: lines that flow (RFC 3676), folded lines of calendars and cards, and all other text as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengdun.privacy.gateway.formats.charsets import decode, encode
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.reading import Piece, Pieces

_FLOWED_BREAK = re.compile(r"(?<= )\r?\n(?:>* ?)(?!-- \r?$)")
_FLOWED_BREAK_AND_SPACE = re.compile(r" \r?\n(?:>* ?)(?!-- \r?$)")
_FOLD = re.compile(r"\r?\n[ \t]")
_BYTES_IN_TEXT = re.compile(r"^begin(?:-base64)? [0-7]{3,4} |^=ybegin ", re.MULTILINE)


class PlainText:
    """Text in one charset.

    Args:
        data: its bytes.
        charset: what the sender says it is, if anything.
        flowed: whether a space at the end of a line joins it to the next.
        delete_space: whether that space goes when they are joined (DelSp=yes).
        folded: whether a line that begins with a blank continues the one before, as in calendars.

    Raises:
        CannotMask: no text, or text that carries encoded bytes in it (uuencode, yEnc).
    """

    def __init__(
        self,
        data: bytes,
        charset: str | None = None,
        *,
        flowed: bool = False,
        delete_space: bool = False,
        folded: bool = False,
    ) -> None:
        self._text, self._codec = decode(data, charset)
        if _BYTES_IN_TEXT.search(self._text):
            raise CannotMask("正文内嵌编码数据", "the text carries encoded bytes")
        joint = None
        if flowed:
            joint = _FLOWED_BREAK_AND_SPACE if delete_space else _FLOWED_BREAK
        elif folded:
            joint = _FOLD
        self._pieces, self._joints = self._taken_apart(joint)

    def _taken_apart(self, joint: re.Pattern[str] | None) -> tuple[Pieces, list[str]]:
        """The lines that are read as one, and what stands between them (one more, the last being empty)."""
        if joint is None:
            return Pieces([Piece(self._text)]), [""]
        start, pieces, joints = 0, [], []
        for match in joint.finditer(self._text):
            pieces.append(Piece(self._text[start : match.start()]))
            joints.append(match.group())
            start = match.end()
        return Pieces([*pieces, Piece(self._text[start:])]), [*joints, ""]

    def readings(self) -> list[str]:
        """The text, once."""
        return self._pieces.readings()

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """Its bytes in the charset it came in."""
        texts = self._pieces.masked(masked)
        return encode("".join(part for pair in zip(texts, self._joints, strict=True) for part in pair), self._codec)
