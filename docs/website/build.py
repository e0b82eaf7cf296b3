"""Writes the sources of both languages and lets Sphinx build each into a folder of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from website.examples import examples_of
from website.freshness import MADE_FROM, digest
from website.glossary import glossary
from website.sources import write_sources
from zhengdun.exports.pages import pages

WEBSITE = Path(__file__).parent
LANGUAGES = {"zh": "zh_CN", "en": "en"}
"""Each language -> what Sphinx calls it."""

_DOOR = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>证盾 Zhengdun</title>
<meta http-equiv="refresh" content="0; url=zh/index.html"></head>
<body><p><a href="zh/index.html">中文</a> · <a href="en/index.html" lang="en">English</a></p></body></html>
"""


def build(out: Path, tests: Sequence[Path]) -> None:
    """Build the site into ``out``; what stood there before is replaced.

    Args:
        out: the folder of the site.
        tests: the files of the duties' tests to take examples from.

    Raises:
        FileExistsError: the folder holds something else.
        subprocess.CalledProcessError: a test of a duty failed, or Sphinx warned of something.
    """
    if out.exists() and any(out.iterdir()) and not (out / MADE_FROM).is_file():
        raise FileExistsError(f"{out} holds other things than a site: nothing is written over them")
    examples, words = examples_of(tests), glossary()
    with TemporaryDirectory() as folder:
        work, made = Path(folder), Path(folder) / "site"
        made.mkdir()
        for lang in LANGUAGES:
            write_sources(pages(lang, examples, words), work / lang)
            shutil.copytree(WEBSITE / "locales", work / lang / "locales")  # where Sphinx compiles it
        running = [_sphinx(work, lang, made) for lang in LANGUAGES]
        made_from = digest()  # worked out while Sphinx is at work
        for process in running:
            if process.wait():
                raise subprocess.CalledProcessError(process.returncode, process.args)
        (made / "index.html").write_text(_DOOR, encoding="utf-8")
        (made / MADE_FROM).write_text(made_from, encoding="utf-8")
        _replace(out, made)


def _replace(out: Path, made: Path) -> None:
    """Put the whole of what was made in the place of what stood there."""
    new = out.with_name(f"{out.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(made, new)
    shutil.rmtree(out, ignore_errors=True)
    new.rename(out)


def _sphinx(work: Path, lang: str, made: Path) -> subprocess.Popen[bytes]:
    """Start Sphinx for one language; both run at the same time."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "-c", str(WEBSITE)]
    folders = ["-d", str(work / f"{lang}-doctrees"), str(work / lang), str(made / lang)]
    return subprocess.Popen([*command, "-D", f"language={LANGUAGES[lang]}", *folders])  # noqa: S603 - our own command
