"""The page of the parameters: the numbers of the law, of other rules, and those an institution sets."""

from __future__ import annotations

from zhengdun.duties.registry import all_duties, all_parameters
from zhengdun.exports.pages.page import Page, Part
from zhengdun.exports.pages.rendering import Pen
from zhengdun.kit.parameters import SOURCES, Parameter

_MEANING = {
    "law": "办法自身规定的数字，附各版本的值。"
    "|Numbers that the Measures themselves set, with their value in each version.",
    "outside": "其他规定的数字，办法援引或者留有余地；注明出处。"
    "|Numbers of other rules to which the Measures refer or leave room; the source is named.",
    "internal": "办法未定的用语（及时、定期等）由机构自行设定的标准，不是法律；没有默认值的，设定之前结论为“证据不足”。"
    "|What an institution sets for words that the Measures leave open (及时, 定期 …); it is not law. One without a"
    " default leaves the verdict at “cannot tell” until it is set.",
}


def parameters_page(lang: str) -> Page:
    """All parameters by who sets them."""
    pen = Pen(lang, "parameters")
    users = {
        parameter.name: [duty for duty in all_duties() if parameter in duty.shape.parameters]
        for parameter in all_parameters()
    }
    return Page(
        name="parameters",
        title=pen.say("参数|Parameters"),
        lead=pen.say("法定数字、其他规定的数字和内部标准|Numbers of the law, of other rules, and internal standards"),
        parts=tuple(
            Part(
                label.get(lang)[:1].upper() + label.get(lang)[1:],
                pen.write("parameters.html.j2", meaning=_MEANING[source], parameters=_set_by(source), users=users),
                source,
            )
            for source, label in SOURCES.items()
        ),
    )


def _set_by(source: str) -> list[Parameter]:
    found = (parameter for parameter in all_parameters() if parameter.source == source)
    return sorted(found, key=lambda parameter: (parameter.cite, parameter.name))
