"""The words before a number: which kind they announce, and whether they say that it is only a serial number.

What is read is the last 36 bytes of the row before the number (twelve Chinese characters). The last word of the
vocabulary found there is the one that counts. The same expressions run in Python for one message and in Arrow's (RE2)
for many.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.reading import NOTHING, Mask, Positions
from zhengdun.privacy.text.bytes import gather
from zhengdun.privacy.text.codes import CodeSet, code_of

REACH = 36
"""Bytes before a number in which a cue is looked for."""

SERIAL_ENDS = ("水号", "流水", "单号", "订单", "托号", "同号", "次号", "列号", "序号", "考号")
"""How words end that announce a number that is no one's: 流水号, 订单号, 委托号, 合同号 … One such number in ten passes
the check of a bank card."""

SERIAL_NUMBERS_OF = "托单同交报务请"
"""The same before 编号: 委托编号, 订单编号, 合同编号 …"""

_SERIAL = f"(?:{'|'.join(SERIAL_ENDS)}|[{SERIAL_NUMBERS_OF}]编号)"

_GLUE = ' \t\u3000:：为是=#“"(（【-'
_MOST_GLUE = 3
"""Which characters may stand between a serial word and its number, and how many."""

_NUMBERED = frozenset(SERIAL_NUMBERS_OF)

_END = chr(NOTHING)
"""What is read before a number ends here, as if it were a word; it stands between messages that are read together."""

_CONTINUATION = (0x80, 0xC0)

Before = NDArray[np.uint8]
"""The bytes before numbers, those outside of their rows as ``NOTHING``; uint8 of shape ``(n, width)``, contiguous."""


class Cues:
    """The vocabulary of a set of rules.

    Args:
        words: the cue words of all rules.

    >>> cues = Cues(["卡号", "身份证"])
    >>> cues.last_word(cues.before("订单号已生成，卡号6222", 9)), cues.refuses(cues.before("流水号：6222", 4))
    ('卡号', True)
    """

    def __init__(self, words: Iterable[str]) -> None:
        vocabulary = sorted(set(words), key=lambda word: (-len(word), word))
        self._find_all = re.compile("|".join([*map(re.escape, vocabulary), _SERIAL, _END])).findall

    def before(self, message: str, begin: int) -> str:
        """The last characters before a number in a message, as many as fit into the reach."""
        text = message[max(0, begin - REACH) : begin]
        return text if text.isascii() else text.encode(errors="surrogatepass")[-REACH:].decode(errors="ignore")

    def last_word(self, before: str) -> str | None:
        """The last word of the vocabulary in what stands before a number, ``None`` where there is none."""
        words = self._find_all(before)
        return words[-1] if words else None

    def refuses(self, before: str) -> bool:
        """Whether a word right before the number says that it is a serial number."""
        words = before.rstrip(_GLUE)
        if len(before) - len(words) > _MOST_GLUE:
            return False
        return words.endswith(SERIAL_ENDS) or (words.endswith("编号") and words[-3:-2] in _NUMBERED)

    def named(self, before: Before, words: Collection[str]) -> Mask:
        """For each number, whether the last word before it is one of ``words``.

        Args:
            before: the bytes before each number, at least ``REACH``.
            words: what is asked for.
        """
        texts = _texts(before[:, -REACH:])
        answer = np.array(pc.match_substring_regex(texts, "|".join(map(re.escape, words))))
        for number in np.flatnonzero(answer).tolist():
            answer[number] = self._find_all(texts[number].as_py())[-1] in words
        return answer

    def refused(self, before: Before) -> Mask:
        """For each number, what ``refuses`` says of one; ``before`` as for ``named``."""
        data, width = before.reshape(-1), before.shape[1]
        ends = np.arange(1, len(before) + 1) * width
        last = _word_before(data, ends)
        for _ in range(_MOST_GLUE):
            glue = _GLUE_WIDTH_OF_ONE[last & _ONE_BYTE] + 3 * _GLUE_OF_THREE.holds(last & _THREE_BYTES)
            glued = np.flatnonzero(glue)
            if not len(glued):
                break
            ends[glued] -= glue[glued]
            last[glued] = _word_before(data, ends[glued])
        two = last & _SIX_BYTES
        answer: Mask = _SERIAL_CODES.holds(two)
        numbered = np.flatnonzero(two == _NUMBER_CODE)
        if len(numbered):
            characters = _word_before(data, ends[numbered] - 6) & _THREE_BYTES
            answer[numbered] = _NUMBERED_CODES.holds(characters)
        return answer


_ONE_BYTE, _THREE_BYTES, _SIX_BYTES = np.uint64(0xFF), np.uint64(0xFFFFFF), np.uint64(0xFFFFFFFFFFFF)
_GLUE_OF_THREE = CodeSet(character for character in _GLUE if not character.isascii())
_SERIAL_CODES, _NUMBERED_CODES = CodeSet(SERIAL_ENDS), CodeSet(SERIAL_NUMBERS_OF)
_NUMBER_CODE = np.uint64(code_of("编号"))

_GLUE_WIDTH_OF_ONE = np.zeros(256, np.int64)
_GLUE_WIDTH_OF_ONE[[ord(character) for character in _GLUE if character.isascii()]] = 1


def _word_before(data: NDArray[np.uint8], ends: Positions) -> NDArray[np.uint64]:
    """The last eight bytes before each place as one number."""
    return gather(data, ends - 8, 8).view(">u8").ravel().astype(np.uint64)


def _texts(before: Before) -> pa.Array:
    """The same of many numbers as strings. What is left of a character cut in two reads as ``NOTHING``."""
    texts = np.ascontiguousarray(before).copy()
    edge = texts[:, :3]
    edge[np.logical_and.accumulate((edge >= _CONTINUATION[0]) & (edge < _CONTINUATION[1]), axis=1)] = NOTHING
    offsets = np.arange(len(texts) + 1, dtype=np.int64) * texts.shape[1]
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(texts)]
    return pa.Array.from_buffers(pa.large_string(), len(texts), buffers)
