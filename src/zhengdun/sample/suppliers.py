"""Suppliers, contracts, reviews, products; for a service institution the users of its products."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.suppliers import Contract, Product, ProductUse, Supplier, SupplierReview
from zhengdun.sample.house import House

SUPPLIERS = 12
IMPORTANT_SUPPLIERS = 7
"""The first seven supply important systems, and have filed as service institutions."""
PRODUCTS = 20
CUSTOMERS = ("示例客户证券甲", "示例客户期货乙", "示例客户基金丙", "示例客户证券丁")
"""Those who use the products of a service institution."""

_ADMITTED = date(2023, 5, 8)
_SIGNED = date(2023, 5, 25)
_SINCE = date(2023, 6, 1)
_LEFT = 280


def suppliers(house: House) -> pl.DataFrame:
    """Twelve suppliers: every fifth is new, the last has gone."""
    signed = house.diary.yearly(1, 15)[0]

    def row(number: int) -> dict[str, Any]:
        vital, new = number <= IMPORTANT_SUPPLIERS, _is_new(number)
        return {
            "code": f"V{number:03}",
            "name": f"示例供应商{number:02}有限公司",
            "admitted_on": house.diary.before(signed, 30) if new else _ADMITTED,
            "supplies_important_systems": vital,
            "filed": True if vital else None,
            "filed_on": date(2023, 6, 30) if vital else None,
            "urged_on": date(2023, 5, 15) if vital else None,
            "from_on": signed + timedelta(days=7) if new else _SINCE,
            "until_on": house.diary.ago(_LEFT) if number == SUPPLIERS else None,
        }

    return house.table(Supplier, [row(number) for number in range(1, SUPPLIERS + 1)])


def _is_new(number: int) -> bool:
    return number % 5 == 1


def contracts(house: House) -> pl.DataFrame:
    """A contract a year with each supplier, the first before the work began; a confidentiality agreement with each."""
    diary = house.diary
    rows = []
    for day in (_SIGNED, *diary.yearly(1, 15)):
        for number in range(1, SUPPLIERS + 1):
            if (number == SUPPLIERS and day > diary.ago(_LEFT)) or (day == _SIGNED and _is_new(number)):
                continue
            rows.append(
                {
                    "code": f"HT-{day.year}-{number:03}" if day != _SIGNED else f"HT-{day:%Y%m}-{number:03}",
                    "supplier": f"V{number:03}",
                    "subject": "软件许可与运行维护服务",
                    "signed_on": day,
                    "expires_on": day + timedelta(days=400),
                    "confidentiality_signed_on": day,
                    "states_security_duties": True,
                    "keeps_liability": True,
                }
            )
    return house.table(Contract, rows)


def supplier_reviews(house: House) -> pl.DataFrame:
    """Every supplier is reviewed in summer and in winter."""
    chance, diary = house.chance("reviews"), house.diary
    return house.table(
        SupplierReview,
        [
            {
                "code": f"GP-{day:%Y%m}-{number:03}",
                "supplier": f"V{number:03}",
                "reviewed_on": day,
                "score": float(chance.randint(80, 98)),
                "conclusion": "合格",
                "needs_improvement": (wanting := (number + day.month) % 5 == 0),
                "improved_on": diary.after(day, 15) if wanting else None,
            }
            for day in sorted(diary.yearly(6, 25) + diary.yearly(12, 20))
            for number in range(1, SUPPLIERS + 1)
            if number < SUPPLIERS or day <= diary.ago(_LEFT)
        ],
    )


def products(house: House) -> pl.DataFrame:
    """What is bought from the suppliers, or, of a service institution, what it offers itself."""
    own = house.kind == "service"

    def row(number: int) -> dict[str, Any]:
        used = house.systems[number % len(house.systems)].code
        return {
            "code": f"P{number:03}",
            "name": f"示例产品{number:02}",
            "supplier": None if own else f"V{1 + number % (SUPPLIERS - 1):03}",
            "systems": None if own else [used],
            "security_tested_on": house.diary.ago(60 + number),
            "compliance_checked_on": house.diary.ago(60 + number),
            "version": f"V{1 + number % 4}.{number % 10}",
        }

    return house.table(Product, [row(number) for number in range(1, PRODUCTS + 1)])


def product_uses(house: House) -> pl.DataFrame:
    """Every product of a service institution has every customer, but for the last, now given up."""
    return house.table(
        ProductUse,
        [
            {
                "product": f"P{number:03}",
                "customer": customer,
                "core_or_operating": True,
                "from_on": _SINCE,
                "until_on": house.diary.ago(30) if number == PRODUCTS else None,
            }
            for number in range(1, PRODUCTS + 1)
            for customer in CUSTOMERS
        ],
    )


MAKERS = {
    Supplier: suppliers,
    Contract: contracts,
    SupplierReview: supplier_reviews,
    Product: products,
    ProductUse: product_uses,
}
