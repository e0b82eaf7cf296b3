"""Precision and recall of each kind on the messages written by hand: ``python -m privacy.recognisers.accuracy``.

The messages were chosen because they are hard, so the figures say where recognisers fail, and not how often they do in
the field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from privacy.recognisers.marked import Message, read_messages
from rich.console import Console
from rich.table import Table

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import recognise_message


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many values of a kind there are, how many were taken for one, and how many of these are the same span."""

    kind: str
    there: int
    taken: int
    right: int

    @property
    def recall(self) -> float | None:
        """Of the values that are there, the share that was found exactly; None: there are none."""
        return self.right / self.there if self.there else None

    @property
    def precision(self) -> float | None:
        """Of the spans that were taken for a value, the share that is one; None: nothing was taken for one."""
        return self.right / self.taken if self.taken else None


def measure(messages: Iterable[Message]) -> list[Accuracy]:
    """Each kind, and all of them together at the end."""
    there: Counter[Kind] = Counter()
    taken: Counter[Kind] = Counter()
    right: Counter[Kind] = Counter()
    for message in messages:
        truth = set(message.truth)
        found = {(hit.start, hit.end, hit.kind) for hit in recognise_message(message.text)}
        for counter, spans in ((there, truth), (taken, found), (right, truth & found)):
            counter.update(kind for *_, kind in spans)
    kinds = [Accuracy(kind.value, there[kind], taken[kind], right[kind]) for kind in Kind]
    return [*kinds, Accuracy("all", there.total(), taken.total(), right.total())]


def table(rows: Sequence[Accuracy], messages: int) -> Table:
    """The figures as they are printed."""
    shown = Table(title=f"{messages} messages written by hand", title_justify="left")
    for name in ("kind", "there", "taken for one", "right", "precision", "recall"):
        shown.add_column(name, justify="left" if name == "kind" else "right")
    for row in rows:
        shown.add_row(
            row.kind, str(row.there), str(row.taken), str(row.right), _percent(row.precision), _percent(row.recall)
        )
    return shown


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.1%}"


if __name__ == "__main__":
    read = read_messages()
    Console().print(table(measure(read), len(read)))
