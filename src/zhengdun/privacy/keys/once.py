"""A key for one test environment: made for it, destroyed after it, its end on record.

Once the key is gone nobody can lead the pseudonyms of that environment back to the persons by means of the key.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zhengdun.privacy.errors import KeyProblem, reason_en, reason_zh
from zhengdun.privacy.keys.certificate import Certificate
from zhengdun.privacy.keys.files import new_secret, read_key_file, sync_folder, write_key_file, write_new
from zhengdun.privacy.keys.material import KeyMaterial

KEY_FILE = "once.key"
RECORD = "once.json"
CERTIFICATE = "destruction.json"
CERTIFICATE_TEXT = "destruction.txt"


@dataclass(frozen=True, slots=True)
class OneOffKey:
    """The key in a folder of its own; a folder serves one key, once.

    Args:
        folder: where the key, the record of its making and later the certificate lie.
    """

    folder: Path

    @classmethod
    def create(cls, folder: Path, *, purpose: str, at: datetime) -> OneOffKey:
        """Make the folder and the key.

        Args:
            folder: one that holds no one-off key and never did; made where it is missing.
            purpose: what the key is for, as the certificate will say.
            at: now, with its time zone.

        Raises:
            KeyProblem: the folder has or had a key, or cannot be written.
        """
        once = cls(folder)
        once._refuse_used()
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise KeyProblem(
                f"无法建立目录 {folder}：{reason_zh(error)}", f"cannot make {folder}: {reason_en(error)}"
            ) from error
        secret = new_secret()
        record = {"key_id": KeyMaterial(secret).key_id, "purpose": purpose, "created": _aware(at).isoformat()}
        # The record first: a key without one could not be certified.
        write_new(folder / RECORD, json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        write_key_file(folder / KEY_FILE, secret)
        return once

    def load(self) -> KeyMaterial:
        """The key, in every process that works for the environment.

        Raises:
            KeyProblem: it was not made yet, or is destroyed.
        """
        if (self.folder / KEY_FILE).exists():
            return read_key_file(self.folder / KEY_FILE)
        self._refuse_used()
        raise KeyProblem(
            f"{self.folder} 中没有一次性密钥，请先用 OneOffKey.create 生成",
            f"there is no one-off key in {self.folder}; make it by OneOffKey.create",
        )

    def destroy(self, *, protected: Sequence[str], by: str, at: datetime) -> Certificate:
        """Destroy the key and certify it.

        The key goes first and the certificate follows, so that none is ever issued for a key that is still there. After
        an interruption in between, a second call completes the certificate; after a complete one it returns the same.

        Args:
            protected: what was protected with it: databases, files, runs.
            by: who answers for the destruction.
            at: now, with its time zone.

        Raises:
            KeyProblem: no key was made here, or the folder cannot be written.
        """
        key_is_there = (self.folder / KEY_FILE).exists()
        if (self.folder / CERTIFICATE).exists() and not key_is_there:
            return Certificate.from_json((self.folder / CERTIFICATE).read_text(encoding="utf-8"))
        record = self._record()
        if key_is_there and self.load().key_id != record["key_id"]:
            raise KeyProblem(
                f"{self.folder} 中的密钥不是记录中的 {record['key_id']}，未销毁；请先查明",
                f"the key in {self.folder} is not {record['key_id']} of the record; not destroyed, find out why",
            )
        _overwrite_and_unlink(self.folder / KEY_FILE)
        certificate = Certificate(
            key_id=record["key_id"],
            purpose=record["purpose"],
            created=record["created"],
            destroyed=_aware(at).isoformat(),
            protected=tuple(protected),
            by=by,
        )
        (self.folder / CERTIFICATE_TEXT).unlink(missing_ok=True)  # of an interrupted call
        write_new(self.folder / CERTIFICATE_TEXT, certificate.text())
        write_new(self.folder / CERTIFICATE, certificate.to_json())
        return certificate

    def _record(self) -> dict[str, str]:
        try:
            record = json.loads((self.folder / RECORD).read_text(encoding="utf-8"))
            return {name: str(record[name]) for name in ("key_id", "purpose", "created")}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KeyProblem(
                f"{self.folder} 中没有可读的一次性密钥记录（{RECORD}）",
                f"there is no readable record of a one-off key in {self.folder} ({RECORD})",
            ) from error

    def _refuse_used(self) -> None:
        if any((self.folder / name).exists() for name in (KEY_FILE, RECORD, CERTIFICATE)):
            raise KeyProblem(
                f"{self.folder} 已有或曾有一次性密钥，一个目录只用一次；请换一个目录",
                f"{self.folder} has or had a one-off key and serves once; take another folder",
            )


def _overwrite_and_unlink(path: Path) -> None:
    """Write over the key where it lies, then remove it; nothing to do where it is gone already."""
    try:
        with path.open("r+b") as file:
            length = os.fstat(file.fileno()).st_size
            for content in (secrets.token_bytes(length), bytes(length)):
                file.seek(0)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise KeyProblem(
            f"无法销毁 {path}：{reason_zh(error)}", f"cannot destroy {path}: {reason_en(error)}"
        ) from error


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a time without its zone does not say when")
    return at
