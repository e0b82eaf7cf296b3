"""Rules of chapter 7 that bind nobody: clause of the list of rules -> the reason, ``中文|English``."""

from __future__ import annotations

_PENALTY = "法律责任，不是义务：违反义务时适用|Liability, no duty: it attaches where a duty is breached"

NOT_DUTIES: dict[str, str] = {
    "58a": "中国证监会的职责|A task of the CSRC",
    "59.2a": "可以合并报送的许可|A permission to file the report together with others",
    "60": "监管机构委托检查的职权；拒绝、阻碍检查的责任见第六十九条"
    "|A power to have institutions inspected; article 69 is on those who refuse or hinder it",
    "61.1": "监管机构组织和督促的职权|A power to organise and to urge",
    **dict.fromkeys(("62.1", "62.2", "63.1", "63.2", "64.1", "64.2", "65", "66", "67", "68", "69"), _PENALTY),
    "70": "从轻、减轻或者免于处罚的情形|When a penalty is reduced or left out",
}
