"""Where the characters of numbers lie, and replacing spans of text, beside the same in plain Python."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.kernel.places import number_places
from zhengdun.privacy.kernel.splicing import splice
from zhengdun.privacy.text.flat import FlatText

_WRITTEN = st.lists(
    st.sampled_from(
        [*"0179AXax", *"０９ＡＺａｚ", " ", "-", "·", "京", "\u00a0", "\u200b", "\u2011", "－", "　", "\ufeff", "("]
    ),
    min_size=1,
    max_size=8,
).map("".join)


def _narrow(written: str) -> str:
    folded = "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in written)
    return "".join(sign for sign in folded if sign.isascii() and sign.isalnum()).upper()


@given(st.lists(_WRITTEN, min_size=1, max_size=8))
def test_digits_are_read_without_separators_and_written_back_in_their_places(values) -> None:
    text = FlatText.of(values)
    start, end = text.offsets[:-1], text.offsets[1:]
    out, read = text.copy(), {}
    for places in number_places(text.data, start, end):
        found = places.read(text.data)
        for member, row in zip(places.members.tolist(), found, strict=True):
            read[member] = row.tobytes().decode()
        places.write(out.data, found, np.ones(len(found), np.bool_))
    assert read == {place: _narrow(value) for place, value in enumerate(values) if _narrow(value)}
    for before, after in zip(values, out.to_arrow().to_pylist(), strict=True):
        wide_upper = "".join(chr(ord(s) - 32) if "ａ" <= s <= "ｚ" or "a" <= s <= "z" else s for s in before)
        assert after == wide_upper


def test_a_country_code_is_left_alone() -> None:
    data = np.frombuffer(b"+86 138-0013-8000", np.uint8)
    [places] = number_places(data, np.array([0]), np.array([len(data)]), 11)
    assert places.read(data).tobytes() == b"13800138000"


_PIECE = st.tuples(st.text("a汉", max_size=3), st.text("b号", min_size=1, max_size=3), st.text("c新", max_size=4))


@given(st.lists(st.lists(_PIECE, max_size=3), max_size=5))
def test_spliced_text_is_that_of_plain_python(rows) -> None:
    text = FlatText.of("".join(kept + old for kept, old, _ in row) for row in rows)
    start, end, new, place = [], [], [], 0
    for row in rows:
        for kept, old, by in row:
            start.append(place + len(kept.encode()))
            place = start[-1] + len(old.encode())
            end.append(place)
            new.append(by)
    spliced = splice(text, np.array(start, np.int64), np.array(end, np.int64), FlatText.of(new))
    assert spliced.to_arrow().to_pylist() == ["".join(kept + by for kept, _, by in row) for row in rows]
