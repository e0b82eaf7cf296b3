"""What goes wrong, said in both languages. No message ever carries a value that was to be protected."""

from __future__ import annotations

import errno
import os

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EBUSY: "正被占用",
    errno.ECONNREFUSED: "连接被拒绝",
    errno.EDQUOT: "超出磁盘限额",
    errno.EEXIST: "已存在",
    errno.EFBIG: "超出文件大小的限额",
    errno.EIO: "读写设备出错",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ELOOP: "链接成环",
    errno.EMFILE: "打开的文件过多",
    errno.ENAMETOOLONG: "名称过长",
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EPERM: "系统不允许",
    errno.EROFS: "所在的文件系统只读",
    errno.ETIMEDOUT: "超时",
}
"""What the system says in English only."""


def reason_zh(error: OSError) -> str:
    """Why the system refused, in Chinese; in the system's own words where it is something rare.

    >>> reason_zh(PermissionError(errno.EACCES, "Permission denied"))
    '没有权限'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def reason_en(error: OSError) -> str:
    """The same in English."""
    return os.strerror(error.errno) if error.errno in _REASONS else error.strerror or str(error)


class PrivacyError(Exception):
    """A problem that the person at the desk can mend: what is wrong, where, and what to do.

    Args:
        zh: the message in Chinese, which is also what ``str`` gives.
        en: the message in English.

    >>> str(PrivacyError("策略为空", "the policy is empty"))
    '策略为空'
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def __reduce__(self) -> tuple[type[PrivacyError], tuple[str, str]]:
        """Both languages survive the way from one process to another."""
        return type(self), (self.zh, self.en)


class PolicyError(PrivacyError):
    """A policy that cannot be carried out as it is written."""


class KeyProblem(PrivacyError):
    """A key that is missing, wrong, too short, or readable by others."""


class DataError(PrivacyError):
    """Data that cannot be read or protected; names the file and the row, never the value."""
