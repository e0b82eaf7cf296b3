"""Typed columns: each value is one of a kind, or is treated as a whole whatever it is."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from zhengdun.privacy.kernel.columns import as_text
from zhengdun.privacy.kernel.display import display_mask
from zhengdun.privacy.kernel.generalising import generalise
from zhengdun.privacy.kernel.keyed import Keyed
from zhengdun.privacy.kernel.outcome import Outcome
from zhengdun.privacy.kernel.tokens import open_token
from zhengdun.privacy.kernel.whole_values import encrypt_written
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import mask_column
from zhengdun.privacy.policy.actions import Action, Generalise, Keep, Mask, Pseudonym, Suppress, Token
from zhengdun.privacy.pseudonyms import pseudonymise_column
from zhengdun.privacy.text.flat import FlatText


def protect_values(values: pa.Array, action: Action, kind: Kind | None, keyed: Keyed) -> Outcome:
    """Treat each value of a column.

    Args:
        values: of any Arrow type that binding lets the action have.
        action: what to do.
        kind: what the values are; pseudonyms need it.
        keyed: the pseudonyms and sealers.

    Returns:
        The column; empty text and nulls pass as they are.
    """
    if keyed.restoring and not isinstance(action, Pseudonym | Token):
        return _untouched(values)
    match action:
        case Keep():
            outcome = _untouched(values)
        case Suppress():
            outcome = Outcome(pa.nulls(len(values), values.type), _none(values), _count(values, kind, "suppress"))
        case Generalise():
            plain = values.cast(values.type.value_type) if pa.types.is_dictionary(values.type) else values
            changed = generalise(plain, action)
            outcome = _checked(values, changed, _filled(values) & ~_valid(changed), kind, "generalise")
        case Token():
            outcome = _tokens(values, kind, keyed, action)
        case Mask():
            text = FlatText.from_arrow(as_text(values))
            masked = mask_column(text, display_mask(action))
            outcome = Outcome(masked.to_arrow(), _none(values), _count(values, kind, "mask"))
        case Pseudonym() if kind is not None:
            outcome = _pseudonyms(as_text(values), kind, keyed, action)
        case _:
            raise AssertionError(f"{action.action} without a kind was let through by the policy")
    return outcome


def _pseudonyms(values: pa.Array, kind: Kind, keyed: Keyed, action: Pseudonym) -> Outcome:
    """The fast way for values without separators, the way of free text for what that could not do."""
    text = FlatText.from_arrow(values)
    pseudonym = keyed.pseudonym(kind, action)
    changed, ok = pseudonymise_column(text, pseudonym)
    array = changed.to_arrow()
    missed = np.flatnonzero(_filled(values) & ~ok)
    failed = _none(values)
    if missed.size:
        again, done = encrypt_written(FlatText.from_arrow(values.take(pa.array(missed))), pseudonym)
        failed[missed[~done]] = True
        if done.any():
            array = pc.replace_with_mask(
                array, _mask(len(values), missed[done]), again.to_arrow().filter(pa.array(done))
            )
    if not keyed.restoring:
        return _checked(values, array, failed, kind, "pseudonym")
    return _checked(values, pc.if_else(pa.array(failed), text.to_arrow(), array), failed, kind, "restore")


def _tokens(values: pa.Array, kind: Kind | None, keyed: Keyed, action: Token) -> Outcome:
    text = FlatText.from_arrow(values).to_arrow()
    sealer = keyed.sealer(action)
    if not keyed.restoring:
        return Outcome(sealer.seal(text), _none(values), _count(values, kind, "token"))
    opened = [None if token is None else open_token(sealer, token) for token in text.to_pylist()]
    failed = np.array([token is None for token in opened], np.bool_) & _valid(text)
    back = pa.array([new if new is not None else old for new, old in zip(opened, text.to_pylist(), strict=True)])
    return _checked(values, back.cast(pa.large_string()), failed, kind, "restore")


def _untouched(values: pa.Array) -> Outcome:
    return Outcome(values, _none(values))


def _checked(before: pa.Array, after: pa.Array, failed: NDArray[np.bool_], kind: Kind | None, action: str) -> Outcome:
    done = int((_filled(before) & ~failed).sum())
    return Outcome(after, failed, Counter({(kind, action): done}))


def _count(values: pa.Array, kind: Kind | None, action: str) -> Counter[tuple[Kind | None, str]]:
    return Counter({(kind, action): int(_filled(values).sum())})


def _filled(values: pa.Array) -> NDArray[np.bool_]:
    """(rows,) which rows hold something: neither null nor empty text."""
    if pa.types.is_dictionary(values.type):
        values = as_text(values).cast(values.type.value_type)
    if not (pa.types.is_string(values.type) or pa.types.is_large_string(values.type)):
        return _valid(values)
    return np.asarray(pc.fill_null(pc.greater(pc.binary_length(values), 0), False))


def _valid(values: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(values.is_valid())


def _none(values: pa.Array) -> NDArray[np.bool_]:
    return np.zeros(len(values), np.bool_)


def _mask(rows: int, places: NDArray[np.int64]) -> pa.Array:
    mask = np.zeros(rows, np.bool_)
    mask[places] = True
    return pa.array(mask)
