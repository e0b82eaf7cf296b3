"""Receiving by SMTP: the only file that knows aiosmtpd (docs/decisions/0020)."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.gateway.log import event
from zhengdun.privacy.gateway.settings import Certificate, Mail, Network

if TYPE_CHECKING:
    from aiosmtpd.smtp import SMTP

_LONGEST_LINE = 65_536  # bytes; the standard says 1,000, and HTML from templates does not care
_COMMANDS = 1_000  # a session


@dataclass(frozen=True, slots=True)
class Received:
    """A message as a client handed it over."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes
    utf8: bool


Accept = Callable[[Received], Awaitable[str]]
"""Takes a message on; the answer to the client, which is 250 only once the message is safe."""


async def serve(settings: Mail, accept: Accept) -> asyncio.Server:
    """Listen as ``settings`` say; ``accept`` is called for each message.

    Raises:
        PrivacyError: aiosmtpd is missing.
    """
    try:
        from aiosmtpd.smtp import SMTP
    except ImportError:
        raise PrivacyError(
            "未安装aiosmtpd；请安装 zhengdun[gateway]", "install zhengdun[gateway] for aiosmtpd"
        ) from None
    _silence()
    listen = settings.listen
    context = server_context(listen.tls) if listen.tls else None
    implicit = listen.tls is not None and listen.tls.mode == "implicit"
    sessions: set[SMTP] = set()
    handler = _Handler(settings, accept)

    class Session(SMTP):
        line_length_limit = _LONGEST_LINE

        def connection_made(self, transport: Any) -> None:
            if self not in sessions:  # it is called again after STARTTLS
                refusal = _refusal(transport, listen.networks, len(sessions) >= settings.sessions)
                if refusal:
                    transport.write(refusal)
                    transport.close()
                    return
                sessions.add(self)
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            if self in sessions:
                sessions.discard(self)
                super().connection_lost(error)

    def session() -> Session:
        return Session(
            handler,
            hostname="zhengdun",
            ident="ESMTP",
            data_size_limit=settings.largest,
            enable_SMTPUTF8=True,
            tls_context=None if implicit else context,
            require_starttls=listen.tls is not None and listen.tls.mode == "required",
            command_call_limit=_COMMANDS,
            loop=asyncio.get_running_loop(),
        )

    return await asyncio.get_running_loop().create_server(
        session, listen.host, listen.port, ssl=context if implicit else None
    )


class _Handler:
    """What aiosmtpd calls, by the names it looks for."""

    def __init__(self, settings: Mail, accept: Accept) -> None:
        self._settings = settings
        self._allowed = {sender.lower() for sender in settings.senders}
        self._accept = accept

    async def handle_MAIL(self, _s: Any, _session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if self._allowed and not self._allowed & {address.lower(), address.rpartition("@")[2].lower()}:
            return "550 5.7.1 sender not allowed"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(self, _s: Any, _session: Any, envelope: Any, address: str, _options: list[str]) -> str:  # noqa: N802
        if len(envelope.rcpt_tos) >= self._settings.recipients:
            return "452 4.5.3 too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _s: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        recipients = tuple(dict.fromkeys(envelope.rcpt_tos))
        received = Received(
            envelope.mail_from.strip("<>"), recipients, bytes(envelope.content), bool(envelope.smtp_utf8)
        )
        return await self._accept(received)

    async def handle_exception(self, error: Exception) -> str:
        event("smtp_error", error=type(error).__name__)
        return "451 4.3.0 internal error, try again"


def server_context(tls: Certificate) -> ssl.SSLContext:
    """The TLS of a server, with the certificate of the settings."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(tls.certificate, tls.key)
    return context


def is_allowed(peer: str, networks: list[Network]) -> bool:
    """Whether a peer's address is in one of the networks.

    >>> from ipaddress import ip_network
    >>> is_allowed("::ffff:127.0.0.1", [ip_network("127.0.0.0/8")])
    True
    """
    address = ip_address(peer.partition("%")[0])
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in networks)


def _refusal(transport: Any, networks: list[Network], full: bool) -> bytes | None:
    peer = transport.get_extra_info("peername")
    if peer is None or not is_allowed(peer[0], networks):
        event("smtp_refused", reason="network")
        return b"554 5.7.1 not allowed\r\n"
    if full:
        event("smtp_refused", reason="sessions")
        return b"421 4.3.2 too many sessions, try again\r\n"
    return None


def _silence() -> None:
    """Its log holds addresses, and the lines of the message when debugging."""
    log = logging.getLogger("mail.log")
    log.propagate = False
    log.handlers[:] = [logging.NullHandler()]
    log.setLevel(logging.CRITICAL)
