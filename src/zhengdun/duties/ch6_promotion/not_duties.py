"""Rules of chapter 6 that bind nobody: clause of the list of rules -> the reason, ``中文|English``."""

from __future__ import annotations

NOT_DUTIES: dict[str, str] = {
    "50": "鼓励|An encouragement",
    "53.1a": "核心机构可以自主选择申请|A choice left to core institutions",
    "53.2": "中国证监会的评估职权|A power of the CSRC to evaluate",
}
