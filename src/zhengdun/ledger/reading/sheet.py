"""From the grid of a sheet to typed rows of a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import polars as pl

from zhengdun.ledger.conforming import conform
from zhengdun.ledger.problems import Problem
from zhengdun.ledger.reading.grid import Fault, Grid, Place
from zhengdun.ledger.reading.headings import Records, find_records
from zhengdun.ledger.reading.limits import Limits
from zhengdun.ledger.reading.numbers import dates_of_serials, moments_without_a_time, settle_numbers
from zhengdun.ledger.rows import Heading, Part
from zhengdun.ledger.schema import Ledger


def read_sheet(grid: Grid, table: type[Ledger], limits: Limits) -> tuple[Part | None, list[Problem]]:
    """The rows of a sheet that holds records of ``table``, and everything that is wrong with its cells."""
    records, problems = find_records(grid, table, limits)
    problems += grid.lost
    if records is None:
        return None, [*problems, *_fault_problems(grid, grid.faults, {})]
    if grid.serial_dates:
        records = dates_of_serials(records)
    records, spoilt_numbers = settle_numbers(grid, records)
    faults = {**grid.faults, **spoilt_numbers, **moments_without_a_time(grid, records)}
    spoilt = _spoilt(records, faults)
    part, found = conform(table, _blanked(records.cells, spoilt), records.source, records.rows)
    problems += [*_fault_problems(grid, faults, records.source.headings), *found]
    return replace(part, spoilt=part.spoilt | spoilt), problems


def _spoilt(records: Records, faults: Collection[Place]) -> set[tuple[int, str]]:
    """The cells of ``records`` that are at fault, by position and column name."""
    if not faults:
        return set()
    names = {records.index(name): name for name in records.cells.columns}
    positions = {row: position for position, row in enumerate(records.rows)}
    return {
        (positions[place.row], names[place.column])
        for place in faults
        if place.row in positions and place.column in names
    }


def _blanked(cells: pl.DataFrame, spoilt: Collection[tuple[int, str]]) -> pl.DataFrame:
    for name in {name for _, name in spoilt}:
        gone = [position for position, spoilt_name in spoilt if spoilt_name == name]
        cells = cells.with_columns(pl.when(~pl.int_range(pl.len()).is_in(gone)).then(pl.col(name)).alias(name))
    return cells


def _fault_problems(grid: Grid, faults: Mapping[Place, Fault | None], headings: Mapping[str, Heading]) -> list[Problem]:
    by_index = {heading.index: heading for heading in headings.values()}
    return [
        grid.source.problem(
            place.row,
            fault.what,
            expected=fault.expected,
            heading=by_index.get(place.column, Heading("", place.column)),
        )
        for place, fault in faults.items()
        if fault is not None
    ]
