"""The certificate that a one-off key is destroyed: for programs and for people, without a word too much."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from zhengdun.privacy.errors import KeyProblem

METHOD_ZH = "以随机数和零各覆写一次密钥文件并落盘，然后删除文件。"
METHOD_EN = (
    "The key file was overwritten with random bytes and with zeros, each written through to the disk, and removed."
)
LIMITS_ZH = (
    "本证明只说明本程序对该文件所做的操作。写时复制的文件系统、快照、备份、固态盘的磨损均衡、交换区以及曾加载密钥的进程的内存，"
    "都可能留有副本，须由管理制度另行处理。销毁密钥后，假名化数据仍可能经由其他信息识别到个人，不等于匿名化。"
)
LIMITS_EN = (
    "This certificate states what the program did to that file. Copies may remain in file systems that copy on write, "
    "in snapshots, backups, the spare cells of solid-state disks, swap space and the memory of processes that loaded "
    "the key; these are for the institution's own rules. Without the key, pseudonymised data may still be led back to "
    "persons by other information: it is not anonymised."
)
_FORMAT = "zhengdun key destruction 1"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What became of a one-off key.

    Args:
        key_id: the public fingerprint of the key.
        purpose: what it was made for.
        created: when, ISO 8601 with the zone.
        destroyed: when, ISO 8601 with the zone.
        protected: what was protected with it.
        by: who answers for the destruction.
    """

    key_id: str
    purpose: str
    created: str
    destroyed: str
    protected: tuple[str, ...]
    by: str

    def to_json(self) -> str:
        """As JSON, with the method and its limits in both languages."""
        words = {
            "method": {"zh": METHOD_ZH, "en": METHOD_EN},
            "limits": {"zh": LIMITS_ZH, "en": LIMITS_EN},
        }
        return json.dumps({"format": _FORMAT, **asdict(self), **words}, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Certificate:
        """Read what :meth:`to_json` wrote.

        Raises:
            KeyProblem: it is something else.
        """
        try:
            held = json.loads(text)
            if held["format"] != _FORMAT:
                raise ValueError(held["format"])  # noqa: TRY301 -- one way out for everything that is no certificate
            names = ("key_id", "purpose", "created", "destroyed", "by")
            return cls(**{name: str(held[name]) for name in names}, protected=tuple(map(str, held["protected"])))
        except (ValueError, KeyError, TypeError) as error:
            raise KeyProblem("不是密钥销毁证明", "this is no certificate of a key's destruction") from error

    def text(self) -> str:
        """As a page to read, Chinese first."""
        things = [f"  - {thing}" for thing in self.protected] or ["  - （无） (nothing)"]
        return "\n".join(
            [
                "密钥销毁证明 | Certificate of the destruction of a key",
                "",
                f"密钥编号 Key id: {self.key_id}",
                f"用途 Purpose: {self.purpose}",
                f"生成时间 Created: {self.created}",
                f"销毁时间 Destroyed: {self.destroyed}",
                f"责任人 By: {self.by}",
                "保护的对象 Protected:",
                *things,
                "",
                METHOD_ZH,
                METHOD_EN,
                "",
                LIMITS_ZH,
                LIMITS_EN,
                "",
            ]
        )
