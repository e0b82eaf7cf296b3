"""征求意见稿第二十九条第二款 战略备份 — data sent to the strategic backup centre, which 2023 only encourages (27.2).

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import DRAFT_2022, art

data_are_submitted_to_the_strategic_centre = Duty(
    id="2022-draft:29.2a",
    cite=art(29, 2, version=DRAFT_2022),
    title="按规定及时向战略数据备份中心报送数据|Data are sent to the strategic backup centre in time",
    binds=CORE | OPERATING,
    quote="应当按照规定及时向证券期货业战略数据备份中心报送数据",
    earlier=(in_2012("28.1a", "应当按照规定向中国证监会指定的证券期货业数据中心报送数据"),),
    shape=Attested(topic="2022-draft:29.2a"),
    evidence="报送记录和回执|Records and receipts",
    remedy="按规定向数据备份中心报送数据|Send the data to the centre as the rules say",
)

submitted_data_are_true_and_whole = Duty(
    id="2022-draft:29.2b",
    cite=art(29, 2, version=DRAFT_2022),
    title="报送数据真实、准确、完整|The data sent are true, accurate, complete",
    binds=CORE | OPERATING,
    quote="报送的数据必须真实、准确、完整",
    earlier=(in_2012("28.1b", "报送的数据必须真实、完整、准确、及时", asks="more"),),
    shape=Attested(topic="2022-draft:29.2b"),
    evidence="数据核对记录|Records of checks on the data",
    remedy="核对报送数据，更正不实、不全之处|Check the data and correct what is untrue or incomplete",
)
