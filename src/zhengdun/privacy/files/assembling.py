"""The end of a run: parts put together, renamed into their places, the working folder removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from zhengdun.privacy.files.digests import file_facts
from zhengdun.privacy.files.disk import concatenate, sync
from zhengdun.privacy.files.formats import Layout, format_of
from zhengdun.privacy.files.journal import Journal, PartDone
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.proof.manifest import FileFacts, Manifest, manifest_path


def assemble(source: Path, layout: Layout, schemas: dict[str, pa.Schema], journal: Journal) -> tuple[Path, list[str]]:
    """Put the finished parts together in the working folder; returns the file and notes on what was left out."""
    target = journal.folder / "assembled"
    parts = [journal.part(part.index) for part in layout.parts]
    notes = format_of(source).assemble(parts, target, layout, schemas)
    sync(target)
    return target, notes


def assemble_rejects(journal: Journal, finished: Sequence[PartDone], output: Path, *, sm3: bool) -> FileFacts | None:
    """Put all rejects together in the working folder; None where there are none."""
    if not any(done.rejected for done in finished):
        return None
    target = journal.folder / "rejects"
    target.touch(mode=0o600)
    concatenate([journal.rejects(done.index) for done in finished], target)
    sync(target)
    return file_facts(target, sm3=sm3, name=rejects_path(output).name)


def publish(journal: Journal, assembled: Path, output: Path, manifest: Manifest) -> None:
    """Rename the finished files into their places, the output last but one: its manifest proves that it is whole."""
    written = journal.folder / "manifest"
    written.write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
    sync(written)
    if manifest.rejects is None:
        rejects_path(output).unlink(missing_ok=True)
    else:
        (journal.folder / "rejects").replace(rejects_path(output))
    assembled.replace(output)
    written.replace(manifest_path(output))
    sync(output.parent)
    journal.remove()
