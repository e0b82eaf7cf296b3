"""Labels in Latin letters before Chinese names: ``Name: 李四``, ``custName=李四``, ``"client":"李四"``, ``<name>李四``.

Many rows are searched for the six bytes around the end of the label, which tell which rows are worth being read one by
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from zhengdun.privacy.recognisers.characters import HAN
from zhengdun.privacy.recognisers.pairs import Pair

NAME, OTHERS = "name", ("customer", "client")
"""What labels are, written in small letters, in capitals, or with the first of them large."""

BEFORE_NAME = (
    "cust", "customer", "client", "user", "real", "true", "full", "acct", "account", "holder", "owner", "contact",
    "investor", "payee", "payer", "receiver", "sender", "person", "cn", "chinese", "my", "your",
)  # fmt: skip
"""What ``name`` may be the last part of; ``productName`` and ``File name`` announce none."""

_MOST_SPACES = 8
_SPACES = f" {{0,{_MOST_SPACES}}}"
_BETWEEN = f"(?:(?: ?[:=]|(?:\\\\?\"|') ?:){_SPACES}\\\\?[\"']?|：{_SPACES}|>)"
"""What stands between the label and the name: a sign, quotation marks as in JSON, spaces."""

_LONGEST_BEFORE_NAME = max(map(len, BEFORE_NAME)) + 2
_NO_LABEL_AFTER = ("_", "-", "/")


def _written(word: str) -> tuple[str, str, str]:
    return word, word.capitalize(), word.upper()


_LABELS = tuple(each for word in (NAME, *OTHERS) for each in _written(word))
_LETTERS = 4
ENDS = tuple(dict.fromkeys(label[-_LETTERS:] for label in _LABELS))
"""The last letters of labels."""

PAIRS = Pair("".join(sorted({end[-1] for end in ENDS})), ":= \\\"'：>")
"""The last letter of a label with what may stand behind it."""

_match_end = re.compile(f"[{PAIRS.first}](?<={'|'.join(ENDS)}){_BETWEEN}(?=[{HAN}])").match
_find_label = re.compile(f"(?:{'|'.join(_LABELS)})\\Z").search
_LONGEST_LABEL = max(map(len, _LABELS))
_is_letter = re.compile("[A-Za-z]").match
_find_last_word = re.compile("([A-Z]?[a-z]+|[A-Z]+)[ _-]?\\Z").search


def places_in(message: str) -> list[int]:
    """Where in a message such labels may end, as ``PAIRS`` has it."""
    return PAIRS.places_in(message) if _may_have_label(message) else []


def after_labels(message: str, places: Iterable[int]) -> Iterator[int]:
    """Where in a message a Chinese character stands that such a label is before.

    >>> message = 'Name: 李四, "client":"王五", fileName=周报'
    >>> list(after_labels(message, places_in(message)))
    [6, 20]
    """
    for place in places:
        found = _match_end(message, place)
        if found is None:
            continue
        end = place + 1
        label = _find_label(message, max(0, end - _LONGEST_LABEL), end)
        if label is not None and _may_announce(message, label.start(), label[0].lower()):
            yield found.end()


def _may_have_label(message: str) -> bool:
    """Whether it has a letter that a label ends with; six characters are found more quickly than one class of them."""
    return "e" in message or "E" in message or "r" in message or "R" in message or "t" in message or "T" in message


def _may_announce(message: str, start: int, label: str) -> bool:
    """Whether a label is a word by itself, or what stands before ``name`` makes it a person's name."""
    if label != NAME:
        return start == 0 or not _is_letter(message, start - 1)
    before = message[max(0, start - _LONGEST_BEFORE_NAME) : start]
    word = _find_last_word(before)
    return not before.endswith(_NO_LABEL_AFTER) if word is None else word[1].lower() in BEFORE_NAME


def _search_words() -> Iterator[bytes]:
    """The last letters of labels with the two bytes behind them, of which the second may be the first of a name."""
    first_bytes_of_names = [bytes([byte]) for byte in range(0xE4, 0xEA)]
    behind = [sign + byte for sign, byte in product((b":", b"="), (*first_bytes_of_names, b" ", b"\\", b'"', b"'"))]
    behind += [b">" + byte for byte in first_bytes_of_names]
    behind += [b" :", b" =", b'\\"', b'":', b'" ', b"':", b"' ", "：".encode()[:2]]
    for end in ENDS:
        yield from (end.encode() + each for each in behind)


SEARCH_WORDS = tuple(_search_words())
"""Six bytes each, one of which stands wherever such a label ends before a name."""
