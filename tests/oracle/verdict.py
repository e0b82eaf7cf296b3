"""What a shape says of one subject, and what a finding is compared by."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from zhengdun.kit.outcomes import Reason


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The reason and the facts compared.

    ``conduct`` is the day whose law applies, where there is one; ``item`` stands after the subject's code (or,
    ``alone``, in its place); ``counts`` is False nowhere, None where it is unknown whether the duty applies.
    """

    reason: Reason
    due: date | None = None
    event: date | None = None
    done: date | None = None
    value: float | None = None
    bound: float | None = None
    conduct: date | None = None
    item: str | None = None
    alone: bool = False
    counts: bool | None = True


class Finding(NamedTuple):
    """One line of the assessment."""

    institution: str
    duty: str
    subject: str
    reason: str
    due: date | None
    event: date | None
    done: date | None
    value: float | None
    bound: float | None
