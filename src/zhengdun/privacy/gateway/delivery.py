"""Delivery: every message in ``outgoing/`` is tried until it is delivered, refused for good, or too old."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import Mapping
from dataclasses import replace

from zhengdun.privacy.errors import DataError, PrivacyError
from zhengdun.privacy.gateway.holding import Holder
from zhengdun.privacy.gateway.log import event
from zhengdun.privacy.gateway.sending import Send
from zhengdun.privacy.gateway.settings import Retrying
from zhengdun.privacy.gateway.spool import Envelope, NoSuchMessage, Spool, new_number

_LOOK = 1.0  # seconds between looks into the spool, for what an administrator released
_FINISH = 30.0  # seconds for what is under way when the gateway stops
_TRY_AGAIN, _NEVER = 400, 500  # RFC 5321, 4.2.1


class Delivery:
    """Delivers what lies in the spool.

    A message leaves the spool only after the server took it. If the process dies between the two, the message is sent
    twice: SMTP has no way to know. Recipients that were served are struck off, so a retry does not reach them again.
    """

    def __init__(self, spool: Spool, send: Send, holder: Holder, retrying: Retrying) -> None:
        self._spool = spool
        self._send = send
        self._holder = holder
        self._retrying = retrying
        self._due: dict[str, float] = {}  # when each message is to be tried, changed by the event loop only
        self._busy: set[str] = set()
        self._more = asyncio.Event()
        self._next_look = 0.0

    def wake(self, name: str) -> None:
        """A new message lies in the spool."""
        self._due.setdefault(name, 0.0)
        self._more.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is under way then is finished first, or it would be sent twice."""
        under_way: set[asyncio.Task[None]] = set()
        try:
            while True:
                self._more.clear()
                await self._look()
                for name in self._ready():
                    self._busy.add(name)
                    task = asyncio.create_task(self._deliver(name))
                    under_way.add(task)
                    task.add_done_callback(under_way.discard)
                # Not wait_for, which before Python 3.12 loses a cancellation that comes together with the event.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._pause()):
                        await self._more.wait()
        finally:
            if under_way:
                await asyncio.wait(under_way, timeout=_FINISH)

    async def _look(self) -> None:
        """Now and then, see what lies in the spool: from before a restart, notices, what was released."""
        if time.monotonic() < self._next_look:
            return
        names = await asyncio.to_thread(self._spool.names, "outgoing")
        self._next_look = time.monotonic() + _LOOK
        for name in names:
            self._due.setdefault(name, 0.0)

    def _ready(self) -> list[str]:
        """The next messages to try, as many as may be tried at once."""
        room = max(0, self._retrying.at_once - len(self._busy))
        now = time.time()
        due = (name for name, when in self._due.items() if when <= now and name not in self._busy)
        return list(itertools.islice(due, room))

    def _pause(self) -> float:
        """Seconds until a message is due, or until the next look."""
        now = time.time()
        waits = [when - now for name, when in self._due.items() if when > now and name not in self._busy]
        return min([_LOOK, *waits])

    async def _deliver(self, name: str) -> None:
        try:
            again = await self._attempt(name)
        except NoSuchMessage:
            again = None  # delivered while the spool was looked into
        except (DataError, OSError) as error:
            # A broken file or a full disk: the message stays where it is and is tried again.
            event("delivery_error", id=name, error=type(error).__name__)
            again = time.time() + self._retrying.first
        if again is None:
            self._due.pop(name, None)
        else:
            self._due[name] = again
        self._busy.discard(name)
        self._more.set()

    async def _attempt(self, name: str) -> float | None:
        """When it is to be tried again, if at all."""
        envelope, data = await asyncio.to_thread(self._spool.read, name, "outgoing")
        if envelope.not_before > time.time():
            return envelope.not_before
        replies = await self._send(envelope, data)
        return await asyncio.to_thread(self._settle, envelope, data, replies_by_fate(replies))

    def _settle(self, envelope: Envelope, data: bytes, fates: dict[str, list[str]]) -> float | None:
        """Note in the spool what became of each recipient; when the others are to be tried again."""
        again, never = tuple(fates["again"]), tuple(fates["never"])
        event("delivery", id=envelope.id, delivered=len(fates["done"]), again=len(again), refused=len(never))
        if again and time.time() - envelope.received > self._retrying.give_up:
            again, never = (), never + again
        if never and not again:
            self._holder.hold_refused(replace(envelope, recipients=never).because(_refused()))
            return None
        if never:
            # Two fates, two files; the one that is held is a copy of its own.
            refused = replace(envelope, id=new_number(), recipients=never)
            self._holder.hold_refused_for_some(refused.because(_refused()), data)
        if again:
            return self._later(replace(envelope, recipients=again))
        self._spool.remove(envelope.id, "outgoing")
        return None

    def _later(self, envelope: Envelope) -> float:
        pause = min(self._retrying.first * 2**envelope.attempts, self._retrying.longest)
        later = replace(envelope, attempts=envelope.attempts + 1, not_before=time.time() + pause)
        self._spool.update(later, "outgoing")
        return later.not_before


def replies_by_fate(replies: Mapping[str, int]) -> dict[str, list[str]]:
    """Recipients that are done, to be tried again, and refused for good.

    >>> replies_by_fate({"a": 250, "b": 451, "c": 550})
    {'done': ['a'], 'again': ['b'], 'never': ['c']}
    """
    fates: dict[str, list[str]] = {"done": [], "again": [], "never": []}
    for recipient, code in replies.items():
        fate = "done" if code < _TRY_AGAIN else "again" if code < _NEVER else "never"
        fates[fate].append(recipient)
    return fates


def _refused() -> PrivacyError:
    return PrivacyError("上游邮件服务器拒收或长期不可达", "the mail server refused it or could not be reached for long")
