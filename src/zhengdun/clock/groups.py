"""The groups of trading sessions a system may serve, by their keys in ``data/sessions.csv``."""

GROUPS: dict[str, tuple[str, str]] = {
    "stock": ("沪深股票、基金", "Shanghai and Shenzhen stocks and funds"),
    "stock_star_chinext": ("科创板、创业板", "STAR Market and ChiNext"),
    "bse": ("北交所股票", "Beijing Stock Exchange"),
    "futures_day": ("商品期货日盘", "Commodity futures, day session"),
    "futures_night_2300": ("商品期货夜盘，至23:00", "Commodity futures, night session to 23:00"),
    "futures_night_0100": ("商品期货夜盘，至次日01:00", "Commodity futures, night session to 01:00"),
    "futures_night_0230": ("商品期货夜盘，至次日02:30", "Commodity futures, night session to 02:30"),
    "cffex_index": ("中金所股指期货、期权", "CFFEX stock index futures and options"),
    "cffex_bond": ("中金所国债期货", "CFFEX government bond futures"),
}
"""Key to (Chinese, English) name. A system that serves several markets names several groups."""
