"""What holds key material does not travel and does not show itself."""

from __future__ import annotations

from typing import NoReturn, Self

from zhengdun.privacy.errors import KeyProblem


class HoldsKey:
    """Base of every object with key material inside: no repr, no pickle, and a copy is the object itself.

    A plan that is sent to another process carries a :class:`~zhengdun.privacy.keys.KeyReference` instead and loads
    the key there.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}, key not shown>"

    def __reduce__(self) -> NoReturn:
        raise KeyProblem(
            f"{type(self).__name__} 含有密钥，不得序列化；请传递密钥引用",
            f"{type(self).__name__} holds a key and is not to be pickled; pass the key's reference instead",
        )

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self
