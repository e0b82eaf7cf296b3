"""The columns of the workbook's sheets: one line a column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zhengdun.assessment.agenda import Item
from zhengdun.assessment.liability import Liability, liability_of
from zhengdun.assessment.parties import Party
from zhengdun.exports.consequences import laws_text, recipients
from zhengdun.exports.gaps import wanted
from zhengdun.exports.lines import Line
from zhengdun.exports.matters import matter_text
from zhengdun.exports.summary import MARKS, Names
from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import say

if TYPE_CHECKING:
    from zhengdun.assessment.beside import SameMatter
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers

Cell = str | int | date | None


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in Latin characters, and what it shows of a row."""

    heading: Label
    width: int
    show: Callable[[Any], Cell]


@dataclass(frozen=True, eq=False)
class Columns:
    """The columns of every sheet, in one language."""

    lang: str
    on: date
    ledgers: Ledgers
    parties: dict[str, Party]
    names: Names
    matters: dict[tuple[str, str], SameMatter]

    def of_breaches(self) -> list[Column]:
        """What was not done, what to do, and what can follow."""
        return [
            *self._who(),
            _column("事实与计算|Facts and arithmetic", 46, lambda line: line.sentence(self.lang)),
            *self._words(),
            _column("现在该做什么|What to do", 36, lambda line: self._label(line.duty.remedy)),
            _column("同一事项|Same matter", 40, self._matter),
            _column("报送|To be filed", 22, lambda line: line.duty.filing and self._label(line.duty.filing)),
            _column("报送对象|Recipient", 18, self._recipients),
            _column("行为日|Day of the conduct", 26, lambda line: self._liability(line).conduct.text(self.lang)),
            _column("法律责任|Liability", 46, lambda line: laws_text(self._liability(line).laws, self.lang)),
            _column("说明|Notes", 40, self._notes),
            *self._standing(),
        ]

    def of_gaps(self) -> list[Column]:
        """What cannot be told, and what record would help."""
        return [
            *self._who(),
            _column("需要补的记录|Record needed", 44, self._wanted),
            _column("证据|Evidence", 30, lambda line: self._label(line.duty.evidence)),
            *self._words(),
            *self._standing(),
        ]

    def of_all(self) -> list[Column]:
        """Every finding in short."""
        return [
            *self._who(),
            _column("事实与计算|Facts and arithmetic", 46, lambda line: line.sentence(self.lang)),
            _column("到期日|Due on", 12, lambda line: line.due),
            *self._standing(),
        ]

    def of_deadlines(self) -> list[Column]:
        """The agenda."""
        return [
            _column("到期日|Due on", 12, lambda item: item.due),
            _column("逾期|Overdue", 9, lambda item: say("逾期|overdue").get(self.lang) if item.overdue else None),
            *self._subject(),
            _column("起算日|Counted from", 13, lambda item: item.event),
            _column("推算|Derivation", 60, lambda item: item.how(self.lang)),
            _column("现在该做什么|What to do", 36, lambda item: self._label(item.duty.remedy)),
        ]

    def _who(self) -> list[Column]:
        return [
            *self._subject(),
            _column("结论|Verdict", 13, self._verdict),
            _column("原因|Reason", 18, lambda line: line.reason.label.get(self.lang)),
        ]

    def _subject(self) -> list[Column]:
        return [
            _column("机构|Institution", 20, lambda row: self.parties[row.institution].name),
            _column("条款|Article", 18, lambda row: _cited(row.duty, self.lang)),
            _column("规则|Rule", 9, lambda row: row.duty.id),
            _column("义务|Duty", 34, lambda row: self._label(row.duty.title)),
            _column("对象|Subject", 24, self._name),
            _column("对象代码|Code", 16, lambda row: row.subject),
        ]

    def _words(self) -> list[Column]:
        return [_column("原文|Words of the law", 44, lambda line: f"“{line.duty.quote}”")]

    def _standing(self) -> list[Column]:
        internal, law = say("内部标准|Internal standard").get(self.lang), say("办法|Measures").get(self.lang)
        return [
            _column("判断依据|Judged by", 15, lambda line: internal if line.duty.internal else law),
            _column("豁免至|Waived until", 13, lambda line: line.finding["waived_until"]),
            _column("豁免理由|Reason of the waiver", 28, lambda line: line.finding["waiver"]),
        ]

    def _name(self, row: Line | Item) -> str:
        return self.names[row.institution, row.duty.id, row.subject]

    def _label(self, both: str) -> str:
        return Label.parse(both).get(self.lang)

    def _verdict(self, line: Line) -> str:
        return f"{MARKS[line.outcome]} {line.outcome.label.get(self.lang)}"

    def _wanted(self, line: Line) -> str:
        return wanted(line.duty, line.reason, line.institution, self.ledgers, self.lang)

    def _recipients(self, line: Line) -> str | None:
        found = recipients(line.duty, [self.parties[line.institution]])
        return _joined([recipient.get(self.lang) for recipient in found], self.lang) or None

    def _matter(self, line: Line) -> str | None:
        matter = self.matters.get((line.institution, line.duty.id))
        return None if matter is None else matter_text(matter, self.lang)

    def _liability(self, line: Line) -> Liability:
        return liability_of(line.duty, line.finding, self.parties[line.institution], self.on)

    def _notes(self, line: Line) -> str:
        return "\n".join(note.get(self.lang) for note in self._liability(line).notes)


def _column(heading: str, width: int, show: Callable[[Any], Cell]) -> Column:
    return Column(Label.parse(heading), width, show)


def _cited(duty: Duty, lang: str) -> str:
    return duty.cite.place(lang)


def _joined(words: list[str], lang: str) -> str:
    return (", " if lang == "en" else "、").join(words)
