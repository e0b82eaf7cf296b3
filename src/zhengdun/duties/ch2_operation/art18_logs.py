"""第十八条第二款 日志 — business logs and system logs.

Five years are for business logs of important systems; six months are for the system logs of every system, as in
article 23 of the Cybersecurity Law (article 21 until 2025). Logs outlive their system: one that went off line is
still judged until the term has passed.

Five years are a floor (以上). Where a business log holds records of orders, trades, registration or clearing, the
Securities Law (articles 137, 153) and the Futures and Derivatives Law (article 117) ask for twenty, and the longer
term wins. It is a duty of its own (18.2b-2), so that a finding says which of the two was broken: between five and
twenty years that is not the Measures but the other statute.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import Limit, months, years
from zhengdun.kit.parameters import internal_standard, law_number, outside_number
from zhengdun.kit.rows import ON, Rows, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.tables.systems import System

BUSINESS_LOG_YEARS = law_number(
    "business_log_years",
    "重要信息系统业务日志保存年限|years for which business logs of important systems are kept",
    unit="年|years",
    cite=art(18, 2),
    value=5,
    others={"2022-draft": 20},
)
TRADING_RECORD_YEARS = outside_number(
    "trading_record_years",
    "委托、交易、登记、结算记录保存年限|years for which records of orders, trades, registration and clearing are kept",
    unit="年|years",
    cite=art(18, 2),
    value=20,
    rule="《证券法》第一百三十七条、第一百五十三条，《期货和衍生品法》第一百一十七条|Securities Law, articles 137 and 153; Futures and Derivatives Law, article 117",
)
SYSTEM_LOG_MONTHS = law_number(
    "system_log_months",
    "系统日志保存月数|months for which system logs are kept",
    unit="个月|months",
    cite=art(18, 2),
    value=6,
    others={"2022-draft": 6},
)
_DRAFT_YEARS = BUSINESS_LOG_YEARS.under(DRAFT_2022, art(17, 2, version=DRAFT_2022))
CHECK_MONTHS = internal_standard(
    "log_check_months",
    "日志留存核查有效期|validity of a check of how far logs reach back",
    unit="个月|months",
    cite=art(18, 2),
    default=12,
    why="与每年一次的专项评估同步|in step with the yearly assessment of article 59",
)


def systems_that_ran_within(term: Limit) -> Rows:
    """Systems on line, or off line for less than ``term``: their latest logs must still be there."""
    return rows(
        System,
        System.online_on.col <= ON,
        System.offline_on.col.is_null() | (System.offline_on.col > term.before(ON)),
    )


def logs_reach_back(each: Rows, kind: str, term: Limit) -> ReachesBack:
    """The logs of this ``kind`` of each system reach back over ``term``."""
    return ReachesBack(
        each=each,
        of=rows(LogStore, LogStore.kind.col == kind),
        earliest=LogStore.earliest_on,
        checked=LogStore.checked_on,
        term=term,
        since=System.online_on,
        fresh=months(CHECK_MONTHS),
    )


logs_are_complete_and_safe = Duty(
    id="18.2a",
    cite=art(18, 2),
    title="日志全面、准确并妥善保存|Logs complete, accurate and safely kept",
    binds=CORE | OPERATING,
    quote="应当全面、准确记录并妥善保存生产运营过程中的业务日志和系统日志",
    earlier=(in_draft("17.2a", "应当全面、准确记录并妥善保存生产运营过程中的业务日志和系统日志"),),
    shape=Holds(
        each=rows(LogStore),
        when=LogStore.complete.col & LogStore.protected.col,
        says="记录全面、准确，且妥善保存|complete and accurate, and safely kept",
    ),
    evidence="日志清单、抽样核查记录|The list of logs, records of samples checked",
    remedy="补齐记录内容，采取防篡改和备份措施|Complete what is logged; guard it against tampering and loss",
)

business_logs_are_kept_five_years = Duty(
    id="18.2b-1",
    cite=art(18, 2),
    title="重要信息系统业务日志保存五年以上|Business logs of important systems kept 5 years or more",
    binds=CORE | OPERATING,
    quote="重要信息系统业务日志应当保存五年以上",
    earlier=(
        in_draft(
            "17.2b",
            "业务日志保存期限不得少于二十年",
            title="业务日志保存二十年以上|Business logs kept 20 years or more",
            shape=logs_reach_back(systems_that_ran_within(years(_DRAFT_YEARS)), "business", years(_DRAFT_YEARS)),
            asks="more",
        ),
    ),
    shape=logs_reach_back(
        systems_that_ran_within(years(BUSINESS_LOG_YEARS)).where(System.important.col),
        "business",
        years(BUSINESS_LOG_YEARS),
    ),
    evidence="日志存储策略、最早日志抽样|Storage policy, a sample of the earliest log",
    remedy="停止清理，延长存储；登记现存最早日志日期和核查日期|Stop deleting, extend the storage; record the earliest log kept and when that was checked",
)

trading_records_are_kept_twenty_years = Duty(
    id="18.2b-2",
    cite=art(18, 2),
    title="业务日志含委托、交易等记录的，依其他法律保存二十年以上|Business logs with trading records kept 20 years or more, under other statutes",
    binds=CORE | OPERATING,
    quote="重要信息系统业务日志应当保存五年以上",
    earlier=(in_draft("17.2c", "业务日志保存期限不得少于二十年"),),
    shape=logs_reach_back(
        systems_that_ran_within(years(TRADING_RECORD_YEARS)).where(System.important.col, System.trading_records.col),
        "business",
        years(TRADING_RECORD_YEARS),
    ),
    evidence="日志存储策略、最早日志抽样|Storage policy, a sample of the earliest log",
    remedy="停止清理，延长存储；期限依《证券法》《期货和衍生品法》|Stop deleting, extend the storage; the term is that of the Securities Law and the Futures Law",
    breaks=TRADING_RECORD_YEARS,
)

system_logs_are_kept_six_months = Duty(
    id="18.2c",
    cite=art(18, 2),
    title="所有系统的系统日志保存六个月以上|System logs of every system kept 6 months or more",
    binds=CORE | OPERATING,
    quote="系统日志应当保存六个月以上",
    earlier=(in_draft("17.2d", "系统日志保存期限不得少于六个月"),),
    shape=logs_reach_back(systems_that_ran_within(months(SYSTEM_LOG_MONTHS)), "system", months(SYSTEM_LOG_MONTHS)),
    evidence="日志存储策略、最早日志抽样|Storage policy, a sample of the earliest log",
    remedy="停止清理，延长存储；登记现存最早日志日期和核查日期|Stop deleting, extend the storage; record the earliest log kept and when that was checked",
)
