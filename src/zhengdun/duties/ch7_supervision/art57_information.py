"""第五十七条 信息报送 — what the regulator asks for is provided in time; what is filed is true, accurate, complete.

Requests in the investigation of an incident are article 40's and 22's; all others are this article's. What went to
another than the CSRC and its local offices, to an exchange say, is none of its matter.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.supervision import Filing, RegulatorRequest

requests_for_information = rows(RegulatorRequest, RegulatorRequest.incident.col.is_null())

filings = rows(Filing, Filing.recipient.col.is_in(["csrc", "bureau"]))

_attested = pl.when(Filing.attested_by.col.is_not_null()).then(statement=True)

requests_are_answered_by_the_date_set = Duty(
    id="57-1",
    cite=art(57),
    title="按期提供监管要求的信息和数据|What the regulator asks for is provided by the date set",
    binds=CORE | OPERATING | SERVICE,
    quote="应当向中国证监会及其派出机构报送或者提供证券期货业网络和信息安全管理相关信息和数据",
    earlier=(
        in_draft("50a", "相关机构应当配合，及时、准确、完整提供相关资料"),
        in_2012("46.2a", "应当及时、准确、完整地提供相关资料"),
    ),
    shape=ByDate(
        each=requests_for_information, deadline=RegulatorRequest.answer_by, until=RegulatorRequest.answered_on
    ),
    evidence="监管要求及答复材料|The request and what was provided",
    remedy="立即答复并登记答复日期；没有登记要求答复日期的先补登|Answer at once and record the day; where no date to answer by is recorded, record it first",
    filing="应监管要求报送的信息和数据|Information and data that the regulator asked for",
)

what_is_filed_is_true_accurate_and_complete = Duty(
    id="57-2",
    cite=art(57),
    title="报送的信息真实、准确、完整|What is filed is true, accurate and complete",
    binds=CORE | OPERATING | SERVICE,
    quote="确保有关信息和数据的真实、准确、完整",
    earlier=(
        in_draft("50b", "相关机构应当配合，及时、准确、完整提供相关资料"),
        in_2012("46.2b", "应当及时、准确、完整地提供相关资料"),
    ),
    shape=Holds(
        each=filings,
        at=Filing.filed_on,
        when=Filing.truthful.col & _attested,
        says="经核对真实、准确、完整，并有声明人|checked to be true, accurate and complete, and someone vouches for it",
    ),
    evidence="报送前的核对记录、声明人|The check before filing, and who vouches for it",
    remedy="核对该次报送；不实、不准、不全的立即更正重报，登记核对结果和声明人|Check what was filed; correct and file again what is wrong; record the result and who vouches for it",
)

answers_are_true_accurate_and_complete = Duty(
    id="57-3",
    cite=art(57),
    title="应监管要求提供的信息真实、准确、完整|What the regulator asked for is true, accurate and complete",
    binds=CORE | OPERATING | SERVICE,
    quote="确保有关信息和数据的真实、准确、完整",
    earlier=(
        in_draft("50c", "相关机构应当配合，及时、准确、完整提供相关资料"),
        in_2012("46.2c", "应当及时、准确、完整地提供相关资料"),
    ),
    shape=Holds(
        each=requests_for_information,
        at=RegulatorRequest.answered_on,
        when=RegulatorRequest.truthful.col,
        says="答复经核对真实、准确、完整|the answer is checked to be true, accurate and complete",
    ),
    evidence="答复材料及其核对记录|The answer, and how it was checked",
    remedy="核对答复的信息，不实、不准、不全的立即更正，登记核对结果|Check what was answered, correct at once what is wrong, record the result",
)
