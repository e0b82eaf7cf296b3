"""A small guard of regular expressions, generated values, and messages to try the gateways on."""

import re
from collections import Counter
from email.message import EmailMessage
from email.policy import SMTP

from zhengdun.privacy.gateway.guard import Guarded
from zhengdun.privacy.kinds import Kind

_DIGIT = "[0-9０-９]"
PATTERNS = {
    Kind.EMAIL: re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
    Kind.RESIDENT_ID: re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{17}}[0-9０-９Xx](?!{_DIGIT})"),
    Kind.BANK_CARD: re.compile(
        rf"(?<!{_DIGIT}){_DIGIT}{{4}}(?:[ -]?{_DIGIT}{{4}}){{3}}(?:[ -]?{_DIGIT}{{3}})?(?!{_DIGIT})"
    ),
    Kind.MOBILE: re.compile(rf"(?<!{_DIGIT})[1１]{_DIGIT}{{2}}[ -]?{_DIGIT}{{4}}[ -]?{_DIGIT}{{4}}(?!{_DIGIT})"),
}

MOBILE = "13800138000"
CARD = "6222021234567890128"
RESIDENT_ID = "11010519491231002X"  # the example of GB 11643
CLEAR = "您尾号0128的账户于11月25日转入10000.00元。"


def _stars(match):
    return re.sub("[０-９]", "＊", re.sub("[0-9A-Za-z]", "*", match.group()))


def guard(texts):
    """Masks every letter and digit of what it finds."""
    guarded = []
    for given in texts:
        text, counts = given, Counter()
        for kind, pattern in PATTERNS.items():
            text, found = pattern.subn(_stars, text)
            counts[kind] += found
        guarded.append(Guarded(text, +counts))
    return guarded


def failing_guard(texts):
    """Fails, and quotes what it was given."""
    raise ValueError(texts[0])


def message(text="", *, html=None, subject="通知", charset="utf-8", cte="base64", **fields):
    """An e-mail as bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = fields.pop("sender", "证券公司 <service@broker.example>")
    mail["To"] = fields.pop("to", "client@investor.example")
    mail["Subject"] = subject
    for name, value in fields.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text, charset=charset, cte=cte)
    if html is not None:
        mail.add_alternative(html, subtype="html", charset=charset)
    return mail
