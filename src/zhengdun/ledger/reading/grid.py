"""The cells of one sheet as text, before anything is known of what they mean."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import Problem
from zhengdun.ledger.rows import Source


class Place(NamedTuple):
    """A cell of a sheet: row from 1, column from 0."""

    row: int
    column: int


class Fault(NamedTuple):
    """What is wrong with a cell, and what is expected in it."""

    what: Label
    expected: Label


class Number(NamedTuple):
    """A cell that holds a number (a date is one): its digits and its number format."""

    place: Place
    digits: str
    format: str


Numbers = Callable[[Collection[int]], list[Number]]
"""The cells of some columns (by index) that hold a number."""


def _no_numbers(_: Collection[int]) -> list[Number]:
    return []


@dataclass(frozen=True)
class Grid:
    """One sheet, or one CSV file: a frame of text, its first row the source's row 1.

    ``first_column`` is the index of the frame's first column in the source. ``faults`` are cells known to be
    wrong already (None: reported with another cell); ``lost`` are whole rows that could not be read, blank
    in the frame. A workbook tells numbers from text by ``numbers``; ``percentages`` says that some of its
    cells are shown as percentages, ``serial_dates`` that a number in a column of dates counts the days
    since 1899-12-30.
    """

    source: Source
    cells: pl.DataFrame
    first_column: int = 0
    faults: Mapping[Place, Fault | None] = field(default_factory=dict)
    lost: tuple[Problem, ...] = ()
    numbers: Numbers = _no_numbers
    percentages: bool = False
    serial_dates: bool = False
