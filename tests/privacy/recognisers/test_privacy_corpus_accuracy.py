"""Recall and precision on seeded, made-up messages; the sentences are simple, so this is no accuracy in the field."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import recognise_message

sys.path.append(str(Path(__file__).parents[3]))
from benchmarks.privacy.corpus import messages

LOWER_BOUND = 0.995


@pytest.fixture(scope="module")
def counts():
    texts, spans = messages(3000, seed=11)
    truth = {(span.row, span.start, span.end, span.kind) for span in spans}
    found = {(row, hit.start, hit.end, hit.kind) for row, text in enumerate(texts) for hit in recognise_message(text)}
    by_kind = {
        name: Counter(each[3] for each in group)
        for name, group in {"truth": truth, "found": found, "both": truth & found}.items()
    }
    return by_kind


@pytest.mark.parametrize(
    "kind",
    [
        Kind.RESIDENT_ID,
        Kind.MOBILE,
        Kind.BANK_CARD,
        Kind.SSE_ACCOUNT,
        Kind.SZSE_ACCOUNT,
        Kind.EMAIL,
        Kind.NAME,
        Kind.ADDRESS,
    ],
)
def test_each_kind_is_found_and_little_else_is_taken_for_it(counts, kind):
    assert counts["truth"][kind] > 100
    assert counts["both"][kind] / counts["truth"][kind] >= LOWER_BOUND
    assert counts["both"][kind] / counts["found"][kind] >= LOWER_BOUND


def test_kinds_that_are_not_in_the_messages_are_hardly_ever_seen(counts):
    strangers = set(counts["found"]) - set(counts["truth"])
    assert sum(counts["found"][kind] for kind in strangers) <= 3
