"""A plan: a policy, the key by reference, and what it means for the columns of one schema."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.policy.actions import REVERSIBLE, Action, Cipher, Pseudonym, Token
from zhengdun.privacy.policy.model import Policy, Unprotected
from zhengdun.privacy.policy.reading import parse_policy, preset_text, read_policy

_ACTION: TypeAdapter[Action] = TypeAdapter(Action)


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """What happens to one column.

    Args:
        name: the column.
        action: what is done with its values; None for free text, where each hit follows the policy's ``kinds``.
        kind: what each value is, where that is known.
        kinds: what is looked for in free text.
        unprotected: what happens to a row with a value that cannot be protected.
    """

    name: str
    action: Action | None
    kind: Kind | None = None
    kinds: tuple[Kind, ...] = ()
    unprotected: Unprotected = "reject"

    def to_json(self) -> dict[str, Any]:
        """The plan of the column for a manifest."""
        return {
            "name": self.name,
            "action": None if self.action is None else self.action.model_dump(mode="json"),
            "kind": self.kind,
            "kinds": list(self.kinds),
            "unprotected": self.unprotected,
        }

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> ColumnPlan:
        """The plan of the column as a manifest holds it."""
        return cls(
            held["name"],
            None if held["action"] is None else _ACTION.validate_python(held["action"]),
            None if held["kind"] is None else Kind(held["kind"]),
            tuple(Kind(kind) for kind in held["kinds"]),
            held["unprotected"],
        )


@dataclass(frozen=True)
class Plan:
    """A compiled policy. It can be pickled and sent to other processes: it holds the key by reference only.

    Args:
        policy: what was read from the policy file.
        key: where the key is (``file:…``, ``env:…``, ``kms:…``), or None.
        columns: the plan of each column, None before :func:`~zhengdun.privacy.kernel.binding.bind` has seen a schema.
        restoring: the way back: pseudonyms and tokens become what they were, all else stays.

    >>> plan = Plan.preset("strict")
    >>> plan.policy.name, plan.key, plan.columns
    ('strict', None, None)
    """

    policy: Policy
    key: str | None = None
    columns: tuple[ColumnPlan, ...] | None = None
    restoring: bool = False

    @classmethod
    def load(cls, path: str | Path, *, key: str | None = None) -> Plan:
        """The plan of a policy file; ``key`` stands before the reference in the file.

        Raises :class:`~zhengdun.privacy.errors.PolicyError` with everything that is wrong with the file.
        """
        policy = read_policy(Path(path))
        return cls(policy, key or policy.key)

    @classmethod
    def preset(cls, name: str, *, key: str | None = None) -> Plan:
        """The plan of a policy that comes with the package: ``strict``, ``display`` or ``test-data``."""
        policy = parse_policy(preset_text(name), name)
        return cls(policy, key or policy.key)

    @property
    def digest(self) -> str:
        """SHA-256 of the policy, the columns' plans and the direction: two runs with the same one do the same."""
        columns = None if self.columns is None else [column.to_json() for column in self.columns]
        held = json.dumps([self.policy.digest, columns, self.restoring], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(held.encode()).hexdigest()

    @property
    def needs_key(self) -> bool:
        """Whether anything that is planned works with a key."""
        if self.columns is None:
            return self.policy.needs_key
        return any(isinstance(action, REVERSIBLE) for column in self.columns for action in self._actions(column))

    def reverse(self) -> Plan:
        """The way back. Raises :class:`KeyProblem` without a key."""
        if self.key is None:
            raise KeyProblem("还原需要密钥：请给出 key", "Restoring needs the key: name one with key")
        return replace(self, restoring=True)

    def action_in_text(self, kind: Kind) -> Action:
        """What the policy does with a value of the kind within free text."""
        return self.policy.kinds[kind]

    def cipher_of(self, action: Pseudonym | Token) -> Cipher:
        """The cipher an action works with: its own, or the policy's."""
        return action.cipher or self.policy.cipher

    def _actions(self, column: ColumnPlan) -> list[Action]:
        if column.action is not None:
            return [column.action]
        return [self.action_in_text(kind) for kind in column.kinds]
