"""What a run would do, without writing anything: every row is changed and counted, and let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from zhengdun.privacy.files.formats import check_is_file, format_of
from zhengdun.privacy.files.planning import TablePlans, plan_tables
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import Plan

Treated = tuple[str, str, Kind | None, str]
"""Table, column, kind and action."""


@dataclass
class Trial:
    """The account of a run that wrote nothing.

    ``broken`` are rows that could not be read; ``rejected`` are rows that the policy would put aside.
    """

    source: Path
    plans: TablePlans
    read: int = 0
    broken: int = 0
    rejected: int = 0
    done: Counter[Treated] = field(default_factory=Counter)


def try_file(source: Path, plan: Plan, *, progress: Callable[[int, int], None] = lambda *_: None) -> Trial:
    """Go through a file as a run would.

    Args:
        source: the file.
        plan: as for a run; its key is loaded, so that a wrong reference is found now.
        progress: told how many of how many parts are done.

    Raises:
        PolicyError: the plan does not fit the columns.
        KeyProblem: the key cannot be had.
        DataError: there is no file, or it is broken as a whole.
    """
    check_is_file(source)
    file_format = format_of(source)
    layout = file_format.layout(source)
    trial = Trial(source, plan_tables(source, layout, plan))
    transformers = {table: Transformer(bound) for table, bound in trial.plans.plans.items()}

    def count_broken(_row: int, _reason: tuple[str, str], _record: str) -> None:
        trial.broken += 1

    for number, part in enumerate(layout.parts, start=1):
        for chunk in file_format.read(source, layout, part, count_broken, None):
            _, counts = transformers[chunk.table](chunk.batch)
            trial.read += counts.read
            trial.rejected += len(counts.rejected)
            trial.done += Counter({(chunk.table, *what): count for what, count in counts.done.items()})
        progress(number, len(layout.parts))
    return trial
