"""The journal: what a kill has cut off is done again, what is finished is not."""

from pathlib import Path

from zhengdun.privacy.files.journal import Journal, PartDone

_IDENTITY = {"source": "客户.csv"}


def _finish(journal: Journal, index: int) -> None:
    journal.part(index).write_bytes(b"12345")
    journal.rejects(index).touch()
    journal.add(PartDone(index, 5, 0, 1, 1, 0, [("", "手机", "mobile", "mask", 1)], 0.1))


def _taken_over(output: Path, identity: dict[str, str]) -> list[int]:
    with Journal(output, identity) as journal:
        return sorted(journal.finished)


def test_a_line_that_was_cut_off_does_not_spoil_the_next(tmp_path) -> None:
    output = tmp_path / "结果.csv"
    with Journal(output, _IDENTITY) as journal:
        _finish(journal, 0)
        path = journal.folder / "journal.jsonl"
    with path.open("ab") as log:
        log.write('{"index": 1, "手'.encode()[:-1])
    with Journal(output, _IDENTITY) as journal:
        assert sorted(journal.finished) == [0]
        assert journal.resumed
        _finish(journal, 2)
    assert _taken_over(output, _IDENTITY) == [0, 2]


def test_what_a_power_failure_has_left_of_a_line_does_not_spoil_the_next(tmp_path) -> None:
    output = tmp_path / "结果.csv"
    with Journal(output, _IDENTITY) as journal:
        _finish(journal, 0)
        path = journal.folder / "journal.jsonl"
    with path.open("ab") as log:
        log.write(bytes(100))
    with Journal(output, _IDENTITY) as journal:
        assert sorted(journal.finished) == [0]
        _finish(journal, 1)
    assert _taken_over(output, _IDENTITY) == [0, 1]


def test_a_part_that_is_gone_or_has_another_size_is_done_again(tmp_path) -> None:
    output = tmp_path / "结果.csv"
    with Journal(output, _IDENTITY) as journal:
        for index in range(3):
            _finish(journal, index)
        journal.part(0).unlink()
        journal.part(1).write_bytes(b"123")
    assert _taken_over(output, _IDENTITY) == [2]


def test_another_run_takes_nothing_over_and_rubbish_is_no_journal(tmp_path) -> None:
    output = tmp_path / "结果.csv"
    with Journal(output, _IDENTITY) as journal:
        _finish(journal, 0)
        path = journal.folder / "journal.jsonl"
    assert _taken_over(output, {"source": "别的.csv"}) == []
    path.write_bytes(b"rubbish\n{}\n")
    assert _taken_over(output, _IDENTITY) == []
