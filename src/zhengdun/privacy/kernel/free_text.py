"""Free text: find what is personal in it and treat each hit as the policy says of its kind; and the way back."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from zhengdun.privacy.kernel.display import display_mask
from zhengdun.privacy.kernel.keyed import Keyed
from zhengdun.privacy.kernel.outcome import Outcome
from zhengdun.privacy.kernel.text_work import TextWork, slices
from zhengdun.privacy.kernel.tokens import open_token, seal_in_text, token_spans
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import DisplayMask, mask_hits
from zhengdun.privacy.plan import ColumnPlan, Plan
from zhengdun.privacy.policy.actions import Mask, Pseudonym, Suppress, Token
from zhengdun.privacy.recognisers import recognise
from zhengdun.privacy.recognisers.hits import KINDS, NUMBER_OF_KIND, Hits, Reason
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND, ALL_SINGLE
from zhengdun.privacy.text.flat import FlatText

_NOTHING = DisplayMask(0, 0)
_SURNAMES = pa.array([*ALL_SINGLE, *ALL_COMPOUND], pa.large_string())


def protect_text(values: pa.Array, column: ColumnPlan, plan: Plan, keyed: Keyed) -> Outcome:
    """Treat every hit in a column of free text.

    Args:
        values: text of any Arrow type.
        column: which kinds to look for.
        plan: what to do with each kind.
        keyed: the pseudonyms and sealers.

    Returns:
        The text as large_string. Where a hit could not be protected its row has ``failed`` and the hit is starred.
        A surname alone before a title has no given name to make a pseudonym of: it is starred, and counted as masked.
    """
    text = FlatText.from_arrow(values)
    hits = recognise(text, column.kinds)
    if not len(hits):
        return Outcome(text.to_arrow(), np.zeros(text.rows, np.bool_))
    work = TextWork.begin(text)
    masks: dict[Kind, DisplayMask] = {}
    for kind, found in _by_kind(hits):
        action = plan.action_in_text(kind)
        count = len(found)
        if isinstance(action, Mask):
            masks[kind] = display_mask(action)
        elif isinstance(action, Pseudonym):
            count = _pseudonyms(work, found, kind, keyed, action)
        elif isinstance(action, Token):
            sealed = seal_in_text(keyed.sealer(action), slices(text, found.start, found.end))
            work.cut_out(found.start, found.end, sealed)
        elif isinstance(action, Suppress):
            work.cut_out(found.start, found.end, FlatText.of([action.replacement] * count))
        work.done[kind, action.action] += count
    if masks:
        mask_hits(work.out, hits.take(np.isin(hits.kind, [NUMBER_OF_KIND[kind] for kind in masks])), masks)
    return work.finish()


def restore_text(values: pa.Array, column: ColumnPlan, plan: Plan, keyed: Keyed) -> Outcome:
    """Turn the pseudonyms and the tokens in a column of free text back into what they were.

    Pseudonyms are found as the values were, since they have the same form; what was masked or suppressed stays.

    Args:
        values: text of any Arrow type.
        column: which kinds were looked for.
        plan: what was done with each kind.
        keyed: the pseudonyms, turned round, and the sealers.

    Returns:
        The text as large_string.
    """
    text = FlatText.from_arrow(values)
    work = TextWork.begin(text)
    start, end = token_spans(text)
    hits = recognise(text, [kind for kind in column.kinds if isinstance(plan.action_in_text(kind), Pseudonym)])
    before = np.searchsorted(start, hits.start, "right") - 1
    outside = hits.take((before < 0) | (hits.start >= np.append(end, 0)[before]))
    for kind, found in _by_kind(outside):
        action = plan.action_in_text(kind)
        if isinstance(action, Pseudonym):
            work.done[kind, "restore"] += int(work.write_pseudonyms(found, keyed.pseudonym(kind, action)).sum())
    tokens = slices(text, start, end).to_pylist()
    sealing = next((a for kind in column.kinds if isinstance(a := plan.action_in_text(kind), Token)), None)
    if tokens and sealing is not None:
        opened = [open_token(keyed.sealer(sealing), token) for token in tokens]
        work.cut_out(start, end, FlatText.of(new or token for new, token in zip(opened, tokens, strict=True)))
        work.done[None, "restore"] += sum(new is not None for new in opened)
    return work.finish()


def _by_kind(hits: Hits) -> list[tuple[Kind, Hits]]:
    return [(KINDS[number], hits.take(hits.kind == number)) for number in np.unique(hits.kind)]


def _pseudonyms(work: TextWork, found: Hits, kind: Kind, keyed: Keyed, action: Pseudonym) -> int:
    """Write pseudonyms in the places of the hits, stars where one is out of the domain; how many were written."""
    alone = _are_surnames_alone(work.text, found)
    if alone.any():
        mask_hits(work.out, found.take(alone), {kind: _NOTHING})
        work.done[kind, "mask"] += int(alone.sum())
        found = found.take(~alone)
    written = work.write_pseudonyms(found, keyed.pseudonym(kind, action))
    missed = found.take(~written)
    if len(missed):
        work.fail(missed)
        mask_hits(work.out, missed, {kind: _NOTHING})
    return int(written.sum())


def _are_surnames_alone(text: FlatText, found: Hits) -> NDArray[np.bool_]:
    """(hits,) which hits are a surname before a title and nothing else: 张先生."""
    alone: NDArray[np.bool_] = (found.kind == NUMBER_OF_KIND[Kind.NAME]) & (found.reason == Reason.TITLE)
    titled = found.take(alone)
    alone[alone] = pc.is_in(slices(text, titled.start, titled.end), _SURNAMES).to_numpy(zero_copy_only=False)
    return alone
