"""AtLeast and Below: figures compared as the decimal fractions that people write."""

from collections.abc import Iterator
from fractions import Fraction

from oracle.case import Case, Row, Subject
from oracle.logic import latest
from oracle.terms import end_of
from oracle.verdict import Verdict
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import Rows
from zhengdun.kit.shapes.threshold import AtLeast, Below, Measure
from zhengdun.ledger.schema import table_of


def threshold(case: Case, shape: AtLeast | Below, subject: Subject) -> Iterator[Verdict]:
    """The latest value against a multiple of the base."""
    table = table_of(shape.measured_on)
    records = [found.row for found in case.linked(Rows(table), shape.each.table, subject.row)]
    records = [row for row in records if row[shape.measured_on.name] <= case.on]
    last = max(records, key=lambda row: row[shape.measured_on.name], default=None)
    factor = case.number(shape.factor)
    value, base = (_figure(measure, records, last) for measure in (shape.value, shape.base))
    bound = None if factor is None or base is None else exact(factor) * exact(base)
    if not case.keeps(table):
        reason = Reason.NO_LEDGER
    elif last is None:
        reason = Reason.NO_RECORD
    elif factor is None:
        reason = Reason.NO_PARAMETER
    elif value is not None and bound is not None and not meets(shape, exact(value), bound):
        reason = Reason.OUT_OF_BOUND
    elif value is None or bound is None or None in (last[shape.value.column.name], last[shape.base.column.name]):
        reason = Reason.UNKNOWN_FACT
    else:
        end = end_of(case, shape.fresh, last[shape.measured_on.name])
        reason = Reason.BOUND_MET if end is None or end >= case.on else Reason.STALE
    yield Verdict(
        reason=reason,
        value=value,
        bound=None if bound is None else float(bound),
        event=None if last is None else last[shape.measured_on.name],
    )


def exact(figure: float) -> Fraction:
    """The decimal fraction that was written."""
    return Fraction(str(figure))


def meets(shape: AtLeast | Below, value: Fraction, bound: Fraction) -> bool:
    """以上 includes the number, 以下 does not (article 71(7))."""
    return value >= bound if isinstance(shape, AtLeast) else value < bound


def _figure(measure: Measure, records: list[Row], last: Row | None) -> float | None:
    name = measure.column.name
    if measure.take == "highest":
        return latest([row[name] for row in records])
    return None if last is None else last[name]
