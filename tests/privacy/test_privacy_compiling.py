"""When compiled loops are taken, and what happens where they cannot be."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from zhengdun.privacy import compiling
from zhengdun.privacy.crypto.blocks import BlockCipher
from zhengdun.privacy.errors import KeyProblem, PrivacyError

LOOPS = "loops_of_a_test"

_SOURCE = """
import numba
import numpy as np

@numba.njit("int64(int64)", nogil=True, cache=True)
def doubled(number):
    return 2 * number
"""


@pytest.fixture(autouse=True)
def _nothing_read_and_nothing_imported(monkeypatch, tmp_path):
    (tmp_path / f"{LOOPS}.py").write_text(_SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(compiling._Process, "bytes_read", 0)
    for name in ("ZHENGDUN_JIT", "NUMBA_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    _forget()
    yield
    _forget()


def _forget():
    compiling.imported.cache_clear()
    compiling._said_by_environment.cache_clear()
    sys.modules.pop(LOOPS, None)


def test_they_are_taken_once_so_much_was_read_that_they_pay_off():
    pytest.importorskip("numba")
    assert compiling.loops(LOOPS, reads=compiling.PAYS_OFF_AFTER - 1) is None
    assert LOOPS not in sys.modules
    taken = compiling.loops(LOOPS, reads=1)
    assert taken is not None
    assert taken.doubled(21) == 42
    assert compiling.loops(LOOPS) is taken


def test_a_process_can_be_told_for_the_time_being():
    pytest.importorskip("numba")
    with compiling.setting("always"):
        assert compiling.loops(LOOPS) is not None
        with compiling.setting("never"):
            assert compiling.loops(LOOPS) is None
    assert compiling.loops(LOOPS) is None


@pytest.mark.parametrize(("said", "taken"), [("never", False), ("always", True), ("auto", False), ("", False)])
def test_the_environment_says_when(monkeypatch, said, taken):
    pytest.importorskip("numba")
    monkeypatch.setenv("ZHENGDUN_JIT", said)
    assert (compiling.loops(LOOPS) is not None) is taken


def test_rubbish_in_the_environment_is_refused(monkeypatch):
    monkeypatch.setenv("ZHENGDUN_JIT", "yes")
    with pytest.raises(PrivacyError, match="never、auto 或 always") as caught:
        compiling.loops(LOOPS)
    assert "'yes'" in caught.value.en


def test_without_numba_nothing_is_said_and_numpy_used(monkeypatch, caplog):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with compiling.setting("always"):
        assert compiling.loops(LOOPS) is None
    assert not caplog.records


@pytest.mark.parametrize("source", ["import a_module_that_is_not_there", _SOURCE.replace("2 * number", "nothing_such")])
def test_loops_that_do_not_compile_are_left_alone(tmp_path, caplog, source):
    pytest.importorskip("numba")
    (tmp_path / f"{LOOPS}.py").write_text(source)
    with compiling.setting("always"):
        assert compiling.loops(LOOPS) is None
        assert compiling.loops(LOOPS) is None
    assert ["numpy" in record.getMessage() for record in caplog.records] == [True]


def test_numba_told_not_to_compile_is_not_used(monkeypatch):
    numba = pytest.importorskip("numba")
    monkeypatch.setattr(numba.config, "DISABLE_JIT", 1)
    with compiling.setting("always"):
        assert compiling.loops(LOOPS) is None


def test_sm4_does_without_numba_that_does_not_work(monkeypatch):
    """Unless it was asked for."""
    pytest.importorskip("numba")
    monkeypatch.setattr(compiling.importlib, "import_module", lambda name: {}[name])
    key, block = bytes(range(16)), bytes(16)
    assert BlockCipher("sm4", key).encrypt_one(block) == BlockCipher("sm4", key, jit=False).encrypt_one(block)
    with pytest.raises(KeyProblem, match="zhengdun"):
        BlockCipher("sm4", key, jit=True)


_CHILD = f"""
import sys
from zhengdun.privacy import compiling
with compiling.setting("always"):
    print(compiling.loops({LOOPS!r}) is not None)
"""


def _in_a_process(tmp_path, **environment):
    done = subprocess.run(
        [sys.executable, "-c", _CHILD],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path]), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip(), done.stderr


def test_where_nothing_can_be_kept_numpy_is_used_and_it_is_said(tmp_path):
    """Files stand where numba would make folders, which stops root too."""
    pytest.importorskip("numba")
    (tmp_path / "__pycache__").touch()
    (tmp_path / "home").touch()
    home = str(tmp_path / "home")
    taken, said = _in_a_process(tmp_path, HOME=home, XDG_CACHE_HOME=home, PYTHONDONTWRITEBYTECODE="1")
    assert taken == "False"
    assert "NUMBA_CACHE_DIR" in said


def test_another_folder_may_be_named_and_what_is_broken_in_it_stops_nothing(tmp_path):
    pytest.importorskip("numba")
    kept = tmp_path / "kept"
    assert _in_a_process(tmp_path, NUMBA_CACHE_DIR=str(kept)) == ("True", "")
    index = next(kept.rglob("*.nbi"))
    index.write_bytes(b"rubbish")
    taken, said = _in_a_process(tmp_path, NUMBA_CACHE_DIR=str(kept))
    assert taken == "False"
    assert "numba" in said


def test_processes_that_begin_together_share_a_folder_that_was_empty(tmp_path):
    pytest.importorskip("numba")
    with ThreadPoolExecutor() as together:
        done = [together.submit(_in_a_process, tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "kept")) for _ in range(3)]
    assert [each.result() for each in done] == [("True", "")] * 3


def test_threads_may_ask_together():
    pytest.importorskip("numba")
    with compiling.setting("always"), ThreadPoolExecutor(4) as together:
        done = [together.submit(lambda: compiling.loops(LOOPS).doubled(21)) for _ in range(4)]
    assert [each.result() for each in done] == [42] * 4


def test_importing_privacy_does_not_import_numba():
    child = "import sys, zhengdun.privacy, zhengdun.cli.main; assert 'numba' not in sys.modules"
    subprocess.run([sys.executable, "-c", child], check=True)
