"""Verification of an output: the files against their manifest, and a second look at every row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.digests import file_facts
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.proof.manifest import FileFacts, Manifest, required_beside
from zhengdun.privacy.proof.pairing import paired, pieces, rejected_rows
from zhengdun.privacy.proof.promises import promises
from zhengdun.privacy.proof.residual import ResidualScan, Residue

Progress = Callable[[int, int], None]
"""Told how many rows were looked at, and of how many."""


class Verdict(StrEnum):
    """What a check found."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Check:
    """One question, its answer, and what the answer rests on, in both languages."""

    zh: str
    en: str
    verdict: Verdict
    why_zh: str = ""
    why_en: str = ""


@dataclass(frozen=True)
class Verification:
    """All that was checked of one output; ``scans`` are the second looks by table."""

    output: Path
    manifest: Manifest
    checks: tuple[Check, ...]
    scans: dict[str, ResidualScan]

    @property
    def verdict(self) -> Verdict:
        """Failed where any check failed; passed only where all of them did."""
        found = {check.verdict for check in self.checks}
        if Verdict.FAILED in found:
            return Verdict.FAILED
        return Verdict.CANNOT_TELL if Verdict.CANNOT_TELL in found else Verdict.PASSED


def verify(output: Path, source: Path | None = None, *, progress: Progress = lambda _seen, _rows: None) -> Verification:
    """Repeat the proof of an output from its manifest.

    Args:
        output: a file that a run wrote, its manifest beside it.
        source: the file it was made from. Without it, what was replaced by pseudonyms cannot be told from what was
            not replaced.
        progress: told of the rows looked at so far, and of how many there are.

    Raises:
        DataError: there is no manifest, a file cannot be read, or the output is one that was restored.
    """
    manifest = required_beside(output)
    if manifest.direction == "restore":
        raise DataError(f"{output.name} 是还原后的明文，无可验证", f"{output.name} was restored: it is plain by intent")
    checks = [*_files(output, source, manifest)]
    scans = _look(output, source, manifest, progress)
    rows = sum(scan.rows_seen for scan in scans.values())
    checks += [_rows(manifest, rows), _nothing_legible(scans), _all_replaced(scans, source)]
    return Verification(output, manifest, tuple(checks), scans)


def _files(output: Path, source: Path | None, manifest: Manifest) -> list[Check]:
    checks = [_same_file("输出文件与清单一致", "The output is the file of the manifest", output, manifest.output)]
    if manifest.rejects is not None:
        checks.append(
            _same_file(
                "拒收文件与清单一致", "The reject file is that of the manifest", rejects_path(output), manifest.rejects
            )
        )
    if source is not None:
        checks.append(
            _same_file("来源文件与清单一致", "The source is the file of the manifest", source, manifest.source)
        )
    return checks


def _same_file(zh: str, en: str, path: Path, recorded: FileFacts) -> Check:
    if not path.is_file():
        return Check(zh, en, Verdict.CANNOT_TELL, f"没有文件 {path.name}", f"there is no file {path.name}")
    found = file_facts(path).sha256
    same = found == recorded.sha256
    why = f"SHA-256 {found}" + ("" if same else f" ≠ {recorded.sha256}")
    return Check(zh, en, Verdict.PASSED if same else Verdict.FAILED, why, why)


def _look(output: Path, source: Path | None, manifest: Manifest, progress: Progress) -> dict[str, ResidualScan]:
    scans = {table: ResidualScan(of_table) for table, of_table in promises(manifest).items()}
    seen = 0
    for table, after, before in _pairs(output, source):
        scans[table].look(after, before)
        seen += after.num_rows
        progress(seen, manifest.rows.written)
    return scans


def _pairs(output: Path, source: Path | None) -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch | None]]:
    if source is None:
        return ((table, batch, None) for table, batch in pieces(output))
    return paired(pieces(output), pieces(source, rejected_rows(output)))


def _rows(manifest: Manifest, found: int) -> Check:
    recorded = manifest.rows
    same = found == recorded.written and recorded.read == recorded.written + recorded.rejected
    return Check(
        "行数相符",
        "The numbers of rows agree",
        Verdict.PASSED if same else Verdict.FAILED,
        f"读入 {recorded.read:,}，写出 {recorded.written:,}，拒收 {recorded.rejected:,}；输出现有 {found:,}",
        f"read {recorded.read:,}, written {recorded.written:,}, rejected {recorded.rejected:,};"
        f" the output has {found:,}",
    )


def _nothing_legible(scans: dict[str, ResidualScan]) -> Check:
    left = _count(scans, Residue.LEGIBLE)
    return Check(
        "应当不可读的内容均已不可读",
        "Nothing is legible that should not be",
        Verdict.FAILED if left else Verdict.PASSED,
        f"发现 {left} 处" if left else "第二套识别未发现残留",
        f"{left} found" if left else "the second opinion found nothing left",
    )


def _all_replaced(scans: dict[str, ResidualScan], source: Path | None) -> Check:
    unchanged, unknown = _count(scans, Residue.UNCHANGED), _count(scans, Residue.CANNOT_TELL)
    verdict = Verdict.FAILED if unchanged else Verdict.CANNOT_TELL if unknown else Verdict.PASSED
    zh, en = "没有与来源相同的值", "no value is the same as in the source"
    if unchanged:
        zh, en = f"{unchanged} 处与来源相同", f"{unchanged} are the same as in the source"
    elif unknown:
        zh = f"{unknown:,} 处假名须与来源比对：请给出来源文件（--source）"
        en = f"{unknown:,} pseudonyms need the source: name it (--source)"
    elif source is None:
        zh, en = "没有使用假名的内容；未与来源比对", "nothing was replaced by pseudonyms; not compared with the source"
    return Check("应当替换的内容均已替换", "Everything was replaced that should be", verdict, zh, en)


def _count(scans: dict[str, ResidualScan], residue: Residue) -> int:
    return sum(count for scan in scans.values() for (_, _, what), count in scan.counts.items() if what is residue)
