"""The manifest of a run: what was done to which file by which policy and key. It never holds a plain value."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.proof.disclosure import Disclosure

SUFFIX = ".manifest.json"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileFacts(_Part):
    """A file: its name without folders, its size in bytes, its digests in hexadecimal."""

    name: str
    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    sm3: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")


class Done(_Part):
    """How many values of a kind in a column were treated in one way; ``kind`` is None for whole cells."""

    table: str
    column: str
    kind: str | None
    action: str
    count: int = Field(ge=0)


class Rows(_Part):
    """Rows read, written, and put aside in the reject file, which holds them as they were read."""

    read: int = Field(ge=0)
    written: int = Field(ge=0)
    rejected: int = Field(ge=0)


class Timings(_Part):
    """When the run began and ended (UTC), and the seconds of work, which a resumed run counts once."""

    began: dt.datetime
    ended: dt.datetime
    seconds: float = Field(ge=0)
    resumed: bool


class Manifest(_Part):
    """The record of one output file.

    Args:
        format: the version of this record.
        direction: ``protect``, or ``restore`` for the way back.
        policy, policy_digest: name and SHA-256 of the policy.
        plan_digest: SHA-256 of the policy and of what it meant for the columns.
        key_id: the public fingerprint of the key, None where no key was used.
        rules: the policy itself, without where its key lies.
        columns: the plan of each column, as :meth:`~zhengdun.privacy.plan.ColumnPlan.to_json` gives it, with its
            ``table`` (the sheet of a workbook, "" elsewhere).
        disclosures: what each treatment leaves to be seen and what can be undone; none in manifests of older versions
            and on the way back.
        notes: what was left out on purpose, such as formulas of a workbook.
    """

    format: Literal[1] = 1
    direction: Literal["protect", "restore"]
    policy: str
    policy_digest: str
    plan_digest: str
    key_id: str | None
    rules: dict[str, Any]
    columns: list[dict[str, Any]]
    source: FileFacts
    output: FileFacts
    rejects: FileFacts | None
    rows: Rows
    done: list[Done]
    disclosures: list[Disclosure] = []
    notes: list[str]
    versions: dict[str, str]
    timings: Timings

    @classmethod
    def beside(cls, output: Path) -> Manifest | None:
        """The manifest of an output file, None if there is none. Raises :class:`DataError` if it cannot be read."""
        path = manifest_path(output)
        if not path.exists():
            return None
        try:
            return cls.model_validate_json(path.read_bytes())
        except ValidationError as error:
            wrong = "; ".join(".".join(map(str, one["loc"])) + ": " + one["msg"] for one in error.errors())
            raise DataError(f"清单无法读取：{path}：{wrong}", f"The manifest {path} cannot be read: {wrong}") from None


def required_beside(output: Path) -> Manifest:
    """The manifest of an output file. Raises :class:`DataError` if there is none, or it cannot be read."""
    found = Manifest.beside(output)
    if found is None:
        name = manifest_path(output).name
        raise DataError(
            f"{output.name} 旁边没有清单 {name}，不知道各列做过什么、用的哪把密钥",
            f"there is no manifest {name} beside {output.name}: what was done to its columns and with which key is"
            " unknown",
        )
    return found


def manifest_path(output: Path) -> Path:
    """Where the manifest of an output file lies.

    >>> manifest_path(Path("客户.parquet")).name
    '客户.parquet.manifest.json'
    """
    return output.with_name(output.name + SUFFIX)
