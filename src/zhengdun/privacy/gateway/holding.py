"""Held messages: how one comes to be held, and what an administrator may do with it."""

from __future__ import annotations

from dataclasses import replace

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.gateway.log import event, plain_counts
from zhengdun.privacy.gateway.notices import notice
from zhengdun.privacy.gateway.settings import Mail
from zhengdun.privacy.gateway.spool import Envelope, Spool


def held_messages(spool: Spool) -> list[Envelope]:
    """All that is held, oldest first."""
    return [spool.envelope(name, "held") for name in spool.names("held")]


def release(spool: Spool, name: str, *, by: str, reason: str) -> None:
    """Send a held message on as it is, on the responsibility of the person named.

    Args:
        spool: the spool, also of a running gateway.
        name: the message's number.
        by: who decided.
        reason: why it may leave.

    Raises:
        DataError: no such message; PrivacyError: nobody, or no reason, is named.
    """
    _stated(by, reason)
    envelope = spool.envelope(name, "held")
    # Recorded first: a release that a failure cut short is seen in the record, one without a record cannot be.
    spool.record("release", envelope, by=by, reason=reason)
    spool.move(replace(envelope, attempts=0, not_before=0.0, reason=("", "")), "held", "outgoing")
    event("released", id=name)


def drop(spool: Spool, name: str, *, by: str, reason: str) -> None:
    """Remove a held message for good; the arguments and errors are those of ``release``."""
    _stated(by, reason)
    spool.record("drop", spool.envelope(name, "held"), by=by, reason=reason)
    spool.remove(name, "held")
    event("dropped", id=name)


def _stated(by: str, reason: str) -> None:
    if not by.strip() or not reason.strip():
        raise PrivacyError("须写明经办人和理由", "state who decides and why")


class Holder:
    """Records and announces what is held.

    Args:
        spool: where it is kept.
        settings: who is told.
    """

    def __init__(self, spool: Spool, settings: Mail) -> None:
        self._spool = spool
        self._settings = settings

    def hold_unmasked(self, envelope: Envelope, data: bytes) -> None:
        """Hold a message that has just been received."""
        self._spool.put(envelope, data, "held")
        self._announce(envelope, bounce=False)

    def hold_refused(self, envelope: Envelope) -> None:
        """Hold a message that could not be delivered.

        Announced first: after a kill between the two it is tried, and announced, once more, and not forgotten.
        """
        self._announce(envelope, bounce=self._settings.bounce)
        self._spool.move(envelope, "outgoing", "held")

    def hold_refused_for_some(self, envelope: Envelope, data: bytes) -> None:
        """Hold a copy of a message for those recipients who were refused, while others are still served."""
        self._spool.put(envelope, data, "held")
        self._announce(envelope, bounce=self._settings.bounce)

    def _announce(self, envelope: Envelope, *, bounce: bool) -> None:
        zh, en = envelope.reason
        self._spool.record("hold", envelope, reason=zh, reason_en=en)
        event("held", id=envelope.id, reason=en, counts=plain_counts(envelope.counts))
        if envelope.is_notice:
            return
        told = [self._settings.postmaster, *([envelope.sender] if bounce and envelope.sender else [])]
        for recipient in dict.fromkeys(told):
            self._spool.put(*notice(envelope, self._settings.postmaster, recipient), "outgoing")
