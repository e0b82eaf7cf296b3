"""The guard that the gateways use: recognisers and display masks, by message or by the kernel, whichever is faster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from zhengdun.privacy.gateway.guard import Guard, Guarded
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import STRICT, DisplayMask, mask_hits, mask_messages
from zhengdun.privacy.recognisers import KINDS, Hits, recognise
from zhengdun.privacy.text.flat import FlatText

# Measured: messages read together cost a tenth of a microsecond a character, the kernel some milliseconds to start and
# half as much a character after that.
_CHARACTERS_FOR_THE_KERNEL = 100_000


def display_guard(masks: Mapping[Kind, DisplayMask] = STRICT) -> Guard:
    """A guard that masks for display.

    Args:
        masks: the mask of each kind; kinds without one are not looked for.

    >>> display_guard()(["手机13800138000"])
    [Guarded(text='手机138****8000', counts={<Kind.MOBILE: 'mobile'>: 1})]
    """

    def guard(texts: Sequence[str]) -> list[Guarded]:
        if sum(map(len, texts)) >= _CHARACTERS_FOR_THE_KERNEL:
            return _by_kernel(texts, masks)
        return [
            Guarded(_in_characters(text, masked), counts)
            for text, (masked, counts) in zip(texts, mask_messages(texts, masks), strict=True)
        ]

    return guard


def _by_kernel(texts: Sequence[str], masks: Mapping[Kind, DisplayMask]) -> list[Guarded]:
    flat = FlatText.of(list(texts))
    hits = recognise(flat, masks)
    out = flat.copy()
    mask_hits(out, hits, masks)
    counts = _by_row(flat, hits)
    rows = enumerate(out.to_arrow().to_pylist())
    return [
        Guarded(_in_characters(texts[row], masked), counts[row]) if row in counts else Guarded(texts[row], {})
        for row, masked in rows
    ]


def _by_row(flat: FlatText, hits: Hits) -> dict[int, Counter[Kind]]:
    """The counts of each row that has hits."""
    rows = np.searchsorted(flat.offsets, hits.start, side="right") - 1
    counts: dict[int, Counter[Kind]] = {}
    for row, kind in zip(rows.tolist(), hits.kind.tolist(), strict=True):
        counts.setdefault(row, Counter())[KINDS[kind]] += 1
    return counts


def _in_characters(text: str, masked: str) -> str:
    """``masked``, which has the bytes of ``text``, with as many characters too.

    A mask writes ``****`` for a character of four bytes, as rare surnames have, and ``**`` for one of two.

    >>> _in_characters("𠮷野138", "****野***")
    '＊野***'
    """
    if len(text) == len(masked):
        return masked
    data, at, characters = masked.encode(), 0, []
    for character in text:
        width = len(character.encode())
        written = data[at : at + width].decode()
        characters.append(written if len(written) == 1 else "＊")
        at += width
    return "".join(characters)
