"""Notices to the postmaster and bounces to the sender: what was held or refused and why, without a plain value."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from zhengdun.privacy.gateway.spool import Envelope

_TEXT = """编号：{id}
收到时间：{received}
收件域：{domains}
原因：{zh}

邮件未以明文发出，已留存，由管理员放行或删除。

Number: {id}
Received: {received}
Recipient domains: {domains}
Reason: {en}

The message was not sent in plain. It is kept until an administrator releases or drops it.
"""


def notice(about: Envelope, postmaster: str, recipient: str) -> tuple[Envelope, bytes]:
    """A message of our own, with the empty return path, so that it can never bounce.

    Args:
        about: the message that is held, with its reason.
        postmaster: from whom the notice comes.
        recipient: to whom it goes.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = postmaster
    mail["To"] = recipient
    mail["Subject"] = f"邮件已被留存 | A message is held: {about.id}"
    mail["Date"] = format_datetime(datetime.now(UTC))
    mail["Message-ID"] = make_msgid(domain=postmaster.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-replied"
    received = datetime.fromtimestamp(about.received, UTC).isoformat(timespec="seconds")
    domains = sorted({address.rpartition("@")[2] for address in about.recipients})
    zh, en = about.reason
    mail.set_content(
        _TEXT.format(id=about.id, received=received, domains=", ".join(domains), zh=zh, en=en), cte="base64"
    )
    return Envelope("", (recipient,), utf8=not recipient.isascii(), is_notice=True), bytes(mail)
