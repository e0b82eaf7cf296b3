"""The policy to start from after a scan: YAML with comments, for a person to read and change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import yaml

from zhengdun.privacy.policy.reading import preset_text

if TYPE_CHECKING:
    from zhengdun.privacy.kernel.column_kinds import KindShare
    from zhengdun.privacy.kernel.scanning import ColumnFinding

_HEAD = """\
# 起始策略，由扫描生成，须经复核。A policy to start from, made by a scan; to be reviewed.
# 抽样只能说明看到的行：未发现不等于没有。A sample tells of the rows it saw: not found is not absent.
version: 1
name: draft
unprotected: reject     # 无法处理的行放入拒收文件 | rows that cannot be protected go to the reject file
other_columns: refuse   # 未列出的列报错 | a column that is not named is an error
"""


def starting_policy(findings: Sequence[ColumnFinding], preset: str = "strict") -> str:
    """A policy that names every column found, with the kinds of a preset.

    Args:
        findings: of a scan; a column that several tables have is named once, by its richest finding.
        preset: whose rules for kinds to take.

    Returns:
        YAML text that :func:`~zhengdun.privacy.policy.reading.parse_policy` accepts.
    """
    kinds = preset_text(preset).partition("\nkinds:\n")[2].rstrip()
    richest: dict[str, ColumnFinding] = {}
    for found in findings:
        known = richest.get(found.column)
        if known is None or _richness(found) > _richness(known):
            richest[found.column] = found
    columns = "\n".join(_column(found) for found in richest.values())
    return f"{_HEAD}kinds:\n{kinds}\ncolumns:{' {}' if not columns else ''}\n{columns}\n"


def _richness(found: ColumnFinding) -> tuple[float, bool]:
    return (max((share.share for share in found.kinds), default=0.0), bool(found.kinds))


def _column(found: ColumnFinding) -> str:
    is_text = "string" in found.type
    if found.kinds and found.kinds[0].whole:
        rule = f"{{kind: {found.kinds[0].kind}}}"
    elif found.kinds or is_text:
        rule = "{text: all}"
    else:
        rule = "{do: {action: keep}}"
    seen = "、".join(f"{share.kind.zh} {share.kind.en} {_share(share)}" for share in found.kinds[:3])
    shapes = f"；如 e.g. {'  '.join(found.shapes)}" if found.shapes else ""
    comment = f"# {found.type}：{seen or '未发现 nothing found'}{shapes}".replace("\n", " ")
    return f"  {comment}\n  {_quoted(found.column)}: {rule}"


def _share(share: KindShare) -> str:
    return "按列名 by its name" if share.by_name else f"{share.share:.0%}"


def _quoted(name: str) -> str:
    """The name as a key of YAML on one line."""
    written: str = yaml.safe_dump(name, allow_unicode=True, default_style='"', width=10_000)
    return written.strip()
