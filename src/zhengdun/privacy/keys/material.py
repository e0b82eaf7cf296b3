"""A key as the program holds it: it derives other keys and tells its public fingerprint, and shows itself to nobody."""

from __future__ import annotations

import binascii
import hmac

from cryptography.hazmat.primitives.hashes import SHA256, SM3, HashAlgorithm
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from zhengdun.privacy.crypto.blocks import CipherName, key_bytes
from zhengdun.privacy.crypto.secret import HoldsKey
from zhengdun.privacy.errors import KeyProblem

SHORTEST = 16  # bytes
LONGEST = 64
_LONGEST_DERIVED = 255 * 32  # RFC 5869: 255 times the length of the hash
_KEY_ID_BYTES = 8
# Of sixteen random bytes fewer than eight are different once in 10**11 keys; a typed or filled key has few.
_LEAST_DIFFERENT_BYTES = 8


class KeyMaterial(HoldsKey):
    """Secret bytes of which every key in use is derived (HKDF, RFC 5869).

    Python cannot promise that a secret leaves the memory: it may be there until the process ends.

    Args:
        secret: 16 to 64 random bytes.

    Raises:
        KeyProblem: too short, too long, or plainly not random.

    >>> key = KeyMaterial(bytes(range(32)))
    >>> key
    <KeyMaterial cf9ac2df4bf87087, key not shown>
    >>> key.derive("mobile") == key.derive("resident_id")
    False
    """

    __slots__ = ("_secret", "key_id")

    def __init__(self, secret: bytes) -> None:
        if not SHORTEST <= len(secret) <= LONGEST:
            raise KeyProblem(
                f"密钥应为 {SHORTEST} 至 {LONGEST} 字节，实为 {len(secret)} 字节",
                f"a key has {SHORTEST} to {LONGEST} bytes, this one has {len(secret)}",
            )
        if len(set(secret)) < _LEAST_DIFFERENT_BYTES:
            raise KeyProblem(
                "密钥不是随机数，请用 generate_key_file 生成",
                "the key is not random; have one made by generate_key_file",
            )
        self._secret = bytes(secret)
        self.key_id = self.derive("key id", _KEY_ID_BYTES).hex()
        """Public fingerprint, 16 hexadecimal digits: tells keys apart and says nothing about the key."""

    @classmethod
    def from_text(cls, text: str) -> KeyMaterial:
        """The key that hexadecimal digits write; blanks and lines beginning with ``#`` are skipped.

        Raises:
            KeyProblem: something other than hexadecimal digits. The message does not repeat it.
        """
        lines = (line.strip() for line in text.splitlines())
        digits = "".join("".join(line.split()) for line in lines if not line.startswith("#"))
        try:
            secret = binascii.unhexlify(digits)
        except ValueError:  # its own message is not passed on: nothing of a key is
            raise KeyProblem("密钥应为十六进制数字", "a key is written in hexadecimal digits") from None
        return cls(secret)

    def derive(self, purpose: str, length: int = 32) -> bytes:
        """A key for one purpose by HKDF-SHA256; keys of different purposes tell nothing about each other.

        Args:
            purpose: what it is for; the same purpose gives the same key.
            length: bytes, 1 to 8,160.
        """
        return self._derived(SHA256(), purpose, length)

    def cipher_key(self, cipher: CipherName, purpose: str) -> bytes:
        """A key of a cipher for one purpose: for SM4 by HKDF with SM3 (GB/T 32905), so that no other hash is needed.

        Raises:
            KeyProblem: there is no such cipher.
        """
        length = key_bytes(cipher)
        return self._derived(SM3() if cipher == "sm4" else SHA256(), f"{cipher} {purpose}", length)

    def _derived(self, hash_function: HashAlgorithm, purpose: str, length: int) -> bytes:
        if not 1 <= length <= _LONGEST_DERIVED:
            raise ValueError(f"{length} bytes cannot be derived at once")
        info = b"zhengdun privacy 1\0" + purpose.encode()
        return HKDF(algorithm=hash_function, length=length, salt=None, info=info).derive(self._secret)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KeyMaterial):
            return NotImplemented
        return hmac.compare_digest(self._secret, other._secret)

    def __hash__(self) -> int:
        return hash(self.key_id)

    def __repr__(self) -> str:
        return f"<KeyMaterial {self.key_id}, key not shown>"
