"""The three versions of the Measures, when each was in force, and their texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from zhengdun.law.errors import LawError
from zhengdun.law.markdown import parse
from zhengdun.law.model import Text

CURRENT = "2023"
DRAFT_2022 = "2022-draft"
MEASURES_2012 = "2012"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the Measures.

    In force from ``since`` up to, but not on, ``until``; ``until`` is None while it lasts. ``since`` is None
    for a draft, which was never in force.
    """

    key: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    since: date | None
    until: date | None

    @property
    def is_draft(self) -> bool:
        """Whether it never was law."""
        return self.since is None

    def in_force(self, day: date) -> bool:
        """Tell whether this version was the law on that day."""
        return self.since is not None and self.since <= day and (self.until is None or day < self.until)


_REPEAL = date(2023, 5, 1)  # article 75: the 2023 version takes effect and the 2012 version ends

VERSIONS: Mapping[str, Version] = MappingProxyType(
    {
        version.key: version
        for version in (
            Version(
                MEASURES_2012,
                "《证券期货业信息安全保障管理办法》（证监会令第82号）",
                "Measures for Information Security in the Securities and Futures Industry (CSRC Order 82)",
                "2012年办法",
                "Measures of 2012",
                since=date(2012, 11, 1),
                until=_REPEAL,
            ),
            Version(
                DRAFT_2022,
                "《证券期货业网络安全管理办法（征求意见稿）》",
                "Measures for Network Security in the Securities and Futures Industry (draft for comment)",
                "2022年征求意见稿",
                "draft of 2022",
                since=None,
                until=None,
            ),
            Version(
                CURRENT,
                "《证券期货业网络和信息安全管理办法》（证监会令第218号）",
                "Measures for Network and Information Security in the Securities and Futures Industry (CSRC Order 218)",
                "2023年办法",
                "Measures of 2023",
                since=_REPEAL,
                until=None,
            ),
        )
    }
)


def version_in_force(day: date) -> Version | None:
    """Return the version that was the law on that day, or None before the first that is known here.

    >>> version_in_force(date(2023, 4, 30)).key, version_in_force(date(2023, 5, 1)).key
    ('2012', '2023')
    >>> version_in_force(date(2012, 10, 31)) is None
    True
    """
    return next((version for version in VERSIONS.values() if version.in_force(day)), None)


@cache
def load(version: str = CURRENT) -> Text:
    """Return the text of a version; it is read once.

    Raises:
        LawError: there is no such version.

    >>> load("2023").article(21).paragraphs[1].text[-8:]
    '并保存五年以上。'
    """
    if version not in VERSIONS:
        raise LawError(
            f"没有版本“{version}”，可用的版本：{'、'.join(VERSIONS)}",
            f"there is no version “{version}”; the versions are {', '.join(VERSIONS)}",
        )
    source = files("zhengdun.law").joinpath("text", f"{version}.md").read_text(encoding="utf-8")
    return parse(source, version)
