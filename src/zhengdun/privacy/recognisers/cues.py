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

SERIAL_ENDS = ("水号", "流水", "单号", "订单", "托号", "同号", "次号", "列号", "序号", "考号", "型号")
"""How words end that announce a number that is no one's: 流水号, 订单号, 委托号, 合同号 … One such number in ten passes
the check of a bank card."""

SERIAL_NUMBERS_OF = "托单同交报务请价"
"""The same before 编号: 委托编号, 订单编号, 合同编号, 报价编号 …"""

_NUMBER = "编号"
_SERIAL_ENDS = frozenset(SERIAL_ENDS)
_SERIAL = f"(?:{'|'.join(SERIAL_ENDS)}|[{SERIAL_NUMBERS_OF}]{_NUMBER})"

_GLUE = frozenset(' \t\u3000:：为是=#“"(（【-')
_MOST_GLUE = 3
"""Which characters may stand between a serial word and its number, and how many."""

_MAY_STAND_BEFORE = frozenset({*_GLUE, *(word[-1] for word in SERIAL_ENDS), _NUMBER[-1]})

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
    >>> cues.announces(["卡号"], "订单号已生成，卡号6222", 9), cues.refuses("流水号：6222", 4)
    (True, True)
    """

    def __init__(self, words: Iterable[str]) -> None:
        vocabulary = sorted(set(words), key=lambda word: (-len(word), word))
        self._find_all = re.compile("|".join([*map(re.escape, vocabulary), _SERIAL, _END])).findall

    def announces(self, words: Collection[str], message: str, begin: int) -> bool:
        """Whether the last word of the vocabulary before a number in a message is one of ``words``, a part of it."""
        around = message[max(0, begin - REACH) : begin]
        if not any(map(around.__contains__, words)):  # as before most numbers
            return False
        found = self._find_all(_in_reach(around))
        return bool(found) and found[-1] in words

    def refuses(self, message: str, begin: int) -> bool:
        """Whether a word right before the number says that it is a serial number."""
        last = message[begin - 1 : begin]
        if last not in _MAY_STAND_BEFORE:  # as of most numbers
            return False
        end = begin
        if last in _GLUE:
            while end > max(0, begin - _MOST_GLUE) and message[end - 1] in _GLUE:
                end -= 1
        last_two = message[end - 2 : end] if end > 1 else ""
        if last_two == _NUMBER:
            return end > len(_NUMBER) and message[end - 3] in SERIAL_NUMBERS_OF
        return last_two in _SERIAL_ENDS

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

    def may_refuse(self, data: NDArray[np.uint8], begins: Positions) -> Mask:
        """Which of the numbers that begin there may be refused, by the last bytes before them in whatever row."""
        last = _word_before(data, np.maximum(begins, _WORD)) if len(data) >= _WORD else np.zeros(len(begins), np.uint64)
        answer: Mask = _MAY_END_GLUE[last & _ONE_BYTE] | _is_serial(last) | (begins < _WORD)
        return answer

    def refused(self, before: Before) -> Mask:
        """For each number, what ``refuses`` says of one; ``before`` as for ``named``."""
        data, width = before.reshape(-1), before.shape[1]
        ends = np.arange(1, len(before) + 1) * width
        last = _word_before(data, ends)
        glued = np.flatnonzero(_MAY_END_GLUE[last & _ONE_BYTE])
        for _ in range(_MOST_GLUE):
            before_glue = last[glued]
            glue = _GLUE_WIDTH_OF_ONE[before_glue & _ONE_BYTE]
            glue += _WIDE_GLUE * _GLUE_OF_THREE.holds(before_glue & _THREE_BYTES)
            glued, glue = glued[glue > 0], glue[glue > 0]
            if not len(glued):
                break
            ends[glued] -= glue
            last[glued] = _word_before(data, ends[glued])
        answer = _is_serial(last)
        numbered = np.flatnonzero(last & _SIX_BYTES == _NUMBER_CODE)
        if len(numbered):
            characters = _word_before(data, ends[numbered] - 6) & _THREE_BYTES
            answer[numbered] = _NUMBERED_CODES.holds(characters)
        return answer


_WORD = 8
_ONE_BYTE, _THREE_BYTES, _SIX_BYTES = np.uint64(0xFF), np.uint64(0xFFFFFF), np.uint64(0xFFFFFFFFFFFF)
_GLUE_OF_THREE = CodeSet(character for character in _GLUE if not character.isascii())
_SERIAL_CODES, _NUMBERED_CODES = CodeSet((*SERIAL_ENDS, _NUMBER)), CodeSet(SERIAL_NUMBERS_OF)
_NUMBER_CODE = np.uint64(code_of(_NUMBER))

_GLUE_WIDTH_OF_ONE = np.zeros(256, np.int64)
_GLUE_WIDTH_OF_ONE[[ord(character) for character in _GLUE if character.isascii()]] = 1
_WIDE_GLUE = 3
_MAY_END_GLUE = np.isin(np.arange(256), [character.encode()[-1] for character in _GLUE])
"""The last bytes of what may stand between, as a table."""


def _is_serial(last: NDArray[np.uint64]) -> Mask:
    """Which of the last eight bytes end as a serial word does, or with 编号, of which what is before it tells."""
    return _SERIAL_CODES.holds(last & _SIX_BYTES)


def _word_before(data: NDArray[np.uint8], ends: Positions) -> NDArray[np.uint64]:
    """The last eight bytes before each place as one number."""
    return gather(data, ends - _WORD, _WORD).view(">u8").ravel().astype(np.uint64)


def _in_reach(text: str) -> str:
    """The last characters of what is before a number, as many as fit into the reach."""
    return text if text.isascii() else text.encode(errors="surrogatepass")[-REACH:].decode(errors="ignore")


def _texts(before: Before) -> pa.Array:
    """The same of many numbers as strings. What is left of a character cut in two reads as ``NOTHING``."""
    texts = np.ascontiguousarray(before).copy()
    edge = texts[:, :3]
    edge[np.logical_and.accumulate((edge >= _CONTINUATION[0]) & (edge < _CONTINUATION[1]), axis=1)] = NOTHING
    offsets = np.arange(len(texts) + 1, dtype=np.int64) * texts.shape[1]
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(texts)]
    return pa.Array.from_buffers(pa.large_string(), len(texts), buffers)
