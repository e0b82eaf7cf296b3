"""Which groups of sessions a futures product trades in."""

from functools import cache
from typing import NamedTuple

from zhengdun.clock.shipped import shipped_rows


class Product(NamedTuple):
    """A product of a futures exchange. ``groups`` are keys of :data:`zhengdun.clock.groups.GROUPS`."""

    exchange: str
    code: str
    name: str
    groups: tuple[str, ...]
    status: str
    source: str


@cache
def products() -> tuple[Product, ...]:
    """The products in ``data/products.csv``; their options trade in the same sessions.

    >>> next(product.groups for product in products() if product.name == "黄金")
    ('futures_day', 'futures_night_0230')
    """
    return tuple(
        Product(
            exchange=row["exchange"],
            code=row["product"],
            name=row["name"],
            groups=tuple(row["groups"].split()),
            status=row["status"],
            source=row["source"],
        )
        for row in shipped_rows("products.csv")
    )
