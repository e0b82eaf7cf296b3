"""Putting parts together: in order, beside the work on those that are still to come."""

import time
from pathlib import Path

import pytest

from zhengdun.privacy.files.assembling import Assembly
from zhengdun.privacy.files.formats import Layout, Part
from zhengdun.privacy.files.journal import Journal
from zhengdun.privacy.files.json_lines import FORMAT


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "结果.jsonl", {}) as begun:
        yield begun


def _assembly(tmp_path, journal, parts: int) -> Assembly:
    source = tmp_path / "客户.jsonl"
    source.write_text('{"a": 1}\n', encoding="utf-8")
    layout = Layout(tuple(Part(index, 0, 0, 1) for index in range(parts)), FORMAT.layout(source).facts)
    for index in range(parts):
        journal.part(index).write_text(f'{{"a": {index}}}\n')
    return Assembly(source, layout, journal, sm3=False)


def test_parts_that_finish_in_another_order_are_put_in_their_own(tmp_path, journal) -> None:
    with _assembly(tmp_path, journal, 3) as assembly:
        for index in (2, 0, 1):
            assembly.add(index)
        assert assembly.result().path.read_text() == '{"a": 0}\n{"a": 1}\n{"a": 2}\n'


def test_what_is_put_together_is_written_out_while_the_next_part_is_awaited(tmp_path, journal) -> None:
    with _assembly(tmp_path, journal, 2) as assembly:
        assembly.add(0)
        assert _first_written(journal.folder / "assembled") == '{"a": 0}\n'
        assembly.add(1)
        assert assembly.result().facts.size == 18


def _first_written(path: Path) -> str:
    """What stands in a file as soon as something does."""
    for _ in range(1000):
        if path.exists() and path.stat().st_size:
            return path.read_text()
        time.sleep(0.01)
    return ""
