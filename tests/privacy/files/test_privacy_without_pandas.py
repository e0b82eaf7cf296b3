"""Processes of our own do without pandas, and whoever wants it there still gets it."""

import subprocess
import sys

import pytest

_CHILD = """
import sys
import numpy as np
import pyarrow as pa
from zhengdun.privacy.without_pandas import leave_pandas_out

leave_pandas_out()
assert pa.array(np.arange(3)).to_pylist() == [0, 1, 2]
assert np.asarray(pa.array([True, None]).is_valid()).tolist() == [True, False]
assert "pandas" not in sys.modules
import pandas
leave_pandas_out()
assert pa.array([1, 2]).to_pandas().tolist() == [1, 2]
assert pa.Table.from_pandas(pandas.DataFrame({"a": [1]})).to_pydict() == {"a": [1]}
"""


def test_arrow_does_not_import_pandas_and_others_still_can() -> None:
    pytest.importorskip("pandas")
    subprocess.run([sys.executable, "-c", _CHILD], check=True)
