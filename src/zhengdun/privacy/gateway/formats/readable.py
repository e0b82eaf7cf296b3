"""What a format gives the gateway: readings to guard, and itself again with the masked readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Readable(Protocol):
    """Something with text in it."""

    def readings(self) -> list[str]:
        """The texts in it, as a person reads them."""
        ...

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """Its bytes, with each reading replaced by the masked one (as many characters)."""
        ...
