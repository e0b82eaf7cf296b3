"""Permutations of any size and of rows of numerals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.privacy.crypto import permutation as permutations
from zhengdun.privacy.crypto.blocks import BlockCipher
from zhengdun.privacy.crypto.numerals import NumeralPermutation
from zhengdun.privacy.crypto.permutation import Digits, FixedWalk, KeyedTable, WalkingFF1, permutation

CIPHER = BlockCipher("aes", bytes(range(16)))


@pytest.mark.parametrize("size", [1, 2, 10, 676, 3755, 999_999, 1_000_000, 1_000_003, 1002**2 + 1, 1 << 20])
def test_every_size_is_permuted(size):
    chosen = permutation(CIPHER, size)
    everything = np.arange(size, dtype=np.uint64)
    image = chosen.convert(everything, backwards=False)
    assert np.array_equal(np.sort(image), everything)
    assert np.array_equal(chosen.convert(image, backwards=True), everything)


@pytest.mark.parametrize(
    ("size", "kind"), [(999_999, KeyedTable), (1_000_000, Digits), (1_000_001, FixedWalk), (10**17, Digits)]
)
def test_below_a_million_a_table_from_a_million_ff1(size, kind):
    assert isinstance(permutation(CIPHER, size), kind)


@pytest.mark.parametrize("size", [2**32, 2**32 + 1, 9 * 10**11, 2**63])
def test_large_sizes_go_there_and_back(size):
    values = np.array([0, 1, size // 2, size - 1], np.uint64)
    image = permutation(CIPHER, size).convert(values, backwards=False)
    assert (image < np.uint64(size)).all()
    assert np.array_equal(permutation(CIPHER, size).convert(image, backwards=True), values)


def test_tables_depend_on_the_key_and_on_the_size():
    everything = np.arange(1000, dtype=np.uint64)
    other = KeyedTable(BlockCipher("aes", bytes(16)), 1000).convert(everything, backwards=False)
    ours = KeyedTable(CIPHER, 1000).convert(everything, backwards=False)
    smaller = KeyedTable(CIPHER, 999).convert(everything[:999], backwards=False)
    assert (ours == other).sum() < 20
    assert (ours[:999] == smaller).sum() < 20


def test_another_tweak_is_another_permutation():
    values = np.arange(2000, dtype=np.uint64) * np.uint64(600)
    walk = permutation(CIPHER, 1_300_000)
    one, other = (walk.convert(values, np.full(2000, t, np.uint64), backwards=False) for t in (1, 2))
    assert (one == other).sum() < 20


@pytest.mark.parametrize("size", [999_999, 1_000_000, 1_000_003])
def test_what_is_outside_ends_at_once(size):
    with pytest.raises(ValueError, match="outside"):
        permutation(CIPHER, size).convert(np.array([0, size], np.uint64), backwards=False)


def test_a_walk_that_cannot_end_is_given_up(monkeypatch):
    monkeypatch.setattr(permutations, "MOST_STEPS", 3)
    walk = WalkingFF1(CIPHER, 2, 40)
    with pytest.raises(RuntimeError, match="did not end"):
        walk.convert(np.arange(5, dtype=np.uint64), np.full(5, 5, np.uint64), backwards=False)


def test_tables_of_no_or_too_many_values_are_refused():
    for size in (0, 1_000_000):
        with pytest.raises(ValueError, match="table"):
            KeyedTable(CIPHER, size)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_numerals_come_back_and_stay_within_their_alphabets(data):
    width = data.draw(st.integers(1, 24))
    radices = np.array(
        data.draw(
            st.lists(
                st.lists(st.sampled_from([1, 1, 2, 10, 26, 3755, 65_536]), min_size=width, max_size=width),
                min_size=1,
                max_size=6,
            )
        ),
        np.uint32,
    ).reshape(-1, width)
    seed = data.draw(st.integers(0, 2**32))
    rng = np.random.default_rng(seed)
    numerals = rng.integers(0, radices).astype(np.uint16)
    tweaks = rng.integers(0, 2**63, len(radices)).astype(np.uint64)
    permute = NumeralPermutation(CIPHER)
    image = permute.convert(numerals, radices, tweaks, backwards=False)
    assert (image < radices).all()
    assert np.array_equal(permute.convert(image, radices, tweaks, backwards=True), numerals)


@pytest.mark.parametrize("radices", [[10, 26, 1, 3], [10, 10, 1, 10, 10, 11, 10]])
def test_short_rows_are_permuted_among_themselves(radices):
    """Below a million by the table, from a million on by rank; all rows of the alphabets are there again."""
    size = int(np.prod(radices))
    everything = np.stack(np.unravel_index(np.arange(size), radices), axis=1).astype(np.uint16)
    shape = np.broadcast_to(np.array(radices, np.uint32), everything.shape)
    image = NumeralPermutation(CIPHER).convert(everything, shape, np.full(size, 5, np.uint64), backwards=False)
    assert len(np.unique(np.ravel_multi_index(image.T, radices))) == size


def test_a_row_does_not_depend_on_its_neighbours():
    radices = np.array([[10] * 4 + [1] * 26, [3755] * 30, [10] * 8 + [1] * 22, [10] * 20 + [1] * 10], np.uint32)
    numerals = np.minimum(radices - 1, 7).astype(np.uint16)
    tweaks = np.arange(4, dtype=np.uint64)
    permute = NumeralPermutation(CIPHER)
    together = permute.convert(numerals, radices, tweaks, backwards=False)
    for row in range(4):
        alone = permute.convert(numerals[row : row + 1], radices[row : row + 1], tweaks[row : row + 1], backwards=False)
        assert np.array_equal(alone[0], together[row])


def test_every_numeral_of_a_long_row_moves_with_each_other():
    """One numeral changed changes about all of them: the Feistel network mixes both halves."""
    radices = np.full((2, 20), 3755, np.uint32)
    numerals = np.full((2, 20), 11, np.uint16)
    numerals[1, 13] = 12
    image = NumeralPermutation(CIPHER).convert(numerals, radices, np.zeros(2, np.uint64), backwards=False)
    assert (image[0] != image[1]).sum() >= 18


def test_a_numeral_outside_its_alphabet_is_refused():
    with pytest.raises(ValueError, match="outside"):
        NumeralPermutation(CIPHER).convert(
            np.array([[10]], np.uint16), np.array([[10]], np.uint32), np.zeros(1, np.uint64), backwards=False
        )
