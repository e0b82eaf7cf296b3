"""``zhengdun privacy evidence``: manifests as rows of the ledger 脱敏处理记录."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.options import Existing
from zhengdun.cli.output import write_file
from zhengdun.cli.privacy_problems import privacy_problems

if TYPE_CHECKING:
    import polars as pl


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "复核 OUTPUT 并把结果登记到台账文件夹 LEDGERS 的“脱敏处理记录.csv”，作为第十六条第二款、第三十四条的证据。"
        "|Verify OUTPUT and record the result in 脱敏处理记录.csv of the folder LEDGERS, as evidence for 16(2) and 34."
    ),
)
@click.argument("output", type=Existing(dir_okay=False), metavar="OUTPUT")
@click.argument("ledgers", type=Existing(file_okay=False), metavar="LEDGERS")
@click.option("--institution", required=True, metavar="CODE", help=say("机构代码|The institution's code"))
@click.option("--environment", metavar="CODE", help=say("用于的测试环境编号|The test environment that gets the data"))
@click.option("--place", metavar="CODE", help=say("用于的边界外处理编号|The place outside the boundary that gets them"))
@click.option("--source", type=Existing(), metavar="FILE", help=say("来源文件|The source"))
@click.option(
    "--certificate", type=Existing(), metavar="FILE",
    help=say("一次性密钥的销毁证明（destruction.json）|Certificate of the key's destruction (destruction.json)"),
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help=say("只显示，不写|Show it, write nothing"))
def command(
    *,
    output: Path,
    ledgers: Path,
    institution: str,
    environment: str | None,
    place: str | None,
    source: Path | None,
    certificate: Path | None,
    dry_run: bool,
) -> None:
    """Record evidence."""
    if (environment is None) == (place is None):
        raise InputError(
            say("请给出 --environment 或者 --place 之一|Name one of --environment and --place: what the data are for")
        )
    from zhengdun.connectors.masking_runs import Evidence, masking_runs
    from zhengdun.ledger.showing import shown
    from zhengdun.ledger.tables.masking import MaskingRun
    from zhengdun.privacy.keys import Certificate
    from zhengdun.privacy.proof.verifying import verify

    with privacy_problems():
        found = verify(output, source)
        held = None if certificate is None else Certificate.from_json(certificate.read_text(encoding="utf8"))
    try:
        rows = masking_runs([Evidence(institution, found.manifest, found.verdict, environment, place, held)])
    except ValueError as error:
        raise InputError(
            say(f"销毁证明不属于这次处理的密钥|The certificate is not of this run's key: {error}")
        ) from error
    as_written = shown(MaskingRun, rows, language())
    for heading, text in as_written.to_dicts()[0].items():
        if text is not None:
            click.echo(f"{heading}: {text}")
    if not dry_run:
        _append(ledgers / f"{MaskingRun.sheet.get(language())}.csv", as_written)


def _append(path: Path, rows: pl.DataFrame) -> None:
    """Add the rows to the ledger, which stays as it was where they do not fit."""
    import polars as pl

    if path.exists():
        try:
            before = pl.read_csv(_as_utf8(path), infer_schema=False)
        except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
            raise InputError(
                say(
                    f"{path} 不是 UTF-8 或者 GB18030 编码的 CSV，无法读取"
                    f"|{path} is no CSV in UTF-8 or GB18030 and cannot be read"
                )
            ) from error
        if before.columns != rows.columns:
            raise InputError(
                say(
                    f"{path} 的列与台账不一致，请先用 zhengdun template 生成的表头"
                    f"|The columns of {path} are not those of the ledger: use the headings of zhengdun template"
                )
            )
        keys = rows.columns[:2]
        if not rows.join(before, on=keys, how="semi").is_empty():
            raise InputError(say(f"这次处理已登记在 {path}|This run is in {path} already"))
        rows = pl.concat([before, rows])
    write_file(path, rows.write_csv(line_terminator="\r\n", include_bom=True).encode())
    click.echo(say(f"已登记到 {path}|Recorded in {path}"), err=True)


def _as_utf8(path: Path) -> bytes:
    """The file as it is, or, where Excel wrote it in GB18030, in UTF-8."""
    content = path.read_bytes()
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030").encode()
    return content
