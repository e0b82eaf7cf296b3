"""The gateways: microseconds a message in the kernel, and SMTP sessions a second beside a relay that does nothing.

Run ``python -m benchmarks.privacy.gateway``. All values are generated; nothing leaves loopback. Figures are medians of
five runs; the relays take turns with the same messages, so that ratios hold within a run.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import aiosmtplib
from rich.console import Console
from rich.table import Table

from zhengdun.privacy.gateway.guard import Guarded
from zhengdun.privacy.gateway.masking import display_guard
from zhengdun.privacy.gateway.receiving import Received, serve
from zhengdun.privacy.gateway.sending import sender_to
from zhengdun.privacy.gateway.service import running
from zhengdun.privacy.gateway.settings import Gateway
from zhengdun.privacy.gateway.spool import Envelope

RUNS = 5
MESSAGES = 1_024
SESSIONS = 200
AT_ONCE = 8


def generated(count: int) -> list[str]:
    """Short messages as a broker sends them, half of them with a number to mask."""
    draw = random.Random(218)  # noqa: S311 - test data, not a secret
    mobile = lambda: f"1{draw.randint(30, 99)}{draw.randint(0, 99_999_999):08d}"  # noqa: E731
    forms: list[Callable[[], str]] = [
        lambda: f"【证盾证券】您尾号{draw.randint(0, 9999):04d}的账户于11月25日转入{draw.randint(1, 10**6)}.00元。",
        lambda: f"【证盾证券】验证码{draw.randint(0, 999_999):06d}，五分钟内有效，请勿告诉他人。",
        lambda: f"尊敬的客户，您预留的手机号{mobile()}已变更，如非本人操作请致电95588。",
        lambda: f"您的委托IF{draw.randint(2601, 2612)}已成交，价格{draw.randint(3000, 5000)}.2，联系人电话{mobile()}。",
    ]
    return [draw.choice(forms)() for _ in range(count)]


def microseconds(once: Callable[[], object], messages: int) -> float:
    """The median processor time of a run, for each of its messages; other work on the machine does not count."""
    times = []
    for _ in range(RUNS + 1):
        start = time.process_time()
        once()
        times.append(time.process_time() - start)
    return statistics.median(times[1:]) / messages * 1e6


def kernel_table() -> Table:
    """Single messages and batches through the guard."""
    table = Table("messages together", "processor µs a message", "at most", title="the guard of the gateways")
    guard, texts = display_guard(), generated(MESSAGES)
    for size, most in ((1, "20"), (64, "5"), (256, ""), (1_024, "")):
        batches = [texts[at : at + size] for at in range(0, MESSAGES, size)]
        taken = microseconds(lambda: [guard(batch) for batch in batches], MESSAGES)  # noqa: B023
        table.add_row(str(size), f"{taken:.1f}", most)
    return table


def nothing(texts: Sequence[str]) -> list[Guarded]:
    """A guard that does nothing."""
    return [Guarded(text, {}) for text in texts]


def settings(spool: str, upstream: int) -> Gateway:
    """A relay on a free port."""
    mail: dict[str, Any] = {
        "listen": {"port": 0},
        "upstream": {"host": "127.0.0.1", "port": upstream, "tls": "none"},
        "spool": spool,
        "postmaster": "postmaster@broker.example",
        "retry": {"at_once": AT_ONCE},
    }
    return Gateway.model_validate({"mail": mail})


async def bare(upstream: int, spool: str, told: Connection) -> None:
    """A relay that hands over what it gets while the client waits, and keeps nothing."""
    mail = settings(spool, upstream).mail
    assert mail is not None  # noqa: S101
    send = sender_to(mail.upstream)

    async def accept(received: Received) -> str:
        await send(Envelope(received.sender, received.recipients), received.data)
        return "250 OK"

    server = await serve(mail, accept)
    told.send(server.sockets[0].getsockname()[1])
    await asyncio.Event().wait()


async def gateway(upstream: int, spool: str, told: Connection, *, masking: bool) -> None:
    """Our relay."""
    async with running(settings(spool, upstream), display_guard() if masking else nothing) as ports:
        told.send(ports.mail)
        await asyncio.Event().wait()


def relay(name: str, upstream: int, spool: str, told: Connection) -> None:
    """The process of one relay."""
    if name == "bare":
        asyncio.run(bare(upstream, spool, told))
    else:
        asyncio.run(gateway(upstream, spool, told, masking=name == "masking"))


@contextmanager
def relaying(name: str, upstream: int) -> Iterator[int]:
    """The port of a relay in a process of its own."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    with tempfile.TemporaryDirectory() as folder:
        arguments = (name, upstream, str(Path(folder) / "spool"), theirs)
        process = multiprocessing.get_context("spawn").Process(target=relay, args=arguments)
        process.start()
        try:
            yield ours.recv()
        finally:
            process.kill()
            process.join()


def mails() -> list[bytes]:
    """A message of text and HTML for each session."""
    made = []
    for text in generated(SESSIONS):
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = "service@broker.example", "client@investor.example", "通知"
        mail.set_content(text)
        mail.add_alternative(f"<html><body><p>{text}</p></body></html>", subtype="html")
        made.append(bytes(mail))
    return made


async def sessions_a_second(port: int, arrived: asyncio.Semaphore, data: list[bytes]) -> float:
    """One session a message, some at a time, until the last message has arrived."""
    room = asyncio.Semaphore(AT_ONCE)

    async def session(message: bytes) -> None:
        async with room, aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as client:
            await client.sendmail("service@broker.example", ["client@investor.example"], message)

    start = time.perf_counter()
    await asyncio.gather(*map(session, data))
    for _ in data:
        await arrived.acquire()
    return len(data) / (time.perf_counter() - start)


async def smtp_table() -> Table:
    """Three relays beside each other."""
    arrived, data = asyncio.Semaphore(0), mails()

    async def take(_received: Received) -> str:
        arrived.release()
        return "250 OK"

    sink = settings("unused", 25).mail
    assert sink is not None  # noqa: S101
    server = await serve(sink, take)
    upstream = server.sockets[0].getsockname()[1]
    names = {"bare": "hands over, keeps nothing", "nothing": "spool, reads, masks nothing", "masking": "the gateway"}
    rates: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(RUNS):
        for name in names:
            with relaying(name, upstream) as port:
                rates[name].append(await sessions_a_second(port, arrived, data))
    server.close()
    table = Table("relay", "sessions/s", "of the bare one", title=f"SMTP, {SESSIONS} sessions, {AT_ONCE} at a time")
    for name, said in names.items():
        ratio = statistics.median(one / other for one, other in zip(rates[name], rates["bare"], strict=True))
        table.add_row(said, f"{statistics.median(rates[name]):.0f}", f"{ratio:.2f}")
    return table


if __name__ == "__main__":
    console = Console()
    console.print(kernel_table())
    console.print(asyncio.run(smtp_table()))
