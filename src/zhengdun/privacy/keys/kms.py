"""Keys from a key management system: the institution says how to fetch them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.keys.material import KeyMaterial

Fetch = Callable[[str], bytes]
"""Takes the name of a key, gives its 16 to 64 secret bytes."""

ENTRY_POINTS = "zhengdun.kms"
_FETCHERS: dict[str, Fetch] = {}


def register_kms(system: str, fetch: Fetch) -> None:
    """Let ``kms:SYSTEM/KEY`` be fetched by a function.

    The registration holds in this process. For jobs with several processes install the function as an entry point of
    the group ``zhengdun.kms`` instead, which every process finds by itself.

    Args:
        system: the name in the reference.
        fetch: called with KEY.

    Raises:
        KeyProblem: the name is taken by another function.
    """
    if _FETCHERS.setdefault(system, fetch) is not fetch:
        raise KeyProblem(f"密钥管理系统“{system}”已登记", f"the key management system {system!r} is registered already")


def fetch_key(place: str) -> KeyMaterial:
    """The key at ``SYSTEM/KEY``.

    Raises:
        KeyProblem: nobody registered the system, or its function failed. What it raised is not repeated, since it may
            hold an address or a credential; only the name of its type is.
    """
    system, _, name = place.partition("/")
    fetch = _FETCHERS.get(system) or _installed(system)
    if fetch is None or not name:
        raise KeyProblem(
            f"未登记密钥管理系统“{system}”，或未写密钥名；写法为 kms:系统/密钥名，系统由 register_kms 登记",
            f"no key management system {system!r} is registered, or the key has no name; write kms:SYSTEM/KEY and "
            "register the system by register_kms",
        )
    try:
        secret = fetch(name)
    except Exception as error:  # whatever it is, it goes no further
        kind = type(error).__name__
        raise KeyProblem(
            f"密钥管理系统“{system}”未给出密钥（{kind}）", f"the key management system {system!r} gave no key ({kind})"
        ) from None
    return KeyMaterial(secret)


def _installed(system: str) -> Fetch | None:
    for entry in entry_points(group=ENTRY_POINTS, name=system):
        fetch: Fetch = entry.load()
        return fetch
    return None
