"""The SMTP relay: take on, mask, keep, answer; what cannot be masked is kept all the same, and held."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from zhengdun.privacy.gateway.formats.archive import Bounds
from zhengdun.privacy.gateway.guard import CannotMask, Guard
from zhengdun.privacy.gateway.holding import Holder
from zhengdun.privacy.gateway.log import AddressDigest, event, plain_counts
from zhengdun.privacy.gateway.mail.content import Rules
from zhengdun.privacy.gateway.mail.masking import mask_mail
from zhengdun.privacy.gateway.receiving import Received
from zhengdun.privacy.gateway.settings import Mail
from zhengdun.privacy.gateway.spool import Envelope, Spool


class Relay:
    """What happens to a message between its last line and our answer.

    Args:
        spool: where it is kept.
        guard: what masks it.
        holder: what holds it.
        settings: what may pass unread, and how many are masked at once.
        digest: how addresses are logged.
        wake: called with the number of what was kept.
        dry_run: report only, and pass everything on as it came.
    """

    def __init__(
        self,
        *,
        spool: Spool,
        guard: Guard,
        holder: Holder,
        settings: Mail,
        digest: AddressDigest,
        wake: Callable[[str], None],
        dry_run: bool = False,
    ) -> None:
        self._spool = spool
        self._guard = guard
        self._holder = holder
        self._rules = Rules(
            unread_types=settings.unread_types,
            unread_digests=settings.unread_digests,
            bounds=Bounds(unpacked=settings.unpacked),
        )
        self._slots = asyncio.Semaphore(settings.masking_at_once)
        self._digest = digest
        self._wake = wake
        self._dry_run = dry_run

    async def accept(self, received: Received) -> str:
        """Take a message on; the answer to the client."""
        envelope = Envelope(received.sender, received.recipients, received.utf8)
        event(
            "received",
            id=envelope.id,
            sender=self._digest(received.sender),
            recipients=self._digest.all(received.recipients),
            size=len(received.data),
        )
        async with self._slots:
            try:
                await asyncio.to_thread(self._keep, envelope, received.data)
            except OSError as error:
                event("spool_error", id=envelope.id, error=type(error).__name__)
                return "452 4.3.1 cannot keep the message, try again"
        self._wake(envelope.id)
        return f"250 2.0.0 kept as {envelope.id}"

    def _keep(self, envelope: Envelope, data: bytes) -> None:
        """Mask and keep; nothing is on the disk in plain but what is held."""
        try:
            masked = mask_mail(data, self._guard, self._rules)
        except CannotMask as problem:
            self._unmasked(envelope, data, problem)
        except Exception as failure:  # whatever goes wrong, the message must be held and not be sent
            name = type(failure).__name__
            self._unmasked(envelope, data, CannotMask(f"解析出错（{name}）", f"reading failed ({name})"))
        else:
            counts = plain_counts(masked.counts)
            event("masked", id=envelope.id, changed=masked.changed, counts=counts, dry_run=self._dry_run)
            self._spool.put(replace(envelope, counts=counts), data if self._dry_run else masked.data, "outgoing")

    def _unmasked(self, envelope: Envelope, data: bytes, problem: CannotMask) -> None:
        if self._dry_run:
            event("would_hold", id=envelope.id, reason=problem.en)
            self._spool.put(envelope, data, "outgoing")
        else:
            self._holder.hold_unmasked(envelope.because(problem), data)
