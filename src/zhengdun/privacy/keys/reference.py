"""A reference to a key: what a plan, a policy file and a manifest carry in place of the key."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from zhengdun.privacy.errors import KeyProblem
from zhengdun.privacy.keys.files import read_key_file
from zhengdun.privacy.keys.kms import fetch_key
from zhengdun.privacy.keys.material import KeyMaterial
from zhengdun.privacy.keys.once import OneOffKey

Scheme = Literal["file", "env", "kms", "once"]


@dataclass(frozen=True, slots=True)
class KeyReference:
    """Where a key is; may be shown, stored and sent.

    ==================  ======================================================================================
    ``file:PATH``       a file with hexadecimal digits that only its owner can read
    ``env:NAME``        an environment variable with hexadecimal digits
    ``kms:SYSTEM/KEY``  a key management system, see :func:`~zhengdun.privacy.keys.register_kms`
    ``once:DIR``        a key made for one test environment, see :class:`~zhengdun.privacy.keys.OneOffKey`
    ==================  ======================================================================================

    >>> KeyReference.parse("file:keys/test.key")
    KeyReference(scheme='file', place='keys/test.key')
    """

    scheme: Scheme
    place: str

    @classmethod
    def parse(cls, text: str) -> KeyReference:
        """Read a reference.

        Raises:
            KeyProblem: it does not begin with a known scheme. The text is not repeated: it may be a key by mistake.
        """
        scheme, colon, place = text.strip().partition(":")
        if not colon or scheme not in get_args(Scheme) or not place:
            raise KeyProblem(
                "密钥须写成引用：file:路径、env:变量名、kms:系统/密钥名 或 once:目录；不得写密钥本身",
                "a key is given by reference: file:PATH, env:NAME, kms:SYSTEM/KEY or once:DIR; never the key itself",
            )
        return cls(cast("Scheme", scheme), place)

    def load(self) -> KeyMaterial:
        """Fetch the key.

        Raises:
            KeyProblem: it is not there, not readable, readable by others, or no key.
        """
        match self.scheme:
            case "file":
                return read_key_file(Path(self.place))
            case "env":
                return _from_environment(self.place)
            case "kms":
                return fetch_key(self.place)
            case "once":
                return OneOffKey(Path(self.place)).load()

    def __str__(self) -> str:
        return f"{self.scheme}:{self.place}"


def _from_environment(name: str) -> KeyMaterial:
    text = os.environ.get(name)
    if not text:
        raise KeyProblem(f"环境变量 {name} 未设置", f"the environment variable {name} is not set")
    try:
        return KeyMaterial.from_text(text)
    except KeyProblem as problem:
        raise KeyProblem(f"环境变量 {name}：{problem.zh}", f"environment variable {name}: {problem.en}") from None
