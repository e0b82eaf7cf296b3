"""What a page is made of, and what an example on it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from zhengdun.assessment.explanation import Explanation
    from zhengdun.ledger.book import Ledgers


@dataclass(frozen=True)
class Part:
    """A stretch of a page under its heading; the heading is empty for what stands before the first one.

    Args:
        heading: in the page's language.
        html: what stands under it.
        anchor: by which links lead there, the same in all languages.
    """

    heading: str
    html: Markup
    anchor: str = ""


@dataclass(frozen=True)
class Page:
    """One page in one language.

    Args:
        name: its path without suffix, the same in both languages, such as ``duties/21.3a``.
        title: its heading.
        lead: what it is about in one line, for lists and search results.
        parts: what stands on it.
        chapter, article: where it stands in the Measures, None where it does not.
    """

    name: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    chapter: int | None = None
    article: int | None = None


def duty_name(duty_id: str) -> str:
    """The name of a duty's page; those of earlier versions stand below their version.

    >>> duty_name("21.3a"), duty_name("2022-draft:12c")
    ('duties/21.3a', 'versions/2022-draft/12c')
    """
    version, _, number = duty_id.rpartition(":")
    return f"{version_name(version)}/{number}" if version else f"duties/{number}"


def version_name(version: str) -> str:
    """The name of the page of an earlier version."""
    return f"versions/{version}"


@dataclass(frozen=True, eq=False)
class Example:
    """A case that a duty's own tests judge: the ledgers, the day, the verdict explained, and where the test stands."""

    explanation: Explanation
    ledgers: Ledgers
    on: date
    test: str
