"""Key files: written for their owner alone, and refused when others could read them."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from zhengdun.privacy.errors import KeyProblem, reason_en, reason_zh
from zhengdun.privacy.keys.material import KeyMaterial

_KEY_BYTES = 32
_OWNER_ONLY = 0o600
_LARGEST_FILE = 4096  # bytes; what is larger is no key
_HEADER = "# 证盾密钥，请勿复制、外传 | Zhengdun key: keep it here, show it to nobody\n"


def generate_key_file(path: Path) -> KeyMaterial:
    """Make a new random key of 32 bytes and write it for the owner alone (mode 0600).

    The file appears whole or not at all, and never takes the place of another.

    Raises:
        KeyProblem: the file exists already, or the folder cannot be written.
    """
    secret = new_secret()
    write_key_file(path, secret)
    return KeyMaterial(secret)


def new_secret() -> bytes:
    """Random bytes for a new key."""
    return secrets.token_bytes(_KEY_BYTES)


def write_key_file(path: Path, secret: bytes) -> None:
    """Write a key as :func:`generate_key_file` does."""
    write_new(path, _HEADER + secret.hex() + "\n")


def write_new(path: Path, text: str) -> None:
    """Write a new file of mode 0600, whole or not at all.

    Raises:
        KeyProblem: see :func:`generate_key_file`.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.link(beside, path)  # fails where the file exists; a rename would replace it
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(path.parent)
    except FileExistsError:
        raise KeyProblem(
            f"{path} 已存在，不覆盖；请换一个文件名", f"{path} exists and is not replaced; choose another name"
        ) from None
    except OSError as error:
        raise KeyProblem(f"无法写入 {path}：{reason_zh(error)}", f"cannot write {path}: {reason_en(error)}") from error


def read_key_file(path: Path) -> KeyMaterial:
    """Read a key from a file that only its owner can read.

    Raises:
        KeyProblem: see :func:`read_secret`; or no key is in it.
    """
    text = read_secret(path)
    try:
        return KeyMaterial.from_text(text)
    except KeyProblem as problem:
        raise KeyProblem(f"密钥文件 {path}：{problem.zh}", f"key file {path}: {problem.en}") from None


def read_secret(path: Path) -> str:
    """The text of a file that only its owner can read.

    Raises:
        KeyProblem: no such file, no plain file, readable or writable by group or others, too large, no text.
    """
    try:
        # Not to wait where the name is that of a pipe, which is refused next.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            _check_access(path, os.fstat(file.fileno()))  # of the file that was opened, whatever the name means by now
            content = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise KeyProblem(
            f"无法读取密钥文件 {path}：{reason_zh(error)}", f"cannot read the key file {path}: {reason_en(error)}"
        ) from error
    try:
        return _text(content)
    except KeyProblem as problem:
        raise KeyProblem(f"密钥文件 {path}：{problem.zh}", f"key file {path}: {problem.en}") from None


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on the disk before anything is built on them."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _text(content: bytes) -> str:
    if len(content) > _LARGEST_FILE:
        raise KeyProblem("文件过大，不是密钥", "the file is too large to be a key")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise KeyProblem("不是文本文件", "it is not a text file") from None


def _check_access(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise KeyProblem(f"{path} 不是普通文件", f"{path} is no plain file")
    mode = stat.S_IMODE(status.st_mode)
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise KeyProblem(
            f"密钥文件 {path} 的权限为 {mode:04o}，他人可以读写；请执行 chmod 600",
            f"the key file {path} has mode {mode:04o}, others can use it; run chmod 600",
        )
