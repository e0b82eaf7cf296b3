"""The texts that the cells of a workbook share, kept on the disk: in memory they would grow with the workbook."""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from zhengdun.privacy.files.disk import disk_problems

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ITEM, _TEXT, _RUN = f"{_MAIN}si", f"{_MAIN}t", f"{_MAIN}r"
_AT_ONCE = 4_096


class SharedStrings:
    """What stands for the list of shared texts: they are read as far as they are asked for.

    They lie in a nameless file among the system's temporary ones, which is gone when the process is, however it ends.
    In memory are eight bytes of each. Raises :class:`~zhengdun.privacy.errors.DataError` where that folder is full.

    Args:
        part: ``xl/sharedStrings.xml`` of the workbook, open for reading.
    """

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._coming = _texts(part)
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is closed with this
        self._ends = array("Q", [0])

    def __getitem__(self, number: int) -> str:
        """The text of a number. Raises ``IndexError`` if there is none, and what is wrong with the part."""
        while number >= len(self._ends) - 1 and self._read_on():
            pass
        if not 0 <= number < len(self._ends) - 1:
            raise IndexError(number)
        begin, end = self._ends[number], self._ends[number + 1]
        return os.pread(self._file.fileno(), end - begin, begin).decode()

    def close(self) -> None:
        """Let go of the file and of the part."""
        self._file.close()
        self._part.close()

    def _read_on(self) -> bool:
        """Put the next texts on the disk; whether there were any."""
        texts = [text.encode() for text in islice(self._coming, _AT_ONCE)]
        whole = b"".join(texts)
        with disk_problems(Path(tempfile.gettempdir()) / "texts"):
            while whole:
                whole = whole[self._file.write(whole) :]
        for text in texts:
            self._ends.append(self._ends[-1] + len(text))
        return bool(texts)


def _texts(part: IO[bytes]) -> Iterator[str]:
    """The texts in order; what was read is let go of."""
    events = iterparse(part, ("start", "end"))  # noqa: S314 - Expat itself stops entities that grow
    _, root = next(events)
    for event, element in events:
        if event == "end" and element.tag == _ITEM:
            yield _text(element).replace("x005F_", "")  # the escape of an underscore, as openpyxl undoes it
            root.clear()


def _text(item: Element) -> str:
    """Its plain text, and that of its runs; not how it is pronounced."""
    pieces = [item.findtext(_TEXT), *(run.findtext(_TEXT) for run in item.iter(_RUN))]
    return "".join(piece for piece in pieces if piece)
