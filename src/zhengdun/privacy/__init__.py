"""Personal information: find it, mask it, replace it by pseudonyms, prove it. Stands alone, imports nothing of ours.

>>> from zhengdun.privacy import Plan, mask
>>> mask("证件11010519491231002X，电话13800138000", Plan.preset("display"))
'证件110105********002X，电话138****8000'

What the functions need is imported when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhengdun.privacy.api import mask, pseudonymise, restore, scan
    from zhengdun.privacy.errors import DataError, KeyProblem, PolicyError, PrivacyError
    from zhengdun.privacy.kinds import Kind
    from zhengdun.privacy.plan import Plan

__all__ = [
    "DataError",
    "KeyProblem",
    "Kind",
    "Plan",
    "PolicyError",
    "PrivacyError",
    "mask",
    "pseudonymise",
    "restore",
    "scan",
]

_HOMES = {
    **dict.fromkeys(["mask", "pseudonymise", "restore", "scan"], "api"),
    **dict.fromkeys(["DataError", "KeyProblem", "PolicyError", "PrivacyError"], "errors"),
    "Kind": "kinds",
    "Plan": "plan",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
