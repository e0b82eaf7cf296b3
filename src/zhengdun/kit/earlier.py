"""Where a duty stood in an earlier version of the Measures, and what that version asked instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from zhengdun.kit.nouns import institutions
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.law import DRAFT_2022, MEASURES_2012, Citation, art

if TYPE_CHECKING:
    import dataframely as dy

    from zhengdun.kit.binding import Who
    from zhengdun.kit.rows import Rows
    from zhengdun.kit.shapes.base import Shape

Asks = Literal["more", "less"]

_NUMBER = re.compile(r"(?P<article>\d+)(?:\.(?P<paragraph>\d+))?[a-z]?")


class Differences(TypedDict, total=False):
    """What may differ from the duty that stands in the version of today; see :class:`Earlier`."""

    title: str
    binds: Who
    shape: Shape
    remedy: str
    by_reference: bool
    asks: Asks


@dataclass(frozen=True, eq=False, kw_only=True)
class Earlier:
    """A duty as an earlier version had it; what is None there is as in the duty itself.

    Args:
        id: its number in that version, with the version before it: ``2022-draft:17.2c``.
        cite: the place.
        quote: the operative words, verbatim.
        title, binds, shape, remedy, by_reference: as in :class:`~zhengdun.kit.duty.Duty`.
        asks: whether that version asked more or less than the duty does now, where no number tells.
    """

    id: str
    cite: Citation
    quote: str
    title: str | None = None
    binds: Who | None = None
    shape: Shape | None = None
    remedy: str | None = None
    by_reference: bool | None = None
    asks: Asks | None = None


def in_draft(number: str, quote: str, *, item: int | None = None, **differences: Unpack[Differences]) -> Earlier:
    """The duty in the draft of 2022, where it is ``number`` (``17.2c``), and stands in ``item`` where that has items.

    >>> in_draft("17.2c", "业务日志保存期限不得少于二十年").cite
    art(17, 2, version='2022-draft')
    """
    return _earlier(DRAFT_2022, number, quote, item, differences)


def in_2012(number: str, quote: str, **differences: Unpack[Differences]) -> Earlier:
    """The duty in the Measures of 2012, where it is ``number`` (``32.1a``).

    Whom these bound by reference is not on record, so that it counts for nobody.

    >>> in_2012("33a", "核心机构应当每年组织市场相关主体进行一次信息安全应急演练").id
    '2012:33a'
    """
    return _earlier(MEASURES_2012, number, quote, None, {"by_reference": False, **differences})


def unrecorded_in_2012(number: str, each: Rows = institutions, at: dy.Column | None = None) -> Earlier:
    """The duty may have stood in the Measures of 2012 at ``number``: the source lacks the words, nobody can tell.

    ``each`` and ``at`` are its subjects and the day of their conduct, as far as those can be named.
    """
    shape = Unrecorded(each=each, at=at)
    return _earlier(MEASURES_2012, number, "", None, {"shape": shape, "by_reference": False})


def _earlier(version: str, number: str, quote: str, item: int | None, differences: Differences) -> Earlier:
    match = _NUMBER.fullmatch(number)
    if match is None:
        raise ValueError(f"{number!r} is no number of a duty, such as 17.2c")
    paragraph = int(match["paragraph"]) if match["paragraph"] else None
    cite = art(int(match["article"]), paragraph, item, version=version)
    return Earlier(id=f"{version}:{number}", cite=cite, quote=quote, **differences)
