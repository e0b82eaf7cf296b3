"""What can be done with a value. Each action is a small model, so that a policy file is checked word for word."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Cipher = Literal["aes", "sm4"]


class Strict(BaseModel):
    """A part of a policy: unknown keys are errors, and nothing changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Mask(Strict):
    """Show ``keep_left`` and ``keep_right`` characters and star the rest. Cannot be undone.

    The keys mean what they mean in :class:`~zhengdun.privacy.masks.DisplayMask`.
    """

    action: Literal["mask"]
    keep_left: int = Field(default=0, ge=0)
    keep_right: int = Field(default=0, ge=0)
    keep_from: str | None = Field(default=None, pattern="^[\\x21-\\x7e]$")
    only_digits: bool = False


class Pseudonym(Strict):
    """Replace by another valid value, the same one for the same value everywhere in the domain. Undone by the key.

    This is pseudonymisation, not anonymisation: whoever has the key has the data.
    """

    action: Literal["pseudonym"]
    domain: str | None = Field(default=None, min_length=1)
    cipher: Cipher | None = None


class Token(Strict):
    """Replace by a sealed token that tells nothing about the value. Undone by the key.

    ``deterministic``: equal values get equal tokens (AES-SIV), so that joins hold. Whoever sees the tokens sees which
    rows are equal and how often each value occurs; for values that are few or unevenly spread that says a lot.
    """

    action: Literal["token"]
    cipher: Cipher | None = None
    deterministic: bool = False


class Suppress(Strict):
    """Take the value away: null in a column, ``replacement`` within free text."""

    action: Literal["suppress"]
    replacement: str = "［已删除］"


class Generalise(Strict):
    """Make the value coarser.

    ``month`` and ``year`` cut dates, ``city`` cuts addresses, ``range`` gives the half-open range of ``step`` units
    that a number lies in, ``age`` the range of ``step`` years of somebody born on the date, counted ``as_of`` a day.
    """

    action: Literal["generalise"]
    to: Literal["month", "year", "city", "range", "age"]
    step: int | None = Field(default=None, ge=1)
    as_of: dt.date | None = None

    @model_validator(mode="after")
    def _complete(self) -> Generalise:
        if self.to in {"range", "age"} and self.step is None:
            raise ValueError("缺少 step（区间宽度）|step, the width of the ranges, is missing")
        if self.to == "age" and self.as_of is None:
            raise ValueError("缺少 as_of（计算年龄的日期）|as_of, the day on which age is counted, is missing")
        if self.to not in {"range", "age"} and (self.step is not None or self.as_of is not None):
            raise ValueError("step 与 as_of 只用于 range 和 age|step and as_of are for range and age only")
        return self


class Keep(Strict):
    """Leave the value as it is."""

    action: Literal["keep"]


Action = Annotated[Mask | Pseudonym | Token | Suppress | Generalise | Keep, Field(discriminator="action")]
REVERSIBLE = (Pseudonym, Token)
