"""What a sanction consists of: who may impose it, on whom, which measures and fines, under which law."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from zhengdun.law.citation import Citation
from zhengdun.law.numerals import to_chinese

_TEN_THOUSAND = 10_000


class Kind(StrEnum):
    """As what one answers for a breach: the kinds of article 71, items (1) to (3), those of article 74, anyone else."""

    CORE = "core"
    OPERATING = "operating"
    SERVICE = "service"
    REFERRED = "referred"
    SUBSIDIARY = "subsidiary"
    OTHER = "other"


class Authority(StrEnum):
    """Who may impose a sanction."""

    CSRC = "csrc"
    CSRC_OR_LOCAL = "csrc_or_local"

    @property
    def zh(self) -> str:
        """Its name in Chinese."""
        return "中国证监会" if self is Authority.CSRC else "中国证监会及其派出机构"

    @property
    def en(self) -> str:
        """Its name in English."""
        return "CSRC" if self is Authority.CSRC else "CSRC and its local offices"


class Target(StrEnum):
    """On whom a measure falls."""

    INSTITUTION = "institution"
    PERSONS = "persons"


class Unit(StrEnum):
    """What the bounds of a fine are counted in."""

    YUAN = "yuan"
    PURCHASE_MULTIPLE = "purchase_multiple"
    GAIN_MULTIPLE = "gain_multiple"
    REVENUE_PERCENT = "revenue_percent"


_OF_WHAT_ZH = {
    Unit.PURCHASE_MULTIPLE: "采购金额",
    Unit.GAIN_MULTIPLE: "违法所得",
    Unit.REVENUE_PERCENT: "上一年度营业额",
}


@dataclass(frozen=True, slots=True)
class Fine:
    """The range of a fine; ``least`` is None where the law sets no lower bound.

    The bounds are those of the penalty clauses as they stand. Article 71, item (7), read to the letter, would
    keep exactly 100,000 yuan out of 十万元以下; no duty depends on it.
    """

    most: int
    least: int | None = None
    unit: Unit = Unit.YUAN

    @property
    def zh(self) -> str:
        """The range in Chinese.

        >>> Fine(100_000).zh, Fine(50_000, 5_000).zh, Fine(10, 1, Unit.PURCHASE_MULTIPLE).zh
        ('10万元以下罚款', '5000元以上5万元以下罚款', '采购金额1倍以上10倍以下罚款')
        """
        base = _OF_WHAT_ZH.get(self.unit, "")
        least = "" if self.least is None else f"{self._amount_zh(self.least)}以上"
        return f"{base}{least}{self._amount_zh(self.most)}以下罚款"

    @property
    def en(self) -> str:
        """The range in English.

        >>> Fine(100_000).en, Fine(50_000, 5_000).en, Fine(5, unit=Unit.REVENUE_PERCENT).en
        ('fine of up to 100,000 yuan', 'fine of 5,000 to 50,000 yuan',
         "fine of up to 5 percent of last year's revenue")
        """
        base = {
            Unit.YUAN: "yuan",
            Unit.PURCHASE_MULTIPLE: "times the purchase price",
            Unit.GAIN_MULTIPLE: "times the unlawful gains",
            Unit.REVENUE_PERCENT: "percent of last year's revenue",
        }[self.unit]
        least = "up to " if self.least is None else f"{self.least:,} to "
        return f"fine of {least}{self.most:,} {base}"

    def _amount_zh(self, amount: int) -> str:
        if self.unit in (Unit.PURCHASE_MULTIPLE, Unit.GAIN_MULTIPLE):
            return f"{amount}倍"
        if self.unit is Unit.REVENUE_PERCENT:
            return f"{amount}%"
        ten_thousands, rest = divmod(amount, _TEN_THOUSAND)
        return f"{amount}元" if rest else f"{ten_thousands}万元"


@dataclass(frozen=True, slots=True)
class Measure:
    """One or more measures that fall on the same target under the same condition.

    ``zh`` and ``en`` name the measures other than fines; ``fines`` are alternatives. ``when_zh`` and
    ``when_en`` are empty where no further condition is known.
    """

    target: Target
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    who_zh: str = ""
    who_en: str = ""
    when_zh: str = ""
    when_en: str = ""
    fines: tuple[Fine, ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideProvision:
    """A provision of another law, under the number it has from ``since`` up to, but not on, ``until``.

    The Measures name no article of another law, and where ``named`` is false not even the law. ``only_zh`` is whom
    the provision is limited to, empty where that is whom the Measures name. What is ``unverified`` was not checked
    and is left out, not absent from that law.
    """

    law_zh: str
    law_en: str
    article: int
    paragraph: int | None = None
    items: tuple[int, ...] = ()
    last_article: int | None = None
    since: date | None = None
    until: date | None = None
    named: bool = True
    only_zh: str = ""
    only_en: str = ""
    measures: tuple[Measure, ...] = ()
    unverified_zh: str = ""
    unverified_en: str = ""

    def applies(self, on: date) -> bool:
        """Tell whether the provision has this number on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)

    @property
    def zh(self) -> str:
        """Its citation in Chinese, article numbers in digits.

        >>> OutsideProvision("网络安全法", "Cybersecurity Law", 61, 1).zh
        '《网络安全法》第61条第1款'
        """
        return f"《{self.law_zh}》{self.place_zh}"

    @property
    def place_zh(self) -> str:
        """Where in the law it is, in Chinese."""
        last = "" if self.last_article is None else f"至第{self.last_article}条"
        paragraph = "" if self.paragraph is None else f"第{self.paragraph}款"
        items = "、".join(f"（{to_chinese(item)}）" for item in self.items)
        return f"第{self.article}条{last}{paragraph}" + (f"第{items}项" if items else "")

    @property
    def en(self) -> str:
        """Its citation in English.

        >>> OutsideProvision("网络安全法", "Cybersecurity Law", 69, items=(2, 3)).en
        'Cybersecurity Law, Article 69, items (2), (3)'
        """
        return f"{self.law_en}, {self.place_en}"

    @property
    def place_en(self) -> str:
        """Where in the law it is, in English."""
        head = "Article" if self.last_article is None else "Articles"
        last = "" if self.last_article is None else f" to {self.last_article}"
        paragraph = "" if self.paragraph is None else f"({self.paragraph})"
        items = ", ".join(f"({item})" for item in self.items)
        label = "items" if len(self.items) > 1 else "item"
        return f"{head} {self.article}{last}{paragraph}" + (f", {label} {items}" if items else "")


