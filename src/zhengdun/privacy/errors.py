"""What goes wrong, said in both languages. No message ever carries a value that was to be protected."""

from __future__ import annotations


class PrivacyError(Exception):
    """A problem that the person at the desk can mend: what is wrong, where, and what to do.

    Args:
        zh: the message in Chinese, which is also what ``str`` gives.
        en: the message in English.

    >>> str(PrivacyError("策略为空", "the policy is empty"))
    '策略为空'
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def __reduce__(self) -> tuple[type[PrivacyError], tuple[str, str]]:
        """Both languages survive the way from one process to another."""
        return type(self), (self.zh, self.en)


class PolicyError(PrivacyError):
    """A policy that cannot be carried out as it is written."""


class KeyProblem(PrivacyError):
    """A key that is missing, wrong, too short, or readable by others."""


class DataError(PrivacyError):
    """Data that cannot be read or protected; names the file and the row, never the value."""
