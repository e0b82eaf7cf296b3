"""The names that the made-up institutions use. All are plainly made up: 示例…, 员工甲01."""

from __future__ import annotations

STEMS = "甲乙丙丁戊己庚辛壬癸"

KINDS: dict[str, str] = {
    "securities": "示例证券股份有限公司",
    "futures": "示例期货有限公司",
    "fund": "示例基金管理有限公司",
    "core": "示例交易所",
    "service": "示例信息技术有限公司",
}
"""The kinds of institution that can be made up, and what one of them is called."""

_SECURITIES = (
    ("集中交易系统", "trading"),
    ("网上交易系统", "trading"),
    ("移动终端交易系统", "trading"),
    ("融资融券交易系统", "trading"),
    ("极速交易系统", "trading"),
    ("行情系统", "quotation"),
    ("网上开户系统", "account"),
    ("法人清算系统", "clearing"),
    ("第三方存管系统", "clearing"),
    ("风险控制系统", "risk"),
    ("登记托管系统", "clearing"),
    ("金融产品销售系统", "trading"),
    ("报盘通信系统", "communication"),
    ("投资咨询系统", "other"),
    ("门户网站与网上服务大厅", "website"),
)
_OTHERS = (
    ("交易系统", "trading"),
    ("行情系统", "quotation"),
    ("开户系统", "account"),
    ("结算系统", "clearing"),
    ("风险控制系统", "risk"),
    ("通信系统", "communication"),
    ("网上服务系统", "website"),
)
ORDINARY = (
    ("办公自动化系统", "office"),
    ("邮件系统", "office"),
    ("人力资源系统", "office"),
    ("财务系统", "office"),
    ("合同管理系统", "office"),
    ("档案管理系统", "office"),
    ("视频会议系统", "office"),
    ("数据仓库", "other"),
    ("报表平台", "other"),
    ("客户关系管理系统", "other"),
    ("呼叫中心系统", "other"),
    ("运维管理平台", "other"),
    ("堡垒机", "other"),
    ("日志审计平台", "other"),
    ("测试管理平台", "other"),
)
"""Name and kind of systems that are not important."""

_STOCK = ("stock", "stock_star_chinext", "bse")
_FUTURES = ("futures_day", "futures_night_2300", "futures_night_0100", "futures_night_0230", "cffex_index")


def important_names(kind: str) -> tuple[tuple[str, str], ...]:
    """Name and kind of the important systems of an institution of ``kind``."""
    return _SECURITIES if kind == "securities" else _OTHERS


def sessions(kind: str) -> tuple[str, ...]:
    """The groups of trading sessions that an institution of ``kind`` serves."""
    return _FUTURES if kind == "futures" else _STOCK


def numbered(names: tuple[tuple[str, str], ...], index: int) -> tuple[str, str]:
    """The name at ``index``, with a number from the second round on.

    >>> numbered(ORDINARY, 1), numbered(ORDINARY, 16)
    (('邮件系统', 'office'), ('邮件系统2', 'office'))
    """
    name, kind = names[index % len(names)]
    number = index // len(names) + 1
    return (name if number == 1 else f"{name}{number}"), kind


def person(index: int) -> str:
    """The name of the person at ``index``.

    >>> person(0), person(11)
    ('员工甲01', '员工乙12')
    """
    return f"员工{STEMS[index % len(STEMS)]}{index + 1:02}"
