"""The privacy part within the command line: without pandas, and its objections as errors of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.privacy.errors import PrivacyError, reason_en, reason_zh


@contextmanager
def privacy_problems() -> Iterator[None]:
    """Turn a problem of the privacy part, or of the files it works on, into one clear line."""
    from zhengdun.privacy.own_process import set_arrow_up

    set_arrow_up()
    try:
        yield
    except PrivacyError as error:
        raise InputError(error.en if language() == "en" else error.zh) from error
    except OSError as error:
        if error.errno is None or isinstance(error, BrokenPipeError):
            raise
        what = say(f"无法读写 {error.filename}|cannot read or write {error.filename}") if error.filename else ""
        raise InputError(
            f"{what or say('系统报错|the system says')}{say(f'：{reason_zh(error)}|: {reason_en(error)}')}"
        ) from error
