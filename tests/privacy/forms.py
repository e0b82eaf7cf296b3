"""The two forms of what is asked of a text: numpy, and loops that numba compiles."""

import importlib.util

import numpy as np
import pytest

from zhengdun.privacy import compiling

FORMS = [
    pytest.param("never", id="numpy"),
    pytest.param(
        "always",
        id="compiled",
        marks=pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed"),
    ),
]
"""For a fixture with one parameter, which takes it as ``compiling.setting(form)``."""


def assert_alike(call):
    """What the call gives is the same in both forms: arrays, and lists, tuples and mappings of them."""
    pytest.importorskip("numba")
    with compiling.setting("never"):
        expected = call()
    with compiling.setting("always"):
        assert compiling.loops(compiling.TEXT) is not None
        _assert_same(call(), expected)


def _assert_same(found, expected):
    if isinstance(expected, np.ndarray):
        assert (found.dtype, found.shape) == (expected.dtype, expected.shape)
        assert np.array_equal(found, expected)
    elif isinstance(expected, dict):
        assert found.keys() == expected.keys()
        for key, value in expected.items():
            _assert_same(found[key], value)
    else:
        assert isinstance(expected, (list, tuple))
        for one, other in zip(found, expected, strict=True):
            _assert_same(one, other)
