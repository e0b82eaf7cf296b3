"""All hits, and the text with masks on them, are the same by numpy and by compiled loops; in threads too."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy.forms import assert_alike
from privacy.recognisers.marked import read_messages

from zhengdun.privacy import compiling
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import STRICT, mask_hits
from zhengdun.privacy.recognisers import detector, recognise
from zhengdun.privacy.text.flat import FlatText

sys.path.append(str(Path(__file__).parents[3]))
from benchmarks.privacy.corpus import messages

DIGITS_AND_EMAIL = (Kind.RESIDENT_ID, Kind.MOBILE, Kind.BANK_CARD, Kind.SSE_ACCOUNT, Kind.SZSE_ACCOUNT, Kind.EMAIL)


@pytest.fixture(autouse=True)
def _arrays_however_little_text_there_is(monkeypatch):
    monkeypatch.setattr(detector, "FEW", 0)


def found_and_masked(text, kinds=None):
    hits, out = recognise(text, kinds), text.copy()
    mask_hits(out, hits, STRICT)
    return [*(getattr(hits, field.name) for field in fields(hits)), out.data]


@pytest.fixture(scope="module")
def corpus():
    return FlatText.of(["", None, *messages(3000, seed=5)[0], *(message.text for message in read_messages()), ""])


@pytest.mark.parametrize("kinds", [DIGITS_AND_EMAIL, None], ids=["digits and e-mail", "all kinds"])
def test_messages_are_masked_alike(corpus, kinds):
    assert_alike(lambda: found_and_masked(corpus, kinds))


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_random_bytes_are_masked_alike(data):
    text = FlatText.of(data.decode(errors="replace").split("\n"))
    assert_alike(lambda: found_and_masked(text))


def test_threads_share_the_loops(corpus):
    pytest.importorskip("numba")
    with compiling.setting("always"), ThreadPoolExecutor(4) as together:
        done = [together.submit(found_and_masked, corpus) for _ in range(8)]
    expected = found_and_masked(corpus)
    assert all((one == other).all() for each in done for one, other in zip(each.result(), expected, strict=True))
