"""The start of a command: what it costs, and what it leaves behind."""

import gc
import subprocess
import sys

import pytest

from zhengdun.cli.startup import what_stays


@pytest.fixture
def collector():
    """The garbage collector, put back as it was."""
    was_on = gc.isenabled()
    yield gc
    (gc.enable if was_on else gc.disable)()
    gc.unfreeze()


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_rests_while_what_stays_is_made_and_is_then_as_it_was(collector, is_on):
    (collector.enable if is_on else collector.disable)()
    with what_stays():
        assert not collector.isenabled()
    assert collector.isenabled() is is_on
    assert collector.get_freeze_count() > 0


def test_it_works_again_after_an_import_that_failed(collector):
    collector.enable()
    with pytest.raises(ImportError), what_stays():
        raise ImportError
    assert collector.isenabled()


def test_assess_imports_nothing_that_only_other_commands_use():
    others = {"xlsxwriter", "openpyxl", "fastexcel", "jinja2", "icalendar", "rich.progress"}
    imported = "import sys, zhengdun.cli.commands.assess; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", imported], capture_output=True, text=True, check=True).stdout.split()
    assert "zhengdun.cli.commands.assess" in found
    assert others.isdisjoint(found)
