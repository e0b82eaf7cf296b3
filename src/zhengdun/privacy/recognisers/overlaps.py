"""Of hits that overlap one stays whole: the surer, then the longer, then the one further left, then the earlier kind.

What it leaves uncovered of the others stays a hit of their kind, so that nothing that was found is left in plain: of
``6222021234567894@example.cn`` the digits are a card, whose check digit is right, and ``@example.cn`` is what is left
of the e-mail address.

A check digit says where a number ends, a word only which kind it is: 电话021-68812345 is one landline, though the word
is found before its last eight digits alone. So a longer hit of the same kind takes over what a word vouches for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter, gt

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.hits import KINDS, NUMBER_OF_KIND, Confidence, Hit, Hits, Reason

_Claim = tuple[int, int, int, int, int, int]
"""Start, end, confidence, kind and reason of a hit, and how many bytes it has."""


def resolved(hits: Hits) -> Hits:
    """The hits sorted by start, none overlapping another."""
    hits = hits.take(np.argsort(hits.start, kind="stable"))
    if not (hits.start[1:] < hits.end[:-1]).any():
        return hits
    crowded = _crowded(hits)
    rest = _one_of_each_span(hits.take(crowded))
    contested = _crowded(rest)
    parts = [hits.take(~crowded), rest.take(~contested)]
    if contested.any():
        parts.append(_of_claims(list(_settled(_claims(rest.take(contested))))))
    hits = Hits.joined(parts)
    return hits.take(np.argsort(hits.start, kind="stable"))


def resolved_message(message: str, hits: list[Hit]) -> list[Hit]:
    """The same for the hits in one message; lengths are compared in bytes of UTF-8 here too."""
    hits = sorted(hits)
    if not any(map(gt, map(_end_of, hits), map(_start_of, hits[1:]))):
        return hits
    claims = [
        (
            hit.start,
            hit.end,
            int(hit.confidence),
            NUMBER_OF_KIND[hit.kind],
            int(hit.reason),
            len(message[hit.start : hit.end].encode(errors="surrogatepass")),
        )
        for hit in sorted(set(hits), key=_start_of)
    ]
    return [
        Hit(start, end, KINDS[kind], Confidence(confidence), Reason(reason))
        for start, end, confidence, kind, reason, _ in _settled(claims)
    ]


_start_of, _end_of = attrgetter("start"), attrgetter("end")


def _crowded(hits: Hits) -> NDArray[np.bool_]:
    """Which hits overlap one before them or after them; they come sorted by start."""
    crowded = np.zeros(len(hits), np.bool_)
    touches = hits.start[1:] < np.maximum.accumulate(hits.end)[:-1]
    crowded[1:] = touches
    crowded[:-1] |= touches
    return crowded


def _one_of_each_span(hits: Hits) -> Hits:
    """The surest and earliest kind of the hits on the very same bytes; the hits sorted by start, then by end."""
    confidence, reason = hits.confidence.astype(np.int8), hits.reason.astype(np.int8)
    hits = hits.take(np.lexsort((-reason, hits.kind, -confidence, hits.end, hits.start)))
    first = np.ones(len(hits), np.bool_)
    first[1:] = (hits.start[1:] != hits.start[:-1]) | (hits.end[1:] != hits.end[:-1])
    return hits.take(first)


def _claims(hits: Hits) -> list[_Claim]:
    columns = (hits.start, hits.end, hits.confidence, hits.kind, hits.reason, hits.end - hits.start)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _of_claims(claims: Sequence[_Claim]) -> Hits:
    columns = np.array(claims, np.int64)
    return Hits(columns[:, 0], columns[:, 1], *(columns[:, number].astype(np.uint8) for number in (3, 2, 4)))


def _settled(claims: Sequence[_Claim]) -> Iterator[_Claim]:
    """What stays of the claims, sorted by start as they come. Each group that hangs together is settled by itself."""
    group: list[_Claim] = []
    reach = -1
    for claim in claims:
        if claim[0] >= reach:
            yield from _settled_group(group)
            group = []
        group.append(claim)
        reach = max(reach, claim[1])
    yield from _settled_group(group)


def _settled_group(group: Sequence[_Claim]) -> list[_Claim]:
    def rank(claim: _Claim) -> tuple[int, int, int, int, int]:
        start, _, confidence, kind, reason, size = claim
        return -confidence, -size, start, kind, -reason

    kept: list[_Claim] = []
    for claim in sorted((_vouched_for(claim, group) for claim in group), key=rank):
        start, end, confidence, kind, reason, size = claim
        for taken_from, taken_to, *_ in sorted(kept):
            if taken_from < end and taken_to > start:
                if start < taken_from:
                    kept.append((start, taken_from, confidence, kind, reason, size))
                start = taken_to
        if start < end:
            kept.append((start, end, confidence, kind, reason, size))
    return sorted(kept)


def _vouched_for(claim: _Claim, group: Sequence[_Claim]) -> _Claim:
    """The claim, as sure as a word makes it that was found before a part of it only."""
    start, end, confidence, kind, _, size = claim
    if confidence == Confidence.PATTERN:
        for other in group:
            if other[2:5] == (Confidence.CONTEXT, kind, Reason.CUE) and start <= other[0] and other[1] <= end:
                return start, end, Confidence.CONTEXT, kind, Reason.CUE, size
    return claim
