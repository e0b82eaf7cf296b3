"""The policy as a value: which kinds and columns, which action, what happens to what cannot be protected."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import Field, model_validator

from zhengdun.privacy.crypto.sealing import NO_SIV_OF_SM4
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.policy.actions import REVERSIBLE, Action, Cipher, Pseudonym, Strict, Token

Unprotected = Literal["reject", "suppress"]


class ColumnRule(Strict):
    """What one column holds and what is done with it.

    Exactly one of ``kind`` (each value is one of that kind), ``text`` (free text, with the kinds to look for) and
    ``do`` alone (whatever it holds) says what the column is. ``do`` beside ``kind`` stands before the kind's action.
    """

    kind: Kind | None = None
    text: Literal["all"] | list[Kind] | None = None
    do: Action | None = None
    unprotected: Unprotected | None = None

    @model_validator(mode="after")
    def _one_meaning(self) -> ColumnRule:
        if self.kind is not None and self.text is not None:
            raise ValueError("kind 与 text 只能写一个|write kind or text, not both")
        if self.text is not None and self.do is not None:
            raise ValueError("自由文本列按 kinds 处理，不能写 do|free text follows kinds, it takes no do")
        if self.text == []:
            raise ValueError("text 未列出任何类型|text lists no kind")
        if self.kind is None and self.text is None:
            if self.do is None:
                raise ValueError("须写 kind、text 或 do|kind, text or do is needed")
            if isinstance(self.do, Pseudonym):
                raise ValueError("pseudonym 须同时写 kind|pseudonym needs a kind beside it")
        return self


class Policy(Strict):
    """A policy: the version of its format, a name, and the rules.

    Columns that are not named are refused (``refuse``), looked through (``detect``: typed by a sample, or else as
    free text with every kind that has a rule) or left alone (``keep``).
    """

    version: Literal[1]
    name: str = Field(min_length=1)
    key: str | None = None
    cipher: Cipher = "aes"
    unprotected: Unprotected = "reject"
    other_columns: Literal["refuse", "detect", "keep"] = "refuse"
    kinds: dict[Kind, Action] = Field(default_factory=dict)
    columns: dict[str, ColumnRule] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _kinds_have_rules(self) -> Policy:
        for name, rule in self.columns.items():
            named = [rule.kind] if rule.kind and rule.do is None else []
            named += rule.text if isinstance(rule.text, list) else []
            for kind in named:
                if kind not in self.kinds:
                    raise ValueError(
                        f"列“{name}”用到的 {kind} 在 kinds 中没有规则|column {name!r} needs a rule for {kind} in kinds"
                    )
        return self

    @model_validator(mode="after")
    def _deterministic_tokens_are_of_aes(self) -> Policy:
        for action in self._actions():
            if isinstance(action, Token) and action.deterministic and (action.cipher or self.cipher) != "aes":
                raise ValueError("|".join(NO_SIV_OF_SM4))
        return self

    @property
    def needs_key(self) -> bool:
        """Whether an action of this policy works with a key."""
        return any(isinstance(action, REVERSIBLE) for action in self._actions())

    @property
    def digest(self) -> str:
        """SHA-256 of what the policy says, in hexadecimal; where the key lies is no part of it."""
        return hashlib.sha256(self.model_dump_json(exclude={"key"}).encode()).hexdigest()

    def _actions(self) -> list[Action]:
        return [*self.kinds.values(), *(rule.do for rule in self.columns.values() if rule.do)]
