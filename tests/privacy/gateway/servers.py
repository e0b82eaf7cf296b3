"""A real mail server that keeps what it gets, and settings for a gateway in front of it."""

import asyncio
import contextlib
import smtplib
import socket
import time

from aiosmtpd.controller import Controller

from zhengdun.privacy.gateway.service import running
from zhengdun.privacy.gateway.settings import Gateway


class Mailbox:
    """Keeps what it gets; answers of ``replies`` come first, one a message, then 250."""

    def __init__(self, replies=(), refused=None):
        self.got = []
        self.replies = list(replies)
        self.refused = refused or {}

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.replies:
            return self.replies.pop(0)
        self.got.append((envelope.mail_from.strip("<>"), list(envelope.rcpt_tos), envelope.content))
        return "250 OK"


def free_port():
    """A port of loopback on which nobody listens."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


@contextlib.contextmanager
def mail_server(mailbox, port=None, **options):
    """The server on a port of loopback."""
    port = port or free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def relay_settings(spool, upstream_port, **mail):
    """Settings of a relay on a free port, quick to try again."""
    stated = {
        "listen": {"port": 0},
        "upstream": {"host": "127.0.0.1", "port": upstream_port, "tls": "none", "timeout": 5},
        "spool": spool,
        "postmaster": "postmaster@broker.example",
        "retry": {"first": 0.05, "longest": 0.2},
    }
    whole = {key: mail.pop(key) for key in ("dry_run", "messages") if key in mail}
    return Gateway.model_validate({"mail": stated | mail, **whole})


def hand_over(port, data, sender="service@broker.example", to=("client@investor.example",), options=()):
    """What a client does: the recipients that were refused."""
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        return client.sendmail(sender, list(to), data, mail_options=list(options))


async def eventually(true, seconds=10):
    """Waits until ``true()``."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        await asyncio.sleep(0.01)


async def through(settings, guard, *messages, until):
    """Hands messages to a relay of these settings and waits."""
    async with running(settings, guard) as ports:
        for data in messages:
            await asyncio.to_thread(hand_over, ports.mail, data)
        await eventually(until)
