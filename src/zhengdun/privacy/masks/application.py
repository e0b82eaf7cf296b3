"""Display masks put on hits, on columns and on single messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.compiling import loops
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks.display import DisplayMask, all_wide, is_plain
from zhengdun.privacy.masks.places import STAR, WIDE_STAR
from zhengdun.privacy.recognisers import KINDS, Hit, Hits, Together, recognise_message, recognise_together
from zhengdun.privacy.recognisers.hits import NUMBER_OF_KIND
from zhengdun.privacy.recognisers.together import BETWEEN
from zhengdun.privacy.text.bytes import BLOCK, gather, scatter
from zhengdun.privacy.text.flat import FlatText

Positions = NDArray[np.int64]

_FEW = 128
"""Hits below which one by one is quicker than arrays."""

_WIDE = len(WIDE_STAR)

_STARS = "zhengdun.privacy.masks.stars_jit"
_NONE = -1
"""What is no byte."""

_SORTED_QUICKLY = np.iinfo(np.uint16).max
"""Numbers of 16 bits are sorted by counting."""


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
    if len(hits) < _FEW:
        _mask_one_by_one(out.data, hits, masks)
        return
    hits = _left_by_loops(out.data, hits, masks)
    for number in np.flatnonzero(np.bincount(hits.kind, minlength=len(KINDS))).tolist():
        mask = masks.get(KINDS[number])
        if mask is None:
            continue
        chosen = np.flatnonzero(hits.kind == number)
        begins = hits.start[chosen]
        for width, starts in _by_width(begins, hits.end[chosen] - begins):
            _put(mask, out.data, starts, width)


def _left_by_loops(data: NDArray[np.uint8], hits: Hits, masks: Mapping[Kind, DisplayMask]) -> Hits:
    """Put masks on the hits that compiled loops can mask, where there are such loops, and give those that are left."""
    compiled = loops(_STARS)
    if compiled is None:
        return hits
    table = np.zeros((len(KINDS), 4), np.int64)
    for kind, mask in masks.items():
        keep_from = _NONE if mask.keep_from is None else ord(mask.keep_from)
        left, right = min(mask.keep_left, len(data)), min(mask.keep_right, len(data))
        table[NUMBER_OF_KIND[kind]] = not mask.only_digits, left, right, keep_from
    done = np.empty(len(hits), np.bool_)
    start, end = (np.ascontiguousarray(places, np.int64) for places in (hits.start, hits.end))
    compiled.put_stars(data, start, end, np.ascontiguousarray(hits.kind, np.uint8), table, done)
    return hits.take(~done)


def _mask_one_by_one(data: NDArray[np.uint8], hits: Hits, masks: Mapping[Kind, DisplayMask]) -> None:
    view = data.data
    for start, end, number in zip(hits.start.tolist(), hits.end.tolist(), hits.kind.tolist(), strict=True):
        mask = masks.get(KINDS[number])
        if mask is not None:
            view[start:end] = mask.apply(str(view[start:end], "utf-8")).encode()


def mask_column(text: FlatText, mask: DisplayMask) -> FlatText:
    """A column of which each row is one value, with the mask on; nulls and offsets stay.

    Columns of ASCII without separators and columns of Chinese characters only are written without being looked at
    value by value.

    >>> mask_column(FlatText.of(["6222021234567894", None]), DisplayMask(6, 4)).to_arrow().to_pylist()
    ['622202******7894', None]
    """
    out = text.copy()
    data = out.data
    if mask.only_digits and not _holds(data, WIDE_STAR[0]):  # no full-width digit, which begins as a wide star does
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
            _put(mask, data, starts, width)
    return out


def mask_message(message: str, masks: Mapping[Kind, DisplayMask]) -> tuple[str, dict[Kind, int]]:
    """One message with masks on what is found in it, and how many hits of each kind there were.

    >>> mask_message("手机13800138000已验证", {Kind.MOBILE: DisplayMask(3, 4)})
    ('手机138****8000已验证', {<Kind.MOBILE: 'mobile'>: 1})
    """
    hits = recognise_message(message, masks)
    if not hits:
        return message, {}
    counts: dict[Kind, int] = {}
    for hit in hits:
        counts[hit.kind] = counts.get(hit.kind, 0) + 1
    return _masked(message, hits, masks), counts


def mask_messages(messages: Sequence[str], masks: Mapping[Kind, DisplayMask]) -> list[tuple[str, dict[Kind, int]]]:
    """What ``mask_message`` makes of each of a few messages, sooner than one after the other.

    >>> [masked for masked, _ in mask_messages(["手机13800138000", "无"], {Kind.MOBILE: DisplayMask(3, 4)})]
    ['手机138****8000', '无']
    """
    together = Together.of(messages)
    if not together.is_apart:
        return [mask_message(message, masks) for message in messages]
    hits = recognise_together(together, masks)
    counts: list[dict[Kind, int]] = [{} for _ in messages]
    for number, hit in zip(together.numbers_of(hit.start for hit in hits), hits, strict=True):
        count = counts[number]
        count[hit.kind] = count.get(hit.kind, 0) + 1
    return list(zip(_masked(together.text, hits, masks).split(BETWEEN), counts, strict=True))


def _masked(text: str, hits: Iterable[Hit], masks: Mapping[Kind, DisplayMask]) -> str:
    """A text with masks on the hits."""
    parts: list[str] = []
    done = 0
    for first, last, kind, _, _ in hits:
        parts += text[done:first], masks[kind].apply(text[first:last])
        done = last
    parts.append(text[done:])
    return "".join(parts)


def _by_width(starts: Positions, widths: Positions) -> Iterator[tuple[int, Positions]]:
    """The starts of the values of each width, empty values left out."""
    if not len(widths):
        return
    smallest, largest = int(widths.min()), int(widths.max())
    if smallest == largest:
        if largest:
            yield largest, starts
        return
    narrow = widths.astype(np.uint16) if largest <= _SORTED_QUICKLY else widths
    order = np.argsort(narrow, kind="stable")
    sorted_widths = widths[order]
    edges = np.flatnonzero(sorted_widths[1:] != sorted_widths[:-1]) + 1
    for group in np.split(order, edges):
        width = int(widths[group[0]])
        if width:
            yield width, starts[group]


def _put(mask: DisplayMask, data: NDArray[np.uint8], starts: Positions, width: int) -> None:
    """Put the mask on values of one width: the same stars over all where that will do."""
    values = gather(data, starts, width)
    pattern = mask.star_pattern(values)
    if pattern is None:
        scatter(data, starts, mask.apply_to_many(values))
    elif len(pattern[1]):
        scatter(data, starts + pattern[0], pattern[1])


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
    scatter(data, starts, pattern)


def _evenly_spaced(starts: Positions, step: int) -> bool:
    if int(starts[-1] - starts[0]) != step * (len(starts) - 1):
        return False
    return bool((np.diff(starts) == step).all())


def _is_wide(text: FlatText) -> bool:
    """Whether all characters are Chinese, three bytes each, so that none of them is a separator."""
    if (np.diff(text.offsets) % _WIDE).any():
        return False
    return bool(len(text.data)) and all_wide(text.data[0::_WIDE], text.data[1::_WIDE])


def _star_digits(data: NDArray[np.uint8]) -> None:
    """Make a star of each ASCII digit: by arithmetic alone, which takes a quarter of the time of choosing bytes."""
    digit, change = np.empty(BLOCK, np.bool_), np.empty(BLOCK, np.uint8)
    for start in range(0, len(data), BLOCK):
        block = data[start : start + BLOCK]
        is_digit, changed = digit[: len(block)], change[: len(block)]
        np.subtract(block, np.uint8(48), out=changed)
        np.less(changed, np.uint8(10), out=is_digit)
        chosen = np.negative(is_digit.view(np.uint8), out=is_digit.view(np.uint8))  # all bits of the byte, or none
        np.bitwise_xor(block, STAR, out=changed)
        np.bitwise_and(changed, chosen, out=changed)
        np.bitwise_xor(block, changed, out=block)


def _holds(data: NDArray[np.uint8], byte: np.uint8) -> bool:
    return any((data[start : start + BLOCK] == byte).any() for start in range(0, len(data), BLOCK))
