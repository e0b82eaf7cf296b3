"""The assessment: a pure function from ledgers, a day and a calendar to findings."""

from zhengdun.assessment.evaluation import Findings, evaluate
from zhengdun.assessment.gate import ask

__all__ = ["Findings", "ask", "evaluate"]
