"""Hiding part of a value for display: the length in bytes, the offsets and all that was not found stay as they are."""

from __future__ import annotations

from zhengdun.privacy.masks.application import mask_column, mask_hits, mask_message, mask_messages
from zhengdun.privacy.masks.defaults import STRICT
from zhengdun.privacy.masks.display import DisplayMask

__all__ = ["STRICT", "DisplayMask", "mask_column", "mask_hits", "mask_message", "mask_messages"]
