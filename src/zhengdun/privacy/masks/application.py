"""Display masks put on hits, on columns and on single messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks.display import STAR, WIDE_STAR, DisplayMask, is_plain
from zhengdun.privacy.recognisers import KINDS, Hits, recognise_message
from zhengdun.privacy.text.bytes import windows_of
from zhengdun.privacy.text.flat import FlatText
from zhengdun.privacy.text.runs import BLOCK

Positions = NDArray[np.int64]

_WIDE = len(WIDE_STAR)


def mask_hits(out: FlatText, hits: Hits, masks: Mapping[Kind, DisplayMask]) -> None:
    """Put masks on hits, in place; nothing but the bytes of hits is touched.

    Args:
        out: a writable copy of the text in which the hits were found.
        hits: what was found.
        masks: the mask of each kind; hits of other kinds stay as they are.

    >>> from zhengdun.privacy.recognisers import recognise
    >>> text = FlatText.of(["手机13800138000"])
    >>> out = text.copy()
    >>> mask_hits(out, recognise(text), {Kind.MOBILE: DisplayMask(3, 4)})
    >>> out.to_arrow().to_pylist()
    ['手机138****8000']
    """
    for number in np.flatnonzero(np.bincount(hits.kind, minlength=len(KINDS))).tolist():
        mask = masks.get(KINDS[number])
        if mask is None:
            continue
        chosen = np.flatnonzero(hits.kind == number)
        begins = hits.start[chosen]
        for width, starts in _by_width(begins, hits.end[chosen] - begins):
            windows = windows_of(out.data, width)
            values = windows[starts]
            if mask.keep_from is None and not mask.only_digits and is_plain(values):
                first, last = mask.plain_range(width)
                _write(out.data, starts + first, np.full(last - first, STAR))
            else:
                windows[starts] = mask.apply_to_many(values)


def mask_column(text: FlatText, mask: DisplayMask) -> FlatText:
    """A column of which each row is one value, with the mask on; nulls and offsets stay.

    Columns of ASCII without separators and columns of Chinese characters only are written without being looked at
    value by value.

    >>> mask_column(FlatText.of(["6222021234567894", None]), DisplayMask(6, 4)).to_arrow().to_pylist()
    ['622202******7894', None]
    """
    out = text.copy()
    data = out.data
    if mask.only_digits and not (data == WIDE_STAR[0]).any():  # no full-width digit, which begins as a wide star does
        _star_digits(data)
        return out
    plain = mask.keep_from is None and not mask.only_digits
    ascii_only = plain and is_plain(data)
    wide_only = plain and not ascii_only and _is_wide(text)
    for width, starts in _by_width(text.offsets[:-1], np.diff(text.offsets)):
        if ascii_only:
            first, last = mask.plain_range(width)
            _write(data, starts + first, np.full(last - first, STAR))
        elif wide_only:
            first, last = mask.plain_range(width // _WIDE)
            _write(data, starts + first * _WIDE, np.tile(WIDE_STAR, last - first))
        else:
            windows = windows_of(data, width)
            windows[starts] = mask.apply_to_many(windows[starts])
    return out


def mask_message(message: str, masks: Mapping[Kind, DisplayMask]) -> tuple[str, Counter[Kind]]:
    """One message with masks on what is found in it, and how many hits of each kind there were.

    >>> mask_message("手机13800138000已验证", {Kind.MOBILE: DisplayMask(3, 4)})
    ('手机138****8000已验证', Counter({<Kind.MOBILE: 'mobile'>: 1}))
    """
    counts: Counter[Kind] = Counter()
    parts, done = [], 0
    for hit in recognise_message(message, masks):
        parts += [message[done : hit.start], masks[hit.kind].apply(message[hit.start : hit.end])]
        done = hit.end
        counts[hit.kind] += 1
    parts.append(message[done:])
    return "".join(parts), counts


def _by_width(starts: Positions, widths: Positions) -> Iterator[tuple[int, Positions]]:
    """The starts of the values of each width, empty values left out."""
    if not len(widths):
        return
    smallest, largest = int(widths.min()), int(widths.max())
    if smallest == largest:
        if largest:
            yield largest, starts
        return
    order = np.argsort(widths, kind="stable")
    sorted_widths = widths[order]
    edges = np.flatnonzero(sorted_widths[1:] != sorted_widths[:-1]) + 1
    for group in np.split(order, edges):
        width = int(widths[group[0]])
        if width:
            yield width, starts[group]


def _write(data: NDArray[np.uint8], starts: Positions, pattern: NDArray[np.uint8]) -> None:
    """Write the pattern at each of the starts."""
    if not len(pattern) or not len(starts):
        return
    step = int(starts[1] - starts[0]) if len(starts) > 1 else 0
    if step >= len(pattern) and _evenly_spaced(starts, step):
        end = int(starts[0]) + step * (len(starts) - 1)
        body = data[int(starts[0]) : end].reshape(-1, step)
        body[:, : len(pattern)] = pattern
        data[end : end + len(pattern)] = pattern
        return
    windows_of(data, len(pattern))[starts] = pattern


def _evenly_spaced(starts: Positions, step: int) -> bool:
    if int(starts[-1] - starts[0]) != step * (len(starts) - 1):
        return False
    return bool((np.diff(starts) == step).all())


def _is_wide(text: FlatText) -> bool:
    """Whether all characters are Chinese, three bytes each, so that none of them is a separator."""
    if (np.diff(text.offsets) % _WIDE).any():
        return False
    leads, middles = text.data[0::_WIDE], text.data[1::_WIDE]
    # U+4000 to U+9FFF begin with 0xE4 to 0xE9; what is full-width begins with 0xEF, the wide space with 0xE3
    return bool(len(leads)) and bool(((leads >= 0xE4) & (leads <= 0xE9) & (middles >= 0x80)).all())  # noqa: PLR2004


def _star_digits(data: NDArray[np.uint8]) -> None:
    for start in range(0, len(data), BLOCK):
        block = data[start : start + BLOCK]
        np.copyto(block, STAR, where=(block - np.uint8(48)) < np.uint8(10))
