"""Liability, articles 62 to 70: what a breach of the Measures can lead to, under the law of the day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from zhengdun.law.citation import Citation
from zhengdun.law.errors import LawError
from zhengdun.law.liability_tables import liability_tables
from zhengdun.law.sanctions import Kind, Mitigation, OutsideProvision, Sanction, Standing
from zhengdun.law.versions import CURRENT, VERSIONS


def liability(citation: Citation, kind: Kind | str, *, cii: bool = False, on: date) -> tuple[Sanction, ...]:
    """Return every sanction that a breach can lead to, in the order of the articles.

    A sanction with a condition (``when_zh``) attaches only where that is fulfilled too, which is for whoever
    knows the case to judge. That the place binds such an institution at all is for the duty to say. Places
    that lay no duty on an institution lead to nothing.

    Args:
        citation: what is breached, in the version of 2023.
        kind: as what the institution answers.
        cii: whether it operates critical information infrastructure.
        on: the day of the conduct; outside laws are cited by the numbers they had on it.

    Raises:
        LawError: another version, an unknown kind, or a day before the Measures were in force.

    >>> from zhengdun.law import art
    >>> found = liability(art(18, 2), "operating", cii=True, on=date(2025, 12, 31))
    >>> [sanction.citation.short for sanction in found]
    ['62.2', '63.1', '64.1', '64.2']
    >>> [provision.zh for provision in found[2].outside]
    ['《网络安全法》第59条第1款']
    >>> [provision.zh for provision in liability(art(18, 2), "core", on=date(2026, 1, 1))[1].outside]
    ['《网络安全法》第61条第1款', '《网络安全法》第61条第3款']
    """
    _require_in_force(citation, on)
    tables, kind = liability_tables(), _kind(kind)
    if any(place.covers(citation) for place in tables.no_duty):
        return ()
    return tuple(_on_the_day(rule.sanction, on) for rule in tables.rules if rule.attaches(citation, kind, cii))


def mitigation(kind: Kind | str) -> Mitigation | None:
    """Return the mitigation of article 70, or None for a kind of institution to which it does not extend.

    Raises:
        LawError: an unknown kind.

    >>> [relief.zh for relief in mitigation("core").reliefs]
    ['从轻或者减轻处罚', '免于处罚']
    >>> mitigation("service") is None
    True
    """
    found = liability_tables().mitigation
    return found if _kind(kind) in found.kinds else None


def standing(kind: Kind | str) -> Standing | None:
    """Return how certain the sanctions shown for a kind are, or None where the articles name it themselves.

    >>> standing("referred").citation.short, standing("operating") is None
    ('74.1', True)
    """
    return liability_tables().standings.get(_kind(kind))


def other_law_liability(number: str, on: date) -> tuple[OutsideProvision, ...]:
    """Return what answers the breach of a number that another law sets, beside the Measures; nothing where unknown.

    >>> [provision.zh for provision in other_law_liability("trading_record_years", date(2026, 1, 1))]
    ['《证券法》第214条', '《期货和衍生品法》第144条']
    """
    return tuple(provision for provision in liability_tables().other_laws.get(number, ()) if provision.applies(on))


def periods_of_law(first: date, last: date) -> tuple[tuple[date, date], ...]:
    """Divide the days from ``first`` to ``last``, both included, where liability changed.

    That is where a version of the Measures came into force, or a provision of another law got another number.

    >>> periods_of_law(date(2025, 12, 1), date(2026, 2, 1))
    ((datetime.date(2025, 12, 1), datetime.date(2025, 12, 31)), (datetime.date(2026, 1, 1), datetime.date(2026, 2, 1)))
    """
    began = {version.since for version in VERSIONS.values() if version.since is not None}
    turns = sorted(day for day in liability_tables().turning_days | began if first < day <= last)
    return tuple(
        (start, after - timedelta(days=1)) for start, after in pairwise((first, *turns, last + timedelta(days=1)))
    )


def _on_the_day(sanction: Sanction, on: date) -> Sanction:
    return replace(sanction, outside=tuple(provision for provision in sanction.outside if provision.applies(on)))


def _kind(kind: Kind | str) -> Kind:
    try:
        return Kind(kind)
    except ValueError:
        kinds = ", ".join(Kind)
        raise LawError(
            f"没有“{kind}”这类机构，可用：{kinds}", f"“{kind}” is no kind of institution; use {kinds}"
        ) from None


def _require_in_force(citation: Citation, on: date) -> None:
    if citation.version != CURRENT:
        raise LawError(
            f"只有{CURRENT}年版本的法律责任，引用属于版本{citation.version}",
            f"liability is known for version {CURRENT} only, the citation is of version {citation.version}",
        )
    if not VERSIONS[CURRENT].in_force(on):
        raise LawError(
            f"{on.isoformat()}时本办法尚未施行，不产生其规定的法律责任",
            f"the Measures were not in force on {on.isoformat()} and lead to no liability for conduct then",
        )
