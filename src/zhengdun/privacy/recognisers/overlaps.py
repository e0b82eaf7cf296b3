"""Of hits that overlap one stays: the surer, then the longer, then the one further left, then the earlier kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from zhengdun.privacy.recognisers.hits import NUMBER_OF_KIND, Hit, Hits

_Claim = tuple[int, int, int, int, int]
"""Start, end, confidence, kind and reason of a hit, both positions in bytes."""


def resolved(hits: Hits) -> Hits:
    """The hits sorted by start, without those that another one displaces."""
    hits = _one_of_each_span(hits)
    if len(hits) < 2:  # noqa: PLR2004 - one alone overlaps nothing
        return hits
    reach = np.maximum.accumulate(hits.end)
    touches = hits.start[1:] < reach[:-1]
    if not touches.any():
        return hits
    crowded = np.zeros(len(hits), np.bool_)
    crowded[1:] = touches
    crowded[:-1] |= touches
    numbers = np.flatnonzero(crowded)
    claims = list(
        zip(
            hits.start[numbers].tolist(),
            hits.end[numbers].tolist(),
            hits.confidence[numbers].tolist(),
            hits.kind[numbers].tolist(),
            hits.reason[numbers].tolist(),
            strict=True,
        )
    )
    keep = ~crowded
    keep[numbers[_winners(claims)]] = True
    return hits.take(keep)


def _one_of_each_span(hits: Hits) -> Hits:
    """The hits sorted by start, the surest and earliest kind of those on the very same bytes."""
    confidence, reason = hits.confidence.astype(np.int8), hits.reason.astype(np.int8)
    order = np.lexsort((-reason, hits.kind, -confidence, hits.end, hits.start))
    hits = hits.take(order)
    first = np.ones(len(hits), np.bool_)
    first[1:] = (hits.start[1:] != hits.start[:-1]) | (hits.end[1:] != hits.end[:-1])
    return hits if first.all() else hits.take(first)


def resolved_message(message: str, hits: list[Hit]) -> list[Hit]:
    """The same for the hits in one message; lengths are compared in bytes of UTF-8 here too."""
    hits = sorted(hits, key=lambda hit: hit.start)
    if all(left.end <= right.start for left, right in pairwise(hits)):
        return hits
    width = [0]
    for character in message:
        width.append(width[-1] + len(character.encode()))
    claims = [
        (width[hit.start], width[hit.end], int(hit.confidence), NUMBER_OF_KIND[hit.kind], int(hit.reason))
        for hit in hits
    ]
    return [hits[number] for number in sorted(_winners(claims))]


def _winners(claims: Sequence[_Claim]) -> list[int]:
    """The numbers of the claims that stay. Claims come sorted by start, so each group that hangs together is one."""
    winners: list[int] = []
    group: list[int] = []
    reach = -1
    for number, (start, end, *_) in enumerate(claims):
        if start >= reach:
            winners += _winners_of_group(claims, group)
            group = []
        group.append(number)
        reach = max(reach, end)
    return winners + _winners_of_group(claims, group)


def _winners_of_group(claims: Sequence[_Claim], group: Sequence[int]) -> list[int]:
    def rank(number: int) -> tuple[int, int, int, int, int]:
        start, end, confidence, kind, reason = claims[number]
        return -confidence, start - end, start, kind, -reason

    kept: list[int] = []
    for number in sorted(group, key=rank):
        start, end, *_ = claims[number]
        if all(end <= claims[other][0] or start >= claims[other][1] for other in kept):
            kept.append(number)
    return kept
