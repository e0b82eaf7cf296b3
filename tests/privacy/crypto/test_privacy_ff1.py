"""FF1 against the samples of NIST (FF1samples.pdf), its own bijection, and the traps of a batch."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.privacy.crypto.blocks import BlockCipher
from zhengdun.privacy.crypto.ff1 import FF1

KEY_128 = bytes.fromhex("2B7E151628AED2A6ABF7158809CF4F3C")
KEY_192 = bytes.fromhex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F")
KEY_256 = bytes.fromhex("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94")
TWEAK_10 = bytes.fromhex("39383736353433323130")
TWEAK_11 = bytes.fromhex("3737373770717273373737")
ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"

SAMPLES = [
    (KEY_128, 10, b"", "0123456789", "2433477484"),
    (KEY_128, 10, TWEAK_10, "0123456789", "6124200773"),
    (KEY_128, 36, TWEAK_11, "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
    (KEY_192, 10, b"", "0123456789", "2830668132"),
    (KEY_192, 10, TWEAK_10, "0123456789", "2496655549"),
    (KEY_192, 36, TWEAK_11, "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"),
    (KEY_256, 10, b"", "0123456789", "6657667009"),
    (KEY_256, 10, TWEAK_10, "0123456789", "1001623463"),
    (KEY_256, 36, TWEAK_11, "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
]


def convert(ff1: FF1, radix: int, text: str, *, backwards: bool) -> str:
    """A numeral string through the halves, whatever its length."""
    middle = len(text) // 2
    halves = [np.array([int(half, radix)], np.uint64) for half in (text[:middle], text[middle:])]
    left, right = ff1.convert_halves(*halves, backwards=backwards)
    return written(int(left[0]), radix, middle) + written(int(right[0]), radix, len(text) - middle)


def written(number: int, radix: int, length: int) -> str:
    numerals = ""
    for _ in range(length):
        number, numeral = divmod(number, radix)
        numerals = ALPHABET[numeral] + numerals
    return numerals


@pytest.mark.parametrize(("key", "radix", "tweak", "plain", "expected"), SAMPLES)
def test_the_nine_samples_of_nist_both_ways(key, radix, tweak, plain, expected):
    ff1 = FF1(BlockCipher("aes", key), radix, len(plain), tweak)
    assert convert(ff1, radix, plain, backwards=False) == expected
    assert convert(ff1, radix, expected, backwards=True) == plain


@pytest.mark.parametrize(("key", "radix", "tweak", "plain", "expected"), [s for s in SAMPLES if s[1] == 10])
def test_the_samples_as_numbers_in_a_batch(key, radix, tweak, plain, expected):
    ff1 = FF1(BlockCipher("aes", key), radix, 10, tweak)
    batch = np.full(40_000, int(plain), np.uint64)  # more than the rows taken at a time
    assert set(ff1.encrypt(batch).tolist()) == {int(expected)}
    assert set(ff1.decrypt(ff1.encrypt(batch)).tolist()) == {int(plain)}


def reference(cipher: BlockCipher, radix: int, numerals: list[int], tweak: bytes) -> list[int]:
    """Algorithm 7 of SP 800-38G, step by step with Python's integers."""
    n, t = len(numerals), len(tweak)
    u, v = n // 2, n - n // 2
    a, b = numerals[:u], numerals[u:]

    def num(digits):
        value = 0
        for digit in digits:
            value = value * radix + digit
        return value

    def strings(value, m):
        digits = []
        for _ in range(m):
            value, digit = divmod(value, radix)
            digits.insert(0, digit)
        return digits

    half = -(-(radix**v - 1).bit_length() // 8)
    d = 4 * -(-half // 4) + 4
    p = bytes([1, 2, 1]) + radix.to_bytes(3, "big") + bytes([10, u % 256]) + n.to_bytes(4, "big") + t.to_bytes(4, "big")
    for i in range(10):
        q = tweak + bytes((-t - half - 1) % 16) + bytes([i]) + num(b).to_bytes(half, "big")
        r = bytes(16)
        for start in range(0, len(p + q), 16):
            r = cipher.encrypt_one(bytes(x ^ y for x, y in zip(r, (p + q)[start : start + 16], strict=True)))
        m = u if i % 2 == 0 else v
        a, b = b, strings((num(a) + int.from_bytes(r[:d], "big")) % radix**m, m)
    return a + b


@pytest.mark.parametrize("name", ["aes", "sm4"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_radix_and_length_as_the_standard_says(name, data):
    radix = data.draw(st.integers(2, 1 << 16))
    longest = max(n for n in range(2, 128) if radix ** (n - n // 2) <= 1 << 63)
    shortest = min(n for n in range(2, 128) if radix**n >= 1_000_000)
    length = data.draw(st.integers(shortest, longest))
    numerals = data.draw(st.lists(st.integers(0, radix - 1), min_size=length, max_size=length))
    tweak = data.draw(st.binary(max_size=40))
    cipher = BlockCipher(name, bytes(range(16)), jit=False)

    def number(digits):
        value = 0
        for digit in digits:
            value = value * radix + digit
        return np.array([value], np.uint64)

    middle = length // 2
    ff1 = FF1(cipher, radix, length, tweak)
    left, right = ff1.convert_halves(number(numerals[:middle]), number(numerals[middle:]), backwards=False)
    expected = reference(cipher, radix, numerals, tweak)
    assert (left, right) == (number(expected[:middle]), number(expected[middle:]))
    left, right = ff1.convert_halves(left, right, backwards=True)
    assert (left, right) == (number(numerals[:middle]), number(numerals[middle:]))


@settings(max_examples=8, deadline=None)
@given(
    domain=st.sampled_from([(10, 6), (100, 3), (1000, 2), (1009, 2), (16, 5), (2, 20), (3, 13), (7, 8)]),
    key=st.binary(min_size=16, max_size=16),
    tweak=st.binary(max_size=20),
)
def test_it_is_a_bijection_of_the_whole_domain(domain, key, tweak):
    ff1 = FF1(BlockCipher("aes", key), *domain, tweak)
    everything = np.arange(ff1.size, dtype=np.uint64)
    image = ff1.encrypt(everything)
    assert np.array_equal(np.sort(image), everything)
    assert np.array_equal(ff1.decrypt(image), everything)


def test_a_tweak_a_row_is_the_tweak_of_that_row():
    cipher = BlockCipher("aes", KEY_128)
    tweaks = [bytes([i, 0, 7, 0, 0, 255, 0, i]) for i in range(50)]
    values = np.arange(50, dtype=np.uint64)
    together = FF1(cipher, 10, 8, bytes(8)).encrypt(values, np.frombuffer(b"".join(tweaks), np.uint64))
    alone = [int(FF1(cipher, 10, 8, tweak).encrypt(values[i : i + 1])[0]) for i, tweak in enumerate(tweaks)]
    assert together.tolist() == alone


def test_a_value_outside_the_domain_is_refused():
    ff1 = FF1(BlockCipher("aes", KEY_128), 10, 8)
    with pytest.raises(ValueError, match="outside"):
        ff1.encrypt(np.array([1, 10**8], np.uint64))


@pytest.mark.parametrize(("radix", "length"), [(10, 5), (1, 30), (65_537, 2), (36, 26)])
def test_domains_it_cannot_serve_are_refused(radix, length):
    with pytest.raises(ValueError, match=r"radix|domain"):
        FF1(BlockCipher("aes", KEY_128), radix, length)


def test_no_values_give_no_values():
    assert FF1(BlockCipher("aes", KEY_128), 10, 8).encrypt(np.empty(0, np.uint64)).tolist() == []


@pytest.mark.parametrize("name", ["aes", "sm4"])
def test_one_object_serves_many_threads(name):
    ff1 = FF1(BlockCipher(name, bytes(range(16)), jit=False), 10, 9)
    values = np.arange(60_000, dtype=np.uint64)
    expected = ff1.encrypt(values)
    with ThreadPoolExecutor(8) as pool:
        assert all(np.array_equal(got, expected) for got in pool.map(ff1.encrypt, [values] * 16))
