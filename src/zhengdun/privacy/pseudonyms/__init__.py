"""Pseudonyms: another value of the same form, the same for the same value wherever it stands, restored with the key."""

from zhengdun.privacy.pseudonyms.base import FormatPreserving, Pseudonym
from zhengdun.privacy.pseudonyms.column import pseudonymise_column, restore_column
from zhengdun.privacy.pseudonyms.registry import pseudonym_for

__all__ = ["FormatPreserving", "Pseudonym", "pseudonym_for", "pseudonymise_column", "restore_column"]
