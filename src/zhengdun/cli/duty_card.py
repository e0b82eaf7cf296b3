"""One duty on the terminal: the words of the law, whom it binds, how it is judged, what follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from rich.panel import Panel
from rich.text import Text

from zhengdun.cli.language import language, say
from zhengdun.exports.records import penalties
from zhengdun.kit.parameters import SOURCES, Parameter
from zhengdun.kit.recipients import recipients_by_class
from zhengdun.law import parse_citation
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.kit.duty import Duty


def print_duty(screen: Console, duty: Duty, on: date) -> None:
    """Print the card; liability is that of conduct on the day ``on``."""
    lang = language()
    title = f"{_place(duty)}　{Label.parse(duty.title).get(lang)}　[{duty.id}]"
    screen.print(Panel(Text(duty.quote), title=Text(title), title_align="left", border_style="blue"))
    lines = [
        (say("约束|Binds"), duty.whom(lang)),
        (say("同一事项|Same matter"), _listed(duty.beside)),
        (say("判断|Judged by"), f"{duty.shape.name.get(lang)} — {duty.shape.describe(lang)}"),
        (say("证据|Evidence"), Label.parse(duty.evidence).get(lang)),
        (say("报送|Filing"), _filing(duty)),
        (say("怎么办|What to do"), Label.parse(duty.remedy).get(lang)),
        (say("法律责任|Liability"), _liability(duty, on)),
        *((say("参数|Parameter"), parameter_text(parameter)) for parameter in duty.shape.parameters),
    ]
    for label, text in lines:
        if text:
            screen.print(f"  {label}: {text}", markup=False)


def parameter_text(parameter: Parameter, value: float | None = None) -> str:
    """A named number: its value (the current one where none is given), and who sets it."""
    lang = language()
    known = parameter.counts if value is None else value
    number = say("未设定|not set") if known is None else f"{known:g} {parameter.unit.get(lang)}"
    cited = parameter.cite.place(lang)
    rule = parameter.why.get(lang) if parameter.source == "outside" and parameter.why else cited
    source = SOURCES[parameter.source].get(lang)
    if parameter.source == "internal":
        source = f"{source} {parameter.name}"  # the name by which an institution sets its own
    return f"{parameter.label.get(lang)}: {number}" + say(f"（{source}，{rule}）| ({source}, {rule})")


def _place(duty: Duty) -> str:
    return duty.cite.place(language())


def _filing(duty: Duty) -> str:
    if duty.filing is None:
        return ""
    lang = language()
    recipients = dict.fromkeys(recipient.get(lang) for recipient in recipients_by_class(duty).values())
    return f"{Label.parse(duty.filing).get(lang)} → {_listed(recipients)}"


def _liability(duty: Duty, on: date) -> str:
    if duty.broken_rule is not None:
        rule = duty.broken_rule.get(language())
        return say(f"依其他法律，不依本办法：{rule}|under another law, not the Measures: {rule}")
    cited = [parse_citation(short) for short in penalties(duty, on)]
    return _listed(citation.en if language() == "en" else citation.zh for citation in cited)


def _listed(names: Iterable[str]) -> str:
    return (", " if language() == "en" else "、").join(names)
