"""What a plan makes from its key: loaded once, kept in the process that uses it, never part of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.crypto.sealing import Sealer
from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.keys import KeyMaterial, KeyReference
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.actions import Pseudonym as PseudonymAction
from zhengdun.privacy.policy.actions import Token
from zhengdun.privacy.pseudonyms import Pseudonym, pseudonym_for


def load_key(plan: Plan) -> KeyMaterial:
    """The key of the plan. Raises :class:`KeyProblem` if the plan names none or it cannot be had."""
    if plan.key is None:
        raise KeyProblem(
            "策略用到假名或令牌，但没有给出密钥（key: file:…、env:… 或 kms:…）",
            "The policy makes pseudonyms or tokens, but no key is named (key: file:…, env:… or kms:…)",
        )
    return KeyReference.parse(plan.key).load()


def key_id_of(plan: Plan) -> str:
    """The public fingerprint of the plan's key."""
    return load_key(plan).key_id


@dataclass(frozen=True, slots=True)
class Reversed:
    """A pseudonym the other way round: encrypting gives back what it stands for."""

    forward: Pseudonym

    @property
    def kind(self) -> Kind:
        """The kind of its values."""
        return self.forward.kind

    @property
    def domain(self) -> str:
        """The domain within which equal values have equal pseudonyms."""
        return self.forward.domain

    def encrypt(self, values: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
        """From pseudonyms (n, width) to values (n, width), and which rows (n,) were in the domain."""
        return self.forward.decrypt(values)

    def decrypt(self, values: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
        """From values (n, width) to pseudonyms (n, width), and which rows (n,) were in the domain."""
        return self.forward.encrypt(values)


class Keyed:
    """The pseudonyms and the sealers of one plan, made when they are first asked for.

    Args:
        plan: whose key is loaded on first use.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._key: KeyMaterial | None = None
        self._made: dict[tuple[Any, ...], Any] = {}

    def __reduce__(self) -> tuple[type[Keyed], tuple[Plan]]:
        """Only the plan travels; the key is loaded anew where this arrives."""
        return type(self), (self._plan,)

    @property
    def restoring(self) -> bool:
        """Whether the plan is on the way back."""
        return self._plan.restoring

    @property
    def key(self) -> KeyMaterial:
        """The key, loaded when it is first needed."""
        if self._key is None:
            self._key = load_key(self._plan)
        return self._key

    def pseudonym(self, kind: Kind, action: PseudonymAction) -> Pseudonym:
        """The pseudonym of a kind, turned round where the plan restores. Raises ``PrivacyError`` if there is none."""
        name = (kind, action)
        if name not in self._made:
            made: Any = pseudonym_for(kind, self.key, cipher=self._plan.cipher_of(action), domain=action.domain)
            self._made[name] = Reversed(made) if self.restoring else made
        found: Pseudonym = self._made[name]
        return found

    def sealer(self, action: Token) -> Sealer:
        """What makes and opens tokens."""
        name = (self._plan.cipher_of(action), action.deterministic)
        if name not in self._made:
            self._made[name] = Sealer(self.key, cipher=name[0], deterministic=action.deterministic)
        found: Sealer = self._made[name]
        return found
