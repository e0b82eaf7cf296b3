"""Arrow in processes of our own takes memory from the system, unless whoever runs them wants it otherwise."""

import os
import subprocess
import sys

import pyarrow as pa
import pytest

_CHILD = """
import pyarrow as pa
from zhengdun.privacy.own_process import set_arrow_up

set_arrow_up()
print(pa.default_memory_pool().backend_name)
"""


@pytest.mark.parametrize("wanted", [None, "mimalloc"])
def test_memory_comes_from_the_system_unless_the_environment_says_otherwise(wanted) -> None:
    if wanted not in {None, *pa.supported_memory_backends()}:
        pytest.skip(f"NOT TESTED: Arrow without {wanted}")
    environment = {key: value for key, value in os.environ.items() if key != "ARROW_DEFAULT_MEMORY_POOL"}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    if wanted:
        environment["ARROW_DEFAULT_MEMORY_POOL"] = wanted
    said = subprocess.run([sys.executable, "-c", _CHILD], env=environment, check=True, capture_output=True, text=True)
    assert said.stdout.split() == [wanted or "system"]
