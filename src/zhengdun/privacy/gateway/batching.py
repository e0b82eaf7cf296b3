"""Micro-batches: texts that come within two milliseconds of each other are masked together, 64 at most."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from zhengdun.privacy.gateway.guard import CannotMask, Guard, Guarded, mask_texts

_LONGEST_WAIT = 0.002  # seconds
_MOST = 64


class Batcher:
    """One guard shared by many requests.

    The first text starts a wait of two milliseconds; what else comes in the meantime goes along. A batch of 64 waits
    no longer. A batch that fails is tried text by text, so that one text cannot fail its neighbours.
    """

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._waiting: list[tuple[str, asyncio.Future[Guarded]]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._running: set[asyncio.Task[None]] = set()

    async def mask(self, texts: Sequence[str]) -> list[Guarded]:
        """Each text masked.

        Raises:
            CannotMask: one of them cannot be.
        """
        loop = asyncio.get_running_loop()
        futures = [loop.create_future() for _ in texts]
        for text, future in zip(texts, futures, strict=True):
            self._waiting.append((text, future))
            if len(self._waiting) >= _MOST:
                self._flush()
        if self._waiting and self._timer is None:
            self._timer = loop.call_later(_LONGEST_WAIT, self._flush)
        outcomes = await asyncio.gather(*futures, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return [outcome for outcome in outcomes if isinstance(outcome, Guarded)]

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        batch, self._waiting = self._waiting, []
        if batch:
            task = asyncio.create_task(self._mask(batch))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _mask(self, batch: list[tuple[str, asyncio.Future[Guarded]]]) -> None:
        texts = [text for text, _ in batch]
        outcomes = await asyncio.to_thread(_outcomes, self._guard, texts)
        for (_, future), outcome in zip(batch, outcomes, strict=True):
            if future.done():
                continue  # the client is gone
            if isinstance(outcome, Guarded):
                future.set_result(outcome)
            else:
                future.set_exception(outcome)


def _outcomes(guard: Guard, texts: list[str]) -> Sequence[Guarded | CannotMask]:
    try:
        return mask_texts(guard, texts)
    except CannotMask as problem:
        if len(texts) == 1:
            return [problem]
    return [_outcomes(guard, [text])[0] for text in texts]
