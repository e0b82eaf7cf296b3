"""Loops that numba compiles, for whoever reads much text; numpy does the same where there is no numba.

To import numba and what it compiled before takes half a second and 100 MiB, which is what the loops save on half a
gigabyte of text. So a process takes them once it has read a good part of that and may read much more. To compile takes
some seconds more, once on a machine: numba keeps what it compiled. Where it cannot, numpy stays, since each process
would compile anew.

The environment variable ``ZHENGDUN_JIT`` says otherwise: ``never`` or ``always``.

A module of such loops gives the signature of each, so that all is compiled when it is imported: what cannot work does
not begin.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, cast, get_args

from zhengdun.privacy.errors import PrivacyError

Setting = Literal["never", "auto", "always"]
"""When compiled loops are taken; ``auto``: once they pay off."""

TEXT = "zhengdun.privacy.text.loops_jit"
"""The module of what is asked of every byte of a text, and of bytes from all over it."""

PAYS_OFF_AFTER = 1 << 28
"""Bytes of text that a process has read when it begins to use compiled loops."""

_VARIABLE = "ZHENGDUN_JIT"

_log = logging.getLogger(__name__)


class _Process:
    """What this process was told, ``None``: what its environment says; and what it has read."""

    setting: Setting | None = None
    bytes_read = 0


def loops(module: str, reads: int = 0) -> Any | None:
    """A module of compiled loops, or ``None`` where numpy is to be used.

    Args:
        module: its full name; it imports numba, and is imported here for the first time.
        reads: how many bytes of text are about to be read. They are told once for each text, not with each question.

    Raises:
        PrivacyError: the environment variable says something else than what it may say.
    """
    _Process.bytes_read += reads
    said = _Process.setting or _said_by_environment()
    if said == "never" or (said == "auto" and _Process.bytes_read < PAYS_OFF_AFTER):
        return None
    return imported(module)


@contextmanager
def setting(value: Setting) -> Iterator[None]:
    """Take compiled loops always, never or when they pay off, in this process and for the time being."""
    before, _Process.setting = _Process.setting, value
    try:
        yield
    finally:
        _Process.setting = before


@cache
def _said_by_environment() -> Setting:
    said = os.environ.get(_VARIABLE) or "auto"
    if said not in get_args(Setting):
        raise PrivacyError(
            f"环境变量 {_VARIABLE} 应为 never、auto 或 always，而不是“{said}”",
            f"the environment variable {_VARIABLE} is never, auto or always, not {said!r}",
        )
    return cast(Setting, said)


@cache
def imported(module: str) -> Any | None:
    """A module that imports numba, whatever was said or read; ``None`` where there is no numba or it does not work.

    Of numba that does not work a warning is logged, once for each module.
    """
    if importlib.util.find_spec("numba") is None:
        return None
    try:
        told_not_to = importlib.import_module("numba").config.DISABLE_JIT
        return None if told_not_to else importlib.import_module(module)
    except Exception as problem:  # whatever numba has to say: it is not needed
        _log.warning(
            "numba 无法使用，改用 numpy（结果相同，只是较慢）；若其缓存目录不可写，请用 NUMBA_CACHE_DIR 另行指定 | "
            "numba cannot be used, numpy does the same more slowly; where its cache folder cannot be written, "
            "set NUMBA_CACHE_DIR: %s: %s",
            type(problem).__name__,
            problem,
        )
        return None
