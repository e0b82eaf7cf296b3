"""From the grid of a sheet to typed rows of a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import polars as pl

from zhengdun.ledger.conforming import conform
from zhengdun.ledger.problems import Problem
from zhengdun.ledger.reading.grid import Fault, Grid, Place
from zhengdun.ledger.reading.headings import Records, find_records
from zhengdun.ledger.reading.limits import Limits
from zhengdun.ledger.reading.no_records import Sorted, records_only
from zhengdun.ledger.reading.numbers import dates_of_serials, moments_without_a_time, settle_numbers
from zhengdun.ledger.rows import Heading, Part
from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True)
class Read:
    """The rows of a sheet, None if it has none; what is wrong with its cells; whether no record is missing."""

    part: Part | None
    problems: list[Problem]
    in_full: bool


def read_sheet(grid: Grid, table: type[Ledger], limits: Limits) -> Read:
    """The rows of a sheet that holds records of ``table``, and everything that is wrong with its cells."""
    records, problems = find_records(grid, table, limits)
    problems += grid.lost
    if records is None:
        return Read(None, [*problems, *_fault_problems(grid, grid.faults, {})], not problems)
    if grid.serial_dates:
        records = dates_of_serials(records)
    found = records_only(records)
    records, spoilt_numbers = settle_numbers(grid, found.records)
    faults = {**_faults_in(grid, found), **spoilt_numbers, **moments_without_a_time(grid, records)}
    spoilt = _spoilt(records, faults)
    part, bad_cells = conform(table, _blanked(records.cells, spoilt), records.source, records.rows)
    problems += [*found.problems, *_fault_problems(grid, faults, records.source.headings), *bad_cells]
    return Read(replace(part, spoilt=part.spoilt | spoilt), problems, found.in_full and not grid.lost)


def _faults_in(grid: Grid, found: Sorted) -> dict[Place, Fault | None]:
    """The faults of the headings and records; titles and notes may look as they like."""
    first = found.records.heading_row
    return {
        place: fault for place, fault in grid.faults.items() if place.row >= first and place.row not in found.left_out
    }


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
