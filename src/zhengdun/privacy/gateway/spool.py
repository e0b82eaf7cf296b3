"""The spool: a message that was taken on is on the disk before its sender is told so, and stays until it is delivered.

One file a message: its first line is the envelope (JSON), the rest the message as it came. A file is written aside,
forced to the disk and renamed into ``outgoing/`` or ``held/``; a rename moves it from one to the other. So after
``kill -9`` or a power failure every message is whole, and in one place.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal

from zhengdun.privacy.errors import DataError, PrivacyError

Where = Literal["outgoing", "held"]
_FOLDERS = ("incoming", "outgoing", "held")


def new_number() -> str:
    """A number for a message; in the order of time, and not to be guessed."""
    return f"{time.time_ns():016x}{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the spool knows of a message.

    Args:
        sender: where bounces go; empty for a bounce.
        recipients: those it is still to be delivered to.
        utf8: whether the addresses need SMTPUTF8.
        id: the name in the spool.
        received: when it was taken on, in seconds since 1970.
        attempts: how often delivery was tried.
        not_before: when it is to be tried again, in seconds since 1970.
        reason: why it is held, in Chinese and in English; empty when it is not.
        counts: what was masked, by kind.
        is_notice: whether it is a notice of our own, about which there is never a notice.
    """

    sender: str
    recipients: tuple[str, ...]
    utf8: bool = False
    id: str = field(default_factory=new_number)
    received: float = field(default_factory=time.time)
    attempts: int = 0
    not_before: float = 0.0
    reason: tuple[str, str] = ("", "")
    counts: Mapping[str, int] = field(default_factory=dict)
    is_notice: bool = False

    def because(self, problem: PrivacyError) -> Envelope:
        """The envelope with the reason why the message is held."""
        return replace(self, reason=(problem.zh, problem.en))


class NoSuchMessage(DataError):
    """No message of that number lies there."""


class Spool:
    """A folder of messages, readable by its owner only.

    Args:
        root: the folder; made with mode 0700 if it is not there.

    Raises:
        DataError: others may read the folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in (root, *(root / name for name in _FOLDERS)):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if stat.S_IMODE(folder.stat().st_mode) & 0o077:
                raise DataError(
                    f"邮件缓存目录{folder}可被他人访问；请执行 chmod 700",
                    f"the spool folder {folder} is open to others; run chmod 700",
                )

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Be the one gateway that works on this spool; what an earlier one left half written is removed.

        Raises:
            DataError: another gateway works on it.
        """
        with open(os.open(self.root / "lock", os.O_WRONLY | os.O_CREAT, 0o600), "ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise DataError("另一个网关正在使用该缓存目录", "another gateway works on this spool") from None
            for half_written in (self.root / "incoming").iterdir():
                half_written.unlink()
            yield

    def put(self, envelope: Envelope, data: bytes, where: Where) -> None:
        """Keep a message; when this returns it survives the loss of the process and of power.

        Raises:
            OSError: the disk is full or broken; nothing is kept then.
        """
        aside = self.root / "incoming" / f"{envelope.id}.{secrets.token_hex(4)}"
        try:
            with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(json.dumps(asdict(envelope), ensure_ascii=False).encode() + b"\n")
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.rename(self._path(envelope.id, where))
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        _sync(self.root / where)

    def update(self, envelope: Envelope, where: Where) -> None:
        """Replace the envelope of a message that stays where it is."""
        self.put(envelope, self.read(envelope.id, where)[1], where)

    def move(self, envelope: Envelope, source: Where, target: Where) -> None:
        """Move a message, with a new envelope."""
        self.update(envelope, source)
        self._path(envelope.id, source).rename(self._path(envelope.id, target))
        _sync(self.root / source)
        _sync(self.root / target)

    def remove(self, name: str, where: Where) -> None:
        """Remove a message for good."""
        self._path(name, where).unlink()
        _sync(self.root / where)

    def read(self, name: str, where: Where) -> tuple[Envelope, bytes]:
        """The envelope and the message.

        Raises:
            NoSuchMessage: there is none of that name; DataError: a file that is no message.
        """
        with self._open(name, where) as file:
            return _envelope(file.readline(), name), file.read()

    def envelope(self, name: str, where: Where) -> Envelope:
        """The envelope alone, without reading the message; raises as ``read`` does."""
        with self._open(name, where) as file:
            return _envelope(file.readline(), name)

    def names(self, where: Where) -> list[str]:
        """The names of the messages, oldest first."""
        return sorted(entry.name for entry in os.scandir(self.root / where))

    def record(self, action: str, envelope: Envelope, **details: object) -> None:
        """Add a line to ``records.jsonl``: what was done, when, by whom, why; no address and nothing of the message."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"when": when, "action": action, "id": envelope.id, "counts": dict(envelope.counts)} | details
        with open(os.open(self.root / "records.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def records(self) -> Iterator[dict[str, object]]:
        """The lines of the record, oldest first."""
        path = self.root / "records.jsonl"
        if path.exists():
            with path.open(encoding="utf-8") as file:
                yield from map(json.loads, file)

    def _open(self, name: str, where: Where) -> IO[bytes]:
        try:
            return self._path(name, where).open("rb")
        except FileNotFoundError:
            raise NoSuchMessage(f"没有编号为{name}的邮件", f"there is no message {name}") from None

    def _path(self, name: str, where: Where) -> Path:
        if not (name.isascii() and name.isalnum()):
            raise DataError("邮件编号只含字母和数字", "the number of a message has only letters and digits")
        return self.root / where / name


def _envelope(line: bytes, name: str) -> Envelope:
    try:
        stored = json.loads(line)
        lists = {"recipients": tuple(stored["recipients"]), "reason": tuple(stored["reason"])}
        return Envelope(**{**stored, **lists})
    except (ValueError, KeyError, TypeError):
        raise DataError(f"缓存文件{name}已损坏", f"the spool file {name} is broken") from None


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
