"""Made-up files for the tests of the file driver, and a policy that changes nothing."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy

KEEP = Plan(parse_policy("version: 1\nname: 不变\nother_columns: keep"))


def plan_of(text: str, key: str | None = None) -> Plan:
    """The plan of a policy in YAML, without its first two lines."""
    return Plan(parse_policy("version: 1\nname: 试\n" + text), key)


def investors(rows: int) -> dict[str, list[Any]]:
    """Columns of made-up investors; numbers are counted up, nobody has them."""
    return {
        "姓名": [f"测试{chr(0x4E00 + row % 500)}" for row in range(rows)],
        "手机": [f"138{row:08d}" for row in range(rows)],
        "备注": [f"客户电话138{row:08d}，已回访" if row % 3 else "" for row in range(rows)],
        "金额": [row * 1.5 for row in range(rows)],
    }


def write_csv(path: Path, rows: int, encoding: str = "utf-8") -> Path:
    """A CSV file of investors."""
    columns = investors(rows)
    lines = [",".join(columns), *(",".join(map(str, row)) for row in zip(*columns.values(), strict=True))]
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def write_parquet(path: Path, rows: int, group: int) -> Path:
    """A Parquet file of investors with row groups of ``group`` rows."""
    pq.write_table(pa.table(investors(rows)), path, row_group_size=group, compression="zstd")
    return path
