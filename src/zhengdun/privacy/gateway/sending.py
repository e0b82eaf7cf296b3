"""Sending on by SMTP (aiosmtplib): what the mail server said for each recipient, and nothing that it quoted."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.gateway.references import fetch
from zhengdun.privacy.gateway.settings import Upstream
from zhengdun.privacy.gateway.spool import Envelope

DELIVERED = 250
UNREACHABLE = 421  # our own answer when the server cannot be reached or breaks off

Send = Callable[[Envelope, bytes], Awaitable[Mapping[str, int]]]
"""Sends a message; the reply code for each recipient: 2xx delivered, 4xx try again, 5xx never."""


def sender_to(upstream: Upstream) -> Send:
    """A function that sends to ``upstream``, one connection a message.

    Raises:
        PrivacyError: aiosmtplib is missing; KeyProblem: the password cannot be fetched.
    """
    try:
        import aiosmtplib
    except ImportError:
        raise PrivacyError(
            "未安装aiosmtplib；请安装 zhengdun[gateway]", "install zhengdun[gateway] for aiosmtplib"
        ) from None
    password = fetch(upstream.password) if upstream.password else None
    context = ssl.create_default_context(cafile=upstream.authorities) if upstream.tls != "none" else None

    async def send(envelope: Envelope, data: bytes) -> Mapping[str, int]:
        client = aiosmtplib.SMTP(
            hostname=upstream.host,
            port=upstream.port,
            username=upstream.user,
            password=password,
            timeout=upstream.timeout,
            use_tls=upstream.tls == "implicit",
            start_tls=upstream.tls == "starttls",
            tls_context=context,
            local_hostname="zhengdun",
        )
        try:
            async with client:
                options = _options(client, envelope, data)
                failed, _ = await client.sendmail(
                    envelope.sender, list(envelope.recipients), data, mail_options=options
                )
        except aiosmtplib.SMTPRecipientsRefused as refused:
            return {one.recipient: one.code for one in refused.recipients}
        except aiosmtplib.SMTPResponseException as refused:
            return dict.fromkeys(envelope.recipients, _as_failure(refused.code))
        except (aiosmtplib.SMTPException, OSError):
            return dict.fromkeys(envelope.recipients, UNREACHABLE)
        return {
            recipient: failed[recipient].code if recipient in failed else DELIVERED for recipient in envelope.recipients
        }

    return send


def _options(client: Any, envelope: Envelope, data: bytes) -> list[str]:
    options = []
    if envelope.utf8:
        options.append("SMTPUTF8")
    if not data.isascii() and client.supports_extension("8bitmime"):
        options.append("BODY=8BITMIME")
    return options


def _as_failure(code: int) -> int:
    """A reply that belongs to no failure (a broken server) is tried again."""
    return code if code >= 400 else UNREACHABLE  # noqa: PLR2004 - RFC 5321, 4.2.1