@dataclass(frozen=True, slots=True)
class Sanction:
    """A sanction that can follow a breach, with the provision of the Measures that threatens it.

    ``when_zh`` is the article's own condition, empty where a breach is enough. ``measures`` are those of the
    Measures themselves; those of other laws are in ``outside``.
    """

    citation: Citation
    authority: Authority
    when_zh: str = ""
    when_en: str = ""
    measures: tuple[Measure, ...] = ()
    outside: tuple[OutsideProvision, ...] = ()

    def on(self, target: Target) -> tuple[Measure, ...]:
        """Return the measures of the Measures themselves that fall on the institution or on persons."""
        return tuple(measure for measure in self.measures if measure.target is target)

    def joined(self, other: "Sanction") -> "Sanction":
        """Return it with the conditions and the outside provisions of ``other``, the same article in another case.

        The older provisions come first.
        """
        outside = dict.fromkeys((*other.outside, *self.outside))
        return replace(
            self,
            when_zh="；或者".join(dict.fromkeys((other.when_zh, self.when_zh))),
            when_en="; or ".join(dict.fromkeys((other.when_en, self.when_en))),
            outside=tuple(sorted(outside, key=lambda provision: provision.since or date.min)),
        )


@dataclass(frozen=True, slots=True)
class Relief:
    """What may happen to the punishment, and when; ``when_zh`` and ``zh`` are the article's words."""

    when_zh: str
    when_en: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Mitigation:
    """The mitigation of article 70: for whom, for which incidents, and what may follow."""

    citation: Citation
    kinds: frozenset[Kind]
    scope_zh: str
    scope_en: str
    reliefs: tuple[Relief, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Standing:
    """How certain it is that a kind of institution answers as shown; ``citation`` is what makes it bound at all."""

    citation: Citation | None
    zh: str
    en: str
