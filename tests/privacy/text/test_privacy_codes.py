"""A set of codes holds what was put into it and nothing else."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.text.codes import CodeSet, code_of

words = st.text(alphabet="水号单流订:a 一", min_size=1, max_size=2)


@given(st.sets(words, min_size=1, max_size=40), st.lists(words, max_size=40))
def test_what_was_put_in_is_held_and_nothing_else(held, asked):
    codes = np.array([code_of(word) for word in [*held, *asked]], np.uint64)
    answer = CodeSet(held).holds(codes)
    assert answer.tolist() == [word in held for word in [*held, *asked]]


@given(st.sets(words, min_size=1, max_size=10), st.lists(st.integers(0, 2**64 - 1), max_size=20))
def test_any_number_may_be_asked_for(held, asked):
    codes = {code_of(word) for word in held}
    assert CodeSet(held).holds(np.array(asked, np.uint64)).tolist() == [each in codes for each in asked]
