"""A folder of files: each is changed by itself, and one that fails does not stop the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from zhengdun.privacy.errors import DataError, PrivacyError
from zhengdun.privacy.files.digests import file_facts
from zhengdun.privacy.files.formats import format_of, is_supported
from zhengdun.privacy.files.planning import plan_tables
from zhengdun.privacy.files.rejects import SUFFIX as REJECTS
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.files.sampling import samples
from zhengdun.privacy.kernel.binding import check_columns_exist
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.proof.manifest import SUFFIX as MANIFEST
from zhengdun.privacy.proof.manifest import Manifest


@dataclass(frozen=True)
class FolderResult:
    """What became of the files of a folder, by their paths within it.

    Args:
        changed: the manifest of each output, those of an earlier run among them.
        failed: what went wrong with a file.
        skipped: files of types that are not supported; they are not in the output.
    """

    changed: dict[Path, Manifest]
    failed: dict[Path, PrivacyError]
    skipped: list[Path]


def run_folder(source: Path, output: Path, plan: Plan, options: Options | None = None) -> FolderResult:
    """Change all files of a folder and its subfolders into another folder.

    Files that an earlier run of the same work has finished are not changed again.

    Raises:
        PolicyError: the policy names a column that no file has.
        DataError: the output folder lies within the source folder.
    """
    options = replace(options or Options(), in_folder=True)
    if output.resolve().is_relative_to(source.resolve()):
        raise DataError(
            f"输出目录不能在原目录之内：{output}", f"The output folder must not lie within the source folder: {output}"
        )
    files = [path for path in sorted(source.rglob("*")) if path.is_file() and not _is_ours(path)]
    supported = [path for path in files if is_supported(path)]
    result = FolderResult({}, {}, [path.relative_to(source) for path in files if not is_supported(path)])
    if not plan.restoring:
        _check_columns(plan, supported, source)
    for path in supported:
        name = path.relative_to(source)
        try:
            result.changed[name] = _finished(path, output / name, plan) or run_file(path, output / name, plan, options)
        except PrivacyError as error:
            result.failed[name] = error
    return result


def _is_ours(path: Path) -> bool:
    """Whether the file is a manifest or a reject file of an earlier run."""
    return path.name.endswith((MANIFEST, REJECTS))


def _check_columns(plan: Plan, files: list[Path], source: Path) -> None:
    if not plan.policy.columns:
        return
    names: dict[str, None] = {}
    for path in files:
        try:
            found = samples(path, format_of(path).layout(path))
        except PrivacyError:
            continue  # said when it is this file's turn
        names |= dict.fromkeys(name for batch in found.values() for name in batch.schema.names)
    check_columns_exist(plan.policy, names, str(source))


def _finished(source: Path, output: Path, plan: Plan) -> Manifest | None:
    """The manifest of an output that the same plan and key have made from the same source."""
    manifest = Manifest.beside(output) if output.exists() else None
    if manifest is None or manifest.policy_digest != plan.policy.digest:
        return None
    if manifest.source.sha256 != file_facts(source).sha256:
        return None
    tables = plan_tables(source, format_of(source).layout(source), plan, lenient=True)
    is_same = manifest.plan_digest == tables.digest and manifest.key_id == tables.key_id
    return manifest if is_same else None
