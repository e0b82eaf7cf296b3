"""The assessment: a pure function from ledgers, a day and a calendar to findings."""

from zhengdun.assessment.evaluation import Findings, evaluate

__all__ = ["Findings", "evaluate"]
