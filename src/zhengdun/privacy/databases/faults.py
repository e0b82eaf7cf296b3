"""What PostgreSQL objects to, told without its own messages, which may repeat values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.privacy.errors import DataError

if TYPE_CHECKING:
    import psycopg

_EXPLAINED: dict[str, tuple[str, str]] = {
    "22001": (
        "处理后的值比列的长度长：请在策略中改用保持长度的方式（掩码、假名），或者放宽目标列",
        "what a value became is longer than its column: use a mask or a pseudonym, which keep the length",
    ),
    "22P02": (
        "处理后的值不合列的类型：请在策略中改用假名（保持格式），或者置空",
        "what a value became does not fit the type of its column: use a pseudonym, which keeps the format, or suppress",
    ),
    "22007": ("处理后的值不是日期", "what a value became is no date"),
    "22008": ("处理后的日期超出范围", "what a value became is a date out of range"),
    "22003": ("处理后的数值超出范围", "what a value became is a number out of range"),
    "23502": ("处理后的列不得为空，而策略将其置空", "the policy suppresses what must not be empty"),
    "23503": (
        "外键失去对应：两边的列应当用同一种方式、同一个一致域、同一个密钥",
        "a foreign key lost its match: treat both columns alike, in one consistency domain, with one key",
    ),
    "23505": (
        "唯一的列出现重复：掩码不保持唯一，请改用假名",
        "a unique column holds duplicates: a mask keeps nothing unique, use a pseudonym",
    ),
    "23514": ("违反检查约束", "a check constraint is violated"),
    "42501": ("权限不足", "permission denied"),
    "42P06": ("目标库中已有同名模式", "the target has a schema of this name already"),
    "42P07": ("目标库中已有同名表", "the target has a table of this name already"),
    "53100": ("数据库服务器磁盘已满", "the database server's disk is full"),
}


def explained(error: psycopg.Error, table: str = "") -> DataError:
    """The error in our words: what is wrong, in which table, column or constraint, and what to do."""
    found = error.diag
    places = (found.table_name or table, found.column_name, found.constraint_name)
    return by_code(error.sqlstate or "", *[place for place in places if place])


def by_code(code: str, *places: str) -> DataError:
    """The error of an SQLSTATE at ``places`` (a table, a column, a constraint).

    >>> print(by_code("23505", "customer", "customer_id_no_key"))
    customer、customer_id_no_key：唯一的列出现重复：掩码不保持唯一，请改用假名
    """
    zh, en = _EXPLAINED.get(code, (f"数据库报错 {code or '（无代码）'}", f"the database reports {code or 'an error'}"))
    if not any(places):
        return DataError(zh, en)
    return DataError(f"{'、'.join(filter(None, places))}：{zh}", f"{', '.join(filter(None, places))}: {en}")
