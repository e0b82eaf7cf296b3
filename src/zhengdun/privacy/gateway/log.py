"""Log lines as JSON without personal values: an address is a domain and a keyed digest, a text is what was counted."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import secrets
from collections.abc import Iterable, Mapping

from zhengdun.privacy.kinds import Kind

logger = logging.getLogger("zhengdun.privacy.gateway")

Value = str | int | float | bool | None | list[str] | dict[str, int]


class AddressDigest:
    """Addresses so that two log lines about one can be told to be about one, and no more.

    Args:
        key: at least 16 bytes; None: one that is forgotten when the process ends.

    >>> AddressDigest(b"0123456789abcdef")("Li@Investor.example").rpartition("#")[0]
    'investor.example'
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(32)

    def __call__(self, address: str) -> str:
        """The domain and twelve hex digits."""
        if not address:
            return "<>"
        plain = address.lower()
        digest = hmac.new(self._key, plain.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:12]
        return f"{plain.rpartition('@')[2]}#{digest}" if "@" in plain else f"#{digest}"

    def all(self, addresses: Iterable[str]) -> list[str]:
        """Each of them."""
        return [self(address) for address in addresses]


def event(name: str, **fields: Value) -> None:
    """One line. Callers pass only names of ours, numbers, digests, and reasons of ours."""
    if logger.isEnabledFor(logging.INFO):
        logger.info(json.dumps({"event": name, **fields}, ensure_ascii=False))


def plain_counts(counts: Mapping[Kind, int] | Mapping[str, int]) -> dict[str, int]:
    """Counts by kind, for a line or a file."""
    return {str(kind): number for kind, number in sorted(counts.items()) if number}
