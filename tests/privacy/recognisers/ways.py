"""The hits of some rows by the kernel and by the two message paths, in one form, so that they can be compared."""

from zhengdun.privacy.recognisers import KINDS, REASONS, recognise, recognise_message, recognise_messages
from zhengdun.privacy.text.flat import FlatText


def by_message(texts):
    """(first byte, byte after the last, kind, confidence, reason) of each hit, row after row."""
    return _in_bytes(texts, map(recognise_message, (text or "" for text in texts)))


def by_messages_together(texts):
    """The same of all messages at once."""
    return _in_bytes(texts, recognise_messages([text or "" for text in texts]))


def _in_bytes(texts, hits_of_each):
    found, start = [], 0
    for text, hits in zip(texts, hits_of_each, strict=True):
        for hit in hits:
            first = start + len(text[: hit.start].encode())
            end = first + len(text[hit.start : hit.end].encode())
            found.append((first, end, hit.kind, int(hit.confidence), hit.reason))
        start += len((text or "").encode())
    return found


def by_kernel(texts):
    """The same; set ``detector.FEW`` to 0 before, or few rows take the message path here too."""
    hits = recognise(FlatText.of(texts))
    kinds = [KINDS[kind] for kind in hits.kind]
    reasons = [REASONS[reason] for reason in hits.reason]
    return list(zip(hits.start.tolist(), hits.end.tolist(), kinds, hits.confidence.tolist(), reasons, strict=True))
