"""What was done to personal information, as tables on the screen. No table ever shows a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table

from zhengdun.cli.language import language, say
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.proof.residual import FAILURES

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.privacy.kernel.column_kinds import KindShare
    from zhengdun.privacy.kernel.scanning import ColumnFinding
    from zhengdun.privacy.proof.anonymity import Anonymity
    from zhengdun.privacy.proof.residual import ResidualScan
    from zhengdun.privacy.proof.verifying import Verification

_ACTIONS = {
    "mask": "掩码|mask",
    "pseudonym": "假名|pseudonym",
    "token": "令牌|token",
    "suppress": "删除|suppress",
    "restore": "还原|restore",
    "generalise": "泛化|generalise",
    "unprotected": "无法处理，已删除|could not be protected, suppressed",
}
_VERDICTS = {
    "passed": ("green", "✓ 通过|✓ passed"),
    "failed": ("bold red", "✗ 未通过|✗ failed"),
    "cannot_tell": ("yellow", "? 无法判断|? cannot tell"),
}
_RESIDUES = {"legible": "仍可读|legible", "unchanged": "与来源相同|same as in the source"}
_NOTHING = (
    "没有发现需要处理的个人信息；未发现不等于没有，请用 scan 核对各列"
    "|No personal information to protect was found; not found is not absent: look at the columns with scan"
)
_RARE = 0.01
_SHOWN_ROWS = 5


def print_done(screen: Console, done: Iterable[tuple[str, str, str | None, str, int]]) -> None:
    """How many values were treated, by table, column, kind and action."""
    table = _table("列|Column", "类型|Kind", "方式|How", "个数|Values")
    table.columns[-1].justify = "right"
    rows = [
        (_place(where, column), _kind(kind), say(_ACTIONS.get(action, action)), f"{count:,}")
        for where, column, kind, action, count in done
    ]
    for row in rows:
        table.add_row(*row)
    screen.print(table if rows else say(_NOTHING))


def print_findings(screen: Console, findings: Sequence[ColumnFinding]) -> None:
    """What lies in each column: kinds with their shares, and the forms of the values."""
    table = _table("列|Column", "类型（占比）|Kinds (share)", "非空|Filled", "形状|Forms")
    for found in findings:
        kinds = [f"{_kind(share.kind)} {_share(share)}" for share in found.kinds]
        table.add_row(
            _place(found.table, found.column), "\n".join(kinds) or "—", f"{found.filled:.0%}", "  ".join(found.shapes)
        )
    screen.print(table)


def _share(share: KindShare) -> str:
    if share.by_name:
        return say("按列名|by its name")
    return "<1%" if share.share < _RARE else f"{share.share:.0%}"


def print_verification(screen: Console, found: Verification) -> None:
    """Each check with its answer, then the whole."""
    table = _table("结论|Verdict", "检查|Check", "依据|Why")
    for check in found.checks:
        why = check.why_en if language() == "en" else check.why_zh
        table.add_row(_verdict(check.verdict), check.en if language() == "en" else check.zh, why)
    screen.print(table)
    screen.print(f"{found.output.name}: {_verdict(found.verdict)}")


def print_residues(screen: Console, scans: Mapping[str, ResidualScan]) -> None:
    """What the second opinion found left, by table and column; that nothing was found, where it is so."""
    table = _table("列|Column", "类型|Kind", "残留|Left", "单元格|Cells", "行|Rows")
    for name, scan in scans.items():
        for (column, kind, residue), count in sorted(scan.counts.items()):
            if residue in FAILURES:
                rows = say("、|, ").join(map(str, scan.rows[column, kind, residue][:_SHOWN_ROWS]))
                table.add_row(_place(name, column), _kind(kind), say(_RESIDUES[residue]), f"{count:,}", rows)
    if table.row_count:
        screen.print(table)
    else:
        screen.print(say("残留检查：第二套识别未发现残留|The second opinion found nothing left"))


def print_anonymity(screen: Console, found: Anonymity) -> None:
    """The smallest class, how many rows are in small ones, and how varied the sensitive attributes are."""
    names = say("、|, ").join(found.quasi)
    alone, few = found.rows_below(2), found.rows_below(5)
    screen.print(
        say(
            f"准标识 {names}：k = {found.k}，{found.classes:,} 组；独一无二的 {alone:,} 行，组小于5的 {few:,} 行"
            f"|Quasi-identifiers {names}: k = {found.k}, {found.classes:,} classes; {alone:,} rows alone, {few:,} in"
            " classes below 5"
        ),
        markup=False,
    )
    for one in found.diversities:
        screen.print(
            say(
                f"  {one.attribute}：l = {one.distinct}（按熵 {one.entropy:.2f}），同组同值 {one.exposed_rows:,} 行"
                f"|  {one.attribute}: l = {one.distinct} (by entropy {one.entropy:.2f}), {one.exposed_rows:,} rows"
                " given away"
            ),
            markup=False,
        )


def _table(*headings: str) -> Table:
    table = Table(box=box.HORIZONTALS, show_edge=False)
    for heading in headings:
        table.add_column(say(heading))
    return table


def _place(table: str, column: str) -> str:
    return f"{table} · {column}" if table else column


def _kind(kind: str | None) -> str:
    if kind is None:
        return say("整格|whole cells")
    return Kind(kind).en if language() == "en" else Kind(kind).zh


def _verdict(verdict: str) -> str:
    colour, words = _VERDICTS[verdict]
    return f"[{colour}]{say(words)}[/{colour}]"
