"""The gateways as one process, from the settings to the signal that ends it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.gateway.delivery import Delivery
from zhengdun.privacy.gateway.guard import Guard
from zhengdun.privacy.gateway.holding import Holder
from zhengdun.privacy.gateway.log import AddressDigest, event
from zhengdun.privacy.gateway.receiving import serve, server_context
from zhengdun.privacy.gateway.references import fetch
from zhengdun.privacy.gateway.relay import Relay
from zhengdun.privacy.gateway.sending import sender_to
from zhengdun.privacy.gateway.settings import Gateway, Mail, Messages
from zhengdun.privacy.gateway.spool import Spool


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the gateways listen, for settings that leave the choice to the system (port 0)."""

    mail: int | None = None
    messages: int | None = None


@contextlib.asynccontextmanager
async def running(settings: Gateway, guard: Guard) -> AsyncIterator[Ports]:
    """Both gateways, as far as the settings name them, while the block runs.

    Raises:
        PrivacyError: a package, a key or the spool is not as it must be; OSError: a port is taken.
    """
    async with contextlib.AsyncExitStack() as stack:
        mail = messages = None
        if settings.mail:
            mail = await stack.enter_async_context(_relaying(settings.mail, settings, guard))
        if settings.messages:
            messages = await stack.enter_async_context(_answering(settings.messages, settings, guard))
        event("started", mail=mail, messages=messages, dry_run=settings.dry_run)
        yield Ports(mail, messages)
    event("stopped")


def run(settings: Gateway, guard: Guard) -> None:
    """Run until SIGINT or SIGTERM; the errors are those of ``running``."""

    async def until_told() -> None:
        end = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, end.set)
        async with running(settings, guard):
            await end.wait()

    asyncio.run(until_told())


@contextlib.asynccontextmanager
async def _relaying(mail: Mail, settings: Gateway, guard: Guard) -> AsyncIterator[int]:
    spool = Spool(mail.spool)
    with spool.alone():
        holder = Holder(spool, mail)
        delivery = Delivery(spool, sender_to(mail.upstream), holder, mail.retry)
        digest = AddressDigest(fetch(settings.log_key).encode() if settings.log_key else None)
        relay = Relay(
            spool=spool,
            guard=guard,
            holder=holder,
            settings=mail,
            digest=digest,
            wake=delivery.wake,
            dry_run=settings.dry_run,
        )
        server = await serve(mail, relay.accept)
        delivering = asyncio.create_task(delivery.run())
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            delivering.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await delivering


@contextlib.asynccontextmanager
async def _answering(messages: Messages, settings: Gateway, guard: Guard) -> AsyncIterator[int]:
    try:
        from aiohttp import web

        from zhengdun.privacy.gateway.endpoint import Endpoint
    except ImportError:
        raise PrivacyError("未安装aiohttp；请安装 zhengdun[gateway]", "install zhengdun[gateway] for aiohttp") from None
    listen = messages.listen
    # No access log: a path may hold anything.
    runner = web.AppRunner(Endpoint(messages, guard, dry_run=settings.dry_run).application(), access_log=None)
    await runner.setup()
    try:
        context = server_context(listen.tls) if listen.tls else None
        site = web.TCPSite(runner, listen.host, listen.port, ssl_context=context)
        await site.start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
