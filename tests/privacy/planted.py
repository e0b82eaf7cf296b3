"""Random tables with planted values of every kind, and the search for what is left of them."""

import random

import pyarrow as pa
from privacy.pseudonyms.made import MAKERS

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy, preset_text

NOTES = "备注"
BEFORE = {
    Kind.RESIDENT_ID: "身份证号",
    Kind.MOBILE: "手机",
    Kind.LANDLINE: "传真",
    Kind.BANK_CARD: "卡号",
    Kind.SSE_ACCOUNT: "股东代码",
    Kind.SZSE_ACCOUNT: "证券账户",
    Kind.UNIFIED_ACCOUNT: "一码通账户",
    Kind.FUTURES_CODE: "交易编码",
    Kind.FUTURES_CLIENT: "客户号",
    Kind.FUND_ACCOUNT: "基金账号",
    Kind.CREDIT_CODE: "信用代码",
    Kind.PASSPORT: "护照",
    Kind.HK_MACAU_PERMIT: "通行证",
    Kind.TAIWAN_PERMIT: "台胞证",
    Kind.RESIDENCE_PERMIT: "居住证",
    Kind.EMAIL: "邮箱",
    Kind.IPV4: "来自",
    Kind.IPV6: "来自",
}
"""What announces a value in text; kinds that are missing are planted in columns only."""

FORMS = {
    Kind.LANDLINE: lambda value: value.startswith("0"),
    Kind.FUND_ACCOUNT: lambda value: len(value) == 12 and value.isdigit(),
    Kind.TAIWAN_PERMIT: lambda value: len(value) == 8,
    Kind.PASSPORT: lambda value: value.isupper(),
}
"""Of some kinds what a text can be read for; a column takes them all."""

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_PLAIN = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {ord(each): None for each in " -·　"}


def canonical(text: str) -> str:
    """The text without separators and full-width characters, in capitals."""
    return text.translate(_PLAIN).replace("-", "").upper()


def plan(preset: str, key: str) -> Plan:
    """The preset's actions on a column of each kind and on notes; what cannot be protected is taken away."""
    columns = [f"  {kind.value}: {{kind: {kind.value}}}" for kind in Kind]
    text = preset_text(preset) + "\n".join(["columns:", *columns, f"  {NOTES}: {{text: all}}"])
    return Plan(parse_policy(text), key)


def table(seed: int, rows: int) -> tuple[pa.RecordBatch, list[list[tuple[str, Kind, str]]]]:
    """A table, and for each of its rows what was planted: the column, the kind, the value."""
    rng = random.Random(seed)  # noqa: S311 -- repeatable, nothing secret
    columns: dict[str, list[str]] = {name: [] for name in [*Kind, NOTES]}
    planted: list[list[tuple[str, Kind, str]]] = []
    for _ in range(rows):
        here = [(str(kind), kind, MAKERS[kind](rng)) for kind in Kind]
        for name, _, value in here:
            columns[name].append(value)
        noted = [(NOTES, kind, _for_text(rng, kind)) for kind in rng.sample(list(BEFORE), 4)]
        columns[NOTES].append("，".join(f"{BEFORE[kind]}{_written(rng, kind, value)}" for _, kind, value in noted))
        planted.append([*here, *noted])
    return pa.RecordBatch.from_pydict(columns), planted


def left(
    planted: list[list[tuple[str, Kind, str]]], changed: dict[str, list[str | None]]
) -> list[tuple[int, str, Kind]]:
    """Where a planted value can still be read in its own cell: row, column, kind."""
    return [
        (row, column, kind)
        for row, here in enumerate(planted)
        for column, kind, value in here
        if canonical(value).removeprefix("+86") in canonical(changed[column][row] or "")
    ]


def _for_text(rng: random.Random, kind: Kind) -> str:
    value = MAKERS[kind](rng)
    while not FORMS.get(kind, bool)(value):
        value = MAKERS[kind](rng)
    return value


def _written(rng: random.Random, kind: Kind, value: str) -> str:
    if value.isdigit() and rng.random() < 0.3:
        return value.translate(_WIDE)
    if kind is Kind.MOBILE and len(value) == 11 and rng.random() < 0.5:
        return f"{value[:3]}-{value[3:7]}-{value[7:]}"
    return value
