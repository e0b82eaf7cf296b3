"""Rules of chapter 2 that bind nobody: clause of the list of rules -> the reason, ``中文|English``."""

from __future__ import annotations

NOT_DUTIES: dict[str, str] = {
    "20.3": "双活、多活架构的认定规则，在第二十条第二款的判断中适用"
    "|A rule on active-active architecture, applied in judging 20(2)",
    "27.1": "监管机构的职权|A power of the regulator",
    "27.1b": "以“可以委托”领起的委托内容，未规定受托机构“应当”，也无罚则：防护要求由委托约定"
    "|What the CSRC “may” entrust: no “shall” for the centre entrusted, no sanction; protection is agreed in it",
    "27.2a": "鼓励|An encouragement",
    "27.2b": "可以自主选择|A choice left to the institution",
}
