"""The ends of CSV records: the same as a plain reader of characters finds, however the file is cut into blocks."""

from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.files.record_ends import RecordEnds


def _slowly(data: bytes) -> tuple[list[int], bool]:
    """A reader of one character at a time: field start, inside of a field, inside of quotation marks."""
    ends, state, place = [], "start", 0
    while place < len(data):
        sign, after = data[place : place + 1], data[place + 1 : place + 2]
        if state == "quoted":
            if sign == b'"' and after == b'"':
                place += 1
            elif sign == b'"':
                state = "field"
        elif sign == b'"' and state == "start":
            state = "quoted"
        elif sign == b"\n" or (sign == b"\r" and after != b"\n"):
            ends.append(place + 1)
            state = "start"
        else:
            state = "start" if sign in {b",", b"\r"} else "field"
        place += 1
    return ends, state == "quoted"


_TEXT = st.lists(st.sampled_from([b'"', b'""', b",", b"\n", b"\r\n", b"\r", b"a", "汉".encode()]), max_size=40).map(
    b"".join
)


@given(_TEXT, st.integers(1, 9))
def test_ends_are_those_of_a_plain_reader(data: bytes, size: int) -> None:
    finder, found, place = RecordEnds(ord(",")), [], 0
    while place < len(data):
        stop = place + size
        while data[stop - 1 : stop] == b"\r" and stop < len(data):
            stop += 1
        found += (finder.within(data[place:stop]) + place).tolist()
        place = stop
    assert (found, finder.inside) == _slowly(data)
